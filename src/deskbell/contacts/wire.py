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
