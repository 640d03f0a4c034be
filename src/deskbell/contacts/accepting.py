"""An agent says that two contacts are one person: the better known one survives."""

from deskbell.access.may import Caller, demand
from deskbell.contacts import merging
from deskbell.contacts.known import identities_of
from deskbell.contacts.row import ContactRow, load_contact
from deskbell.contacts.suggesting import find_suggestion, settle
from deskbell.log.once import once
from deskbell.store.transaction import Transaction


def accept(tx: Transaction, caller: Caller, id: str, command_id: str) -> int:
    """Settle a suggestion and begin the merge; returns its number. Raises Conflict for two proven people."""
    demand(caller, "work")

    def do() -> int:
        suggestion = find_suggestion(tx, id)
        one, other = load_contact(tx, suggestion.contact_key), load_contact(tx, suggestion.other_key)
        survivor, merged = sorted((one, other), key=lambda contact: _unknown(tx, contact))
        why = f"suggested ({suggestion.reason}), accepted by {caller.actor.name}"
        found = merging.begin(tx, caller.actor, survivor, merged, why, command_id)
        settle(tx, caller.actor, suggestion, accepted=True, command_id=command_id)
        merging.advance(tx, caller.actor, found.key)
        return found.key

    return once(tx, caller.actor, command_id, int, do)


def _unknown(tx: Transaction, contact: ContactRow) -> tuple[bool, bool, int]:
    """Orders contacts: who has a proven user id, then who is proven at all, then who came first."""
    proven = [one.kind for one in identities_of(tx, contact.key) if one.verified]
    return "user_id" not in proven, not proven, contact.key
