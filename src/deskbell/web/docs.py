"""The API's description as a page, made from the description itself; no scripts, nothing from elsewhere."""

import html
import secrets
from typing import Any

from litestar import Request, Response, get

from deskbell.web.headers import page_policy

_STYLE = (
    "body{font:15px/1.6 system-ui,sans-serif;max-width:52rem;margin:3rem auto;padding:0 1.5rem;color:#1e1a15;"
    "background:#faf8f5}h2{margin-top:2.5rem;font-size:1.1rem}code{font:13px ui-monospace,monospace}"
    ".op{border:1px solid #e6e0d7;border-radius:10px;background:#fff;padding:.6rem 1rem;margin:.5rem 0}"
    ".m{display:inline-block;min-width:4rem;font-weight:650;color:#1b5e50}a{color:#1b5e50}"
    "p{margin:.2rem 0;color:#574f45}"
    "@media(prefers-color-scheme:dark){body{background:#161410;color:#f2ede4}.op{background:#1d1a16;border-color:#38322a}"
    "p{color:#c2b9ab}.m,a{color:#57b8a2}}"
)


@get("/docs", include_in_schema=False)
async def docs_page(request: Request[Any, Any, Any]) -> Response[str]:
    """Every address of the API with what it does."""
    schema = request.app.openapi_schema.to_schema()
    operations = sorted(
        (path, method, about) for path, methods in schema["paths"].items() for method, about in methods.items()
    )
    rows = "".join(_row(path, method, about) for path, method, about in operations)
    nonce = secrets.token_urlsafe(16)
    text = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Deskbell API</title>'
        f'<style nonce="{nonce}">{_STYLE}</style></head><body><h1>Deskbell API</h1>'
        "<p>Send <code>Authorization: Bearer dkb_…</code> (make a token in the settings). Times are UTC microseconds, "
        'ids are opaque. The description for programs: <a href="/api/v1/openapi.json">openapi.json</a>.</p>'
        f"<h2>Addresses</h2>{rows}</body></html>"
    )
    headers = {"content-security-policy": page_policy(nonce), "cache-control": "no-store"}
    return Response(text, media_type="text/html; charset=utf-8", headers=headers)


def _row(path: str, method: str, about: dict[str, Any]) -> str:
    said = html.escape(str(about.get("description") or about.get("summary") or ""))
    return (
        f'<div class="op"><span class="m">{method.upper()}</span> <code>{html.escape(path)}</code><p>{said}</p></div>'
    )


ROUTES = [docs_page]
