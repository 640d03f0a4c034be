"""Contacts as the outside sees them."""

from typing import Any

import msgspec


class ContactBrief(msgspec.Struct):
    """Enough to name somebody in a list."""

    id: str
    name: str
    email: str | None
    plan: str | None
    plan_source: str | None
    """signed, claimed (by the site, without proof) or set (by an agent)."""


class Identity(msgspec.Struct):
    """One way to know a contact."""

    id: str
    kind: str
    """user_id, email, phone or handle."""
    value: str
    verified: bool
    how: str
    added_at: int


class Visit(msgspec.Struct):
    """A page looked at, or something the site reported."""

    id: str
    at: int
    kind: str
    """page or track."""
    name: str
    url: str | None
    title: str | None
    props: dict[str, Any]


class EarlierConversation(msgspec.Struct):
    """A conversation of this contact, as the panel lists it."""

    id: str
    subject: str
    state: str
    channel: str
    last_at: int
    preview: str


class SuggestedContact(msgspec.Struct):
    """Somebody who may be the same person, and why."""

    id: str
    """Of the suggestion."""
    other: ContactBrief
    reason: str


class MergedContact(msgspec.Struct):
    """Somebody who was merged into this contact."""

    id: str
    """Of the merge, to undo it."""
    other: ContactBrief
    at: int


class ContactCard(ContactBrief):
    """Everything the panel beside a conversation shows."""

    attributes: dict[str, str]
    identities: list[Identity]
    created_at: int
    last_seen_at: int | None
    locale: str | None
    blocked: bool
    visits: list[Visit]
    conversations: list[EarlierConversation]
    suggestions: list[SuggestedContact]
    merges: list[MergedContact]
    left_off: str | None
    """Where the last matter ended, in one line."""
    usual_channel: str | None
    """The channel they named, or use most."""
