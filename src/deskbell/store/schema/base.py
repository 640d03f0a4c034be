"""The value types both databases agree on, and the one collection of tables."""

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, MetaData, Text

metadata = MetaData()

# SQLite only makes a column the row's own number when its type reads INTEGER; both hold 64 bits.
Int = BigInteger().with_variant(Integer(), "sqlite")


def key() -> "Column[int]":
    """The row's own number, given by the writer."""
    return Column("key", Int, primary_key=True, autoincrement=False)


def public_id() -> "Column[str]":
    """The opaque id that the world outside sees (UUIDv7)."""
    return Column("id", Text, nullable=False, unique=True)


def integer(name: str, **more: object) -> "Column[int]":
    """A whole number: a key, a count, a flag (0/1) or a time (UTC microseconds)."""
    return Column(name, Int, nullable=False, **more)  # type: ignore[arg-type]


def maybe_integer(name: str) -> "Column[int | None]":
    """A whole number that may be absent."""
    return Column(name, Int, nullable=True)


def text(name: str, **more: object) -> "Column[str]":
    """Text, or JSON as text."""
    return Column(name, Text, nullable=False, **more)  # type: ignore[arg-type]


def maybe_text(name: str) -> "Column[str | None]":
    """Text that may be absent."""
    return Column(name, Text, nullable=True)


def blob(name: str) -> "Column[bytes]":
    """Raw bytes."""
    return Column(name, LargeBinary, nullable=False)


def maybe_blob(name: str) -> "Column[bytes | None]":
    """Raw bytes that may be absent."""
    return Column(name, LargeBinary, nullable=True)
