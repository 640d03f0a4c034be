"""Who is this? The table of what finds whom, and what holds for anything whatever."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.contacts.identity import Candidate, Evidence, both_proven, who

SHOP, BLOG = 11, 12
ADA_ID = Evidence("user_id", "48213", True, SHOP)
BEN_ID = Evidence("user_id", "777", True, SHOP)
ADA_MAIL = Evidence("email", "ada@okafor.example", True)
ADA_PHONE = Evidence("phone", "+442079460958", True)
ADA_HANDLE = Evidence("handle", "ada", True, BLOG)


def claimed(evidence: Evidence) -> Evidence:
    return Evidence(evidence.kind, evidence.value, False, evidence.scope)


ADA = Candidate(1, (ADA_ID, ADA_MAIL))
BEN = Candidate(2, (BEN_ID,))
MAIL_ONLY = Candidate(3, (ADA_MAIL,))
MAIL_CLAIMED = Candidate(4, (claimed(ADA_MAIL),))
CALLER = Candidate(5, (ADA_PHONE,))


@pytest.mark.parametrize(
    ("evidences", "candidates", "found", "reason", "suggested"),
    [
        ([ADA_ID], [ADA, BEN], 1, "same verified user id", []),
        ([ADA_ID, ADA_MAIL], [MAIL_CLAIMED, ADA], 1, "same verified user id", [4]),
        ([ADA_MAIL], [ADA], 1, "same verified email", []),
        ([ADA_MAIL, ADA_PHONE], [CALLER, MAIL_ONLY], 3, "same verified email", [5]),
        ([ADA_HANDLE], [Candidate(6, (ADA_HANDLE,))], 6, "same verified handle", []),
        ([ADA_HANDLE], [Candidate(6, (Evidence("handle", "ada", True, SHOP),))], None, "not known yet", []),
        ([claimed(ADA_ID)], [ADA], None, "not known yet", [1]),
        ([claimed(ADA_MAIL)], [ADA, MAIL_CLAIMED], None, "not known yet", [1, 4]),
        ([ADA_MAIL], [MAIL_CLAIMED], None, "not known yet", [4]),
        ([BEN_ID, ADA_MAIL], [ADA], None, "not known yet", []),
        ([BEN_ID, ADA_MAIL], [MAIL_ONLY], 3, "same verified email", []),
        ([Evidence("user_id", "48213", True, BLOG)], [ADA], None, "not known yet", []),
        ([], [ADA], None, "not known yet", []),
    ],
)
def test_what_is_proven_finds_and_what_is_claimed_suggests(
    evidences: list[Evidence], candidates: list[Candidate], found: int | None, reason: str, suggested: list[int]
) -> None:
    match = who(evidences, candidates)
    assert (match.contact_key, match.reason, [s.contact_key for s in match.suggestions]) == (found, reason, suggested)


def test_a_suggestion_says_what_is_the_same_and_what_is_missing() -> None:
    assert who([claimed(ADA_MAIL)], [ADA]).suggestions[0].reason == "same email, not proven on both sides"
    assert who([claimed(ADA_MAIL)], [MAIL_CLAIMED]).suggestions[0].reason == "same email, not proven"


evidence = st.builds(
    Evidence,
    st.sampled_from(["user_id", "email", "phone", "handle"]),
    st.sampled_from(["a", "b", "c"]),
    st.booleans(),
    st.sampled_from([0, SHOP]),
)
candidates = st.lists(st.lists(evidence, max_size=5), max_size=5).map(
    lambda lists: [Candidate(key, tuple(known)) for key, known in enumerate(lists, 1)]
)


@given(st.lists(evidence, max_size=5), candidates)
def test_whoever_is_found_shares_something_proven_and_is_not_proven_to_be_another(
    evidences: list[Evidence], known: list[Candidate]
) -> None:
    match = who(evidences, known)
    for candidate in known:
        if candidate.contact_key == match.contact_key:
            assert any(e.verified and candidate.has(e, verified=True) for e in evidences)
            assert not both_proven(evidences, candidate.identities)


@given(st.lists(evidence, max_size=5), candidates)
def test_a_claim_alone_finds_nobody_and_two_proven_people_are_never_suggested(
    evidences: list[Evidence], known: list[Candidate]
) -> None:
    assert who([claimed(e) for e in evidences], known).contact_key is None
    suggested = {s.contact_key for s in who(evidences, known).suggestions}
    assert not any(both_proven(evidences, c.identities) for c in known if c.contact_key in suggested)


@given(st.lists(evidence, max_size=5), candidates, st.randoms())
def test_the_order_in_which_things_are_told_does_not_matter(
    evidences: list[Evidence], known: list[Candidate], choose: object
) -> None:
    shuffled = list(evidences)
    choose.shuffle(shuffled)  # type: ignore[attr-defined]
    assert who(shuffled, known) == who(evidences, known)


@given(candidates, candidates)
def test_being_two_people_goes_both_ways(one: list[Candidate], other: list[Candidate]) -> None:
    for a, b in zip(one, other, strict=False):
        assert both_proven(a.identities, b.identities) == both_proven(b.identities, a.identities)
