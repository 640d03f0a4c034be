"""How channels and the visitors of chats are kept."""

from sqlalchemy import bindparam, insert, select, update

from deskbell.conversations.statements import row_columns, survivor
from deskbell.store.schema import agent, channel, contact, conversation, identity, message, raw, team, visitor

_ch = channel.c
_columns = [
    _ch.key,
    _ch.id,
    _ch.kind,
    _ch.name,
    _ch.state,
    _ch.app_id,
    _ch.settings,
    _ch.secrets,
    _ch.seen_on,
    _ch.seen_at,
]
channels = select(*_columns).order_by(_ch.key)
channel_by_id = select(*_columns).where(_ch.id == bindparam("id"))
insert_channel = insert(channel)
update_channel = (
    update(channel)
    .where(_ch.key == bindparam("of_key"))
    .values({n: bindparam(n) for n in ("name", "state", "settings", "secrets", "seen_on", "seen_at")})
)

_v = visitor.c
_person = contact.alias("person")
_known = [
    _v.key,
    _v.id,
    _v.channel_key,
    _v.contact_key,
    _person.c.id,
    _person.c.name,
    _person.c.email,
    _person.c.plan,
    _person.c.plan_source,
    _person.c.blocked,
]
_c = conversation.c
_joined = (
    visitor.join(_person, _person.c.key == _v.contact_key)
    .outerjoin(conversation, _c.key == _v.conversation_key)
    .outerjoin(channel, _ch.key == _c.channel_key)
    .outerjoin(contact, contact.c.key == _c.contact_key)
    .outerjoin(agent, agent.c.key == _c.assignee_key)
    .outerjoin(team, team.c.key == _c.team_key)
    .outerjoin(survivor, survivor.c.key == _c.merged_into)
)
# All that a visitor's message needs to know, in one statement: who, which conversation, and whether it is there.
# The channel is given, not taken from the visitor: planned for an empty desk, PostgreSQL walked the whole index then.
visitor_standing = (
    select(*_known, message.c.key, *row_columns)
    .select_from(
        _joined.outerjoin(
            message,
            (message.c.channel_key == bindparam("channel_key")) & (message.c.external_id == bindparam("external_id")),
        )
    )
    .where(_v.token_hash == bindparam("token_hash"), _v.ended_at.is_(None))
)
visitor_by_token = (
    select(*_known, _v.conversation_key)
    .select_from(visitor.join(_person, _person.c.key == _v.contact_key))
    .where(_v.token_hash == bindparam("token_hash"), _v.ended_at.is_(None))
)
insert_visitor = insert(visitor)
turn_visitor = (
    update(visitor).where(_v.key == bindparam("of_key")).values(conversation_key=bindparam("conversation_key"))
)
repoint_visitor = (
    update(visitor)
    .where(_v.key == bindparam("of_key"))
    .values(contact_key=bindparam("contact_key"), conversation_key=bindparam("conversation_key"))
)
end_visitor = update(visitor).where(_v.token_hash == bindparam("of_hash")).values(ended_at=bindparam("ended_at"))
latest_of_contact = (
    select(_c.key)
    .where(_c.contact_key == bindparam("contact_key"), _c.channel_key == bindparam("channel_key"))
    .order_by(_c.last_at.desc())
    .limit(1)
)

_i = identity.c
handle_of = (
    select(_i.value)
    .where(
        _i.contact_key == bindparam("contact_key"),
        _i.kind == "handle",
        _i.scope == bindparam("scope"),
        _i.verified == 1,
    )
    .limit(1)
)

_r = raw.c
insert_raw = insert(raw)
raw_by_key = select(*_r).where(_r.key == bindparam("key"))
raw_known = select(_r.key).where(_r.channel_key == bindparam("channel_key"), _r.external_id == bindparam("external_id"))
raw_waiting = select(_r.key).where(_r.state == "new").order_by(_r.key).limit(bindparam("limit"))
settle_raw = (
    update(raw)
    .where(_r.key == bindparam("of_key"))
    .values({n: bindparam(n) for n in ("state", "error", "message_key")})
)
