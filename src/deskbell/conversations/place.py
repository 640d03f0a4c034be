"""A place in a list as a cursor: where the page before ended. Opaque to those who carry it."""

import base64
from typing import NamedTuple

from deskbell.errors import Invalid

_END = 2**62


class Place(NamedTuple):
    """The last row of a page: its time and its number."""

    last_at: int
    key: int

    @classmethod
    def start(cls) -> "Place":
        """Before everything."""
        return cls(_END, _END)


def encode(place: Place) -> str:
    """The cursor of a place."""
    return base64.urlsafe_b64encode(place.last_at.to_bytes(8, "big") + place.key.to_bytes(8, "big")).decode()[:-2]


def decode(cursor: str) -> Place:
    """The place of a cursor. Raises Invalid for one that was not made here."""
    try:
        raw = base64.urlsafe_b64decode(cursor + "==")
    except ValueError:
        raw = b""
    if len(raw) != 16 or max(raw[0], raw[8]) > 0x40:
        raise Invalid("This place in the list is not known.", "Start again from the first page.")
    return Place(int.from_bytes(raw[:8], "big"), int.from_bytes(raw[8:], "big"))
