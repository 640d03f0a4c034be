"""Everything known of a contact, for the panel beside a conversation: in a handful of indexed reads."""

from collections import Counter

import msgspec

from deskbell.access.may import Caller, may
from deskbell.contacts.known import READ, KnownIdentity
from deskbell.contacts.leaving_off import Earlier, left_off
from deskbell.contacts.retelling import read_visit
from deskbell.contacts.row import ContactRow, load_contact
from deskbell.contacts.wire import (
    ContactBrief,
    ContactCard,
    EarlierConversation,
    Identity,
    MergedContact,
    SuggestedContact,
    Visit,
)
from deskbell.errors import NotFound
from deskbell.store.generated import contacts as sql
from deskbell.store.reads import Reader

VISITS = 20
CONVERSATIONS = 10
LOOKED_AT = 50
"""Conversations read to find those the caller may see, and the channel that is used most."""
SUGGESTIONS = 5
MERGES = 20


def card(
    reader: Reader, caller: Caller, contact_key: int, now: int | None = None, besides: str | None = None
) -> ContactCard:
    """The card of a contact, or of whom it was merged into.

    `now` (UTC microseconds) lets it say how long ago things were; `besides` is the id of the conversation it stands
    beside, which is no earlier one. Raises NotFound.
    """
    return _card(reader, caller, load_contact(reader, contact_key), now, besides)


def card_by_id(reader: Reader, caller: Caller, id: str, now: int) -> ContactCard:
    """The card of the contact with this public id. Raises NotFound."""
    found = reader.one(sql.contact_by_id, id=id)
    if found is None:
        raise NotFound("There is no such contact.", "It may have been erased.")
    return card(reader, caller, ContactRow(*found).key, now)


def _card(reader: Reader, caller: Caller, row: ContactRow, now: int | None, besides: str | None) -> ContactCard:
    all_seen = _conversations(reader, caller, row.key)
    seen = [one for one in all_seen if one.id != besides and one.merged_into is None]
    ended = next((one for one in seen if one.state in ("resolved", "waiting")), None)
    return ContactCard(
        **msgspec.structs.asdict(row.brief),
        attributes=row.known,
        identities=_identities(reader, row.key),
        created_at=row.created_at,
        last_seen_at=row.last_seen_at,
        locale=row.locale,
        blocked=bool(row.blocked),
        visits=_visits(reader, row.key),
        conversations=[_listed(one) for one in seen[:CONVERSATIONS]],
        suggestions=_suggestions(reader, row.key),
        merges=_merges(reader, row.key),
        left_off=left_off(ended, _resolved_by(reader, ended), now),
        usual_channel=_usual_channel(row, all_seen),
    )


def _conversations(reader: Reader, caller: Caller, key: int) -> list[Earlier]:
    rows = [Earlier(*values) for values in reader.all(sql.conversations_of, contact_key=key, limit=LOOKED_AT)]
    return [row for row in rows if may(caller, "see", row.team_key)]


def _listed(one: Earlier) -> EarlierConversation:
    return EarlierConversation(one.id, one.subject, one.state, one.channel_id, one.last_at, one.preview)


def _identities(reader: Reader, key: int) -> list[Identity]:
    """Proven ones first; what two merged contacts both had is shown once."""
    rows = [KnownIdentity(*values) for values in reader.all(sql.identities_of, contact_key=key, limit=READ)]
    rows.sort(key=lambda one: -one.verified)
    once = {(one.kind, one.value, one.scope): one for one in reversed(rows)}
    return [
        Identity(one.id, one.kind, one.value, bool(one.verified), one.how, one.added_at)
        for one in rows
        if once[one.kind, one.value, one.scope] is one
    ]


def _visits(reader: Reader, key: int) -> list[Visit]:
    return [read_visit(row) for row in reader.all(sql.newest_visits, contact_key=key, limit=VISITS)]


def _suggestions(reader: Reader, key: int) -> list[SuggestedContact]:
    forth = reader.all(sql.suggestions_from, contact_key=key, limit=SUGGESTIONS)
    back = reader.all(sql.suggestions_to, other_key=key, limit=SUGGESTIONS)
    newest = sorted([*forth, *back], key=lambda row: row[2], reverse=True)[:SUGGESTIONS]
    return [SuggestedContact(id, ContactBrief(*other), reason) for id, reason, _, *other in newest]


def _merges(reader: Reader, key: int) -> list[MergedContact]:
    rows = reader.all(sql.merges_shown, survivor_key=key, limit=MERGES)
    return [MergedContact(id, ContactBrief(*other), at) for id, at, *other in rows]


def _resolved_by(reader: Reader, ended: Earlier | None) -> str | None:
    """The agent who settled it, by the log."""
    if ended is None or ended.state != "resolved":
        return None
    found = reader.one(sql.resolutions_of, conversation_key=ended.key)
    kind, _, key = (found[0] if found else "").partition(":")
    agent = reader.one(sql.agent_name, key=int(key)) if kind == "agent" else None
    return agent[0] if agent else None


def _usual_channel(row: ContactRow, seen: list[Earlier]) -> str | None:
    """What they said they prefer, by id or name, or else the channel of most of their conversations."""
    stated = row.known.get("preferred_channel", "").casefold()
    for one in seen:
        if stated and stated in (one.channel_id, one.channel_name.casefold()):
            return one.channel_id
    counted = Counter(one.channel_id for one in seen).most_common(1)
    return counted[0][0] if counted else None
