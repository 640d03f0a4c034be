"""How conversations and messages are read and written."""

from sqlalchemy import (
    ColumnElement,
    asc,
    bindparam,
    delete,
    desc,
    insert,
    literal_column,
    select,
    tuple_,
    update,
)

from deskbell.store.schema import (
    agent,
    channel,
    contact,
    conversation,
    conversation_link,
    conversation_tag,
    delivery,
    delivery_attempt,
    draft,
    message,
    tag,
    team,
)
from deskbell.store.schema.lists import OneOf

survivor = conversation.alias("survivor")
_c = conversation.c

row_columns = [
    _c.key,
    _c.id,
    _c.subject,
    _c.state,
    _c.channel_key,
    channel.c.id,
    channel.c.kind,
    _c.contact_key,
    contact.c.id,
    contact.c.name,
    contact.c.email,
    contact.c.plan,
    contact.c.plan_source,
    _c.assignee_key,
    agent.c.id,
    _c.team_key,
    team.c.id,
    _c.tags,
    _c.preview,
    _c.preview_by,
    _c.last_at,
    _c.waiting_since,
    _c.snoozed_until,
    _c.created_at,
    _c.resolved_at,
    _c.revision,
    _c.last_inbound,
    _c.last_message,
    _c.last_by,
    _c.seen_by_agents,
    _c.seen_by_customer,
    _c.page,
    _c.merged_into,
    survivor.c.id,
]
"""The fields of ConversationRow, in its order."""

row_source = (
    conversation.join(channel, channel.c.key == _c.channel_key)
    .join(contact, contact.c.key == _c.contact_key)
    .outerjoin(agent, agent.c.key == _c.assignee_key)
    .outerjoin(team, team.c.key == _c.team_key)
    .outerjoin(survivor, survivor.c.key == _c.merged_into)
)
_rows = select(*row_columns).select_from(row_source)

row_by_id = _rows.where(_c.id == bindparam("id"))
row_by_key = _rows.where(_c.key == bindparam("key"))
rows_by_keys = _rows.where(OneOf(_c.key, "keys"))

insert_conversation = insert(conversation)
_kept = {"key", "id", "origin_contact_key", "created_at"}
update_conversation = (
    update(conversation)
    .where(_c.key == bindparam("of_key"))
    .values({c.name: bindparam(c.name) for c in _c if c.name not in _kept})
)

# Keyset pages: newest first, after a place (last_at, key) that was the last row of the page before.
# The comparison of pairs is what lets both databases start inside the index instead of reading up to the place.
_before = tuple_(_c.last_at, _c.key) < tuple_(bindparam("last_at"), bindparam("before_key"))
_order = (desc(_c.last_at), desc(_c.key))
_state = _c.state == bindparam("state")


def _page(*more: object) -> object:
    where = [_state, *more, _before]
    return _rows.where(*where).order_by(*_order).limit(bindparam("limit"))  # type: ignore[arg-type]


page_of_state = _page()
page_of_assignee = _page(_c.assignee_key == bindparam("assignee_key"))
page_of_team = _page(_c.team_key == bindparam("team_key"))
page_of_channel = _page(_c.channel_key == bindparam("channel_key"))

_t = conversation_tag.c
_tag_before = tuple_(_t.last_at, _t.conversation_key) < tuple_(bindparam("last_at"), bindparam("before_key"))
page_of_tag = (
    select(*row_columns)
    .select_from(row_source.join(conversation_tag, _t.conversation_key == _c.key))
    .where(_t.tag_key == bindparam("tag_key"), _t.state == bindparam("state"), _tag_before)
    .order_by(desc(_t.last_at), desc(_t.conversation_key))
    .limit(bindparam("limit"))
)

_m = message.c
message_columns = [
    _m.id,
    _c.id,
    _m.kind,
    channel.c.id,
    _m.author_kind,
    _m.author_id,
    _m.author_name,
    _m.text,
    _m.attachments,
    _m.at,
    _m.revision,
    _m.client_id,
    _m.reason,
    _m.page,
    _m.delivery,
    _m.delivery_error,
    _m.erased,
]
_messages = select(*message_columns).select_from(
    message.join(conversation, _c.key == _m.conversation_key).outerjoin(channel, channel.c.key == _m.channel_key)
)
insert_message = insert(message)
messages_before = (
    _messages.where(_m.conversation_key == bindparam("conversation_key"), _m.revision < bindparam("before"))
    .order_by(desc(_m.revision))
    .limit(bindparam("limit"))
)
messages_after = (
    _messages.where(_m.conversation_key == bindparam("conversation_key"), _m.revision > bindparam("after"))
    .order_by(asc(_m.revision))
    .limit(bindparam("limit"))
)
messages_by_keys = (
    select(_m.key, *message_columns)
    .select_from(
        message.join(conversation, _c.key == _m.conversation_key).outerjoin(channel, channel.c.key == _m.channel_key)
    )
    .where(OneOf(_m.key, "keys"))
)

agent_by_id = select(agent.c.key, agent.c.id, agent.c.name, agent.c.role, agent.c.state).where(
    agent.c.id == bindparam("id")
)
team_by_id = select(team.c.key, team.c.id, team.c.name).where(team.c.id == bindparam("id"))
channel_by_id = select(channel.c.key).where(channel.c.id == bindparam("id"))

tags_by_names = select(tag.c.key, tag.c.id, tag.c.name).where(OneOf(tag.c.name, "names"))
tag_by_name = select(tag.c.key, tag.c.id, tag.c.name).where(tag.c.name == bindparam("name"))
tags = select(tag.c.id, tag.c.name).order_by(tag.c.name)
insert_tag = insert(tag)
insert_tagged = insert(conversation_tag)
delete_tagged = delete(conversation_tag).where(
    _t.tag_key == bindparam("of_tag"), _t.conversation_key == bindparam("of_conversation")
)
move_tagged = (
    update(conversation_tag)
    .where(_t.conversation_key == bindparam("of_conversation"))
    .values(state=bindparam("state"), last_at=bindparam("last_at"))
)

draft_of = select(draft.c.kind, draft.c.text, draft.c.updated_at).where(
    draft.c.agent_key == bindparam("agent_key"), draft.c.conversation_key == bindparam("conversation_key")
)
insert_draft = insert(draft)
delete_draft = delete(draft).where(
    draft.c.agent_key == bindparam("of_agent"), draft.c.conversation_key == bindparam("of_conversation")
)

_one: ColumnElement[int] = literal_column("1")
_counted = select(_one).where(_state)
count_of_state = _counted.limit(bindparam("limit"))
count_of_assignee = _counted.where(_c.assignee_key == bindparam("assignee_key")).limit(bindparam("limit"))
count_of_channel = _counted.where(_c.channel_key == bindparam("channel_key")).limit(bindparam("limit"))
count_of_team = _counted.where(_c.team_key == bindparam("team_key")).limit(bindparam("limit"))
count_of_tag = (
    select(_one).where(_t.tag_key == bindparam("tag_key"), _t.state == bindparam("state")).limit(bindparam("limit"))
)

insert_link = insert(conversation_link)
links_from = (
    select(_c.id, _c.subject, _c.state, conversation_link.c.why)
    .select_from(conversation_link.join(conversation, _c.key == conversation_link.c.other_key))
    .where(conversation_link.c.conversation_key == bindparam("conversation_key"))
)
links_to = (
    select(_c.id, _c.subject, _c.state, conversation_link.c.why)
    .select_from(conversation_link.join(conversation, _c.key == conversation_link.c.conversation_key))
    .where(conversation_link.c.other_key == bindparam("other_key"))
)
link_between = select(conversation_link.c.why).where(
    conversation_link.c.conversation_key == bindparam("conversation_key"),
    conversation_link.c.other_key == bindparam("other_key"),
)

channel_keys = select(channel.c.key, channel.c.id)
tag_keys = select(tag.c.key, tag.c.name).order_by(tag.c.name).limit(200)
contacts_by_keys = select(
    contact.c.key, contact.c.id, contact.c.name, contact.c.email, contact.c.plan, contact.c.plan_source
).where(OneOf(contact.c.key, "keys"))
agents_by_keys = select(agent.c.key, agent.c.id, agent.c.name).where(OneOf(agent.c.key, "keys"))
tag_by_id = select(tag.c.key, tag.c.name).where(tag.c.id == bindparam("id"))
delete_tag = delete(tag).where(tag.c.key == bindparam("of_key"))
rows_with_tag = (
    select(*row_columns)
    .select_from(row_source.join(conversation_tag, _t.conversation_key == _c.key))
    .where(_t.tag_key == bindparam("tag_key"))
    .limit(bindparam("limit"))
)

_d = delivery.c
insert_delivery = insert(delivery)
update_delivery = (
    update(delivery)
    .where(_d.key == bindparam("of_key"))
    .values({n: bindparam(n) for n in ("state", "attempts", "fence", "next_at", "error", "changed_at")})
)
delivery_by_key = select(*_d).where(_d.key == bindparam("key"))
delivery_of_message = (
    select(*_d).select_from(message.join(delivery, _d.message_key == _m.key)).where(_m.id == bindparam("id"))
)
deliveries_due = (
    select(*_d)
    .where(_d.state == bindparam("state"), _d.next_at <= bindparam("now"))
    .order_by(asc(_d.next_at))
    .limit(bindparam("limit"))
)
next_delivery = select(_d.next_at).where(_d.state == bindparam("state")).order_by(asc(_d.next_at)).limit(1)
insert_attempt = insert(delivery_attempt)
end_attempt = (
    update(delivery_attempt)
    .where(delivery_attempt.c.key == bindparam("of_key"))
    .values({n: bindparam(n) for n in ("ended_at", "outcome", "detail")})
)
deliver_message = (
    update(message)
    .where(_m.key == bindparam("of_key"))
    .values(delivery=bindparam("delivery"), delivery_error=bindparam("delivery_error"))
)
place_of_message = (
    select(_m.conversation_key, _c.contact_key)
    .select_from(message.join(conversation, _c.key == _m.conversation_key))
    .where(_m.key == bindparam("key"))
)
