"""API tokens."""

import msgspec
from litestar import delete, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from deskbell.access.may import Caller
from deskbell.access.tokens import ApiToken, MadeToken, NewToken, list_tokens, make_token, revoke_token
from deskbell.desk import Desk


class Tokens(msgspec.Struct, frozen=True):
    """Tokens that can be used, without their secrets."""

    tokens: list[ApiToken]


@get("/tokens")
async def read_tokens(caller: NamedDependency[Caller], desk: NamedDependency[Desk]) -> Tokens:
    """One's own tokens; for owners everyone's."""
    return Tokens(await desk.reads.run(lambda r: list_tokens(r, caller)))


@post("/tokens")
async def create_token(
    data: JSONBody[NewToken], caller: NamedDependency[Caller], desk: NamedDependency[Desk]
) -> MadeToken:
    """Make a token; its secret is in this answer and never again."""
    return await desk.writer.do(lambda tx: make_token(tx, caller, data))


@delete("/tokens/{token_id:str}", status_code=204)
async def delete_token(token_id: FromPath[str], caller: NamedDependency[Caller], desk: NamedDependency[Desk]) -> None:
    """End a token at once."""
    await desk.sessions.settle(desk.writer.do(lambda tx: revoke_token(tx, caller, token_id)))


ROUTES = [read_tokens, create_token, delete_token]
