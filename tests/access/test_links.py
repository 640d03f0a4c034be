"""One-time links: invitations and forgotten passwords."""

import asyncio
import logging
from time import perf_counter

import httpx
import pytest

from deskbell.access.links import reset_link
from deskbell.clock.time import DAY, HOUR
from deskbell.errors import NotFound
from tests.access.house import PASSWORD, House, code, my_id

NEW = "amber window kettle"
NOOR = {"name": "Noor", "email": "noor@acme.test", "role": "agent"}


def secret_of(answer: httpx.Response) -> str:
    return str(answer.json()["link"].rpartition("/")[2])


async def test_who_is_invited_chooses_a_password_and_a_name_and_is_in(house: House) -> None:
    owner = await house.owner()
    token = secret_of(await owner.post("/agents", json=NOOR))
    browser = house.browser()
    assert (await browser.get(f"/links/{token}")).json() == {
        "purpose": "invite",
        "name": "Noor",
        "email": "noor@acme.test",
    }
    session = (await browser.post(f"/links/{token}", json={"name": "Noor Aziz", "password": NEW})).json()
    assert session["agent"] | {"id": ""} == NOOR | {"id": "", "name": "Noor Aziz", "state": "active", "teams": []}
    assert (await browser.get("/session")).json() == session


async def test_a_link_works_once_even_for_two_at_the_same_time(house: House) -> None:
    owner = await house.owner()
    token = secret_of(await owner.post("/agents", json=NOOR))
    tries = [house.browser().post(f"/links/{token}", json={"password": NEW}) for _ in range(4)]
    assert sorted(answer.status_code for answer in await asyncio.gather(*tries)) == [200, 404, 404, 404]
    assert (await house.browser().get(f"/links/{token}")).status_code == 404


@pytest.mark.parametrize(("known", "lasts"), [(False, 7 * DAY), (True, HOUR)])
async def test_a_link_is_over_when_its_time_is(house: House, known: bool, lasts: int) -> None:
    owner = await house.owner()
    if known:
        token = secret_of(await owner.post(f"/agents/{await my_id(owner)}/link"))
    else:
        token = secret_of(await owner.post("/agents", json=NOOR))
    house.clock.step(lasts - 1)
    assert (await house.browser().get(f"/links/{token}")).status_code == 200
    house.clock.step(1)
    assert (await house.browser().get(f"/links/{token}")).status_code == 404
    assert (await house.browser().post(f"/links/{token}", json={"password": NEW})).status_code == 404


async def test_links_that_cannot_be_used_are_all_answered_alike(house: House) -> None:
    owner = await house.owner()
    used = secret_of(await owner.post("/agents", json=NOOR))
    await house.browser().post(f"/links/{used}", json={"password": NEW})
    tries = [used, used[:-1], used + "A", used[1:], "A" * 43, "null", "%00", " " + used]
    answers = [await house.browser().get(f"/links/{token}") for token in tries]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.text for answer in answers}) == 1


async def test_an_empty_secret_is_no_link(house: House) -> None:
    await house.owner()
    assert (await house.browser().get("/links/")).status_code in (404, 405)


async def test_a_new_link_kills_the_ones_before(house: House) -> None:
    owner = await house.owner()
    first = secret_of(await owner.post("/agents", json=NOOR))
    [noor] = [one for one in (await owner.get("/agents")).json()["agents"] if one["name"] == "Noor"]
    second = secret_of(await owner.post(f"/agents/{noor['id']}/link"))
    assert (await house.browser().get(f"/links/{first}")).status_code == 404
    assert (await house.browser().get(f"/links/{second}")).json()["purpose"] == "invite"


async def test_the_sixth_link_for_somebody_within_an_hour_is_refused(house: House) -> None:
    owner = await house.owner()
    address = f"/agents/{await my_id(owner)}/link"
    answers = [await owner.post(address) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert int(answers[-1].headers["retry-after"]) > 0
    house.clock.step(HOUR)
    assert (await owner.post(address)).status_code == 200


async def test_a_reset_ends_every_session_and_token_of_its_agent(house: House) -> None:
    owner = await house.owner()
    sam = await house.invited(owner, "Sam")
    api_token = (await sam.post("/tokens", json={"name": "sync", "scopes": ["read"]})).json()["token"]
    token = secret_of(await owner.post(f"/agents/{await my_id(sam)}/link"))
    house.ended.clear()
    assert (await house.browser().post(f"/links/{token}", json={"password": NEW})).status_code == 200
    assert (await sam.get("/session")).status_code == 401
    assert (await house.program(api_token).get("/agents")).status_code == 401
    assert [(ended.session_key, ended.token_key) for ended in house.ended] == [(None, None)]
    old, new = [{"email": "sam@acme.test", "password": word} for word in (PASSWORD, NEW)]
    assert (await house.browser().post("/session", json=old)).status_code == 401
    assert (await house.browser().post("/session", json=new)).status_code == 200


async def test_a_disabled_agent_comes_in_by_no_link(house: House) -> None:
    owner = await house.owner()
    sam = await house.invited(owner, "Sam")
    sams = f"/agents/{await my_id(sam)}"
    token = secret_of(await owner.post(f"{sams}/link"))
    await owner.patch(sams, json={"state": "disabled"})
    assert (await house.browser().post(f"/links/{token}", json={"password": NEW})).status_code == 404
    answer = await owner.post(f"{sams}/link")
    assert answer.status_code == 409
    await owner.patch(sams, json={"state": "active"})
    assert (await house.browser().get(f"/links/{token}")).status_code == 404


async def test_a_forgotten_password_is_answered_alike_for_known_and_unknown(house: House) -> None:
    await house.owner()
    spans: dict[str, list[float]] = {"mira": [], "nobody": []}
    answers = set()
    for n in range(5):
        for who in spans:
            begun = perf_counter()
            answer = await house.browser(f"203.0.113.{n}").post("/password/forgot", json={"email": f"{who}@acme.test"})
            spans[who].append(perf_counter() - begun)
            answers.add((answer.status_code, answer.text))
    assert answers == {(202, "null")}
    assert abs(min(spans["mira"]) - min(spans["nobody"])) < 0.02


async def test_the_operator_reads_that_a_password_was_forgotten_and_whose(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    owner = await house.owner()
    with caplog.at_level(logging.WARNING, "deskbell.access"):
        await house.browser().post("/password/forgot", json={"email": "mira@acme.test"})
        await house.browser().post("/password/forgot", json={"email": "x@y.test\nforged line"})
    [record] = caplog.records
    assert await my_id(owner) in record.getMessage()


async def test_the_operator_makes_a_reset_link_at_the_machine_itself(house: House) -> None:
    await house.owner()
    token = await house.desk.writer.do(lambda tx: reset_link(tx, "Mira@acme.test"))
    assert (await house.browser().get(f"/links/{token}")).json()["purpose"] == "reset"
    with pytest.raises(NotFound):
        await house.desk.writer.do(lambda tx: reset_link(tx, "nobody@acme.test"))


async def test_the_database_holds_no_secret_that_would_open_a_link(house: House) -> None:
    owner = await house.owner()
    secret = secret_of(await owner.post("/agents", json=NOOR))
    dump = "".join(str(row) for row in await house.rows("SELECT * FROM one_time_link"))
    assert secret not in dump
    assert secret.encode().hex() not in dump


async def test_a_link_is_not_used_up_by_a_password_that_is_none(house: House) -> None:
    owner = await house.owner()
    token = secret_of(await owner.post("/agents", json=NOOR))
    bodies: list[object] = [{}, {"password": None}, {"password": ""}, {"password": []}, {"password": 0}]
    for body in bodies:
        answer = await house.browser().post(f"/links/{token}", json=body)
        assert (answer.status_code, code(answer)) == (422, "invalid")
    assert (await house.browser().get(f"/links/{token}")).status_code == 200
