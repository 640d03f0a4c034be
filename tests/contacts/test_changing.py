"""What agents change of a contact, and what they cannot."""

from tests.contacts.scenes import ADA, rows, write
from tests.people import AgentAtWork, Served


async def test_a_change_is_kept_told_and_done_once(at: Served, mira: AgentAtWork, app_id: str) -> None:
    visitor, row = await write(at, app_id, "Hello", user={**ADA, "seats": "5"})
    path = f"/contacts/{row['contact']['id']}"
    await mira.listen()
    body = {
        "command_id": "one",
        "name": " Ada  Lovelace ",
        "plan": "enterprise",
        "attributes": {"seats": None, "city": "London"},
        "blocked": True,
    }
    card = mira.checked(await mira.http.patch(path, json=body))
    assert (card["name"], card["plan"], card["plan_source"], card["blocked"]) == (
        "Ada Lovelace",
        "enterprise",
        "set",
        True,
    )
    assert card["attributes"] == {"city": "London"}
    event = await mira.event("contact.changed")
    assert (event["contact"]["name"], event["command_id"]) == ("Ada Lovelace", "one")
    mira.checked(await mira.http.patch(path, json={**body, "name": "Another"}))
    assert (await mira.get(path))["name"] == "Ada Lovelace"
    assert (await visitor.write("Hello?"))["code"] == "blocked"
    await visitor.leave()


NOT_THEIRS: list[dict[str, object]] = [
    {"id": "x"},
    {"key": 1},
    {"email": "m@evil.example"},
    {"merged_into": 1},
    {"plan_source": "signed"},
    {"name_source": "signed"},
    {"origin_contact_key": 1},
    {"created_at": 0},
    {"blocked": "perhaps"},
    {"blocked": None},
    {"name": None},
    {"name": ""},
    {"name": "x" * 201},
    {"name": "a\u0000b"},
    {"attributes": []},
    {"attributes": {"a": {}}},
    {"attributes": {"": "x"}},
    {"attributes": {f"a{n}": "x" for n in range(51)}},
]


async def test_what_is_no_agents_to_change_is_refused(at: Served, mira: AgentAtWork, app_id: str) -> None:
    visitor, row = await write(at, app_id, "Hello", user=ADA)
    path = f"/contacts/{row['contact']['id']}"
    before = await mira.get(path)
    for body in NOT_THEIRS:
        answer = await mira.http.patch(path, json={"command_id": "c", **body})
        assert answer.status_code == 422, (body, answer.text)
    assert await mira.get(path) == before
    await visitor.leave()


async def test_agents_add_and_remove_ways_to_know_somebody(at: Served, mira: AgentAtWork, app_id: str) -> None:
    visitor, row = await write(at, app_id, "Hello")
    path = f"/contacts/{row['contact']['id']}"
    card = await mira.command(f"{path}/identities", kind="email", value="Ada@Okafor.Example")
    card = await mira.command(f"{path}/identities", kind="phone", value="+44 20 7946 0958")
    assert card["email"] == "ada@okafor.example"
    assert [(i["kind"], i["value"], i["verified"], i["how"]) for i in card["identities"]] == [
        ("email", "ada@okafor.example", False, "set by Mira Rossi"),
        ("phone", "+442079460958", False, "set by Mira Rossi"),
    ]
    again = await mira.command(f"{path}/identities", kind="email", value="ADA@okafor.example")
    assert again["identities"] == card["identities"]
    for kind, value in (("email", "a@b@c.example"), ("phone", "12"), ("password", "x"), ("email", None)):
        body = {"command_id": "x", "kind": kind, "value": value}
        assert (await mira.http.post(f"{path}/identities", json=body)).status_code == 422
    removing = f"{path}/identities/{card['identities'][0]['id']}"
    assert (await mira.http.delete(removing)).status_code == 204
    assert (await mira.http.delete(removing)).status_code == 404
    card = await mira.get(path)
    assert (card["email"], [i["kind"] for i in card["identities"]]) == (None, ["phone"])
    await visitor.leave()


async def test_two_known_by_the_same_are_suggested_until_somebody_says_no(
    at: Served, mira: AgentAtWork, app_id: str
) -> None:
    one, row = await write(at, app_id, "Hello", user=ADA)
    two, other = await write(at, app_id, "Hello too")
    path = f"/contacts/{other['contact']['id']}"
    await mira.listen()
    card = await mira.command(f"{path}/identities", kind="email", value=ADA["email"])
    (suggestion,) = card["suggestions"]
    assert (suggestion["other"]["id"], suggestion["reason"]) == (row["contact"]["id"], "same email, not proven")
    assert (await mira.event("contact.suggested"))["contact"]["id"] == other["contact"]["id"]
    await mira.command(f"/suggestions/{suggestion['id']}/dismiss")
    assert (await mira.event("contact.suggestion_settled"))["data"]["accepted"] is False
    again = await mira.http.post(f"/suggestions/{suggestion['id']}/accept", json={"command_id": "late"})
    assert (again.status_code, again.json()["error"]["code"]) == (409, "conflict")
    await mira.command(f"{path}/identities", kind="user_id", value=ADA["id"])
    mira.checked(await mira.http.delete(f"{path}/identities/{card['identities'][0]['id']}"))
    card = await mira.command(f"{path}/identities", kind="email", value=ADA["email"])
    assert card["suggestions"] == []
    assert await rows(at, "SELECT state FROM suggestion") == [("dismissed",)]
    for visitor in (one, two):
        await visitor.leave()


async def test_a_viewer_looks_and_changes_nothing(at: Served, mira: AgentAtWork, app_id: str) -> None:
    visitor, row = await write(at, app_id, "Hello", user=ADA)
    vera = AgentAtWork(at)
    invited = await mira.post("/agents", name="Vera", email="vera@acme.test", role="viewer", teams=[])
    await vera.accept(invited["link"], "Vera")
    path = f"/contacts/{row['contact']['id']}"
    assert (await vera.get(path))["name"] == "Ada Okafor"
    answers = [
        await vera.http.patch(path, json={"command_id": "c", "name": "X"}),
        await vera.http.post(f"{path}/identities", json={"command_id": "c", "kind": "handle", "value": "x"}),
        await vera.http.delete(f"{path}/identities/x"),
        await vera.http.post(f"{path}/merge", json={"command_id": "c", "other": "x"}),
        await vera.http.post("/merges/x/undo", json={"command_id": "c"}),
        await vera.http.post("/suggestions/x/accept", json={"command_id": "c"}),
        await vera.http.post("/suggestions/x/dismiss", json={"command_id": "c"}),
    ]
    assert [answer.status_code for answer in answers] == [403] * 7
    await visitor.leave()
    await vera.close()
