"""Finding contacts: all by name, or those whose name or email begins with some text; page by page, never by offset."""

import base64

import msgspec

from deskbell.contacts.row import sort_name
from deskbell.contacts.wire import ContactBrief
from deskbell.errors import Invalid
from deskbell.store.generated import contacts as sql
from deskbell.store.reads import Reader

PAGE = 50
MOST = 100
_LAST = "\U0010ffff"
"""Sorts behind every text that goes on."""


class ContactPage(msgspec.Struct):
    """Some contacts, and where the next ones begin."""

    contacts: list[ContactBrief]
    next: str | None


class _Place(msgspec.Struct, array_like=True):
    walk: str
    """name, then email."""
    text: str
    key: int


def find_contacts(reader: Reader, q: str, after: str | None, limit: int = PAGE) -> ContactPage:
    """Up to `limit` contacts from the place `after` on. Raises Invalid for a place that was not made here."""
    limit = max(1, min(limit, MOST))
    wanted = sort_name(q)
    place = _decode(after) if after else _Place("name", wanted, 0)
    found: list[ContactBrief] = []
    while len(found) < limit:
        rows = _walk(reader, wanted, place, limit - len(found))
        full = len(rows) == limit - len(found)
        found += [brief for _, brief in rows if brief is not None]
        if rows:
            place = rows[-1][0]
        if not full:
            if place.walk == "email" or not wanted:
                return ContactPage(found, None)
            place = _Place("email", wanted, 0)
    return ContactPage(found, _encode(place))


def _walk(reader: Reader, wanted: str, place: _Place, limit: int) -> list[tuple[_Place, ContactBrief | None]]:
    """Rows of one walk from a place on; None for whom the walk before has shown already."""
    end = wanted + _LAST
    if place.walk == "name":
        named = reader.all(sql.contacts_by_name, name=place.text, after_key=place.key, end=end, limit=limit)
        return [(_Place("name", text, key), ContactBrief(*brief)) for text, key, *brief in named]
    mailed = reader.all(sql.contacts_by_email, value=place.text, after_key=place.key, end=end, limit=limit)
    return [
        (_Place("email", value, key), None if name.startswith(wanted) else ContactBrief(*brief))
        for value, key, name, *brief in mailed
    ]


def _encode(place: _Place) -> str:
    return base64.urlsafe_b64encode(msgspec.json.encode(place)).decode().rstrip("=")


def _decode(cursor: str) -> _Place:
    try:
        place = msgspec.json.decode(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)), type=_Place)
    except (ValueError, msgspec.MsgspecError):
        place = _Place("", "", 0)
    if place.walk not in ("name", "email") or not 0 <= place.key < 2**62:
        raise Invalid("This place in the list is not known.", "Start again from the first page.")
    return place
