"""The pages of the agent app: one document for every address, its files, and what makes it installable."""

import secrets
from typing import Any

from litestar import Request, Response, get

from deskbell.errors import NotFound
from deskbell.web.assets import FOREVER, Assets, answer
from deskbell.web.headers import page_policy

ASSETS = Assets()
_UNBUILT = (
    "<!doctype html><meta charset=utf-8><title>Deskbell</title><p>The app's pages are not built yet. "
    "Run <code>bin/serve</code>, which builds them, and reload this page."
)

AnyRequest = Request[Any, Any, Any]


@get(["/", "/{path:path}"], include_in_schema=False)
async def app_page(request: AnyRequest, path: str = "") -> Response[Any]:
    """The app, or one of the files beside it."""
    name = path.lstrip("/")
    if name.startswith("api/"):
        raise NotFound("There is no such address in the API.", "See /api/v1/docs.")
    if name and (asset := ASSETS.find(f"app/{name}")) is not None and not name.endswith(".html"):
        return answer(request, asset, FOREVER if name.startswith("assets/") else "no-cache")
    if name.startswith("assets/"):
        raise NotFound("There is no such file.", "Reload the page.")
    return document("app/index.html")


def document(name: str, **policy: Any) -> Response[Any]:
    """A built page with a fresh nonce and the policy that goes with it."""
    nonce = secrets.token_urlsafe(16)
    asset = ASSETS.find(name)
    text = asset.plain.decode().replace("__CSP_NONCE__", nonce) if asset else _UNBUILT
    headers = {"content-security-policy": page_policy(nonce, **policy), "cache-control": "no-store"}
    return Response(text, media_type="text/html; charset=utf-8", headers=headers)


ROUTES = [app_page]
