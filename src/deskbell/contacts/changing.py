"""What an agent changes of a contact: name, plan, attributes, whether they are blocked, and how they are known."""

import msgspec
from msgspec import UNSET, UnsetType

from deskbell.access.may import Caller
from deskbell.contacts.folding import Kind
from deskbell.contacts.identifying import ATTRIBUTES, add_identity
from deskbell.contacts.known import identities_of
from deskbell.contacts.row import ContactRow, find_contact, record, save
from deskbell.errors import Invalid, NotFound
from deskbell.log.events import ContactChanged, ContactIdentified
from deskbell.log.once import once
from deskbell.store.generated import contacts as sql
from deskbell.store.transaction import Transaction

LONGEST = 200
"""Characters of a name, a plan, an attribute's value; its name has at most 60."""


class Change(msgspec.Struct, forbid_unknown_fields=True):
    """What should be different; what is left out stays. An attribute set to null is removed."""

    command_id: str
    name: str | UnsetType = UNSET
    plan: str | UnsetType | None = UNSET
    attributes: dict[str, str | None] | UnsetType = UNSET
    blocked: bool | UnsetType = UNSET


class NewIdentity(msgspec.Struct, forbid_unknown_fields=True):
    """One more way to know a contact."""

    command_id: str
    kind: Kind
    value: str


def change(tx: Transaction, caller: Caller, id: str, wanted: Change) -> int:
    """Change a contact; returns its number. Raises Invalid for what cannot be kept."""

    def do() -> int:
        row = find_contact(tx, caller, "work", id)
        before = msgspec.structs.replace(row)
        _apply(row, wanted)
        names = ("name", "plan", "plan_source", "attributes", "blocked")
        fields = [name for name in names if getattr(row, name) != getattr(before, name)]
        if fields:
            save(tx, row)
            fact = ContactChanged(fields=fields, plan_before=before.plan, plan=row.plan)
            record(tx, row, caller.actor, fact, command_id=wanted.command_id)
        return row.key

    return once(tx, caller.actor, wanted.command_id, int, do)


def _apply(row: ContactRow, wanted: Change) -> None:
    if wanted.name is not UNSET:
        row.name, row.name_source = _text("name", wanted.name), "set"
    if wanted.plan is not UNSET:
        plan = _text("plan", wanted.plan) if wanted.plan else None
        row.plan, row.plan_source = plan, "set" if plan else None
    if wanted.attributes is not UNSET:
        row.attributes = _attributes(row.known, wanted.attributes)
    if wanted.blocked is not UNSET:
        row.blocked = int(wanted.blocked)


def _text(what: str, value: str, longest: int = LONGEST) -> str:
    text = " ".join(value.split())
    if not text or len(text) > longest or not text.isprintable():
        raise Invalid(f"This cannot be a {what}.", f"It has 1 to {longest} characters on one line.")
    return text


def _attributes(known: dict[str, str], wanted: dict[str, str | None]) -> str:
    for name, value in wanted.items():
        if value is None:
            known.pop(name, None)
        else:
            known[_text("attribute's name", name, 60)] = _text("attribute", value)
    if len(known) > ATTRIBUTES:
        raise Invalid(f"A contact has at most {ATTRIBUTES} attributes.", "Remove some first.")
    return msgspec.json.encode(known).decode()


def add_by_agent(tx: Transaction, caller: Caller, id: str, wanted: NewIdentity) -> int:
    """An agent knows one more way to know a contact; it proves nothing. Returns the contact's number."""

    def do() -> int:
        row = find_contact(tx, caller, "work", id)
        how = f"set by {caller.actor.name}"
        add_identity(tx, caller.actor, row, wanted.kind, wanted.value, verified=False, how=how)
        return row.key

    return once(tx, caller.actor, wanted.command_id, int, do)


def remove_identity(tx: Transaction, caller: Caller, id: str, identity: str) -> None:
    """This is no way to know them (any more). Removing it again changes nothing but says so. Raises NotFound."""
    row = find_contact(tx, caller, "work", id)
    mine = identities_of(tx, row.key)
    found = next((one for one in mine if one.id == identity), None)
    if found is None:
        raise NotFound("This contact is not known that way.", "It may have been removed already.")
    same = [one for one in mine if (one.kind, one.value, one.scope) == (found.kind, found.value, found.scope)]
    for one in same:
        tx.write(sql.delete_identity, of_key=one.key)
    if found.kind == "email" and row.email == found.value:
        row.email = next((one.value for one in mine if one.kind == "email" and one not in same), None)
        save(tx, row)
    fact = ContactIdentified(identity=found.kind, verified=False)
    record(tx, row, caller.actor, fact, object_key=found.key)
