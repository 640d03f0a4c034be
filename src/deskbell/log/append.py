"""The only way into the log: in the transaction of the change it records."""

from typing import Any

import msgspec

from deskbell.log.actor import Actor
from deskbell.log.events import Fact
from deskbell.store.generated import log as sql
from deskbell.store.transaction import Transaction

_encode = msgspec.json.Encoder().encode


class Event(msgspec.Struct):
    """A fact with its place, time, actor and subjects, as it was appended."""

    seq: int
    at: int
    """UTC microseconds."""
    kind: str
    actor: str
    conversation_key: int | None
    revision: int | None
    contact_key: int | None
    message_key: int | None
    object_key: int | None
    data: str
    cause: int | None
    command_id: str | None


assert sql.insert_event.params == Event.__struct_fields__


class Appended(msgspec.Struct):
    """An event together with what a follower may show of it, handed on in memory while it is fresh."""

    event: Event
    actor: Actor
    content: dict[str, Any]
    """Wire structs by name (conversation, message, contact …); never stored with the event."""
    team_key: int
    """Who may see it: the team the conversation belongs to; 0 is everyone."""
    team_before: int | None
    """The team it belonged to until now, when that changed: who saw it then learns that it is gone."""


def append(
    tx: Transaction,
    actor: Actor,
    fact: Fact,
    content: dict[str, Any] | None = None,
    *,
    conversation_key: int | None = None,
    revision: int | None = None,
    contact_key: int | None = None,
    message_key: int | None = None,
    object_key: int | None = None,
    team_key: int = 0,
    team_before: int | None = None,
    cause: int | None = None,
    command_id: str | None = None,
) -> int:
    """Record a fact; returns its place in the log. Followers hear of it once the transaction is durable."""
    event = Event(
        tx.seq(),
        tx.now,
        str(fact.__struct_config__.tag),
        actor.label,
        conversation_key,
        revision,
        contact_key,
        message_key,
        object_key,
        _encode(fact).decode(),
        cause,
        command_id,
    )
    tx.put(sql.insert_event, msgspec.structs.astuple(event))
    tx.appended.append(Appended(event, actor, content or {}, team_key, team_before))
    return event.seq
