"""Two contacts are one person, and are not after all: nothing is lost, nothing is mixed, nothing leaks."""

import random
from functools import partial
from typing import Any

import pytest

from deskbell.clock.time import DAY, MINUTE
from deskbell.clock.timers import Timer
from deskbell.contacts import merging
from deskbell.store.generated import clock as sql
from deskbell.store.transaction import Transaction
from tests.contacts.scenes import ADA, row_of, rows, write
from tests.people import MIRA, AgentAtWork, Served, VisitorOnSite

BELONGINGS = {
    "contact": "id, name, name_source, sort_name, email, plan, plan_source, attributes, locale, blocked, merged_into",
    "identity": "id, contact_key, origin_contact_key, kind, scope, value, verified, how",
    "visit": "id, contact_key, origin_contact_key, at, url",
    "visitor": "id, contact_key, conversation_key",
    "conversation": "id, contact_key, origin_contact_key, state, subject, last_at, waiting_since, preview",
    "message": "id, conversation_key, author_key, text",
}


async def belongings(at: Served) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that belongs to anybody."""
    return {table: await rows(at, f"SELECT {what} FROM {table} ORDER BY id") for table, what in BELONGINGS.items()}


async def contact_of(at: Served, id: str) -> int:
    return int((await rows(at, f"SELECT key FROM contact WHERE id = '{id}'"))[0][0])


async def a_week_later(at: Served, mira: AgentAtWork) -> None:
    """So long that what was resolved stays so; sessions end meanwhile."""
    at.clock.step(8 * DAY)
    await mira.post("/session", email=MIRA["email"], password=MIRA["password"])


async def two_people(at: Served, app_id: str) -> tuple[VisitorOnSite, VisitorOnSite, dict[str, Any], dict[str, Any]]:
    ada, row = await write(at, app_id, "First matter", user=ADA)
    unknown, other = await write(at, app_id, "Second matter", locale="de")
    for visitor, page in ((ada, "pricing"), (unknown, "checkout")):
        await visitor.say(t="page", url=f"https://shop.example/{page}", title=page)
        await visitor.say(t="ping")
        await visitor.hear("pong")
    return ada, unknown, row, other


async def test_the_survivor_has_everything_and_every_list_hears_of_it(
    at: Served, mira: AgentAtWork, app_id: str
) -> None:
    ada, unknown, row, other = await two_people(at, app_id)
    await mira.listen()
    path = f"/contacts/{row['contact']['id']}"
    body = {"command_id": "merge-1", "other": other["contact"]["id"]}
    card = await mira.post(f"{path}/merge", **body)
    assert {c["id"] for c in card["conversations"]} == {row["id"], other["id"]}
    assert len(card["visits"]) == 4
    assert (card["name"], card["locale"]) == ("Ada Okafor", "de")
    (merged,) = card["merges"]
    assert merged["other"]["id"] == other["contact"]["id"]
    first = await mira.event("contact.merged")
    assert first["data"] == {"merged": other["contact"]["id"], "merge": merged["id"]}
    assert (first["contact"]["id"], first["command_id"]) == (row["contact"]["id"], "merge-1")
    moved = await mira.event("contact.merged")
    assert moved["conversation"]["id"] == other["id"]
    assert moved["conversation"]["contact"]["id"] == row["contact"]["id"]
    assert await mira.post(f"{path}/merge", **body) == card
    assert (await mira.get(f"/contacts/{other['contact']['id']}"))["id"] == row["contact"]["id"]
    gone = await mira.http.patch(f"/contacts/{other['contact']['id']}", json={"command_id": "x", "name": "X"})
    assert (gone.status_code, gone.json()["error"]["code"]) == (409, "merged")
    assert [c["id"] for c in (await mira.get("/contacts"))["contacts"]] == [row["contact"]["id"]]
    await unknown.write("Still here")
    assert (await row_of(at, unknown))["contact"]["id"] == row["contact"]["id"]
    for visitor in (ada, unknown):
        await visitor.leave()


async def test_undoing_returns_what_came_from_the_merged_one_and_leaves_what_came_later(
    at: Served, mira: AgentAtWork, app_id: str
) -> None:
    ada, unknown, row, other = await two_people(at, app_id)
    card = await mira.command(f"/contacts/{row['contact']['id']}/merge", other=other["contact"]["id"])
    await mira.command(f"/conversations/{other['id']}/resolve")
    await a_week_later(at, mira)
    await unknown.write("Another matter, later")
    later = await row_of(at, unknown)
    assert (later["id"] != other["id"], later["contact"]["id"]) == (True, row["contact"]["id"])
    await mira.http.patch(f"/contacts/{row['contact']['id']}", json={"command_id": "p", "plan": "enterprise"})
    card = await mira.command(f"/merges/{card['merges'][0]['id']}/undo")
    assert {c["id"] for c in card["conversations"]} == {row["id"], later["id"]}
    assert (card["plan"], card["merges"]) == ("enterprise", [])
    back = await mira.get(f"/contacts/{other['contact']['id']}")
    assert [c["id"] for c in back["conversations"]] == [other["id"]]
    assert len(back["visits"]) == 2
    await unknown.leave()
    welcome = await unknown.open()
    assert (welcome["conversation"], welcome["messages"]) == (None, [])
    again = await mira.http.post(f"/merges/{card['id']}/undo", json={"command_id": "u"})
    assert again.status_code == 404
    for visitor in (ada, unknown):
        await visitor.leave()


@pytest.mark.parametrize("seed", range(3))
async def test_undoing_gives_back_exactly_what_was_before_whatever_was_merged_with_whom(
    at: Served, mira: AgentAtWork, app_id: str, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("deskbell.contacts.merge_chunks.ROWS", 2)
    monkeypatch.setattr("deskbell.contacts.merge_chunks.CONVERSATIONS", 1)
    choose = random.Random(seed)
    visitors = []
    for number in range(5):
        user = choose.choice(
            [None, {"name": f"P{number}"}, {"email": "same@p.example", "plan": "pro"}, {"id": "7", "a": "b"}]
        )
        visitor, row = await write(at, app_id, f"Matter {number}", **({"user": user} if user else {}))
        for page in range(choose.randint(0, 3)):
            await visitor.say(t="page", url=f"https://shop.example/{page}", title="")
        await visitor.say(t="ping")
        await visitor.hear("pong")
        if number in (1, 3):
            await mira.command(f"/conversations/{row['id']}/resolve")
            await a_week_later(at, mira)
            await visitor.write("Once more")
        visitors.append(visitor)
    people = [contact["id"] for contact in (await mira.get("/contacts"))["contacts"]]
    undone: list[tuple[str, list[str], Any, Any]] = []
    while len(people) > 1:
        alive, before, told = list(people), await belongings(at), await cards(mira, people)
        one, other = choose.sample(people, 2)
        card = await mira.command(f"/contacts/{one}/merge", other=other)
        undone.append((card["merges"][0]["id"], alive, before, told))
        people.remove(other)
    assert len(await rows(at, "SELECT DISTINCT contact_key FROM conversation")) == 1
    for merge, alive, before, told in reversed(undone):
        await mira.command(f"/merges/{merge}/undo")
        assert await belongings(at) == before
        assert await cards(mira, alive) == told
    for visitor in visitors:
        await visitor.leave()


async def cards(mira: AgentAtWork, people: list[str]) -> list[dict[str, Any]]:
    return [await mira.get(f"/contacts/{id}") for id in people]


async def test_a_merge_of_a_merged_contact_is_undone_last_in_first_out(
    at: Served, mira: AgentAtWork, app_id: str
) -> None:
    visitors, ids = [], []
    for number in range(3):
        visitor, row = await write(at, app_id, f"Matter {number}")
        visitors.append(visitor)
        ids.append(row["contact"]["id"])
    first = (await mira.command(f"/contacts/{ids[1]}/merge", other=ids[0]))["merges"][0]["id"]
    second = (await mira.command(f"/contacts/{ids[2]}/merge", other=ids[1]))["merges"][0]["id"]
    refused = await mira.http.post(f"/merges/{first}/undo", json={"command_id": "a"})
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "not_now")
    card = await mira.command(f"/merges/{second}/undo")
    assert len(card["conversations"]) == 1
    assert len((await mira.get(f"/contacts/{ids[1]}"))["conversations"]) == 2
    await mira.command(f"/merges/{first}/undo")
    assert len((await mira.get(f"/contacts/{ids[0]}"))["conversations"]) == 1
    for visitor in visitors:
        await visitor.leave()


async def test_an_interrupted_merge_is_finished_by_its_timer(
    at: Served, mira: AgentAtWork, app_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("deskbell.contacts.merge_chunks.ROWS", 1)
    monkeypatch.setattr(merging, "finish", _give_up)
    ada, unknown, row, other = await two_people(at, app_id)
    await mira.command(f"/contacts/{row['contact']['id']}/merge", other=other["contact"]["id"])
    key = await contact_of(at, other["contact"]["id"])
    assert await rows(at, f"SELECT state FROM contact_merge WHERE merged_key = {key}") == [("moving",)]
    busy = await mira.http.post(
        f"/contacts/{row['contact']['id']}/merge", json={"command_id": "b", "other": row["contact"]["id"]}
    )
    assert busy.status_code == 409
    for _ in range(6):
        at.clock.step(MINUTE)
        await mira.get("/counts")
        for (timer,) in await rows(at, "SELECT key FROM timer WHERE kind = 'contact.merge'"):
            await at.desk.writer.do(partial(_fire, timer))
    assert await rows(at, f"SELECT state FROM contact_merge WHERE merged_key = {key}") == [("done",)]
    assert await rows(at, f"SELECT count(*) FROM visit WHERE contact_key = {key}") == [(0,)]
    for visitor in (ada, unknown):
        await visitor.leave()


async def _give_up(*_: Any) -> None:
    """The desk is killed between two chunks."""


def _fire(key: int, tx: Transaction) -> None:
    row = tx.one(sql.timer_by_key, key=key)
    if row is not None:
        tx.write(sql.delete_timer, of_key=key)
        merging.go_on(tx, Timer(*row))


async def test_accepting_a_suggestion_merges_into_the_better_known_one(
    at: Served, mira: AgentAtWork, app_id: str
) -> None:
    one, row = await write(at, app_id, "Hello", user=ADA)
    two, other = await write(at, app_id, "Hello too", user=ADA)
    card = await mira.get(f"/contacts/{other['contact']['id']}")
    (suggestion,) = card["suggestions"]
    card = await mira.command(f"/suggestions/{suggestion['id']}/accept")
    assert (card["id"], card["suggestions"]) == (row["contact"]["id"], [])
    assert [(i["kind"], i["value"]) for i in card["identities"]] == [("user_id", "48213"), ("email", ADA["email"])]
    await mira.command(f"/merges/{card['merges'][0]['id']}/undo")
    assert (await mira.get(f"/contacts/{other['contact']['id']}"))["suggestions"] == []
    for visitor in (one, two):
        await visitor.leave()
