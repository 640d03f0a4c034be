"""A contact as an action holds it: loaded in one statement, changed in memory, written back whole."""

from typing import Any

import msgspec

from deskbell.access.may import Ability, Caller, demand
from deskbell.contacts.wire import ContactBrief
from deskbell.errors import Conflict, NotFound
from deskbell.log.actor import Actor
from deskbell.log.append import append
from deskbell.log.events import Fact
from deskbell.store.generated import contacts as sql
from deskbell.store.reads import Reader
from deskbell.store.transaction import Transaction

_attributes = msgspec.json.Decoder(dict[str, str]).decode

FOLLOWED = 20
"""Merges of merges that are followed at most."""


class ContactRow(msgspec.Struct):
    """The fields of statements.row_columns, in its order."""

    key: int
    id: str
    name: str
    name_source: str | None
    """signed, claimed or set, as plan_source; None for a name the desk made up."""
    email: str | None
    plan: str | None
    plan_source: str | None
    attributes: str
    locale: str | None
    blocked: int
    created_at: int
    last_seen_at: int | None
    merged_into: int | None

    @property
    def brief(self) -> ContactBrief:
        """Enough to name them."""
        return ContactBrief(self.id, self.name, self.email, self.plan, self.plan_source)

    @property
    def known(self) -> dict[str, str]:
        """The attributes by name."""
        return _attributes(self.attributes) if self.attributes != "{}" else {}


def sort_name(name: str) -> str:
    """The name as lists order it and searches begin it."""
    return " ".join(name.casefold().split())


def load_contact(tx: Transaction | Reader, key: int) -> ContactRow:
    """The contact with this number, or whom it was merged into. Raises NotFound."""
    for _ in range(FOLLOWED):
        found = tx.one(sql.contact_by_key, key=key)
        if found is None:
            break
        row = ContactRow(*found)
        if row.merged_into is None:
            return row
        key = row.merged_into
    raise NotFound("There is no such contact.")


def find_contact(tx: Transaction | Reader, caller: Caller, ability: Ability, id: str) -> ContactRow:
    """The contact with this public id. Raises NotFound, Forbidden by the caller's rights, Conflict when merged away."""
    demand(caller, ability)
    found = tx.one(sql.contact_by_id, id=id)
    if found is None:
        raise NotFound("There is no such contact.", "It may have been erased.")
    row = ContactRow(*found)
    if row.merged_into is not None:
        into = load_contact(tx, row.merged_into)
        raise Conflict(
            f"{row.name} was merged into {into.name}.", f"Open {into.name} (contact {into.id}).", code="merged"
        )
    return row


def save(tx: Transaction, row: ContactRow) -> None:
    """Write the row back."""
    tx.write(
        sql.update_contact,
        of_key=row.key,
        name=row.name,
        name_source=row.name_source,
        sort_name=sort_name(row.name),
        email=row.email,
        plan=row.plan,
        plan_source=row.plan_source,
        attributes=row.attributes,
        locale=row.locale,
        blocked=row.blocked,
        last_seen_at=row.last_seen_at,
        merged_into=row.merged_into,
    )


def record(
    tx: Transaction,
    row: ContactRow,
    actor: Actor,
    fact: Fact,
    data: dict[str, Any] | None = None,
    *,
    object_key: int | None = None,
    command_id: str | None = None,
) -> None:
    """Note a fact of this contact; followers get the contact as it is now, and `data` beside it."""
    content: dict[str, Any] = {"contact": row.brief}
    if data is not None:
        content["data"] = data
    append(tx, actor, fact, content, contact_key=row.key, object_key=object_key, command_id=command_id)
