"""Values as they travel to PostgreSQL. The statements name the types, so only whole, unambiguous texts are sent."""

from typing import Any

from psycopg.pq import Format

from deskbell.errors import Invalid
from deskbell.store.statement import Row

Encoded = tuple[list[bytes | None], list[int]]
"""The bytes of each value and whether they are text or binary."""

_TEXT, _BINARY = int(Format.TEXT), int(Format.BINARY)


def encoded(values: Row) -> Encoded:
    """The values of one statement. Raises Invalid for text that PostgreSQL cannot keep, TypeError for other things."""
    travelling: list[bytes | None] = []
    formats: list[int] = []
    for value in values:
        if value is None:
            travelling.append(None)
            formats.append(_TEXT)
        elif isinstance(value, str):
            travelling.append(_text(value))
            formats.append(_BINARY)
        elif isinstance(value, bytes):
            travelling.append(value)
            formats.append(_BINARY)
        else:
            travelling.append(_as_text(value))
            formats.append(_TEXT)
    return travelling, formats


def _text(value: str) -> bytes:
    if "\0" in value:
        raise Invalid("Text cannot hold the character NUL.")
    return value.encode()


def _as_text(value: Any) -> bytes:
    if isinstance(value, int):
        return b"%d" % value
    if isinstance(value, float):
        return repr(value).encode()
    if isinstance(value, list):
        return ("{" + ",".join(map(_element, value)) + "}").encode()
    raise TypeError(f"{type(value).__name__} is no value of the store")


def _element(value: int | str) -> str:
    if isinstance(value, int):
        return str(int(value))
    return '"' + _text(value).decode().replace("\\", "\\\\").replace('"', '\\"') + '"'
