"""What a site says of its user: shown when it is only said, believed when it is signed."""

from tests.contacts.scenes import ADA, BEN, row_of, rows, signed, signing, write
from tests.people import AgentAtWork, Served, VisitorOnSite


async def test_a_claim_is_shown_as_claimed_and_fills_only_what_is_empty(
    at: Served, mira: AgentAtWork, app_id: str
) -> None:
    visitor, row = await write(at, app_id, "Hello", user=ADA)
    card = await mira.get(f"/contacts/{row['contact']['id']}")
    assert (card["name"], card["email"], card["plan"], card["plan_source"]) == (
        "Ada Okafor", "ada@okafor.example", "pro", "claimed"
    )  # fmt: skip
    assert [(i["kind"], i["value"], i["verified"], i["how"]) for i in card["identities"]] == [
        ("user_id", "48213", False, "claimed by the site"),
        ("email", "ada@okafor.example", False, "claimed by the site"),
    ]
    path = f"/contacts/{card['id']}"
    body = {"command_id": "c1", "name": "Dr Okafor", "plan": "enterprise"}
    mira.checked(await mira.http.patch(path, json=body))
    await visitor.say(t="identify", user={**ADA, "name": "Mallory", "plan": "free", "email": "m@evil.example"})
    await visitor.hear("identity")
    card = await mira.get(path)
    assert (card["name"], card["email"], card["plan"], card["plan_source"]) == (
        "Dr Okafor", "ada@okafor.example", "enterprise", "set"
    )  # fmt: skip
    await visitor.leave()


async def test_claiming_a_known_person_reveals_nothing_and_only_makes_a_suggestion(
    at: Served, mira: AgentAtWork, app_id: str
) -> None:
    secret = await signing(mira)
    ada, row = await write(at, app_id, "My secret plans", user_token=signed(at, secret, app_id, ADA))
    liar = VisitorOnSite(at, app_id, user=ADA)
    welcome = await liar.open()
    assert (welcome["conversation"], welcome["messages"], welcome["verified"]) == (None, [], False)
    await liar.write("It is me, Ada")
    other = await row_of(at, liar)
    assert other["contact"]["id"] != row["contact"]["id"]
    known = await mira.get(f"/contacts/{row['contact']['id']}")
    assert [s["other"]["id"] for s in known["suggestions"]] == [other["contact"]["id"]]
    claimed = await mira.get(f"/contacts/{other['contact']['id']}")
    assert [s["reason"] for s in claimed["suggestions"]] == ["same user id, not proven on both sides"]
    assert [i["verified"] for i in claimed["identities"]] == [False, False]
    assert [i["verified"] for i in known["identities"]] == [True, True]
    for visitor in (ada, liar):
        await visitor.leave()


async def test_whoever_signs_in_during_a_chat_is_joined_with_the_person_they_are(
    at: Served, mira: AgentAtWork, app_id: str
) -> None:
    secret = await signing(mira)
    first, known = await write(at, app_id, "First matter", user_token=signed(at, secret, app_id, ADA))
    second, unknown = await write(at, app_id, "Not signed in yet")
    assert unknown["contact"]["id"] != known["contact"]["id"]
    await mira.listen()
    await second.say(t="identify", user_token=signed(at, secret, app_id, ADA))
    assert (await second.hear("identity"))["verified"] is True
    event = await mira.event("contact.merged")
    assert event["contact"]["id"] == known["contact"]["id"]
    assert event["data"]["merged"] == unknown["contact"]["id"]
    row = await row_of(at, second)
    assert (row["id"], row["contact"]["id"]) == (unknown["id"], known["contact"]["id"])
    card = await mira.get(f"/contacts/{known['contact']['id']}")
    assert [m["other"]["id"] for m in card["merges"]] == [unknown["contact"]["id"]]
    assert (card["plan_source"], len(card["conversations"])) == ("signed", 2)
    for visitor in (first, second):
        await visitor.leave()


async def test_two_who_sign_in_at_one_screen_stay_two_and_see_nothing_of_each_other(
    at: Served, mira: AgentAtWork, app_id: str
) -> None:
    secret = await signing(mira)
    visitor, row = await write(at, app_id, "I am Ada", user_token=signed(at, secret, app_id, ADA))
    visitor.extra = {"user_token": signed(at, secret, app_id, {**BEN, "email": ADA["email"]})}
    await visitor.leave()
    welcome = await visitor.open()
    assert (welcome["conversation"], welcome["messages"]) == (None, [])
    await visitor.write("I am Ben")
    other = await row_of(at, visitor)
    assert other["contact"]["id"] != row["contact"]["id"]
    ben = await mira.get(f"/contacts/{other['contact']['id']}")
    assert ben["name"] == "Ben Lund"
    assert [(i["kind"], i["verified"]) for i in ben["identities"]] == [("user_id", True), ("email", False)]
    assert ben["suggestions"] == []
    refused = await mira.http.post(
        f"/contacts/{ben['id']}/merge", json={"command_id": "m", "other": row["contact"]["id"]}
    )
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "two_people")
    await visitor.leave()


async def test_a_thousand_claims_make_few_suggestions_and_few_identities(
    at: Served, mira: AgentAtWork, app_id: str
) -> None:
    secret = await signing(mira)
    ada, row = await write(at, app_id, "Hello", user_token=signed(at, secret, app_id, ADA))
    for _ in range(25):
        liar, _row = await write(at, app_id, "Hello", user={"email": ADA["email"]})
        await liar.leave()
    pointing = "SELECT count(*) FROM suggestion JOIN contact ON contact.key = other_key WHERE contact.id = "
    assert await rows(at, f"{pointing}'{row['contact']['id']}'") == [(20,)]
    liar, _row = await write(at, app_id, "Hello")
    for number in range(70):
        await liar.say(t="identify", user={"id": f"u{number}"})
        await liar.hear("identity", "error")
    assert (await rows(at, "SELECT max(n) FROM (SELECT count(*) AS n FROM identity GROUP BY contact_key) AS c"))[0][
        0
    ] <= 50
    assert len((await mira.get(f"/contacts/{row['contact']['id']}"))["suggestions"]) == 5
    for visitor in (ada, liar):
        await visitor.leave()
