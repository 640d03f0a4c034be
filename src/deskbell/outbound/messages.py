"""What is asked of the door, and what it answers with. Nothing secret is in a repr."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from deskbell.outbound.destinations import Chooser


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Times in seconds, sizes in bytes. `total` covers everything, from resolving to the body's last byte."""

    total: float = 15.0
    resolve: float = 5.0
    connect: float = 5.0
    head: int = 32 * 1024
    body: int = 64 * 1024


DEFAULT_LIMITS = Limits()


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request. The framing headers (Host, Content-Length …) are the door's, all others the caller's."""

    method: str
    url: str = field(repr=False)
    chosen_by: Chooser
    headers: Sequence[tuple[str, str]] = field(default=(), repr=False)
    body: bytes = field(default=b"", repr=False)
    limits: Limits = DEFAULT_LIMITS


class BodyEnd(StrEnum):
    """How the reading of a body ended. With anything but COMPLETE, `body` is a beginning."""

    COMPLETE = "complete"
    CAPPED = "capped"
    TIMED_OUT = "timed_out"
    CUT = "cut"


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """An answer, whatever its status; a redirect is one too, and is never followed.

    Header names are lower case, in the order received. The body is as sent: nothing is unpacked.
    `sent_last_byte` is False where the other side answered before it had the whole request.
    """

    status: int
    headers: tuple[tuple[str, str], ...] = field(repr=False)
    body: bytes = field(repr=False)
    body_end: BodyEnd
    duration_us: int
    sent_last_byte: bool

    def header(self, name: str) -> str | None:
        """The first header of that name, or None."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key == wanted), None)
