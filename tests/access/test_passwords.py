"""Changing a password, and how passwords are kept."""

import asyncio

import pytest
from argon2 import PasswordHasher

from deskbell.access import passwords as module
from deskbell.access.passwords import Passwords, demand_good
from deskbell.errors import Busy, Invalid
from tests.access.house import PASSWORD, House, code
from tests.store.desks import say

NEW = "amber window kettle"
CHANGE = {"current": PASSWORD, "password": NEW}


async def test_changing_the_password_ends_all_else_and_keeps_this_session(house: House) -> None:
    here = await house.owner()
    there = house.browser()
    await there.post("/session", json={"email": "mira@acme.test", "password": PASSWORD})
    token = (await here.post("/tokens", json={"name": "sync", "scopes": ["read"]})).json()["token"]
    assert (await there.get("/session")).status_code == 200
    assert (await here.post("/session/password", json=CHANGE)).status_code == 204
    assert (await here.get("/session")).status_code == 200
    assert (await there.get("/session")).status_code == 401
    assert (await house.program(token).get("/agents")).status_code == 401
    assert [ended.kept is not None for ended in house.ended] == [True]


async def test_the_current_password_must_be_known(house: House) -> None:
    owner = await house.owner()
    answer = await owner.post("/session/password", json=CHANGE | {"current": "not this one"})
    assert (answer.status_code, code(answer)) == (422, "wrong_password")
    tries = [(await owner.post("/session/password", json=CHANGE | {"current": "no"})).status_code for _ in range(6)]
    assert tries[-1] == 429


async def test_an_api_token_changes_no_password(house: House) -> None:
    owner = await house.owner()
    token = (await owner.post("/tokens", json={"name": "all", "scopes": ["admin"]})).json()["token"]
    assert (await house.program(token).post("/session/password", json=CHANGE)).status_code == 403


async def test_a_hash_of_yesterdays_parameters_is_renewed_at_the_next_sign_in(house: House) -> None:
    await house.owner()
    weak = PasswordHasher(time_cost=1, memory_cost=8_192, parallelism=1).hash(PASSWORD)
    set_weak = say("weaken", "UPDATE agent SET password_hash = ?", "hash")
    await house.desk.writer.do(lambda tx: tx.write(set_weak, hash=weak))
    body = {"email": "mira@acme.test", "password": PASSWORD}
    assert (await house.browser().post("/session", json=body)).status_code == 200
    [(kept,)] = await house.rows("SELECT password_hash FROM agent")
    assert "m=19456,t=2,p=1" in kept
    assert (await house.browser().post("/session", json=body)).status_code == 200


async def test_the_same_characters_are_the_same_password_however_they_are_typed() -> None:
    passwords = Passwords()
    kept = await passwords.hash("caf\u00e9 window")
    assert await passwords.verify(kept, "cafe\u0301 window")
    assert not await passwords.verify(kept, "cafe window")
    assert not await passwords.verify("", "cafe window")
    passwords.close()


async def test_nobodys_password_takes_todays_parameters_to_verify() -> None:
    passwords = Passwords()
    assert not passwords.outdated(module._NOBODY)
    assert not await passwords.verify(None, "anything at all")
    passwords.close()


async def test_more_sign_ins_than_can_wait_are_told_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WAITING", 4)
    passwords = Passwords()
    tries = [passwords.verify(None, "anything") for _ in range(module.WAITING + 3)]
    answers = await asyncio.gather(*tries, return_exceptions=True)
    assert sum(isinstance(answer, Busy) for answer in answers) == 3
    passwords.close()


@pytest.mark.parametrize("password", ["correct horse battery", "ünïcödé pässwörd", "🦊🐙🦉 and a kettle", "x1y" * 85])
def test_any_long_enough_password_is_taken_without_rules_on_its_characters(password: str) -> None:
    demand_good(password, "mira@acme.test", "Mira Holm")


@pytest.mark.parametrize("password", ["sunshine", "TRUSTNO1", "iloveyou", "12345678", "acme support"])
def test_common_passwords_and_the_desks_own_name_are_refused(password: str) -> None:
    with pytest.raises(Invalid):
        demand_good(password, "Acme Support")
