"""The identities of contacts as actions hold them: read together, added one by one, compared by identity.who."""

from collections.abc import Sequence

import msgspec

from deskbell.contacts.identity import Candidate, Evidence, who
from deskbell.contacts.row import ContactRow, record, save
from deskbell.contacts.suggesting import suggest
from deskbell.log.actor import Actor
from deskbell.log.events import ContactIdentified
from deskbell.store.generated import contacts as sql
from deskbell.store.ids import new_id
from deskbell.store.transaction import Transaction

MOST = 50
"""Identities of one contact that are not proven; whoever claims more is not listened to."""
READ = 200
"""Identities of one contact that are read."""
SAME = 5
"""Contacts known by the same that are looked at, proven and newest first."""


class KnownIdentity(msgspec.Struct):
    """The fields of statements.identities_of, in its order."""

    key: int
    id: str
    contact_key: int
    kind: str
    scope: int
    value: str
    verified: int
    how: str
    added_at: int

    @property
    def evidence(self) -> Evidence:
        """As decisions take it."""
        return Evidence(self.kind, self.value, bool(self.verified), self.scope)


def identities_of(tx: Transaction, contact_key: int) -> list[KnownIdentity]:
    """Every way this contact is known, oldest first."""
    return [KnownIdentity(*row) for row in tx.all(sql.identities_of, contact_key=contact_key, limit=READ)]


def evidences(known: Sequence[KnownIdentity]) -> tuple[Evidence, ...]:
    """As decisions take them."""
    return tuple(one.evidence for one in known)


def candidates_for(tx: Transaction, found: Sequence[Evidence]) -> list[Candidate]:
    """The contacts that are known by any of this, with all they are known by."""
    asked = [
        (sql.identities_by_value, {"kind": e.kind, "value": e.value, "scope": e.scope, "limit": SAME}) for e in found
    ]
    same = [KnownIdentity(*row) for rows in (tx.load(*asked) if asked else []) for row in rows]
    keys = list(dict.fromkeys(one.contact_key for one in same))
    if not keys:
        return []
    whole = [KnownIdentity(*row) for row in tx.all(sql.identities_of_several, contact_keys=keys)]
    return [Candidate(key, evidences([one for one in whole if one.contact_key == key])) for key in keys]


def add(
    tx: Transaction,
    actor: Actor,
    contact: ContactRow,
    told: Sequence[tuple[Evidence, str]],
    mine: list[KnownIdentity],
    candidates: Sequence[Candidate] | None = None,
) -> None:
    """Keep what was told of a contact, each with how it came about, and suggest whoever else it fits.

    What is proven for another contact is kept unproven here.
    """
    if not told:
        return
    if candidates is None:
        candidates = candidates_for(tx, [evidence for evidence, _ in told])
    others = [c for c in candidates if c.contact_key != contact.key]
    changed = [_keep(tx, actor, contact, evidence, how, mine, others) for evidence, how in told]
    if not any(changed):
        return
    for suggestion in who(evidences(mine), others).suggestions:
        suggest(tx, actor, contact, suggestion.contact_key, suggestion.reason)


def _keep(
    tx: Transaction,
    actor: Actor,
    contact: ContactRow,
    evidence: Evidence,
    how: str,
    mine: list[KnownIdentity],
    others: Sequence[Candidate],
) -> bool:
    """Add it, or prove what was there; whether that changed anything."""
    verified = evidence.verified and not any(other.has(evidence, verified=True) for other in others)
    same = [m for m in mine if (m.kind, m.scope, m.value) == (evidence.kind, evidence.scope, evidence.value)]
    if any(m.verified or not verified for m in same):
        return False
    if same:
        known = same[0]
        known.verified, known.how = 1, how
        tx.write(sql.prove_identity, of_key=known.key, how=how)
    else:
        known = _insert(tx, contact, msgspec.structs.replace(evidence, verified=verified), how)
        mine.append(known)
    if evidence.kind == "email" and contact.email is None:
        contact.email = evidence.value
        save(tx, contact)
    fact = ContactIdentified(identity=evidence.kind, verified=verified)
    record(tx, contact, actor, fact, object_key=known.key)
    return True


def _insert(tx: Transaction, contact: ContactRow, evidence: Evidence, how: str) -> KnownIdentity:
    known = KnownIdentity(
        tx.key(),
        new_id(tx.now),
        contact.key,
        evidence.kind,
        evidence.scope,
        evidence.value,
        int(evidence.verified),
        how,
        tx.now,
    )
    tx.write(sql.insert_identity, **msgspec.structs.asdict(known), origin_contact_key=contact.key)
    return known
