"""Moving what belongs to a contact: visitors first, so that nothing new arrives at the old place."""

from typing import Any, NamedTuple

from deskbell.contacts.row import ContactRow
from deskbell.conversations.row import ConversationRow
from deskbell.conversations.row import record as record_conversation
from deskbell.conversations.row import save as save_conversation
from deskbell.log.actor import Actor
from deskbell.log.events import ContactMerged, ContactUnmerged
from deskbell.store.generated import contacts as sql
from deskbell.store.generated import conversations as conversation_sql
from deskbell.store.statement import Statement
from deskbell.store.transaction import Transaction

ROWS = 500
"""Rows of one kind moved at once."""
CONVERSATIONS = 100
"""Conversations moved at once; each is noted in the log by itself."""


class Part(NamedTuple):
    """One kind of thing that a contact has."""

    held: Statement
    returning: Statement
    move: Statement


VISITORS = Part(sql.visitors_held, sql.visitors_moved, sql.move_visitors)
IDENTITIES = Part(sql.identities_held, sql.identities_from, sql.move_identities)
VISITS = Part(sql.visits_held, sql.visits_from, sql.move_visits)


def take_along(tx: Transaction, actor: Actor, merge_key: int, merged: ContactRow, survivor: ContactRow) -> bool:
    """The next chunk towards the survivor; whether that was the last."""
    held = {"contact_key": merged.key, "limit": ROWS}
    visitors = _move(tx, VISITORS.held, held, VISITORS.move, survivor.key)
    for key in visitors:
        tx.write(sql.insert_visitor_move, merge_key=merge_key, visitor_key=key)
    moved = [len(visitors)]
    moved += [len(_move(tx, part.held, held, part.move, survivor.key)) for part in (IDENTITIES, VISITS)]
    keys = _keys(tx, sql.conversations_held, {"contact_key": merged.key, "limit": CONVERSATIONS})
    _hand_over(tx, actor, keys, survivor, ContactMerged(other=merged.key, reason="the contact was merged"))
    return max(moved) < ROWS and len(keys) < CONVERSATIONS


def bring_back(
    tx: Transaction, actor: Actor, merge_key: int, survivor: ContactRow, merged: ContactRow, origins: list[int]
) -> bool:
    """The next chunk back to the merged one; whether that was the last."""
    held = {"contact_key": survivor.key, "limit": ROWS}
    moved = [len(_move(tx, VISITORS.returning, {**held, "merge_key": merge_key}, VISITORS.move, merged.key))]
    theirs = {**held, "origins": origins}
    moved += [len(_move(tx, part.returning, theirs, part.move, merged.key)) for part in (IDENTITIES, VISITS)]
    keys = _keys(tx, sql.conversations_from, {**theirs, "limit": CONVERSATIONS})
    _hand_over(tx, actor, keys, merged, ContactUnmerged(other=survivor.key))
    ended = max(moved) < ROWS and len(keys) < CONVERSATIONS
    if ended:
        _separate(tx, survivor, merged)
    return ended


def _keys(tx: Transaction, statement: Statement, values: dict[str, Any]) -> list[int]:
    return [key for (key,) in tx.all(statement, **values)]


def _move(tx: Transaction, chosen: Statement, values: dict[str, Any], move: Statement, to: int) -> list[int]:
    keys = _keys(tx, chosen, values)
    if keys:
        tx.write(move, keys=keys, to=to)
    return keys


def _hand_over(
    tx: Transaction, actor: Actor, keys: list[int], to: ContactRow, fact: ContactMerged | ContactUnmerged
) -> None:
    """Conversations change their contact, each with a fact of its own so that every list shows it."""
    for values in tx.all(conversation_sql.rows_by_keys, keys=keys) if keys else []:
        row = ConversationRow(*values)
        row.contact_key, row.contact_id, row.contact_name = to.key, to.id, to.name
        row.contact_email, row.contact_plan, row.contact_plan_source = to.email, to.plan, to.plan_source
        record_conversation(tx, row, actor, fact)
        save_conversation(tx, row)


def _separate(tx: Transaction, one: ContactRow, other: ContactRow) -> None:
    """A visitor whose chat stayed with the other contact begins a new one: it is not theirs to see."""
    for contact in (one, other):
        keys = _keys(tx, sql.stray_visitors, {"contact_key": contact.key})
        if keys:
            tx.write(sql.leave_conversation, keys=keys, conversation_key=None)
