"""What a customer's site loads: the script with the public settings inside, the panel, and it as a page of its own."""

import hashlib
import html
import logging
import secrets
from typing import Any
from urllib.parse import urlsplit

import msgspec
from litestar import Request, Response, get
from litestar.response import Redirect

from deskbell.channels.chat import setting_up
from deskbell.channels.chat.settings import decode
from deskbell.channels.directory import ChannelRow
from deskbell.clock.time import MINUTE
from deskbell.desk import Desk
from deskbell.errors import NotFound, Refusal
from deskbell.live.frames import PROTOCOL
from deskbell.web.assets import FOREVER, Asset, answer
from deskbell.web.headers import page_policy
from deskbell.web.pages import ASSETS

AnyRequest = Request[Any, Any, Any]
SHORTLY = "public, max-age=300, stale-while-revalidate=86400"
_ANYWHERE = {"access_control_allow_origin": "*", "cross_origin_resource_policy": "cross-origin"}

log = logging.getLogger("deskbell.chat")


@get("/chat.min.js", include_in_schema=False)
async def script(request: AnyRequest, desk: Desk) -> Response[bytes]:
    """All a page pays before the chat is opened; knows every chat's public settings."""
    built = ASSETS.find("widget/chat.min.js")
    if built is None:
        raise NotFound("The widget is not built yet.", "Run bin/serve, which builds it.")
    chats = [row for row in await desk.channels.all() if row.kind == "chat" and row.state == "on"]
    await note_site(desk, chats, request.headers.get("referer"))
    config = {
        "v": PROTOCOL,
        "panel": f"/widget/{_panel()}",
        "apps": {c.app_id: decode(c.settings).public() for c in chats},
    }
    plain = b"self.__deskbell=" + msgspec.json.encode(config) + b";" + built.plain
    etag = f'"{hashlib.sha256(plain).hexdigest()[:24]}"'
    asset = Asset(plain, None, None, "text/javascript; charset=utf-8", etag)
    return answer(request, asset, SHORTLY, **_ANYWHERE)


async def note_site(desk: Desk, chats: list[ChannelRow], referer: str | None) -> None:
    """Turn on the light "seen on your site": by the script's own request, at most once a minute for each chat."""
    parts = urlsplit(referer or "")
    origin = f"{parts.scheme}://{parts.netloc}"
    if parts.scheme not in ("http", "https") or origin == desk.settings.address:
        return
    named = [row for row in chats if origin in decode(row.settings).origins] or (chats if len(chats) == 1 else [])
    for row in named:
        if row.seen_on == origin or desk.clock.now() - (row.seen_at or 0) < MINUTE:
            continue
        try:
            await desk.writer.do(lambda tx, id=row.id: setting_up.seen(tx, id, origin))  # type: ignore[misc]
        except Refusal as busy:
            log.warning("site not noted: %s", busy.message)


def _panel() -> str:
    index = ASSETS.find("widget/widget.json")
    return str(msgspec.json.decode(index.plain)["panel"]) if index else "panel.js"


@get("/widget/{name:str}", include_in_schema=False)
async def widget_file(request: AnyRequest, name: str) -> Response[Any]:
    """The panel and what else the widget loads; after an upgrade the old name leads to the new one."""
    asset = ASSETS.find(f"widget/{name}")
    if asset is not None and not name.endswith(".json"):
        return answer(request, asset, FOREVER, **_ANYWHERE)
    if name.startswith("panel.") and name.endswith(".js") and name != _panel():
        headers = {"access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin"}
        return Redirect(f"/widget/{_panel()}", status_code=302, headers=headers)
    raise NotFound("There is no such file.", "Reload the page.")


@get("/chat/{app_id:str}", include_in_schema=False)
async def chat_page(desk: Desk, app_id: str) -> Response[str]:
    """The chat as a page of its own: to pop out, for sites that cannot run scripts, for links."""
    channel = await desk.channels.chat(app_id)
    if channel is None:
        raise NotFound("There is no such chat.")
    settings = decode(channel.settings)
    ancestors = ["'self'", *settings.origins] if settings.origins else ["*"]
    return _page(
        html.escape(settings.title),
        f'<script type="application/json" id="deskbell">{_config(channel)}</script>'
        f'<script type="module" src="/widget/{_page_script()}"></script>',
        "html,body{height:100%;margin:0}",
        ancestors,
    )


def _config(channel: ChannelRow) -> str:
    config = {"app": channel.app_id, "settings": decode(channel.settings).public()}
    return msgspec.json.encode(config).decode().replace("<", "\\u003c")


def _page_script() -> str:
    index = ASSETS.find("widget/widget.json")
    return str(msgspec.json.decode(index.plain).get("page", "page.js")) if index else "page.js"


def _page(title: str, body: str, style: str, ancestors: list[str]) -> Response[str]:
    nonce = secrets.token_urlsafe(16)
    text = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">'
        f'<style nonce="{nonce}">{style}</style></head><body>{body}</body></html>'
    )
    policy = page_policy(nonce, frame_ancestors=ancestors)
    headers = {
        "content-security-policy": policy,
        "cache-control": "no-store",
        "cross-origin-opener-policy": "unsafe-none",
    }
    return Response(text, media_type="text/html; charset=utf-8", headers=headers)


@get("/demo", include_in_schema=False)
async def demo_page(desk: Desk) -> Response[str]:
    """A page with the chat on it, for those who have no site at hand."""
    body = (
        "<main><p class=k>Harbour Exports</p><h1>Your numbers, on time.</h1><p>This is a made-up shop. The chat in the "
        "corner is real: write something, and it arrives in the inbox.</p><p><a href=/demo?pricing>Pricing</a> · "
        "<a href=/demo?projects>Projects</a></p></main><script src=/demo.js></script>"
    )
    style = (
        "body{font:17px/1.6 system-ui,sans-serif;margin:0;background:#eef2f7;color:#1b2733}main{max-width:34rem;"
        "margin:14vh 8vw;padding:0 24px}h1{font-size:2.4rem;line-height:1.15;letter-spacing:-.02em;margin:.2em 0}"
        ".k{font-weight:600;color:#0369a1;margin:0}a{color:#0369a1}"
        "@media(prefers-color-scheme:dark){body{background:#0d1117;color:#e6edf3}.k,a{color:#7dd3fc}}"
    )
    return _page("Harbour Exports", body, style, ["'self'"])


_LOADER = """(function(w,d,s,url,n){w[n]=w[n]||function(){(w[n].q=w[n].q||[]).push(arguments)};
var js=d.createElement(s);js.async=true;js.src=url;var f=d.getElementsByTagName(s)[0];f.parentNode.insertBefore(js,f)
})(window,document,'script','/chat.min.js','chat');
chat('init',{appId:APP,locale:'en'});
"""


@get("/demo.js", include_in_schema=False)
async def demo_script(desk: Desk) -> Response[str]:
    """The loader of the demo page; a file, as the page allows no inline scripts."""
    chats = [row for row in await desk.channels.all() if row.kind == "chat" and row.state == "on"]
    app_id = chats[0].app_id if chats else ""
    text = _LOADER.replace("APP", msgspec.json.encode(app_id).decode())
    return Response(text, media_type="text/javascript; charset=utf-8", headers={"cache-control": "no-cache"})


ROUTES = [script, widget_file, chat_page, demo_page, demo_script]
