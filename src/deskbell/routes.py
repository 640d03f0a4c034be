"""Every address of the desk that is asked by HTTP, one line each: pages and the API. The sockets are in sockets.py."""

from litestar import Router
from litestar.types import ControllerRouterHandler

from deskbell.access.endpoints import ROUTES as access
from deskbell.agents.endpoints import ROUTES as agents
from deskbell.attachments.endpoints import ROUTES as attachments
from deskbell.channels.chat.pages import ROUTES as chat_pages
from deskbell.channels.chat.polling import ROUTES as chat
from deskbell.channels.endpoints import ROUTES as channels
from deskbell.channels.webhook.endpoints import ROUTES as hooks
from deskbell.contacts.endpoints import ROUTES as contacts
from deskbell.conversations.endpoints import ROUTES as conversations
from deskbell.live.directory import ROUTES as directory
from deskbell.search.endpoints import ROUTES as search
from deskbell.web.docs import ROUTES as docs
from deskbell.web.health import ROUTES as health
from deskbell.web.pages import ROUTES as pages

API = Router(
    "/api/v1",
    route_handlers=[
        *access,
        *agents,
        *attachments,
        *channels,
        *chat,
        *contacts,
        *conversations,
        *directory,
        *docs,
        *hooks,
        *search,
    ],
)

HTTP: list[ControllerRouterHandler] = [API, *health, *chat_pages, *pages]
