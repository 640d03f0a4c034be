"""Conversations and messages as the outside sees them: the same in answers and in frames."""

import msgspec

from deskbell.contacts.wire import ContactBrief
from deskbell.log.actor import Person


class Conversation(msgspec.Struct):
    """One person's matter, across all channels: a row of the inbox."""

    id: str
    subject: str
    state: str
    """open (needs an answer), waiting (on the customer), snoozed or resolved."""
    channel: str
    """The channel of the latest message."""
    contact: ContactBrief
    assignee: str | None
    team: str | None
    tags: list[str]
    preview: str
    preview_by: str
    """customer, agent or note."""
    last_at: int
    waiting_since: int | None
    snoozed_until: int | None
    created_at: int
    revision: int
    """Grows by one with every fact."""
    last_inbound: int
    """Revision of the customer's latest message; unread while greater than seen_by_agents."""
    seen_by_agents: int
    seen_by_customer: int
    page: str | None
    merged_into: str | None


class Attachment(msgspec.Struct):
    """A file of a message."""

    id: str
    name: str
    content_type: str
    size: int
    """Bytes."""
    width: int | None
    height: int | None
    inline: bool
    """Whether it may be shown in place (a picture, sound or film whose bytes say so)."""


class Message(msgspec.Struct):
    """One thing said, on whichever channel, or noted inside."""

    id: str
    conversation: str
    kind: str
    """customer, reply, note or notice."""
    channel: str | None
    author: Person
    text: str
    attachments: list[Attachment]
    at: int
    revision: int
    client_id: str | None
    reason: str | None
    """How it came to belong to this conversation, in words."""
    page: str | None
    delivery: str | None
    """queued, sending, sent, delivered, read, failed or unconfirmed; null for what is not sent."""
    delivery_error: str | None
    erased: bool


class Draft(msgspec.Struct):
    """What an agent has begun to write."""

    kind: str
    text: str
    updated_at: int


class Link(msgspec.Struct):
    """Another conversation that belongs to this one."""

    id: str
    subject: str
    state: str
    why: str
