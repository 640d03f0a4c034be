"""What happens again and again in these tests: somebody writes, signed in or not, and the desk knows them."""

import zlib
from typing import Any

import jwt
import msgspec

from deskbell.conversations.row import ConversationRow, wire
from deskbell.store.generated import conversations as sql
from deskbell.store.statement import Statement
from tests.people import AgentAtWork, Served, VisitorOnSite

ADA = {"id": "48213", "email": "ada@okafor.example", "name": "Ada Okafor", "plan": "pro"}
BEN = {"id": "777", "email": "ben@lund.example", "name": "Ben Lund", "plan": "free"}


async def write(at: Served, app_id: str, text: str, **hello: Any) -> tuple[VisitorOnSite, dict[str, Any]]:
    """Somebody new opens the chat and writes; returns them and the row of their conversation."""
    visitor = VisitorOnSite(at, app_id, **hello)
    await visitor.open()
    await visitor.write(text)
    return visitor, await row_of(at, visitor)


async def row_of(at: Served, visitor: VisitorOnSite) -> dict[str, Any]:
    """The row of the conversation a visitor is in."""
    await visitor.leave()
    welcome = await visitor.open()
    id: str = welcome["conversation"]["id"]
    found = await at.desk.reads.run(lambda reader: reader.one(sql.row_by_id, id=id))
    return dict(msgspec.to_builtins(wire(ConversationRow(*(found or ())))))


async def rows(at: Served, text: str) -> list[tuple[Any, ...]]:
    """What a plain question to the database returns."""
    statement = Statement(f"test.{zlib.crc32(text.encode())}", text, text, ())
    return [tuple(row) for row in await at.desk.reads.run(lambda r: r.all(statement))]


async def signing(mira: AgentAtWork) -> str:
    """A chat whose site can prove who its users are; returns the secret."""
    channel = (await mira.get("/desk"))["channels"][0]
    settings = {**channel["settings"], "identity": "optional"}
    mira.checked(await mira.http.patch(f"/channels/{channel['id']}", json={"settings": settings}))
    return str((await mira.post(f"/channels/{channel['id']}/secrets"))["secret"])


def signed(at: Served, secret: str, app_id: str, user: dict[str, Any]) -> str:
    """The token of a site that knows its user."""
    now = at.clock.now() // 1_000_000
    claims = {"sub": user["id"], "aud": app_id, "iat": now, "exp": now + 600}
    return jwt.encode({**claims, **{k: v for k, v in user.items() if k != "id"}}, secret, "HS256")
