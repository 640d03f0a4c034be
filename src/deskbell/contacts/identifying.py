"""Learning how a contact can be known, and what a site says of them: believed when it is signed, else only shown.

An unsigned claim never overwrites what is proven or set by a person, never merges, and reveals nothing: at most it
makes a suggestion that agents see.
"""

import contextlib

import msgspec

from deskbell.contacts.claims import Claims
from deskbell.contacts.creating import begin_contact
from deskbell.contacts.folding import fold, folded
from deskbell.contacts.identity import Candidate, Evidence, Match, who
from deskbell.contacts.known import MOST, KnownIdentity, add, candidates_for, evidences, identities_of
from deskbell.contacts.merging import join
from deskbell.contacts.row import ContactRow, load_contact, record, save
from deskbell.errors import Conflict, Invalid
from deskbell.log.actor import Actor
from deskbell.log.events import ContactChanged
from deskbell.store.generated import contacts as sql
from deskbell.store.reads import Reader
from deskbell.store.transaction import Transaction

ATTRIBUTES = 50
"""Attributes a contact keeps at most."""


def contact_by_verified(tx: Transaction | Reader, kind: str, value: str, scope: int = 0) -> ContactRow | None:
    """The contact proven to be known by this, if there is one."""
    found = tx.one(sql.contact_by_verified, kind=kind, value=folded(kind, value) or "", scope=scope)
    return ContactRow(*found) if found else None


def add_identity(
    tx: Transaction,
    actor: Actor,
    contact: ContactRow,
    kind: str,
    value: str,
    *,
    verified: bool,
    how: str,
    scope: int = 0,
) -> None:
    """One more way to know a contact; `how` says in words where it comes from. Raises Invalid for what is none.

    When others are known by the same, it becomes a suggestion. Something already proven for another contact is kept
    here unproven.
    """
    evidence = Evidence(kind, fold(kind, value), verified, scope)
    mine = identities_of(tx, contact.key)
    if not verified and len(mine) >= MOST:
        raise Invalid(f"{contact.name} is known in {MOST} ways already.", "Remove one that is not used any more.")
    add(tx, actor, contact, [(evidence, how)], mine)


def claim(tx: Transaction, actor: Actor, contact: ContactRow, claims: Claims, scope: int) -> None:
    """What a site says without proof: shown as claimed, fills what is empty. `scope` is the channel it said it on."""
    mine = identities_of(tx, contact.key)
    proven = [known for known in mine if known.verified and known.kind == "user_id" and known.scope == scope]
    if proven and claims.user_id and all(known.value != folded("user_id", claims.user_id) for known in proven):
        # Somebody else at the same screen, or a lie: nothing of it belongs to the person who is proven.
        return
    before = msgspec.structs.replace(contact)
    if claims.name and contact.name_source in (None, "claimed"):
        contact.name, contact.name_source = claims.name, "claimed"
    if claims.plan and (contact.plan is None or contact.plan_source == "claimed"):
        contact.plan, contact.plan_source = claims.plan, "claimed"
    contact.email = contact.email or folded("email", claims.email)
    contact.locale = contact.locale or claims.locale
    _attribute(contact, {**claims.attributes, **contact.known})
    _note_changes(tx, actor, before, contact)
    if len(mine) < MOST:
        told = _evidences(claims, verified=False, scope=scope)
        add(tx, actor, contact, [(evidence, "claimed by the site") for evidence in told], mine)


def verify(tx: Transaction, actor: Actor, contact: ContactRow, claims: Claims, scope: int) -> ContactRow:
    """What a site signed is believed. Returns whose it is, which may be another contact than the one given.

    The given one is joined with the person who is proven when nobody was proven behind it yet (an anonymous chat
    before signing in). When it is proven to be somebody else, the two stay apart: then the one returned is not the one
    given, and a visitor's conversation is not theirs.
    """
    told = _evidences(claims, verified=True, scope=scope)
    mine = identities_of(tx, contact.key)
    candidates = candidates_for(tx, told)
    person = _person(tx, actor, contact, mine, who(told, candidates), told)
    if person.key != contact.key:
        mine = identities_of(tx, person.key)
    before = msgspec.structs.replace(person)
    if claims.name and person.name_source != "set":
        person.name, person.name_source = claims.name, "signed"
    if claims.plan:
        person.plan, person.plan_source = claims.plan, "signed"
    person.email = folded("email", claims.email) or person.email
    person.locale = claims.locale or person.locale
    _attribute(person, {**person.known, **claims.attributes})
    _note_changes(tx, actor, before, person)
    add(tx, actor, person, [(evidence, "signed by the site") for evidence in told], mine, candidates)
    return person


def _person(
    tx: Transaction,
    actor: Actor,
    contact: ContactRow,
    mine: list[KnownIdentity],
    match: Match,
    told: list[Evidence],
) -> ContactRow:
    """Whose proof it is: the given contact, the one already proven, or a new one when the given is someone else."""
    if match.contact_key not in (None, contact.key):
        person = load_contact(tx, match.contact_key or 0)
        if not any(known.verified for known in mine):
            with contextlib.suppress(Conflict):
                join(tx, actor, person, contact, match.reason)
        return person
    itself = Candidate(contact.key, evidences(mine))
    if who(told, [itself]).contact_key is None and any(known.verified for known in mine):
        return begin_contact(tx, actor, name=contact.name if contact.name_source is None else "Visitor")
    return contact


def _evidences(claims: Claims, *, verified: bool, scope: int) -> list[Evidence]:
    told = [("user_id", folded("user_id", claims.user_id), scope), ("email", folded("email", claims.email), 0)]
    return [Evidence(kind, value, verified, within) for kind, value, within in told if value]


def _attribute(contact: ContactRow, wanted: dict[str, str]) -> None:
    kept = dict(list(wanted.items())[:ATTRIBUTES])
    contact.attributes = msgspec.json.encode(kept).decode() if kept else "{}"


def _note_changes(tx: Transaction, actor: Actor, before: ContactRow, contact: ContactRow) -> None:
    contact.last_seen_at = tx.now
    fields = [
        name
        for name in ("name", "email", "plan", "plan_source", "locale", "attributes")
        if getattr(before, name) != getattr(contact, name)
    ]
    save(tx, contact)
    if fields:
        fact = ContactChanged(fields=fields, plan_before=before.plan, plan=contact.plan)
        record(tx, contact, actor, fact)
