"""Keeps the search index in step with the log. It decides what a fact touches, and the index takes that over.

What is written is always what the desk holds now, not what the fact said: taking a batch twice changes nothing, and a
place in the log that was lost is made good by reading on from an earlier one.
"""

import time
from collections.abc import Iterable, Iterator
from typing import Any, Protocol

import msgspec

from deskbell.conversations.wire import Attachment
from deskbell.log.append import Event
from deskbell.store.generated import search as sql
from deskbell.store.reads import Reader

TOGETHER = 500
"""Messages read at once."""
REST = 0.05
"""Seconds of rest after a small batch: what comes meanwhile is written in one go, as cheaply as a single message."""


class Entry(msgspec.Struct, frozen=True):
    """What can be found of one message."""

    key: int
    """The message's number; newer messages have greater ones."""
    conversation_key: int
    team_key: int
    """Who may find it: the conversation's team, 0 for everyone."""
    text: str
    subject: str
    contact: str
    files: str


class Index(Protocol):
    """Where entries are kept, with the place in the log up to which they are."""

    def place(self) -> int:
        """The last event that is in the index."""

    def apply(self, entries: list[Entry], gone: list[int], upto: int) -> None:
        """Write entries, remove the messages of `gone`, and move the place to `upto`: all of it or nothing."""

    def keys_of_team(self, team_key: int) -> list[int]:
        """The messages that only this team finds."""

    def close(self) -> None:
        """Let go of it."""


class Touched(msgspec.Struct):
    """What a batch of facts may have changed, as numbers."""

    messages: set[int]
    conversations: set[int]
    contacts: set[int]
    teams: set[int]


_MESSAGE = {"message.received", "message.sent", "note.added"}
_CONVERSATION = {
    "conversation.renamed",
    "conversation.merged",
    "conversation.unmerged",
    "conversation.split",
    "contact.merged",
    "contact.unmerged",
}
IGNORED = {
    "message.delivery",
    "conversation.opened",
    "conversation.tagged",
    "conversation.snoozed",
    "conversation.woken",
    "conversation.waiting",
    "conversation.resolved",
    "conversation.reopened",
    "conversation.seen",
    "conversation.read",
    "conversation.linked",
    "contact.created",
    "contact.identified",
    "contact.suggested",
    "contact.suggestion_settled",
    "visit.recorded",
    "agent.invited",
    "agent.changed",
    "team.changed",
    "channel.changed",
    "channel.seen",
    "tag.created",
    "tag.removed",
    "workspace.changed",
}
"""Facts that change nothing that can be found."""
HANDLED = _MESSAGE | _CONVERSATION | {"conversation.assigned", "contact.changed", "team.removed"}

_decode = msgspec.json.Decoder(dict[str, Any]).decode
_files = msgspec.json.Decoder(list[Attachment]).decode


class SearchReader:
    """Follows the log for an index."""

    name = "search"

    def __init__(self, index: Index) -> None:
        self._index = index

    def cursor(self) -> int:
        """The place up to which the index is filled."""
        return self._index.place()

    def handle(self, events: list[Event], reader: Reader) -> None:
        """Take over what a batch touched."""
        place = self._index.place()
        fresh = [event for event in events if event.seq > place]
        if not fresh:
            return
        keys = self._keys(touched(fresh), reader)
        entries = list(_entries(keys, reader))
        gone = keys - {entry.key for entry in entries}
        self._index.apply(entries, sorted(gone), fresh[-1].seq)
        if len(events) < TOGETHER:
            time.sleep(REST)

    def close(self) -> None:
        """Let go of the index."""
        self._index.close()

    def _keys(self, found: Touched, reader: Reader) -> set[int]:
        conversations = found.conversations
        if found.contacts:
            held = reader.all(sql.conversations_of_contacts, contact_keys=sorted(found.contacts))
            conversations |= {key for (key,) in held}
        keys = found.messages
        if conversations:
            held = reader.all(sql.keys_of_conversations, conversation_keys=sorted(conversations))
            keys |= {key for (key,) in held}
        for team_key in found.teams:
            keys |= set(self._index.keys_of_team(team_key))
        return keys


def touched(events: Iterable[Event]) -> Touched:
    """What the index has to look at again. Pure."""
    found = Touched(set(), set(), set(), set())
    for event in events:
        if event.kind in _MESSAGE and event.message_key is not None:
            found.messages.add(event.message_key)
        elif event.kind in HANDLED:
            _touch_more(event, found)
    return found


def _touch_more(event: Event, found: Touched) -> None:
    data = _decode(event.data)
    match event.kind:
        case "conversation.assigned":
            if data.get("team_before", 0) != data.get("team", 0) and event.conversation_key is not None:
                found.conversations.add(event.conversation_key)
        case "contact.changed":
            if {"name", "email"} & set(data.get("fields", ())) and event.contact_key is not None:
                found.contacts.add(event.contact_key)
        case "team.removed":
            found.teams.add(event.object_key or 0)
        case "conversation.merged" | "conversation.unmerged" | "conversation.split":
            found.conversations |= {event.conversation_key or 0, data.get("other", 0)}
        case _ if event.conversation_key is not None:
            found.conversations.add(event.conversation_key)
        case _:
            found.contacts |= {event.contact_key or 0, data.get("other", 0)}


def _entries(keys: set[int], reader: Reader) -> Iterator[Entry]:
    ordered = sorted(keys)
    for start in range(0, len(ordered), TOGETHER):
        for row in reader.all(sql.entries_by_keys, keys=ordered[start : start + TOGETHER]):
            key, conversation_key, team_key, text, subject, name, email, attachments = row
            files = " ".join(file.name for file in _files(attachments)) if attachments != "[]" else ""
            yield Entry(key, conversation_key, team_key, text, subject, f"{name} {email or ''}", files)
