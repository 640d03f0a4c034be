"""Search through the real door: what is said is found a moment later, by those who may see it."""

import asyncio
import time
from typing import Any

import pytest

from tests.people import AgentAtWork, Served, VisitorOnSite
from tests.search.asking import indexed, said, search, snippets


async def colleague(mira: AgentAtWork, name: str, teams: list[str]) -> AgentAtWork:
    """Somebody who was invited and is signed in."""
    email = f"{name.lower()}@acme.test"
    invited = await mira.post("/agents", name=name, email=email, role="agent", teams=teams)
    agent = AgentAtWork(mira.at)
    await agent.accept(invited["link"], name)
    return agent


async def test_a_message_is_found_by_its_words_its_sender_and_its_answer(
    at: Served, mira: AgentAtWork, app_id: str
) -> None:
    message = await said(at, app_id, "The export hangs at 90 %.", name="Ada Okafor", email="ada@okafor.example")
    await said(at, app_id, "Do you ship to Zürich?", name="Bo")
    assert await snippets(mira, "export") == ["The [export] hangs at 90 %."]
    assert await snippets(mira, "zurich") == ["Do you ship to [Zürich]?"]
    assert await snippets(mira, "ada@okafor.example") == ["[Ada] [Okafor] [ada]@[okafor].[example]"]
    found = (await search(mira, "export hangs"))["hits"]
    assert [hit["message"] for hit in found] == [message["id"]]
    conversation = found[0]["conversation"]
    assert conversation == (await mira.get(f"/conversations/{conversation['id']}"))["conversation"]
    await mira.command(
        f"/conversations/{conversation['id']}/notes", text="A locked file, I think.", attachments=[], mentions=[]
    )
    assert await snippets(mira, "locked file") == ["A [locked] [file], I think."]
    assert await snippets(mira, "nothing of the kind") == []


async def test_a_conversation_with_many_hits_stands_once_and_pages_go_on(
    at: Served, mira: AgentAtWork, app_id: str
) -> None:
    visitor = VisitorOnSite(at, app_id)
    await visitor.open()
    for number in range(12):
        await visitor.write(f"parcel {number}")
    await visitor.leave()
    for number in range(22):
        await said(at, app_id, f"another parcel {number}")
    first = await search(mira, "parcel")
    assert len(first["hits"]) == 20
    second = await search(mira, "parcel", after=first["next"])
    assert len(second["hits"]) == 3
    assert second["hits"][-1]["snippet"] == "\u0002parcel\u0003 11"
    assert second["next"] is None
    ids = [hit["conversation"]["id"] for hit in first["hits"] + second["hits"]]
    assert len(set(ids)) == 23


async def test_what_a_team_keeps_to_itself_is_found_by_that_team(at: Served, mira: AgentAtWork, app_id: str) -> None:
    ours, theirs = [(await mira.post("/teams", name=name, members=[]))["id"] for name in ("Ours", "Theirs")]
    noah, nina = await colleague(mira, "Noah", [ours]), await colleague(mira, "Nina", [theirs])
    await said(at, app_id, "A quiet matter")
    conversation = (await mira.inbox())[0]["id"]

    async def seen() -> list[int]:
        return [len(await snippets(agent, "quiet")) for agent in (mira, noah, nina)]

    assert await seen() == [1, 1, 1]
    await mira.command(f"/conversations/{conversation}/assignment", assignee=None, team=ours)
    assert await seen() == [1, 1, 0]
    await mira.command(f"/conversations/{conversation}/assignment", assignee=None, team=theirs)
    assert await seen() == [1, 0, 1]
    await mira.http.delete(f"/teams/{theirs}")
    assert await seen() == [1, 1, 1]
    for agent in (noah, nina):
        await agent.close()


async def test_a_new_subject_and_a_new_name_are_found(at: Served, mira: AgentAtWork, app_id: str) -> None:
    await said(at, app_id, "Good morning")
    row = (await mira.inbox())[0]
    await mira.command(f"/conversations/{row['id']}/subject", subject="Damaged parcel")
    assert await snippets(mira, "damaged") == ["[Damaged] parcel"]
    assert await snippets(mira, "morning parcel") == ["Good [morning]"]
    mira.checked(
        await mira.http.patch(f"/contacts/{row['contact']['id']}", json={"command_id": "1", "name": "Adaeze Okafor"})
    )
    assert await snippets(mira, "adaeze") == ["[Adaeze] Okafor"]


async def test_a_file_is_found_by_its_name(at: Served, mira: AgentAtWork, app_id: str) -> None:
    await said(at, app_id, "Good morning")
    row = (await mira.inbox())[0]
    file = mira.checked(await mira.http.post("/attachments", params={"name": "Rechnung.pdf"}, content=b"%PDF-"))
    body: dict[str, Any] = {"text": "Here it is.", "attachments": [file["id"]], "seen_revision": row["revision"]}
    await mira.command(f"/conversations/{row['id']}/replies", **body)
    assert await snippets(mira, "rechnung") == ["[Rechnung].pdf"]
    assert (await mira.http.get(f"/attachments/{file['id']}")).content == b"%PDF-"


@pytest.mark.parametrize("typed", ["", "   ", "…", '"', "*", "team:0", "(", "a" * 5_000, '"' * 5_000])
async def test_nothing_that_is_typed_is_an_error_or_slow(at: Served, mira: AgentAtWork, typed: str) -> None:
    begun = time.process_time()
    assert await search(mira, typed) == {"hits": [], "next": None}
    assert time.process_time() - begun < 1


async def test_an_invented_place_is_refused(mira: AgentAtWork) -> None:
    for after in ("x", "????", "a" * 22, "AAAA"):
        assert (await mira.http.get("/search", params={"q": "a", "after": after})).status_code == 422


async def test_nobody_searches_without_signing_in(at: Served, mira: AgentAtWork) -> None:
    stranger = AgentAtWork(at)
    assert (await stranger.http.get("/search", params={"q": "a"})).status_code == 401
    await stranger.close()


async def test_a_message_is_found_within_a_second(at: Served, mira: AgentAtWork, app_id: str) -> None:
    visitor = VisitorOnSite(at, app_id)
    await visitor.open()
    await visitor.write("swiftly")
    begun = time.monotonic()
    while not (await mira.get("/search", q="swiftly"))["hits"]:
        await asyncio.sleep(0.01)
    assert time.monotonic() - begun < 1
    await visitor.leave()
    await indexed(at)
