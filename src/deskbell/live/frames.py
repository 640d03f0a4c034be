"""What travels to a browser: an event with its content. State plus frames is what a fresh fetch returns."""

from typing import Any

import msgspec

from deskbell.contacts.wire import ContactBrief
from deskbell.conversations.wire import Conversation, Message
from deskbell.log.actor import Person
from deskbell.log.append import Appended

encode = msgspec.json.Encoder().encode

PROTOCOL = 1
"""Version of the frames, said in hello and welcome."""


class Frame(msgspec.Struct, omit_defaults=True):
    """One event for those who may see it: what it carries replaces what they have, by id."""

    seq: int
    at: int
    kind: str
    actor: Person
    conversation: Conversation | None = None
    message: Message | None = None
    contact: ContactBrief | None = None
    agent: Any = None
    team: Any = None
    channel: Any = None
    tag: Any = None
    data: Any = None
    command_id: str | None = None


class Gone(msgspec.Struct):
    """The id of something that is out of sight now."""

    id: str


class Hidden(msgspec.Struct):
    """A conversation that the receiver may not see any more."""

    seq: int
    at: int
    conversation: Gone
    kind: str = "conversation.hidden"


def frame(appended: Appended) -> str:
    """The frame of a fact, as text."""
    event = appended.event
    made = Frame(
        event.seq,
        event.at,
        event.kind,
        appended.actor.person,
        command_id=event.command_id,
        **appended.content,
    )
    return encode(made).decode()


def hidden(appended: Appended) -> str:
    """What those get who saw the conversation until now."""
    conversation: Conversation = appended.content["conversation"]
    return encode(Hidden(appended.event.seq, appended.event.at, Gone(conversation.id))).decode()


def events(epoch: str, after: int, upto: int, frames: list[str]) -> str:
    """Every event in (after, upto] that the receiver may see, as one text."""
    return f'{{"t":"events","epoch":"{epoch}","after":{after},"upto":{upto},"events":[{",".join(frames)}]}}'


def small(t: str, **fields: Any) -> str:
    """A frame that is not an event."""
    return encode({"t": t, **fields}).decode()
