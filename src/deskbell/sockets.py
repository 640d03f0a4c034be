"""Every socket of the desk, one line each. Knows nothing of the web framework, so that sockets open before it is loaded."""

from deskbell.channels.chat.socket import chat_socket
from deskbell.desk import Desk
from deskbell.live.agent_socket import agent_socket
from deskbell.web.asgi import Receive, Scope, Send

SOCKETS = {
    "/api/v1/live": agent_socket,
    "/api/v1/chat": chat_socket,
}


async def open_socket(desk: Desk, scope: Scope, receive: Receive, send: Send) -> None:
    """Serve the socket at this address, or refuse the handshake."""
    await SOCKETS.get(scope["path"], _none)(desk, scope, receive, send)


async def _none(desk: Desk, scope: Scope, receive: Receive, send: Send) -> None:
    await receive()
    await send({"type": "websocket.close", "code": 4004})
