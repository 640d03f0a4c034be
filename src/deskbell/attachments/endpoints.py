"""Files over HTTP, for agents. The chat has its own addresses and uses the same functions."""

from typing import Annotated, Any

from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter
from litestar.response import Stream

from deskbell.access.may import Caller, demand
from deskbell.attachments.serving import answer_file, file_for_agent
from deskbell.attachments.uploading import take_upload
from deskbell.conversations.wire import Attachment
from deskbell.desk import Desk


@post("/attachments", request_max_body_size=None, status_code=201)
async def upload(
    request: Request[Any, Any, Any],
    desk: NamedDependency[Desk],
    caller: NamedDependency[Caller],
    name: Annotated[str, QueryParameter(description="What the file is called.", max_length=1_000)] = "",
) -> Attachment:
    """Take in a file (the request's whole body, at most 40 MB) that the caller can then put into a message."""
    demand(caller, "work")
    content_type = request.headers.get("content-type", "")
    stream, length = request.stream(), request.content_length
    return await take_upload(desk, stream, name, content_type, caller.actor.label, length)


@get("/attachments/{id:str}")
async def download(
    request: Request[Any, Any, Any], desk: NamedDependency[Desk], caller: NamedDependency[Caller], id: FromPath[str]
) -> Response[bytes] | Stream:
    """A file of a conversation the caller may see; one byte range of it when asked for."""
    file = await desk.reads.run(lambda reader: file_for_agent(reader, caller, id))
    return await answer_file(desk, file, request.headers.get("range"))


ROUTES = [upload, download]
