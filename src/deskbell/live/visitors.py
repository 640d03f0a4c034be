"""The visitors of one conversation: what of its facts is theirs to see, and their own positions.

A visitor's position is the conversation's revision: it says nothing of the rest of the desk.
"""

from collections.abc import Callable

import msgspec

from deskbell.conversations.wire import Attachment, Message
from deskbell.live.client import Client
from deskbell.live.frames import encode, small
from deskbell.log.append import Appended


class Voice(msgspec.Struct):
    """Who speaks, as the visitor sees them."""

    kind: str
    name: str


class VisitorMessage(msgspec.Struct):
    """A message as the visitor sees it."""

    id: str
    client_id: str | None
    from_: Voice = msgspec.field(name="from")
    type: str
    text: str
    attachments: list[Attachment]
    at: int
    revision: int


_KINDS = {"customer": "visitor", "reply": "agent", "notice": "system"}


def visible(message: Message) -> bool:
    """Whether a message is the visitor's to see; notes never are."""
    return message.kind in _KINDS


def visitor_message(message: Message) -> VisitorMessage:
    """A message as the visitor sees it."""
    voice = Voice(_KINDS[message.kind], message.author.name)
    type = "notice" if message.kind == "notice" else "text"
    return VisitorMessage(
        message.id, message.client_id, voice, type, message.text, message.attachments, message.at, message.revision
    )


Told = Callable[[int, int], str]
"""Makes the frame's text for (after, upto)."""


def visitor_frame(appended: Appended) -> Told | None:
    """What a fact says to the visitor; None for what is not theirs."""
    message: Message | None = appended.content.get("message")
    if message is not None and visible(message):
        return lambda after, upto: small("message", message=visitor_message(message), after=after, upto=upto)
    kind = appended.event.kind
    conversation = appended.content.get("conversation")
    if conversation is None:
        return None
    if kind == "conversation.seen":
        return lambda after, upto: small("seen", revision=conversation.seen_by_agents, after=after, upto=upto)
    if kind in ("conversation.resolved", "conversation.reopened"):
        return lambda after, upto: small("state", state=conversation.state, after=after, upto=upto)
    return None


class VisitorRoom:
    """The open sockets of one conversation's visitor (tabs, devices)."""

    __slots__ = ("_online", "clients", "conversation_key", "upto")

    def __init__(self, conversation_key: int) -> None:
        self.conversation_key = conversation_key
        self.clients: set[Client] = set()
        self.upto = 0
        """The revision up to which frames were handed out."""
        self._online: bool | None = None

    def tell(self, told: Told | None, revision: int, client_id: str | None = None) -> None:
        """Hand out a fact's frame; not to the socket that awaits the acknowledgement of this very message."""
        if told is None:
            return
        hearing = [one for one in self.clients if client_id is None or one.writing != client_id]
        text = told(self.upto, revision) if hearing else ""
        self.upto = revision
        for client in hearing:
            client.push(text)

    def cut(self) -> None:
        """Close the sockets; they come back to wherever the visitor belongs now."""
        for client in list(self.clients):
            client.close(4009)

    def tell_typing(self, on: bool, name: str) -> None:
        """An agent writes, or stopped."""
        text = encode({"t": "typing", "on": on, "name": name}).decode()
        for client in self.clients:
            client.push(text)

    def tell_online(self, online: bool) -> None:
        """Whether somebody is there, when that changed."""
        if online == self._online:
            return
        self._online = online
        text = small("online", online=online)
        for client in self.clients:
            client.push(text)
