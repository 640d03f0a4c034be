"""Linking conversations, and doing the same to many."""

from typing import Any

import pytest

from tests.contacts.scenes import write
from tests.people import AgentAtWork, Served


async def begun(at: Served, app_id: str, count: int) -> list[dict[str, Any]]:
    found = []
    for number in range(count):
        visitor, row = await write(at, app_id, f"Matter {number}")
        await visitor.leave()
        found.append(row)
    return found


async def test_a_link_is_seen_from_both_and_made_once(at: Served, mira: AgentAtWork, app_id: str) -> None:
    one, other = await begun(at, app_id, 2)
    await mira.listen()
    await mira.command(f"/conversations/{one['id']}/links", other=other["id"])
    heard = [(await mira.event("conversation.linked"))["conversation"]["id"] for _ in range(2)]
    assert heard == [one["id"], other["id"]]
    await mira.command(f"/conversations/{other['id']}/links", other=one["id"])
    for row, its_other in ((one, other), (other, one)):
        links = (await mira.get(f"/conversations/{row['id']}"))["links"]
        assert [(link["id"], link["why"]) for link in links] == [(its_other["id"], "linked")]
    itself = await mira.http.post(f"/conversations/{one['id']}/links", json={"command_id": "x", "other": one["id"]})
    assert (itself.status_code, itself.json()["error"]["code"]) == (409, "same_conversation")


async def test_the_same_is_done_to_many_in_chunks(
    at: Served, mira: AgentAtWork, app_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("deskbell.conversations.bulk.CHUNK", 2)
    ids = [row["id"] for row in await begun(at, app_id, 5)]
    me = (await mira.get("/desk"))["me"]["id"]

    async def all_of(*fields: str) -> set[tuple[Any, ...]]:
        opened = [(await mira.get(f"/conversations/{id}"))["conversation"] for id in ids]
        return {tuple(row[field] for field in fields) for row in opened}

    assert await mira.command("/bulk", conversations=[*ids, ids[0], "gone"], do="assign", assignee=me) == {"done": 5}
    assert await all_of("assignee") == {(me,)}
    assert await mira.command("/bulk", conversations=ids, do="tag", tag=" Outage ") == {"done": 5}
    until = at.clock.now() + 3_600_000_000
    assert await mira.command("/bulk", conversations=ids, do="snooze", until=until) == {"done": 5}
    assert await all_of("state", "snoozed_until") == {("snoozed", until)}
    assert await mira.command("/bulk", conversations=ids, do="resolve") == {"done": 5}
    body = {"command_id": "again", "conversations": ids, "do": "reopen"}
    assert [await mira.post("/bulk", **body) for _ in range(2)] == [{"done": 5}] * 2
    opened = [(await mira.get(f"/conversations/{id}"))["conversation"] for id in ids]
    assert [(row["state"], row["tags"]) for row in opened] == [("open", ["outage"])] * 5
    assert await mira.command("/bulk", conversations=[], do="resolve") == {"done": 0}


async def test_one_that_cannot_be_changed_stops_none_of_the_others(at: Served, mira: AgentAtWork, app_id: str) -> None:
    one, other = await begun(at, app_id, 2)
    await mira.command(f"/conversations/{one['id']}/tags", add=[f"t{n}" for n in range(30)], remove=[])
    done = await mira.command("/bulk", conversations=[one["id"], other["id"]], do="tag", tag="one more")
    assert done == {"done": 1}


NO_USE: list[dict[str, Any]] = [
    {"do": "erase"},
    {"do": "assign", "assignee": "nobody"},
    {"do": "tag"},
    {"do": "tag", "tag": "  "},
    {"do": "snooze"},
    {"do": "snooze", "until": 1},
    {"do": "resolve", "conversations": [f"c{n}" for n in range(1_001)]},
    {"do": "resolve", "conversations": None},
    {"do": "resolve", "force": True},
]


async def test_what_could_be_done_to_none_is_refused(at: Served, mira: AgentAtWork, app_id: str) -> None:
    (row,) = await begun(at, app_id, 1)
    for wanted in NO_USE:
        body = {"command_id": "x", "conversations": [row["id"]], **wanted}
        assert (await mira.http.post("/bulk", json=body)).status_code == 422, wanted
    assert (await mira.get(f"/conversations/{row['id']}"))["conversation"] == row
