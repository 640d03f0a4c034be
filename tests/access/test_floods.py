"""Floods stop who sends them and lock nobody out."""

import pytest

from deskbell.access.limits import Limit, neighbourhood
from deskbell.clock.time import HOUR, MINUTE, SECOND
from deskbell.errors import TooMany
from tests.access.house import PASSWORD, House, code

MIRA = {"email": "mira@acme.test", "password": PASSWORD}
WRONG = MIRA | {"password": "not this one"}


async def test_guessing_from_one_address_is_stopped_and_told_when_to_come_back(house: House) -> None:
    await house.owner()
    guesser = house.browser("203.0.113.9")
    answers = [await guesser.post("/session", json=WRONG) for _ in range(11)]
    assert [answer.status_code for answer in answers] == [401] * 10 + [429]
    assert code(answers[-1]) == "too_many"
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 60


async def test_whoever_knows_the_password_gets_in_while_many_addresses_guess_at_it(house: House) -> None:
    await house.owner()
    for n in range(20):
        for _ in range(3):
            await house.browser(f"203.0.113.{n}").post("/session", json=WRONG)
    victim = house.browser("192.0.2.44")
    assert (await victim.post("/session", json=WRONG)).status_code == 401
    assert (await victim.post("/session", json=MIRA)).status_code == 200


async def test_an_account_under_attack_leaves_each_address_three_tries(house: House) -> None:
    await house.owner()
    for n in range(20):
        for _ in range(3):
            await house.browser(f"203.0.113.{n}").post("/session", json=WRONG)
    late = house.browser("192.0.2.45")
    assert [(await late.post("/session", json=WRONG)).status_code for _ in range(4)] == [401, 401, 401, 429]


async def test_the_network_that_one_customer_is_given_counts_as_one_address(house: House) -> None:
    await house.owner()
    answers = [await house.browser(f"2001:db8:1:2::{n:x}").post("/session", json=WRONG) for n in range(11)]
    assert answers[-1].status_code == 429
    assert (await house.browser("2001:db8:1:3::1").post("/session", json=WRONG)).status_code == 401


async def test_an_address_that_is_forged_in_a_header_opens_no_new_bucket(house: House) -> None:
    await house.owner()
    answers = [
        await house.browser("203.0.113.9", x_forwarded_for=f"192.0.2.{n}").post("/session", json=WRONG)
        for n in range(11)
    ]
    assert answers[-1].status_code == 429


async def test_signing_in_rightly_uses_no_tries_up(house: House) -> None:
    await house.owner()
    browser = house.browser()
    assert {(await browser.post("/session", json=MIRA)).status_code for _ in range(12)} == {200}


@pytest.mark.parametrize("who", ["mira", "nobody"])
async def test_the_sixth_forgotten_password_within_an_hour_is_refused_alike(house: House, who: str) -> None:
    await house.owner()
    body = {"email": f"{who}@acme.test"}
    answers = [await house.browser(f"203.0.113.{n}").post("/password/forgot", json=body) for n in range(6)]
    assert [answer.status_code for answer in answers] == [202] * 5 + [429]


async def test_a_flood_of_made_up_links_is_stopped(house: House) -> None:
    browser = house.browser()
    answers = [(await browser.get(f"/links/{'A' * 43}")).status_code for _ in range(31)]
    assert set(answers[:30]) == {404}
    assert answers[30] == 429


def test_a_bucket_fills_up_again_with_time() -> None:
    limit = Limit(2, MINUTE)
    limit.take("a", 0)
    limit.take("a", 0)
    with pytest.raises(TooMany) as refused:
        limit.take("a", SECOND)
    assert refused.value.retry_after == 59
    limit.take("a", MINUTE)
    with pytest.raises(TooMany):
        limit.take("a", MINUTE)
    for _ in range(2):
        limit.take("a", HOUR)


def test_what_is_given_back_can_be_taken_again() -> None:
    limit = Limit(1, MINUTE)
    limit.take("a", 0)
    limit.give_back("a", 0)
    limit.take("a", 0)
    limit.give_back("b", 0)
    assert len(limit) == 1


def test_buckets_stay_bounded_under_a_flood_of_keys() -> None:
    limit = Limit(1, HOUR, size=100)
    for n in range(10_000):
        limit.take(n, 0)
    assert len(limit) == 100
    with pytest.raises(TooMany):
        limit.take(9_999, 0)


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8::1", "2001:db8::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", ""),
        ("unix", "unix"),
    ],
)
def test_addresses_of_one_place_count_together(address: str, place: str) -> None:
    assert neighbourhood(address) == place
