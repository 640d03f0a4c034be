"""A person outside is met for the first time."""

import msgspec

from deskbell.contacts.row import ContactRow, load_contact, record, sort_name
from deskbell.log.actor import Actor
from deskbell.log.events import ContactCreated
from deskbell.store.generated import contacts as sql
from deskbell.store.ids import new_id
from deskbell.store.transaction import Transaction

__all__ = ["ContactRow", "begin_contact", "load_contact"]


def begin_contact(
    tx: Transaction,
    actor: Actor,
    *,
    name: str,
    name_source: str | None = None,
    email: str | None = None,
    plan: str | None = None,
    plan_source: str | None = None,
    locale: str | None = None,
    attributes: dict[str, str] | None = None,
) -> ContactRow:
    """A new contact. `name_source` None says that the desk made the name up, so that a claimed one may replace it."""
    row = ContactRow(
        tx.key(),
        new_id(tx.now),
        name,
        name_source,
        email,
        plan,
        plan_source,
        msgspec.json.encode(attributes).decode() if attributes else "{}",
        locale,
        0,
        tx.now,
        tx.now,
        None,
    )
    tx.write(sql.insert_contact, **msgspec.structs.asdict(row), sort_name=sort_name(name))
    record(tx, row, actor, ContactCreated())
    return row
