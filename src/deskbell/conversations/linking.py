"""Two conversations that belong together."""

import msgspec

from deskbell.access.may import Caller
from deskbell.conversations.row import ConversationRow, load, record, save
from deskbell.errors import Conflict
from deskbell.log.events import ConversationLinked
from deskbell.log.once import once
from deskbell.store.generated import conversations as sql
from deskbell.store.transaction import Transaction


class Linking(msgspec.Struct, forbid_unknown_fields=True):
    """The other conversation."""

    command_id: str
    other: str


def link(tx: Transaction, row: ConversationRow, other: ConversationRow, why: str) -> None:
    """Note that `row` belongs to `other`: "follows" it, was "split" from it, or is "linked" by a person."""
    tx.write(sql.insert_link, conversation_key=row.key, other_key=other.key, why=why, at=tx.now)


def linked(tx: Transaction, row: ConversationRow, other: ConversationRow) -> bool:
    """Whether the one is linked to the other, in either direction."""
    forth, back = tx.load(
        (sql.link_between, {"conversation_key": row.key, "other_key": other.key}),
        (sql.link_between, {"conversation_key": other.key, "other_key": row.key}),
    )
    return bool(forth or back)


def link_by_agent(tx: Transaction, caller: Caller, id: str, wanted: Linking) -> None:
    """A person says that two conversations belong together; saying it again changes nothing.

    Raises Conflict for a conversation and itself.
    """

    def do() -> bool:
        row, other = load(tx, caller, "work", id), load(tx, caller, "work", wanted.other)
        if row.key == other.key:
            raise Conflict("A conversation belongs to itself already.", "Choose another.", code="same_conversation")
        if linked(tx, row, other):
            return False
        link(tx, row, other, "linked")
        for one, its_other in ((row, other), (other, row)):
            record(tx, one, caller.actor, ConversationLinked(other=its_other.key), command_id=wanted.command_id)
            save(tx, one)
        return True

    once(tx, caller.actor, wanted.command_id, bool, do)
