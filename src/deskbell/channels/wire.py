"""Channels as the outside sees them."""

from typing import Any

import msgspec


class Channel(msgspec.Struct):
    """One configured way in."""

    id: str
    kind: str
    name: str
    state: str
    """on or off."""
    app_id: str | None
    settings: Any
    seen_on: str | None
    """The site (origin) on which the chat was last loaded."""
    seen_at: int | None
