"""How contacts, their identities, visits, merges and suggestions are read and written."""

from sqlalchemy import asc, bindparam, delete, desc, insert, or_, select, tuple_, update

from deskbell.store.schema import (
    agent,
    channel,
    contact,
    contact_merge,
    conversation,
    event,
    identity,
    suggestion,
    visit,
)
from deskbell.store.schema.lists import OneOf

_c = contact.c
_i = identity.c

row_columns = [
    _c.key,
    _c.id,
    _c.name,
    _c.name_source,
    _c.email,
    _c.plan,
    _c.plan_source,
    _c.attributes,
    _c.locale,
    _c.blocked,
    _c.created_at,
    _c.last_seen_at,
    _c.merged_into,
]
"""The fields of ContactRow, in its order."""
_brief = [_c.id, _c.name, _c.email, _c.plan, _c.plan_source]
_rows = select(*row_columns)
contact_by_key = _rows.where(_c.key == bindparam("key"))
contact_by_id = _rows.where(_c.id == bindparam("id"))
insert_contact = insert(contact)
_fixed = {"key", "id", "created_at"}
update_contact = (
    update(contact)
    .where(_c.key == bindparam("of_key"))
    .values({c.name: bindparam(c.name) for c in _c if c.name not in _fixed})
)

insert_identity = insert(identity)
delete_identity = delete(identity).where(_i.key == bindparam("of_key"))
prove_identity = update(identity).where(_i.key == bindparam("of_key")).values(verified=1, how=bindparam("how"))
_known_identity = [_i.key, _i.id, _i.contact_key, _i.kind, _i.scope, _i.value, _i.verified, _i.how, _i.added_at]
identities_of = (
    select(*_known_identity)
    .where(_i.contact_key == bindparam("contact_key"))
    .order_by(asc(_i.key))
    .limit(bindparam("limit"))
)
identities_of_several = select(*_known_identity).where(OneOf(_i.contact_key, "contact_keys"))
identities_by_value = (
    select(*_known_identity)
    .where(_i.kind == bindparam("kind"), _i.value == bindparam("value"), _i.scope == bindparam("scope"))
    .order_by(desc(_i.verified), desc(_i.key))
    .limit(bindparam("limit"))
)
contact_by_verified = (
    select(*row_columns)
    .select_from(identity.join(contact, _c.key == _i.contact_key))
    .where(
        _i.kind == bindparam("kind"),
        _i.value == bindparam("value"),
        _i.scope == bindparam("scope"),
        _i.verified == 1,
    )
)

_after_name = tuple_(_c.sort_name, _c.key) > tuple_(bindparam("name"), bindparam("after_key"))
contacts_by_name = (
    select(_c.sort_name, _c.key, *_brief)
    .where(_after_name, _c.sort_name < bindparam("end"), _c.merged_into.is_(None))
    .order_by(asc(_c.sort_name), asc(_c.key))
    .limit(bindparam("limit"))
)
contacts_by_email = (
    select(_i.value, _i.key, _c.sort_name, *_brief)
    .select_from(identity.join(contact, _c.key == _i.contact_key))
    .where(
        _i.kind == "email",
        tuple_(_i.value, _i.scope, _i.key) > tuple_(bindparam("value"), 0, bindparam("after_key")),
        _i.value < bindparam("end"),
    )
    .order_by(asc(_i.value), asc(_i.scope), asc(_i.key))
    .limit(bindparam("limit"))
)

_v = visit.c
insert_visit = insert(visit)
newest_visits = (
    select(_v.id, _v.at, _v.kind, _v.name, _v.url, _v.title, _v.props)
    .where(_v.contact_key == bindparam("contact_key"))
    .order_by(desc(_v.at), desc(_v.key))
    .limit(bindparam("limit"))
)
_oldest_kept = (
    select(_v.at)
    .where(_v.contact_key == bindparam("of_contact"))
    .order_by(desc(_v.at))
    .limit(1)
    .offset(bindparam("kept"))
    .scalar_subquery()
)
forget_visits = delete(visit).where(_v.contact_key == bindparam("contact_key"), _v.at <= _oldest_kept)
note_seen = update(contact).where(_c.key == bindparam("of_key")).values(last_seen_at=bindparam("last_seen_at"))

_s = suggestion.c
_other = contact.alias("other")
insert_suggestion = insert(suggestion)
settle_suggestion = update(suggestion).where(_s.key == bindparam("of_key")).values(state=bindparam("state"))
suggestion_by_id = select(_s.key, _s.contact_key, _s.other_key, _s.reason, _s.state).where(_s.id == bindparam("id"))
suggestions_of_pair = (
    select(_s.key, _s.state)
    .where(
        or_(
            (_s.contact_key == bindparam("one")) & (_s.other_key == bindparam("other")),
            (_s.other_key == bindparam("the_one")) & (_s.contact_key == bindparam("the_other")),
        )
    )
    .limit(1)
)
open_suggestions_to = (
    select(_s.key).where(_s.other_key == bindparam("other_key"), _s.state == "open").limit(bindparam("limit"))
)
_other_brief = [_other.c.id, _other.c.name, _other.c.email, _other.c.plan, _other.c.plan_source]
suggestions_from = (
    select(_s.id, _s.reason, _s.at, *_other_brief)
    .select_from(suggestion.join(_other, _other.c.key == _s.other_key))
    .where(_s.contact_key == bindparam("contact_key"), _s.state == "open", _other.c.merged_into.is_(None))
    .limit(bindparam("limit"))
)
suggestions_to = (
    select(_s.id, _s.reason, _s.at, *_other_brief)
    .select_from(suggestion.join(_other, _other.c.key == _s.contact_key))
    .where(_s.other_key == bindparam("other_key"), _s.state == "open", _other.c.merged_into.is_(None))
    .limit(bindparam("limit"))
)

_m = contact_merge.c
merge_columns = [_m.key, _m.id, _m.survivor_key, _m.merged_key, _m.state, _m.before]
"""The fields of merging.ContactMerge, in its order."""
insert_merge = insert(contact_merge)
merge_by_id = select(*merge_columns).where(_m.id == bindparam("id"))
merge_by_key = select(*merge_columns).where(_m.key == bindparam("key"))
update_merge = (
    update(contact_merge)
    .where(_m.key == bindparam("of_key"))
    .values(state=bindparam("state"), undone_at=bindparam("undone_at"))
)
merges_into = select(_m.merged_key, _m.state).where(
    _m.survivor_key == bindparam("survivor_key"), _m.undone_at.is_(None)
)
unfinished_merges = (
    select(_m.key)
    .where(
        or_(OneOf(_m.survivor_key, "survivor_keys"), OneOf(_m.merged_key, "merged_keys")),
        or_(_m.state == "moving", _m.state == "returning"),
    )
    .limit(1)
)
merges_shown = (
    select(_m.id, _m.at, *_other_brief)
    .select_from(contact_merge.join(_other, _other.c.key == _m.merged_key))
    .where(_m.survivor_key == bindparam("survivor_key"), _m.undone_at.is_(None))
    .order_by(desc(_m.key))
    .limit(bindparam("limit"))
)

# What frames of contacts carry besides the contact, found again by the event's object.
merges_told = (
    select(_m.key, _m.id, _other.c.id)
    .select_from(contact_merge.join(_other, _other.c.key == _m.merged_key))
    .where(OneOf(_m.key, "keys"))
)
suggestions_told = (
    select(_s.key, _s.id, _other.c.id, _s.reason)
    .select_from(suggestion.join(_other, _other.c.key == _s.other_key))
    .where(OneOf(_s.key, "keys"))
)
visits_told = select(_v.key, _v.id, _v.at, _v.kind, _v.name, _v.url, _v.title, _v.props).where(OneOf(_v.key, "keys"))

_n = conversation.c
conversations_of = (
    select(
        _n.id,
        _n.subject,
        _n.state,
        channel.c.id,
        channel.c.name,
        _n.last_at,
        _n.preview,
        _n.preview_by,
        _n.key,
        _n.team_key,
        _n.assignee_key,
        _n.merged_into,
    )
    .select_from(conversation.join(channel, channel.c.key == _n.channel_key))
    .where(_n.contact_key == bindparam("contact_key"))
    .order_by(desc(_n.last_at))
    .limit(bindparam("limit"))
)
"""The fields of card.Earlier, in its order."""

_e = event.c
resolutions_of = (
    select(_e.actor)
    .where(_e.conversation_key == bindparam("conversation_key"), _e.kind == "conversation.resolved")
    .order_by(desc(_e.revision))
    .limit(1)
)
agent_name = select(agent.c.name).where(agent.c.key == bindparam("key"))
