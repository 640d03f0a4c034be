"""The pages and the API, on the web framework. Loading it takes as long as everything else at start."""

from litestar import Litestar
from litestar.di import Provide
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin

from deskbell import __version__
from deskbell.channels.chat.setting_up import first_channel
from deskbell.desk import Desk
from deskbell.routes import HTTP
from deskbell.web.caller import DEPENDENCIES
from deskbell.web.cross_origin import add_leave
from deskbell.web.headers import protect
from deskbell.web.origin import same_origin_guard
from deskbell.web.refusals import HANDLERS


def http(desk: Desk) -> Litestar:
    """The pages and the API."""
    return Litestar(
        HTTP,
        dependencies={
            "desk": Provide(lambda: desk, sync_to_thread=False),
            "first_channel": Provide(lambda: first_channel, sync_to_thread=False),
            **DEPENDENCIES,
        },
        guards=[same_origin_guard(desk.settings)],
        before_send=[protect(desk.settings), add_leave],
        exception_handlers=HANDLERS,
        request_max_body_size=1_000_000,
        openapi_config=OpenAPIConfig(
            title="Deskbell",
            version=__version__,
            path="/api/v1",
            render_plugins=[JsonRenderPlugin(path="/openapi.json")],
        ),
        logging_config=None,
    )
