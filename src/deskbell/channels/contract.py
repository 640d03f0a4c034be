"""What a kind of channel brings: how its raw bytes are read, and how a reply leaves. The desk does everything else.

A kind whose customers read replies inside this desk (chat) has no way out and nothing raw: its message's row is its raw
form.
"""

from typing import Literal, Protocol

import msgspec

from deskbell.channels.directory import ChannelRow
from deskbell.clock.time import HOUR, MINUTE, SECOND


class Raw(msgspec.Struct):
    """Something as it was received, stored before anybody looked into it."""

    key: int
    channel_key: int
    received_at: int
    external_id: str
    headers: str
    body: bytes
    state: str
    """new, read or unreadable."""
    error: str | None
    message_key: int | None


class Unreadable(Exception):
    """The bytes are not what this kind expects; says why. The raw form stays, and is shown."""


class Arrived(msgspec.Struct):
    """A customer's message as it stands in the raw bytes."""

    sender_id: str
    """How the other side knows them; stable within the channel."""
    text: str
    name: str = ""
    email: str | None = None
    page: str | None = None
    subject: str = ""


class Parcel(msgspec.Struct):
    """A reply on its way out."""

    message_id: str
    conversation_id: str
    text: str
    author: str
    at: int
    to: str
    """How the other side knows the customer."""


class Outcome(msgspec.Struct):
    """How one try ended. `unconfirmed`: cut after the last byte had left, so nobody knows."""

    state: Literal["sent", "later", "failed", "unconfirmed"]
    detail: str = ""


class Kind(Protocol):
    """A kind of channel with a world outside."""

    name: str
    repeatable: bool
    """Whether the other side recognises a repetition by its id, so that an unconfirmed try may be repeated."""
    ladder: tuple[int, ...]
    """Microseconds from one try to the next; after the last the delivery has failed."""

    def read(self, raw: Raw) -> Arrived:
        """What the raw bytes say. Pure; raises Unreadable."""

    async def deliver(self, channel: ChannelRow, parcel: Parcel) -> Outcome:
        """Try once to hand a reply over; never raises for what the other side does."""


WEBHOOK_LADDER = (5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR)
"""Ten tries in about 75 hours (Standard Webhooks 1.0, "Deliverability and reliability")."""
