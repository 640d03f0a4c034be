"""Two contacts may be the same person: noted once, settled by a person, never brought up again after a no."""

import msgspec

from deskbell.access.may import Caller, demand
from deskbell.contacts.retelling import of_settling, of_suggestion
from deskbell.contacts.row import ContactRow, load_contact, record
from deskbell.errors import Conflict, NotFound
from deskbell.log.actor import Actor
from deskbell.log.events import ContactSuggested, ContactSuggestionSettled
from deskbell.log.once import once
from deskbell.store.generated import contacts as sql
from deskbell.store.ids import new_id
from deskbell.store.transaction import Transaction

OPEN_AT_MOST = 20
"""Open suggestions that point to one contact: whoever claims a known address a thousand times makes no more."""


class SuggestionRow(msgspec.Struct):
    """The fields of statements.suggestion_by_id, in its order."""

    key: int
    contact_key: int
    other_key: int
    reason: str
    state: str
    """open, accepted or dismissed."""


def suggest(tx: Transaction, actor: Actor, contact: ContactRow, other_key: int, reason: str) -> None:
    """Note that `contact` may be the other one, unless that was said before or is said too often."""
    asked, pointing = tx.load(
        (
            sql.suggestions_of_pair,
            {"one": contact.key, "other": other_key, "the_one": contact.key, "the_other": other_key},
        ),
        (sql.open_suggestions_to, {"other_key": other_key, "limit": OPEN_AT_MOST}),
    )
    if asked or len(pointing) == OPEN_AT_MOST:
        return
    other = load_contact(tx, other_key)
    if other.key == contact.key:
        return
    key, id = tx.key(), new_id(tx.now)
    tx.write(
        sql.insert_suggestion,
        key=key,
        id=id,
        contact_key=contact.key,
        other_key=other_key,
        reason=reason,
        state="open",
        at=tx.now,
    )
    data = of_suggestion(id, other.id, reason)
    record(tx, contact, actor, ContactSuggested(other=other_key, reason=reason), data, object_key=key)


def find_suggestion(tx: Transaction, id: str) -> SuggestionRow:
    """The suggestion with this public id. Raises NotFound, Conflict when it is settled already."""
    found = tx.one(sql.suggestion_by_id, id=id)
    if found is None:
        raise NotFound("There is no such suggestion.", "It may have been settled already.")
    row = SuggestionRow(*found)
    if row.state != "open":
        raise Conflict(f"This suggestion was {row.state} already.", "Nothing is left to do.")
    return row


def settle(tx: Transaction, actor: Actor, row: SuggestionRow, accepted: bool, command_id: str | None = None) -> None:
    """Write down what a person decided."""
    state = "accepted" if accepted else "dismissed"
    tx.write(sql.settle_suggestion, of_key=row.key, state=state)
    contact = load_contact(tx, row.contact_key)
    fact = ContactSuggestionSettled(other=row.other_key, accepted=accepted)
    record(tx, contact, actor, fact, of_settling(accepted), object_key=row.key, command_id=command_id)


def dismiss(tx: Transaction, caller: Caller, id: str, command_id: str) -> None:
    """They are two people, says the caller."""
    demand(caller, "work")

    def do() -> bool:
        settle(tx, caller.actor, find_suggestion(tx, id), accepted=False, command_id=command_id)
        return True

    once(tx, caller.actor, command_id, bool, do)
