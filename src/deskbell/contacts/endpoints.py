"""The addresses of contacts: finding them, the card, changing, merging, suggestions."""

import msgspec
from litestar import delete, get, patch, post

from deskbell.access.may import Caller, demand
from deskbell.contacts import changing, merging, suggesting
from deskbell.contacts.accepting import accept
from deskbell.contacts.card import card, card_by_id
from deskbell.contacts.queries import PAGE, ContactPage, find_contacts
from deskbell.contacts.wire import ContactCard
from deskbell.desk import Desk


class Command(msgspec.Struct, forbid_unknown_fields=True):
    """A change that needs nothing but its id."""

    command_id: str


class Merging(msgspec.Struct, forbid_unknown_fields=True):
    """The contact that goes into the other."""

    command_id: str
    other: str


@get("/contacts")
async def list_contacts(
    desk: Desk, caller: Caller, q: str = "", after: str | None = None, limit: int = PAGE
) -> ContactPage:
    """Contacts by name, or those whose name or email begins with `q`."""
    demand(caller, "see")
    return await desk.reads.run(lambda reader: find_contacts(reader, q, after, limit))


@get("/contacts/{id:str}")
async def open_contact(desk: Desk, caller: Caller, id: str) -> ContactCard:
    """Everything known of a contact (or of whom it was merged into)."""
    demand(caller, "see")
    return await desk.reads.run(lambda reader: card_by_id(reader, caller, id, desk.clock.now()))


@patch("/contacts/{id:str}")
async def change_contact(desk: Desk, caller: Caller, id: str, data: changing.Change) -> ContactCard:
    """Change name, plan, attributes, or whether they are blocked."""
    return await _card(desk, caller, await desk.writer.do(lambda tx: changing.change(tx, caller, id, data)))


@post("/contacts/{id:str}/identities", status_code=200)
async def add_identity(desk: Desk, caller: Caller, id: str, data: changing.NewIdentity) -> ContactCard:
    """One more way to know a contact."""
    return await _card(desk, caller, await desk.writer.do(lambda tx: changing.add_by_agent(tx, caller, id, data)))


@delete("/contacts/{id:str}/identities/{identity:str}")
async def remove_identity(desk: Desk, caller: Caller, id: str, identity: str) -> None:
    """Forget one way to know a contact."""
    await desk.writer.do(lambda tx: changing.remove_identity(tx, caller, id, identity))


@post("/contacts/{id:str}/merge", status_code=200)
async def merge_contact(desk: Desk, caller: Caller, id: str, data: Merging) -> ContactCard:
    """The other contact goes into this one."""
    why = f"merged by {caller.actor.name}"
    key = await desk.writer.do(lambda tx: merging.merge(tx, caller, id, data.other, why, data.command_id), patient=True)
    return await _finish(desk, caller, key)


@post("/merges/{id:str}/undo", status_code=200)
async def undo_merge(desk: Desk, caller: Caller, id: str, data: Command) -> ContactCard:
    """Two people after all: what came from the merged one goes back."""
    key = await desk.writer.do(lambda tx: merging.undo(tx, caller, id, data.command_id), patient=True)
    return await _finish(desk, caller, key)


@post("/suggestions/{id:str}/accept", status_code=200)
async def accept_suggestion(desk: Desk, caller: Caller, id: str, data: Command) -> ContactCard:
    """They are one person: merge them."""
    key = await desk.writer.do(lambda tx: accept(tx, caller, id, data.command_id), patient=True)
    return await _finish(desk, caller, key)


@post("/suggestions/{id:str}/dismiss", status_code=204)
async def dismiss_suggestion(desk: Desk, caller: Caller, id: str, data: Command) -> None:
    """They are two people; this is not brought up again."""
    await desk.writer.do(lambda tx: suggesting.dismiss(tx, caller, id, data.command_id))


async def _finish(desk: Desk, caller: Caller, merge_key: int) -> ContactCard:
    """The survivor once everything has moved."""
    await merging.finish(desk.writer, caller.actor, merge_key)
    survivor_key = await desk.reads.run(lambda reader: merging.survivor_of(reader, merge_key))
    return await _card(desk, caller, survivor_key)


async def _card(desk: Desk, caller: Caller, contact_key: int) -> ContactCard:
    return await desk.reads.run(lambda reader: card(reader, caller, contact_key, desk.clock.now()))


ROUTES = [
    list_contacts,
    open_contact,
    change_contact,
    add_identity,
    remove_identity,
    merge_contact,
    undo_merge,
    accept_suggestion,
    dismiss_suggestion,
]
