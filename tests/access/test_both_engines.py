"""The life of an account, on either database."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from deskbell.clock.time import HOUR
from deskbell.config import Settings
from tests.access.house import PASSWORD, House, my_id, opened
from tests.store.desks import BOTH

NEW = "amber window kettle"


@pytest.fixture(params=BOTH)
async def any_house(request: pytest.FixtureRequest, empty_desk: Path, tmp_path: Path) -> AsyncIterator[House]:
    """A fresh desk, once on each engine."""
    url = request.getfixturevalue("postgres_url") if request.param == "postgresql" else ""
    async with opened(empty_desk, Settings(data=str(tmp_path / "data"), database=url)) as one:
        yield one


async def test_an_account_lives_from_invitation_to_end(any_house: House) -> None:
    house, owner = any_house, await any_house.owner()
    sam = await house.invited(owner, "Sam")
    sams = await my_id(sam)
    team = (await owner.post("/teams", json={"name": "Billing", "members": [sams]})).json()
    assert (await owner.patch(f"/agents/{sams}", json={"name": "Samir", "teams": []})).json()["teams"] == []
    assert (await owner.patch(f"/teams/{team['id']}", json={"members": [sams]})).status_code == 200
    program = house.program((await sam.post("/tokens", json={"name": "x", "scopes": ["write"]})).json()["token"])
    assert (await program.get("/teams")).json() == {"teams": [team]}
    house.clock.step(HOUR)
    assert (await sam.get("/session")).json()["agent"]["teams"] == [team["id"]]
    assert (await sam.post("/session/password", json={"current": PASSWORD, "password": NEW})).status_code == 204
    assert (await program.get("/teams")).status_code == 401
    link = (await owner.post(f"/agents/{sams}/link")).json()["link"].rpartition("/")[2]
    assert (await sam.post(f"/links/{link}", json={"password": PASSWORD})).json()["agent"]["name"] == "Samir"
    assert (await owner.delete(f"/teams/{team['id']}")).status_code == 204
    assert (await owner.patch(f"/agents/{sams}", json={"state": "disabled"})).status_code == 200
    assert (await sam.get("/session")).status_code == 401
    assert (await owner.delete("/session")).status_code == 204
    assert await house.rows("SELECT count(*) FROM session") == [(0,)]
