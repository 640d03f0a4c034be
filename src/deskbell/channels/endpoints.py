"""Channels over HTTP, for the owner's settings."""

import msgspec
from litestar import get, patch, post

from deskbell.access.may import Caller, demand
from deskbell.channels import setting_up
from deskbell.channels.setting_up import ChangedChannel, NewChannel
from deskbell.channels.wire import Channel
from deskbell.desk import Desk
from deskbell.errors import NotFound


class Secret(msgspec.Struct):
    """A fresh secret, shown this once."""

    secret: str


class ChannelList(msgspec.Struct):
    """The ways in."""

    channels: list[Channel]


@get("/channels")
async def list_channels(desk: Desk, caller: Caller) -> ChannelList:
    """Every channel."""
    demand(caller, "see")
    return ChannelList([row.wire() for row in await desk.channels.all()])


@post("/channels")
async def add_channel(desk: Desk, caller: Caller, data: NewChannel) -> Channel:
    """Set up a channel."""
    return await desk.writer.do(lambda tx: setting_up.add(tx, caller, data))


@patch("/channels/{id:str}")
async def change_channel(desk: Desk, caller: Caller, id: str, data: ChangedChannel) -> Channel:
    """Change a channel."""
    return await desk.writer.do(lambda tx: setting_up.change(tx, caller, id, data))


@post("/channels/{id:str}/secrets")
async def make_secret(desk: Desk, caller: Caller, id: str) -> Secret:
    """A secret with which the site signs its users; the one before holds as well until the next."""
    demand(caller, "run")
    row = next((row for row in await desk.channels.all() if row.id == id), None)
    if row is None:
        raise NotFound("There is no such channel.")
    fresh, sealed = desk.seals.add_secret(row)
    await desk.writer.do(lambda tx: setting_up.keep_secrets(tx, caller, id, sealed))
    return Secret(fresh)


ROUTES = [list_channels, add_channel, change_channel, make_secret]
