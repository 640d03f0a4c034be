"""Where the other side posts: the signature is checked over the bytes as they came, before anything is stored."""

from typing import Any

from litestar import Request, post

from deskbell.desk import Desk
from deskbell.errors import Invalid, NotFound, Unauthenticated
from deskbell.outbound.signing import SignatureRefused, verify
from deskbell.web.origin import VISITORS


@post("/hooks/{id:str}", opt={VISITORS: True}, status_code=202, request_max_body_size=1_000_000)
async def post_in(request: Request[Any, Any, Any], desk: Desk, id: str) -> None:
    """Take a message in. Answered once it is on disk; the same id again is nothing new."""
    channel = next(
        (c for c in await desk.channels.all() if c.id == id and c.kind == "webhook" and c.state == "on"), None
    )
    if channel is None:
        raise NotFound("There is no such channel.")
    body = await request.body()
    headers = {name: request.headers.get(name, "") for name in ("webhook-id", "webhook-timestamp", "webhook-signature")}
    try:
        message_id = verify(headers, body, desk.seals.channel_secrets(channel), desk.clock.now())
    except SignatureRefused as refused:
        raise Unauthenticated(
            "The signature does not fit.", "Sign the body as sent; see Standard Webhooks."
        ) from refused
    if len(message_id) > 200:
        raise Invalid("webhook-id is too long.", "At most 200 characters.")
    await desk.intake.take(channel, message_id, "", body)


ROUTES = [post_in]
