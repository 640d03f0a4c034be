"""Every way a request can fail, in one shape: `{"error": {"code", "message", "hint"}}`, and nothing of our insides."""

import logging
import secrets
from typing import Any

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException
from litestar.types import ExceptionHandlersMap

from deskbell.errors import Refusal

log = logging.getLogger("deskbell.web")

AnyRequest = Request[Any, Any, Any]

_WORDS: dict[int, tuple[str, str, str]] = {
    400: ("unreadable", "The request could not be read.", "Send well-formed JSON in UTF-8."),
    404: ("not_found", "There is nothing at this address.", "Check the address."),
    405: ("method_not_allowed", "This address does not take that method.", "See the API's description."),
    413: ("too_large", "The request is too large.", "Send less at once."),
    415: ("unsupported_type", "This kind of content is not taken here.", "Send JSON."),
}
_INTERNAL = "Something went wrong here; it was written down as {}."


class Problem(msgspec.Struct, frozen=True):
    """What was wrong and what to do."""

    code: str
    message: str
    hint: str


class Failure(msgspec.Struct, frozen=True):
    """The body of every answer that is no success."""

    error: Problem


def answer(status: int, problem: Problem, retry_after: int = 0) -> Response[Failure]:
    """A failure as an answer."""
    headers = {"Retry-After": str(retry_after)} if retry_after else {}
    if status == 401:
        headers["WWW-Authenticate"] = 'Bearer realm="deskbell"'
    return Response(Failure(problem), status_code=status, headers=headers, media_type="application/json")


def refused(_: AnyRequest, refusal: Refusal) -> Response[Failure]:
    """A refusal of our own, in its own words."""
    return answer(refusal.status, Problem(refusal.code, refusal.message, refusal.hint), refusal.retry_after)


def invalid(_: AnyRequest, error: ValidationException) -> Response[Failure]:
    """A field that is missing, unknown or of another type; names the first."""
    found = error.extra if isinstance(error.extra, list) else []
    first = found[0] if found and isinstance(found[0], dict) else {}
    field, why = str(first.get("key", "request")), str(first.get("message", "it cannot be used"))
    field = "request" if field == "data" else field
    message = f"{field}: {why.replace('`', '')}."
    return answer(422, Problem("invalid", message, "See the API's description."))


def failed(request: AnyRequest, error: HTTPException) -> Response[Failure]:
    """What the web framework refuses by itself."""
    if error.status_code >= 500:
        return broken(request, error)
    words = _WORDS.get(error.status_code, ("refused", "The request was refused.", "See the API's description."))
    response = answer(error.status_code, Problem(*words))
    if allow := (error.headers or {}).get("Allow"):
        response.headers["Allow"] = allow
    return response


def too_deep(_: AnyRequest, __: RecursionError) -> Response[Failure]:
    """JSON nested more deeply than its reader goes."""
    return answer(400, Problem("unreadable", "The request is nested too deeply.", "Send less at once."))


def broken(request: AnyRequest, error: Exception) -> Response[Failure]:
    """What nobody foresaw: logged under a number that the answer names, and nothing more."""
    reference = secrets.token_hex(6)
    # The route's own words: an address may hold the secret of a one-time link.
    route = request.scope.get("path_template", "unknown")
    log.error("%s: %s %s failed", reference, request.method, route, exc_info=error)
    hint = "Try again; if it stays, give this number to whoever runs the desk."
    return answer(500, Problem("internal", _INTERNAL.format(reference), hint))


HANDLERS: ExceptionHandlersMap = {
    Refusal: refused,
    ValidationException: invalid,
    HTTPException: failed,
    RecursionError: too_deep,
    Exception: broken,
}
"""For the app."""
