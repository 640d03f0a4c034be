"""Is the site's word about its user proven? By a signed token (JWT, RFC 7519) or, for those who migrate, an HMAC.

The algorithm is fixed here (HS256), the audience is the chat's app id, an expiry is required and at most an hour away.
Everything in a token is believed, nothing beside it is. Pure but for the time, which is passed in.
"""

import hashlib
import hmac
from typing import Any

import msgspec

from deskbell.clock.time import SECOND
from deskbell.contacts.claims import Claims

LONGEST = 3_600
"""Seconds a token may be valid at most, counted from its issue."""
LEEWAY = 60
"""Seconds by which two clocks may differ."""
_FIELDS = ("email", "name", "plan", "locale")


class IdentityRefused(Exception):
    """The proof does not hold; says why in words for the site's developer."""


def unsigned(user: dict[str, Any] | None) -> Claims:
    """What the site says without proof."""
    return _claims(user or {}, signed=False)


def by_token(token: str, app_id: str, secrets: list[str], now: int) -> Claims:
    """What a signed token proves. Raises IdentityRefused."""
    import jwt

    problem = "no secret is set for this chat"
    for secret in secrets:
        try:
            payload = jwt.decode(
                token,
                secret,
                algorithms=["HS256"],
                audience=app_id,
                options={"require": ["exp", "iat", "sub", "aud"], "verify_exp": False, "verify_iat": False},
            )
        except jwt.PyJWTError as refused:
            problem = str(refused)
            continue
        _check_times(payload, now // SECOND)
        return _claims({**payload, "id": payload["sub"]}, signed=True)
    raise IdentityRefused(problem)


def _check_times(payload: dict[str, Any], now: int) -> None:
    issued, expires = payload["iat"], payload["exp"]
    if not isinstance(issued, int) or not isinstance(expires, int):
        raise IdentityRefused("iat and exp must be whole seconds")
    if expires + LEEWAY < now:
        raise IdentityRefused("the token has expired")
    if issued - LEEWAY > now:
        raise IdentityRefused("the token was issued in the future")
    if expires - issued > LONGEST + LEEWAY:
        raise IdentityRefused("the token is valid for more than an hour")


def by_hash(user: dict[str, Any] | None, given: str, secrets: list[str]) -> Claims:
    """What an HMAC-SHA256 of the user id proves: the id alone, nothing else is taken. Raises IdentityRefused."""
    id = str((user or {}).get("id") or "")
    if not id:
        raise IdentityRefused("userHash needs user.id")
    for secret in secrets:
        expected = hmac.new(secret.encode(), id.encode(), hashlib.sha256).hexdigest()
        if hmac.compare_digest(expected.encode(), given.encode()):
            return Claims(user_id=id[:200], signed=True)
    raise IdentityRefused("the hash does not fit user.id and the chat's secret")


def _claims(user: dict[str, Any], signed: bool) -> Claims:
    shown = {name: _text(user.get(name)) for name in _FIELDS}
    more = {
        str(name)[:60]: text
        for name, value in list(user.items())[:50]
        if name not in (*_FIELDS, "id", "sub", "aud", "iat", "exp", "iss", "nbf", "jti")
        and (text := _text(value)) is not None
    }
    return Claims(user_id=_text(user.get("id")), attributes=more, signed=signed, **shown)


def _text(value: Any) -> str | None:
    """A plain value as short text; anything else is not a value."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return "true" if value is True else "false" if value is False else None
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    cleaned = "".join(c for c in text if c.isprintable()).strip()[:200]
    return cleaned or None
