"""Facts read again from the log, with what they speak of as it is now: for a client that was away."""

from typing import Any

import msgspec

from deskbell.contacts.retelling import retell
from deskbell.contacts.wire import ContactBrief
from deskbell.conversations.messages import from_row
from deskbell.conversations.row import ConversationRow, wire
from deskbell.log.actor import Actor
from deskbell.log.append import Appended, Event
from deskbell.log.events import ConversationAssigned
from deskbell.store.generated import conversations as conversation_sql
from deskbell.store.generated import log as sql
from deskbell.store.reads import Reader

MOST = 1_000
"""Events replayed at most; a client that missed more starts over."""

DIRECTORY = ("agent.", "team.", "channel.", "tag.", "workspace.")
"""Kinds that change the directory everyone holds; missing one means starting over, as they are rare."""


def read_after(reader: Reader, after: int, limit: int = MOST) -> list[Appended]:
    """The events after a place with their content, oldest first."""
    events = [Event(*row) for row in reader.all(sql.events_after, after=after, limit=limit)]
    return with_content(reader, events)


def with_content(reader: Reader, events: list[Event]) -> list[Appended]:
    """Events with the rows and messages they speak of, as they are now."""
    rows = _rows(reader, {e.conversation_key for e in events if e.conversation_key})
    messages = _messages(reader, [e.message_key for e in events if e.message_key])
    contacts = _contacts(reader, [e.contact_key for e in events if e.contact_key and not e.conversation_key])
    actors = _actors(reader, {e.actor for e in events})
    told = retell(reader, events)
    return [_appended(e, rows, messages, contacts, actors, told) for e in events]


def _appended(
    event: Event,
    rows: dict[int, ConversationRow],
    messages: dict[int, object],
    contacts: dict[int, ContactBrief],
    actors: dict[str, Actor],
    told: dict[int, dict[str, Any]],
) -> Appended:
    content: dict[str, object] = {}
    row = rows.get(event.conversation_key or 0)
    if row is not None:
        content["conversation"] = wire(row)
    if event.message_key in messages:
        content["message"] = messages[event.message_key]
    if row is None and event.contact_key in contacts:
        content["contact"] = contacts[event.contact_key]
    if event.seq in told:
        content["data"] = told[event.seq]
    team_before = None
    if event.kind == "conversation.assigned":
        fact = msgspec.json.decode(event.data, type=ConversationAssigned)
        team_before = fact.team_before if fact.team_before != fact.team else None
    return Appended(event, actors[event.actor], content, row.team_key if row else 0, team_before)


def _rows(reader: Reader, keys: set[int]) -> dict[int, ConversationRow]:
    if not keys:
        return {}
    found = reader.all(conversation_sql.rows_by_keys, keys=sorted(keys))
    return {values[0]: ConversationRow(*values) for values in found}


def _messages(reader: Reader, keys: list[int]) -> dict[int, object]:
    if not keys:
        return {}
    found = reader.all(conversation_sql.messages_by_keys, keys=keys)
    return {key: from_row(tuple(values)) for key, *values in found}


def _contacts(reader: Reader, keys: list[int]) -> dict[int, ContactBrief]:
    if not keys:
        return {}
    found = reader.all(conversation_sql.contacts_by_keys, keys=keys)
    return {key: ContactBrief(*values) for key, *values in found}


def _actors(reader: Reader, labels: set[str]) -> dict[str, Actor]:
    """Who acted: agents by name, everyone else by kind (a message carries its author itself)."""
    split = {label: label.partition(":") for label in labels}
    keys = [int(key) for kind, _, key in split.values() if kind == "agent"]
    agents = (
        {key: (id, name) for key, id, name in reader.all(conversation_sql.agents_by_keys, keys=keys)} if keys else {}
    )
    actors = {}
    for label, (kind, _, key) in split.items():
        id, name = agents.get(int(key), (None, "")) if kind == "agent" else (None, "")
        actors[label] = Actor(kind, int(key), id, name)
    return actors
