"""Agents and teams: who may change whom, and what ends with it."""

import asyncio

import httpx
import pytest

from deskbell.agents.wire import Agent, Team
from deskbell.contacts.creating import begin_contact
from deskbell.log.actor import SYSTEM
from deskbell.store.schema import conversation
from deskbell.store.transaction import Transaction
from tests.access.house import PASSWORD, House, code, fields, my_id
from tests.store.desks import say


async def agents(browser: httpx.AsyncClient) -> dict[str, dict[str, object]]:
    return {one["name"]: one for one in (await browser.get("/agents")).json()["agents"]}


@pytest.mark.parametrize("change", [{"role": "agent"}, {"role": "viewer"}, {"state": "disabled"}])
async def test_the_last_owner_can_be_neither_demoted_nor_disabled(house: House, change: dict[str, str]) -> None:
    owner = await house.owner()
    await owner.post("/agents", json={"name": "Noor", "email": "noor@acme.test", "role": "owner"})
    answer = await owner.patch(f"/agents/{await my_id(owner)}", json=change)
    assert (answer.status_code, code(answer)) == (409, "last_owner")
    assert (await owner.get("/session")).json()["agent"]["role"] == "owner"


async def test_of_two_owners_who_demote_each_other_at_once_one_stays(house: House) -> None:
    mira = await house.owner()
    olga = await house.invited(mira, "Olga", "owner")
    ids = await my_id(mira), await my_id(olga)
    changes = (
        mira.patch(f"/agents/{ids[1]}", json={"role": "agent"}),
        olga.patch(f"/agents/{ids[0]}", json={"role": "agent"}),
    )
    await asyncio.gather(*changes)
    owners = await house.rows("SELECT key FROM agent WHERE role = 'owner' AND state = 'active'")
    assert len(owners) == 1


@pytest.mark.parametrize("change", [{"role": "viewer"}, {"state": "disabled"}])
async def test_a_changed_role_or_state_ends_all_an_agent_had_open(house: House, change: dict[str, str]) -> None:
    owner = await house.owner()
    sam = await house.invited(owner, "Sam")
    assert (await sam.get("/session")).status_code == 200
    house.ended.clear()
    assert (await owner.patch(f"/agents/{await my_id(sam)}", json=change)).status_code == 200
    assert (await sam.get("/session")).status_code == 401
    assert [(ended.session_key, ended.token_key, ended.kept) for ended in house.ended] == [(None, None, None)]
    again = await house.browser().post("/session", json={"email": "sam@acme.test", "password": PASSWORD})
    assert again.status_code == (401 if "state" in change else 200)


async def test_a_changed_name_or_team_ends_nothing_and_is_known_at_once(house: House) -> None:
    owner = await house.owner()
    sam = await house.invited(owner, "Sam")
    await sam.get("/session")
    house.ended.clear()
    team = (await owner.post("/teams", json={"name": "Billing"})).json()["id"]
    sams = f"/agents/{await my_id(sam)}"
    assert (await owner.patch(sams, json={"name": "Samuel", "teams": [team]})).status_code == 200
    assert (await sam.get("/session")).json()["agent"]["teams"] == [team]
    caller = await house.desk.sessions.by_cookie(sam.cookies["deskbell"])
    assert caller.actor.name == "Samuel"
    assert len(caller.teams) == 1
    assert house.ended == []


async def test_everyone_may_change_their_own_name_and_nothing_else(house: House) -> None:
    owner = await house.owner()
    viewer = await house.invited(owner, "Vera", "viewer")
    own, foreign = f"/agents/{await my_id(viewer)}", f"/agents/{await my_id(owner)}"
    assert (await viewer.patch(own, json={"name": "Vera Lind"})).status_code == 200
    changes: list[dict[str, object]] = [{"role": "owner"}, {"name": "V", "role": "owner"}, {"teams": []}]
    for change in (*changes, {"state": "active"}):
        assert (await viewer.patch(own, json=change)).status_code == 403
    assert (await viewer.patch(foreign, json={"name": "Nobody"})).status_code == 403
    assert (await viewer.patch("/agents/unknown", json={"name": "Nobody"})).status_code == 403


async def test_a_column_that_is_not_to_be_changed_is_not_changed(house: House) -> None:
    owner = await house.owner()
    before = await house.rows("SELECT * FROM agent")
    address = f"/agents/{await my_id(owner)}"
    new = {"name": "N", "email": "n@acme.test", "role": "agent"}
    for column in ("key", "id", "password_hash", "created_at", "password", "has_password"):
        assert (await owner.patch(address, json={"name": "Mira", column: "x"})).status_code == 422, column
        assert (await owner.post("/agents", json=new | {column: "x"})).status_code == 422, column
    assert (await owner.patch(address, json={"email": "other@acme.test"})).status_code == 422
    assert await house.rows("SELECT * FROM agent") == before


async def test_a_value_that_no_agent_can_have_is_refused(house: House) -> None:
    owner = await house.owner()
    address = f"/agents/{await my_id(owner)}"
    bodies: list[object] = [{"state": "invited"}, {"role": "root"}, {"role": None}, {"teams": ["x"]}, {"teams": None}]
    for body in bodies:
        assert (await owner.patch(address, json=body)).status_code == 422, body


async def test_two_people_have_two_emails(house: House) -> None:
    owner = await house.owner()
    body = {"name": "Other", "email": "MIRA@acme.test", "role": "agent"}
    answer = await owner.post("/agents", json=body)
    assert (answer.status_code, code(answer)) == (409, "email_taken")


async def test_whoever_never_came_is_invited_again_after_being_disabled(house: House) -> None:
    owner = await house.owner()
    noor = (await owner.post("/agents", json={"name": "Noor", "email": "noor@acme.test", "role": "agent"})).json()
    address = f"/agents/{noor['agent']['id']}"
    assert (await owner.patch(address, json={"state": "disabled"})).json()["state"] == "disabled"
    assert (await owner.patch(address, json={"state": "active"})).json()["state"] == "invited"


async def test_what_is_told_of_people_holds_nothing_secret(house: House) -> None:
    owner = await house.owner()
    sam = await house.invited(owner, "Sam", "viewer")
    told = (await sam.get("/agents")).json()["agents"]
    assert {frozenset(one) for one in told} == {frozenset(fields(Agent))}
    assert fields(Agent) == {"id", "name", "email", "role", "state", "teams"}
    assert fields(Team) == {"id", "name"}


async def test_a_team_is_made_renamed_filled_and_dissolved(house: House) -> None:
    owner = await house.owner()
    sam = await house.invited(owner, "Sam")
    sams = await my_id(sam)
    team = (await owner.post("/teams", json={"name": "Billing", "members": [sams]})).json()
    assert (await agents(owner))["Sam"]["teams"] == [team["id"]]
    address = f"/teams/{team['id']}"
    assert (await owner.patch(address, json={"name": "Payments"})).json() == {"id": team["id"], "name": "Payments"}
    assert (await agents(owner))["Sam"]["teams"] == [team["id"]]
    await owner.patch(address, json={"members": [await my_id(owner)]})
    assert (await agents(owner))["Sam"]["teams"] == []
    assert (await agents(owner))["Mira Holm"]["teams"] == [team["id"]]
    assert (await owner.delete(address)).status_code == 204
    assert (await owner.get("/teams")).json() == {"teams": []}
    assert (await agents(owner))["Mira Holm"]["teams"] == []
    assert (await owner.delete(address)).status_code == 404


async def test_a_team_that_is_dissolved_leaves_its_conversations_to_everyone(house: House) -> None:
    owner = await house.owner()
    team = (await owner.post("/teams", json={"name": "Billing"})).json()["id"]
    [(key,)] = await house.rows("SELECT key FROM team")
    columns = [one for one in conversation.c if not one.nullable]
    names = [one.name for one in columns]
    fill = say("fill", f"INSERT INTO conversation ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})", *names)

    [(channel,)] = await house.rows("SELECT key FROM channel")

    def many(tx: Transaction) -> None:
        ada = begin_contact(tx, SYSTEM, name="Ada").key
        for n in range(203):
            values = {one.name: 0 if one.type.python_type is int else "open" for one in columns} | {"tags": "[]"}
            own = {"key": tx.key(), "id": f"c{n}", "team_key": key, "channel_key": channel, "contact_key": ada}
            tx.write(fill, **values | own)

    await house.desk.writer.do(many)
    assert (await owner.delete(f"/teams/{team}")).status_code == 204
    assert await house.rows("SELECT count(*) FROM conversation WHERE team_key = 0") == [(203,)]


async def test_a_change_reaches_the_log_with_what_it_made(house: House) -> None:
    owner = await house.owner()
    seen: list[object] = []
    house.desk.writer.on_commit(lambda appended, _timers: seen.extend(appended))
    sam = await house.invited(owner, "Sam")
    team = (await owner.post("/teams", json={"name": "Billing", "members": [await my_id(sam)]})).json()
    await owner.delete(f"/teams/{team['id']}")
    kinds = [one.event.kind for one in seen]  # type: ignore[attr-defined]
    expected = ["agent.invited", "agent.changed", "team.changed", "agent.changed", "agent.changed", "team.removed"]
    assert kinds == expected
    told = [one.content["agent"] for one in seen if "agent" in one.content]  # type: ignore[attr-defined]
    assert told[-1].teams == []
    assert told[-2].teams == [team["id"]]
