"""The API's description with the frames of the sockets beside it, for the browser's types and for programs."""

from typing import Any

import msgspec

from deskbell.channels.chat.wire import Welcome
from deskbell.config import Settings
from deskbell.desk import Desk
from deskbell.http import http
from deskbell.live.frames import Frame
from deskbell.live.visitors import VisitorMessage

_REFERENCE = "#/components/schemas/{name}"


def outputs() -> dict[str, str]:
    """The generated description."""
    desk = Desk()
    desk.settings = Settings()
    schema: dict[str, Any] = http(desk).openapi_schema.to_schema()
    _, frames = msgspec.json.schema_components([Frame, Welcome, VisitorMessage], ref_template=_REFERENCE)
    known = schema["components"]["schemas"]
    schema["components"]["schemas"] = {**frames, **known}
    text = msgspec.json.format(msgspec.json.encode(schema, order="deterministic"), indent=1).decode()
    return {"ui/shared/generated/openapi.json": text + "\n"}
