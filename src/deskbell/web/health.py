"""Is the process alive, and can it take messages?"""

import msgspec
from litestar import Response, get

from deskbell.desk import Desk


class Health(msgspec.Struct):
    """The answer for those who watch over the process."""

    status: str
    readers: dict[str, str]
    """What each reader of the log last failed with; empty while all is well."""


@get("/health/live", include_in_schema=False)
async def live() -> str:
    """The process runs."""
    return "ok"


@get("/health/ready", include_in_schema=False)
async def ready(desk: Desk) -> Response[Health]:
    """Messages can be taken: 200; not at the moment: 503."""
    failed = {follow.reader.name: follow.error for follow in desk.follows if follow.error}
    writable = not desk.writer.broken
    health = Health("ready" if writable else "cannot write", failed)
    return Response(health, status_code=200 if writable else 503)


ROUTES = [live, ready]
