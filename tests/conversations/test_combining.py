"""Which state two conversations have as one, and which each has when one becomes two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.conversations.combining import URGENCY, Standing, combined, leaving, staying
from deskbell.conversations.merge_walk import Step, interleaved

OPEN = Standing("open", 50, None, None)
OPEN_LATER = Standing("open", 70, None, None)
WAITING = Standing("waiting", None, None, None)
SNOOZED = Standing("snoozed", 40, 900, None)
SNOOZED_LONGER = Standing("snoozed", None, 950, None)
RESOLVED = Standing("resolved", None, None, 60)


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (OPEN, OPEN_LATER, OPEN),
        (OPEN, SNOOZED, OPEN),
        (OPEN_LATER, RESOLVED, OPEN_LATER),
        (WAITING, SNOOZED, SNOOZED),
        (SNOOZED_LONGER, SNOOZED, SNOOZED),
        (WAITING, RESOLVED, WAITING),
        (RESOLVED, Standing("resolved", None, None, 80), Standing("resolved", None, None, 80)),
    ],
)
def test_two_that_become_one_stand_where_the_more_urgent_stood(one: Standing, other: Standing, both: Standing) -> None:
    assert combined(one, other) == combined(other, one) == both


@pytest.mark.parametrize(
    ("before", "asked", "answered", "after"),
    [
        (OPEN, 60, 30, OPEN),
        (OPEN_LATER, 60, 30, Standing("open", 60, None, None)),
        (OPEN, 30, 60, WAITING),
        (OPEN, None, None, WAITING),
        (SNOOZED, 60, None, Standing("open", 40, None, None)),
        (WAITING, 60, 30, Standing("open", 60, None, None)),
        (RESOLVED, 60, 30, RESOLVED),
    ],
)
def test_the_part_that_stays_stands_by_who_spoke_last_in_it(
    before: Standing, asked: int | None, answered: int | None, after: Standing
) -> None:
    assert staying(before, asked, answered) == after


def test_the_part_that_leaves_waits_no_longer_than_since_it_began() -> None:
    assert leaving(OPEN, 60) == Standing("open", 60, None, None)
    assert leaving(SNOOZED, 10) == SNOOZED
    assert leaving(RESOLVED, 60) == RESOLVED


standing = st.builds(
    Standing, st.sampled_from(URGENCY), st.none() | st.integers(0, 9), st.none() | st.integers(0, 9), st.none()
)


@given(standing, standing, standing)
def test_it_does_not_matter_in_which_order_three_become_one(a: Standing, b: Standing, c: Standing) -> None:
    assert combined(combined(a, b), c) == combined(a, combined(b, c))


times = st.lists(st.integers(0, 20), max_size=12)


@given(times, times)
def test_messages_of_two_stand_by_time_and_each_keeps_its_own_order(mine: list[int], theirs: list[int]) -> None:
    steps = [[Step(n, at, n, "customer") for n, at in enumerate(sorted(ats))] for ats in (mine, theirs)]
    order = interleaved(*steps)
    assert [step.at for _, step in order] == sorted(mine + theirs)
    assert [[step for side, step in order if side == which] for which in (0, 1)] == steps


@given(times, times)
def test_a_clock_that_was_set_back_turns_nothing_around(mine: list[int], theirs: list[int]) -> None:
    steps = [[Step(n, at, n, "customer") for n, at in enumerate(ats)] for ats in (mine, theirs)]
    order = interleaved(*steps)
    assert [[step for side, step in order if side == which] for which in (0, 1)] == steps
