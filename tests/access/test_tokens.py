"""API tokens."""

import pytest

from deskbell.clock.time import DAY, MINUTE
from tests.access.house import A_YEAR, House, code, my_id
from tests.store.desks import say


async def made(browser: object, *scopes: str, **more: object) -> str:
    answer = await browser.post("/tokens", json={"name": "sync", "scopes": list(scopes), **more})  # type: ignore[attr-defined]
    assert answer.status_code == 201, answer.text
    return str(answer.json()["token"])


async def test_a_token_is_shown_once_and_kept_as_a_hash(house: House) -> None:
    owner = await house.owner()
    token = await made(owner, "read")
    assert token.startswith("dkb_")
    assert len(token) == 47
    listed = await owner.get("/tokens")
    assert token not in listed.text
    [one] = listed.json()["tokens"]
    assert one["expires_at"] == house.clock.now() + A_YEAR
    dump = "".join(str(row) for row in await house.rows("SELECT * FROM api_token"))
    assert token[4:] not in dump


async def test_a_scope_allows_what_it_says_and_no_more(house: House) -> None:
    owner = await house.owner()
    reader, admin = house.program(await made(owner, "read")), house.program(await made(owner, "admin"))
    assert (await reader.get("/agents")).status_code == 200
    assert (await reader.post("/teams", json={"name": "Billing"})).status_code == 403
    assert (await admin.post("/teams", json={"name": "Billing"})).status_code == 201
    assert (await reader.patch(f"/agents/{await my_id(owner)}", json={"name": "Other"})).status_code == 403


async def test_a_token_has_no_more_rights_than_whoever_made_it(house: House) -> None:
    owner = await house.owner()
    viewer = await house.invited(owner, "Vera", "viewer")
    for scope in ("write", "admin"):
        answer = await viewer.post("/tokens", json={"name": "x", "scopes": [scope]})
        assert (answer.status_code, code(answer)) == (403, "forbidden")
    assert (await house.program(await made(viewer, "read")).get("/agents")).status_code == 200


async def test_a_token_makes_no_tokens(house: House) -> None:
    program = house.program(await made(await house.owner(), "admin"))
    assert (await program.post("/tokens", json={"name": "x", "scopes": ["read"]})).status_code == 403


async def test_a_token_in_an_address_is_refused_even_beside_a_good_cookie(house: House) -> None:
    owner = await house.owner()
    token = await made(owner, "read")
    for name in ("token", "access_token", "q"):
        answer = await owner.get("/agents", params={name: token})
        assert (answer.status_code, code(answer)) == (401, "token_in_address")
        assert token not in answer.text


async def test_a_bad_token_is_not_made_good_by_a_cookie(house: House) -> None:
    owner = await house.owner()
    for value in ("Bearer dkb_" + "A" * 43, "Bearer ", "Bearer null", "bearer dkb_", "BEARER " + "A" * 43):
        answer = await owner.get("/agents", headers={"authorization": value})
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"].startswith("Bearer")


async def test_a_revoked_token_is_dead_at_once(house: House) -> None:
    owner = await house.owner()
    program = house.program(await made(owner, "read"))
    assert (await program.get("/agents")).status_code == 200
    [one] = (await owner.get("/tokens")).json()["tokens"]
    assert (await owner.delete(f"/tokens/{one['id']}")).status_code == 204
    assert (await program.get("/agents")).status_code == 401
    assert [ended.token_key is not None for ended in house.ended] == [True]
    assert (await owner.delete(f"/tokens/{one['id']}")).status_code == 404


async def test_a_token_ends_at_its_time(house: House) -> None:
    owner = await house.owner()
    program = house.program(await made(owner, "read", expires_at=house.clock.now() + DAY))
    house.clock.step(DAY - 1)
    assert (await program.get("/agents")).status_code == 200
    house.clock.step(1)
    assert (await program.get("/agents")).status_code == 401


async def test_a_token_without_an_end_has_ended(house: House) -> None:
    program = house.program(await made(await house.owner(), "read"))
    endless = say("endless", "UPDATE api_token SET expires_at = NULL")
    await house.desk.writer.do(lambda tx: tx.write(endless))
    assert (await program.get("/agents")).status_code == 401


async def test_the_last_use_of_a_token_is_noted_coarsely(house: House) -> None:
    owner = await house.owner()
    program = house.program(await made(owner, "read"))
    await program.get("/agents")
    await house.written()
    noted = house.clock.now()
    house.clock.step(4 * MINUTE)
    await program.get("/agents")
    [one] = (await owner.get("/tokens")).json()["tokens"]
    assert one["last_used_at"] == noted


async def test_an_agent_sees_and_ends_only_their_own_tokens(house: House) -> None:
    owner = await house.owner()
    sam = await house.invited(owner, "Sam")
    await made(owner, "read")
    await made(sam, "read")
    of_sam = (await sam.get("/tokens")).json()["tokens"]
    of_all = (await owner.get("/tokens")).json()["tokens"]
    assert [one["agent"] for one in of_sam] == [await my_id(sam)]
    assert len(of_all) == 2
    [foreign] = [one["id"] for one in of_all if one not in of_sam]
    assert (await sam.delete(f"/tokens/{foreign}")).status_code == 404
    assert (await owner.delete(f"/tokens/{of_sam[0]['id']}")).status_code == 204


@pytest.mark.parametrize("change", [{"state": "disabled"}, {"role": "viewer"}])
async def test_a_token_ends_with_the_role_or_the_state_it_was_made_in(house: House, change: dict[str, str]) -> None:
    owner = await house.owner()
    sam = await house.invited(owner, "Sam")
    program = house.program(await made(sam, "write"))
    assert (await program.get("/agents")).status_code == 200
    await owner.patch(f"/agents/{await my_id(sam)}", json=change)
    assert (await program.get("/agents")).status_code == 401


async def test_a_token_is_made_of_what_is_asked_and_nothing_else(house: House) -> None:
    owner = await house.owner()
    bodies: list[dict[str, object]] = [
        {"scopes": []},
        {"scopes": ["root"]},
        {"scopes": "read"},
        {"expires_at": 1},
        {"expires_at": 2**70},
        {"expires_at": "soon"},
        {"name": ""},
        {"token_hash": "x"},
        {"agent_key": 1},
    ]
    for body in bodies:
        answer = await owner.post("/tokens", json={"name": "x", "scopes": ["read"], **body})
        assert answer.status_code == 422, body
    assert (await owner.get("/tokens")).json() == {"tokens": []}
