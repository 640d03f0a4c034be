"""When two contacts may be merged and taken apart again, and what counts as having come from one of them."""

from deskbell.contacts.identity import both_proven
from deskbell.contacts.known import evidences, identities_of
from deskbell.contacts.row import ContactRow
from deskbell.errors import Conflict
from deskbell.store.generated import contacts as sql
from deskbell.store.transaction import Transaction


def demand_mergeable(tx: Transaction, survivor: ContactRow, merged: ContactRow) -> None:
    """Raises Conflict for a contact and itself, for two proven people, and while another merge of theirs goes on."""
    if survivor.key == merged.key:
        raise Conflict("A contact cannot be merged into itself.", "Choose another contact.", code="same_contact")
    if both_proven(evidences(identities_of(tx, survivor.key)), evidences(identities_of(tx, merged.key))):
        raise Conflict(
            f"{survivor.name} and {merged.name} are proven to be two people.",
            "Each has signed in with a user id of their own. Link their conversations instead.",
            code="two_people",
        )
    keys = [survivor.key, merged.key]
    if tx.all(sql.unfinished_merges, survivor_keys=keys, merged_keys=keys):
        raise Conflict("A merge of these contacts has not ended yet.", "Try again in a moment.", code="not_now")


def origins(tx: Transaction, contact_key: int) -> list[int]:
    """The contact and everyone who was merged into it, at any remove: whose things are its own."""
    found = [contact_key]
    for key in found:
        found += [merged_key for merged_key, _ in tx.all(sql.merges_into, survivor_key=key)]
    return found


def demand_apart(tx: Transaction, survivor: ContactRow, leaving: list[int]) -> None:
    """Raises Conflict when a conversation of the one was merged into one of the other: each would see the other's."""
    for subject, origin, into_origin in tx.all(sql.joined_conversations, contact_key=survivor.key):
        if (origin in leaving) != (into_origin in leaving):
            raise Conflict(
                f"The conversation “{subject or 'without a subject'}” of the one was merged into one of the other.",
                "Undo that merge of conversations first.",
                code="conversations_merged",
            )
