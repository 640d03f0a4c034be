"""Who is this? Pure; the reason is stored and shown.

What is proven finds the contact for whom the same is proven: a user id before an email, an email before a phone number
or a handle. Anything weaker only suggests, and a person decides. Two people who are both proven (two user ids of the
same site) are never one, however much else they share.
"""

from collections.abc import Iterable, Sequence

import msgspec

RANK = ("user_id", "email", "phone", "handle")
WORDS = {"user_id": "user id", "email": "email", "phone": "phone number", "handle": "handle"}
MOST = 3
"""Suggestions made at once."""


class Evidence(msgspec.Struct, frozen=True):
    """Something that points to a person; `value` folded, `scope` the channel a user id or handle belongs to, else 0."""

    kind: str
    value: str
    verified: bool
    scope: int = 0


class Candidate(msgspec.Struct, frozen=True):
    """A contact that may be meant, with every way it is known."""

    contact_key: int
    identities: tuple[Evidence, ...]

    def has(self, evidence: Evidence, *, verified: bool) -> bool:
        """Whether it is known by the same, and (if asked) proven so."""
        return any(
            known.kind == evidence.kind
            and known.value == evidence.value
            and known.scope == evidence.scope
            and (known.verified or not verified)
            for known in self.identities
        )


class Suggestion(msgspec.Struct, frozen=True):
    """Somebody it may be."""

    contact_key: int
    reason: str


class Match(msgspec.Struct, frozen=True):
    """Who it is; None for somebody new."""

    contact_key: int | None
    reason: str
    suggestions: tuple[Suggestion, ...] = ()


def who(evidences: Sequence[Evidence], candidates: Sequence[Candidate]) -> Match:
    """Decide by all that is known of somebody, and all contacts known by any of it."""
    possible = [c for c in candidates if not both_proven(evidences, c.identities)]
    ranked = sorted(evidences, key=_rank)
    found, reason = _proven(ranked, possible)
    others = [c for c in possible if c.contact_key != found]
    return Match(found, reason, tuple(_suggestions(ranked, others)))


def both_proven(one: Iterable[Evidence], other: Iterable[Evidence]) -> bool:
    """Whether these are two people for certain: each has a proven user id of the same site, and none is shared."""
    mine, theirs = _user_ids(one), _user_ids(other)
    return any(mine[scope].isdisjoint(theirs[scope]) for scope in mine.keys() & theirs.keys())


def _user_ids(known: Iterable[Evidence]) -> dict[int, set[str]]:
    ids: dict[int, set[str]] = {}
    for evidence in known:
        if evidence.kind == "user_id" and evidence.verified:
            ids.setdefault(evidence.scope, set()).add(evidence.value)
    return ids


def _rank(evidence: Evidence) -> tuple[bool, int, str]:
    return not evidence.verified, RANK.index(evidence.kind), evidence.value


def _proven(ranked: Sequence[Evidence], possible: Sequence[Candidate]) -> tuple[int | None, str]:
    for evidence in ranked:
        for candidate in possible:
            if evidence.verified and candidate.has(evidence, verified=True):
                return candidate.contact_key, f"same verified {WORDS[evidence.kind]}"
    return None, "not known yet"


def _suggestions(ranked: Sequence[Evidence], others: Sequence[Candidate]) -> Iterable[Suggestion]:
    seen: set[int] = set()
    for evidence in ranked:
        for candidate in others:
            if candidate.contact_key not in seen and candidate.has(evidence, verified=False):
                seen.add(candidate.contact_key)
                yield Suggestion(candidate.contact_key, _weak(evidence, candidate))
                if len(seen) == MOST:
                    return


def _weak(evidence: Evidence, candidate: Candidate) -> str:
    sure = evidence.verified or candidate.has(evidence, verified=True)
    unproven = "not proven on both sides" if sure else "not proven"
    return f"same {WORDS[evidence.kind]}, {unproven}"
