"""Runs the web server around an open desk until it is told to stop."""

import asyncio
import gc
import logging
import signal
import sys

import uvicorn

from deskbell.app import Web, open_desk
from deskbell.config import Settings
from deskbell.upkeep import keep_up
from deskbell.web.asgi import FRAME
from deskbell.web.socket_protocol import SocketProtocol

SWITCH = 0.001
"""Seconds after which one thread gives way to another; the default lets a flood of sockets starve the writer."""

GARBAGE = (20_000, 20, 100)
"""New objects after which the garbage is looked through; the default (700) did so for every other message."""

log = logging.getLogger("deskbell")


async def serve(settings: Settings) -> None:
    """Serve until SIGINT or SIGTERM; then finish what was accepted."""
    sys.setswitchinterval(SWITCH)
    demo_account = await _fill(settings) if settings.demo else None
    async with open_desk(settings) as desk:
        desk.demo_account = demo_account
        web = Web(desk)
        server = uvicorn.Server(_config(settings, web))
        gc.set_threshold(*GARBAGE)
        besides = [_load(web, server, settings), desk.sessions.watch(), keep_up(desk)]
        kept_up = [asyncio.create_task(one) for one in besides]
        try:
            await server.serve()
        finally:
            for task in kept_up:
                task.cancel()


async def _load(web: Web, server: uvicorn.Server, settings: Settings) -> None:
    """Load the pages once the sockets are open: a widget that was cut off by a restart need not wait for them."""
    while not server.started:  # noqa: ASYNC110 (uvicorn offers no event for it)
        await asyncio.sleep(0.005)
    print(f"Deskbell is open at {settings.address}", flush=True)
    await web.load()
    gc.collect()
    gc.freeze()


async def _fill(settings: Settings) -> tuple[str, str] | None:
    from deskbell.demo import EMAIL, PASSWORD, fill

    if not await fill(settings):
        print("Somebody is at home here already: this desk stays as it is, without the demo.", flush=True)
        return None
    print(f"This is a demo. Sign in as {EMAIL} with the password: {PASSWORD}", flush=True)
    return EMAIL, PASSWORD


def _config(settings: Settings, app: object) -> uvicorn.Config:
    return uvicorn.Config(
        app,  # type: ignore[arg-type]
        host=settings.host,
        port=settings.port,
        loop="none",
        interface="asgi3",
        http="httptools",
        ws=SocketProtocol,
        ws_per_message_deflate=False,
        ws_max_size=FRAME,
        lifespan="off",
        access_log=False,
        log_config=None,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=5,
    )


def run(settings: Settings) -> None:
    """Serve on a loop of its own."""
    import uvloop

    logging.basicConfig(level=settings.log_level.upper(), format="%(asctime)s %(levelname)s %(name)s %(message)s")
    for talkative in ("alembic", "uvicorn"):
        logging.getLogger(talkative).setLevel(logging.WARNING)
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    uvloop.run(serve(settings))
