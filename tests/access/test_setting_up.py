"""The first visit."""

import asyncio

import pytest

from tests.access.house import OWNER, House, code


async def test_the_first_visit_makes_the_owner_and_signs_them_in(house: House) -> None:
    browser = house.browser()
    assert (await browser.get("/setup")).json()["needed"]
    session = (await browser.post("/setup", json=OWNER)).json()
    assert session["agent"]["role"] == "owner"
    assert session["agent"]["state"] == "active"
    assert session["workspace"] == {"name": "Acme"}
    assert (await browser.get("/session")).json() == session
    state = (await browser.get("/setup")).json()
    assert (state["needed"], state["demo"], state.get("account")) == (False, False, None)


async def test_a_desk_is_set_up_once_however_many_try_at_the_same_time(house: House) -> None:
    tries = [house.browser().post("/setup", json=OWNER | {"email": f"o{n}@acme.test"}) for n in range(6)]
    answers = [answer.status_code for answer in await asyncio.gather(*tries)]
    assert sorted(answers) == [200] + [404] * 5
    assert len(await house.rows("SELECT key FROM agent")) == 1


async def test_after_setting_up_there_is_nothing_at_its_address(house: House) -> None:
    await house.owner()
    answer = await house.browser().post("/setup", json=OWNER | {"email": "thief@acme.test"})
    assert answer.status_code == 404
    assert code(answer) == "not_found"


async def test_a_password_that_is_guessed_first_is_not_taken(house: House) -> None:
    for password in ("short", "password", "P@ssw0rd", "mira@acme.test", "MiraHolm", "aaaaaaaaaa", "x" * 257):
        answer = await house.browser().post("/setup", json=OWNER | {"password": password})
        assert answer.status_code == 422, password
    assert await house.rows("SELECT key FROM agent") == []


@pytest.mark.parametrize("field", ["workspace", "name", "email", "password"])
async def test_a_value_of_another_kind_is_refused_by_its_name(house: House, field: str) -> None:
    values: list[object] = [None, "", [], {}, True, 0]
    for value in values:
        answer = await house.browser().post("/setup", json=OWNER | {field: value})
        assert answer.status_code == 422, value
        assert answer.json()["error"]["message"].startswith(f"{field}:")


async def test_an_email_that_could_be_read_in_two_ways_is_refused(house: House) -> None:
    for email in (
        "mira",
        "a@b@c.test",
        "a b@c.test",
        "<a@c.test>",
        "a@v.test\nBcc: x@y.test",
        "a@-c.test",
        "\0@c.test",
    ):
        assert (await house.browser().post("/setup", json=OWNER | {"email": email})).status_code == 422, email


async def test_a_name_holds_only_what_can_be_seen(house: House) -> None:
    for name in ("a\x00b", "a\nb", "a\u2028b", "a\u202eb", "   ", "x" * 121):
        assert (await house.browser().post("/setup", json=OWNER | {"name": name})).status_code == 422, name


async def test_half_a_character_in_a_name_or_a_password_breaks_nothing(house: House) -> None:
    body = b'{"workspace":"Acme","name":"\\ud800","email":"mira@acme.test","password":"violet \\ud800 ladder"}'
    answer = await house.browser(content_type="application/json").post("/setup", content=body)
    assert answer.status_code in (400, 422)
