"""How a request can fail, and whether the other side may have acted on it all the same.

`sent_last_byte` is what the outbox goes by: False means that the request surely never left completely, so
it may be repeated; True means that it may have been received and acted on, so a send that must not happen
twice is unconfirmed. Messages are for people inside; they hold no addresses, paths, queries or bodies.
"""

from typing import ClassVar


class OutboundError(Exception):
    """A request without an answer. `code` is for programs, `message` for people."""

    code: ClassVar[str] = "failed"

    def __init__(self, message: str, *, sent_last_byte: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.sent_last_byte = sent_last_byte
        self.duration_us = 0
        """Microseconds from the call to the failure; set by the door."""


class RequestRefused(OutboundError):
    """The request itself is not one the door sends: its method or its headers. Nothing was sent."""

    code = "request_refused"


class UrlRefused(OutboundError):
    """The URL is not one that the desk calls. Nothing was sent."""

    code = "url_refused"


class Blocked(OutboundError):
    """The host or port is not one that whoever picked it may reach. Nothing was sent."""

    code = "blocked"


class Unresolved(OutboundError):
    """The host's name has no address, or the name server did not say. Nothing was sent."""

    code = "unresolved"


class Unreachable(OutboundError):
    """No connection came about: refused, no route, or the certificate was not right. Nothing was sent."""

    code = "unreachable"


class TimedOut(OutboundError):
    """No answer in the time given."""

    code = "timed_out"


class Cut(OutboundError):
    """The other side closed the connection before it answered."""

    code = "cut"


class BadAnswer(OutboundError):
    """What came back is not HTTP, or its headers are larger than the limit."""

    code = "bad_answer"
