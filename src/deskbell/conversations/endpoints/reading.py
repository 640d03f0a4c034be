"""The inbox over HTTP: pages of it, one conversation, the numbers beside the views."""

from typing import Annotated

import msgspec
from litestar import get
from litestar.params import Parameter

from deskbell.access.may import Caller, demand
from deskbell.contacts.card import card
from deskbell.contacts.wire import ContactCard
from deskbell.conversations import queries
from deskbell.conversations.counts import Counts, counts
from deskbell.conversations.queries import Page
from deskbell.conversations.row import wire
from deskbell.conversations.wire import Conversation, Draft, Link, Message
from deskbell.desk import Desk
from deskbell.errors import Invalid
from deskbell.store.reads import Reader

Cursor = Annotated[str | None, Parameter(max_length=100)]


class Opened(msgspec.Struct):
    """Everything the middle and the right pane show."""

    conversation: Conversation
    card: ContactCard
    messages: list[Message]
    earlier: str | None
    draft: Draft | None
    links: list[Link]


class Earlier(msgspec.Struct):
    """Messages before those shown."""

    messages: list[Message]
    earlier: str | None


@get("/conversations")
async def list_conversations(
    desk: Desk,
    caller: Caller,
    wanted_state: Annotated[str, Parameter(query="state", description="open, waiting, snoozed or resolved")] = "open",
    assignee: str | None = None,
    team: str | None = None,
    channel: str | None = None,
    tag: str | None = None,
    after: Cursor = None,
    limit: int = queries.PAGE,
) -> Page:
    """A page of the inbox, newest first."""
    demand(caller, "see")

    def read(reader: Reader) -> Page:
        wanted = queries.filter_of(reader, caller, wanted_state, assignee, team, channel, tag)
        return queries.page(reader, caller, wanted, after, limit) if wanted else Page([], None)

    return await desk.reads.run(read)


@get("/counts")
async def count(desk: Desk, caller: Caller) -> Counts:
    """The numbers beside the views."""
    demand(caller, "see")
    return await desk.reads.run(lambda reader: counts(reader, caller))


@get("/conversations/{id:str}")
async def open_conversation(desk: Desk, caller: Caller, id: str) -> Opened:
    """One conversation with its newest messages and who it is with."""

    def read(reader: Reader) -> Opened:
        row = queries.find(reader, caller, id)
        found, earlier = queries.messages(reader, row, None)
        return Opened(
            wire(row),
            card(reader, caller, row.contact_key, desk.clock.now(), row.id),
            found,
            earlier,
            queries.draft(reader, caller, row),
            queries.links(reader, row),
        )

    return await desk.reads.run(read)


@get("/conversations/{id:str}/messages")
async def earlier_messages(desk: Desk, caller: Caller, id: str, before: Cursor = None) -> Earlier:
    """The messages before a place."""
    if before is not None and not before.isdecimal():
        raise Invalid("This place in the conversation is not known.", "Start again from the newest message.")
    place = int(before) if before is not None else None
    return Earlier(
        *await desk.reads.run(lambda reader: queries.messages(reader, queries.find(reader, caller, id), place))
    )


ROUTES = [list_conversations, count, open_conversation, earlier_messages]
