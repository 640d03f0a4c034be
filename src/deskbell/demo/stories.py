"""The stories of the demo as they are written down in stories.toml."""

import tomllib
from pathlib import Path
from typing import Any

import msgspec

FILE = Path(__file__).with_name("stories.toml")


class Story(msgspec.Struct, forbid_unknown_fields=True):
    """One person's matter, told in turns."""

    ago: int
    """Minutes before now at which it began."""
    turns: list[tuple[str, int, str]]
    """Who, how many minutes after the turn before, and what they said."""
    page: str = "/"
    name: str = ""
    email: str | None = None
    user: str | None = None
    plan: str | None = None
    subject: str = ""
    anonymous: bool = False
    assignee: str | None = None
    team: str | None = None
    tags: list[str] = []
    visits: list[tuple[str, int]] = []
    """Pages looked at, and how many minutes ago."""
    attributes: dict[str, str] = {}
    state: str | None = None
    snooze: int | None = None
    """Minutes from now until which it is put aside."""


def read() -> list[Story]:
    """Every story, the oldest first, as it happened."""
    told: dict[str, Any] = tomllib.loads(FILE.read_text())
    return sorted(msgspec.convert(told["story"], list[Story]), key=lambda story: -story.ago)
