"""Two conversations are one matter, and are not after all: order, states and marks, back and forth."""

import random
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed

from deskbell.clock.time import MINUTE, SECOND
from tests.contacts.scenes import ADA, row_of, rows, signed, signing, write
from tests.people import AgentAtWork, Served, VisitorOnSite

MERGING = "deskbell.conversations"


async def thread(mira: AgentAtWork, id: str) -> list[dict[str, Any]]:
    """All messages of a conversation as the app shows them, page by page."""
    opened = await mira.get(f"/conversations/{id}")
    messages, earlier = opened["messages"], opened["earlier"]
    while earlier:
        page = await mira.get(f"/conversations/{id}/messages", before=earlier)
        messages, earlier = page["messages"] + messages, page["earlier"]
    return list(messages)


async def texts(mira: AgentAtWork, id: str) -> list[str]:
    return [message["text"] for message in await thread(mira, id)]


async def picture(mira: AgentAtWork, id: str) -> dict[str, Any]:
    """A conversation as people see it: everything but the numbers that only ever grow."""
    row = (await mira.get(f"/conversations/{id}"))["conversation"]
    messages = await thread(mira, id)
    numbers = ("revision", "last_inbound", "seen_by_agents", "seen_by_customer")
    shown = {name: value for name, value in row.items() if name not in numbers}
    read = [m["id"] for m in messages if m["kind"] == "reply" and m["revision"] <= row["seen_by_customer"]]
    said = [{k: v for k, v in m.items() if k != "revision"} for m in messages]
    return {**shown, "unread": row["last_inbound"] > row["seen_by_agents"], "read": read, "messages": said}


async def with_one_person(
    at: Served, mira: AgentAtWork, app_id: str, *first: str
) -> tuple[list[VisitorOnSite], list[dict[str, Any]]]:
    """A proven customer with several conversations at once, on as many devices."""
    secret = await signing(mira)
    visitors, rows_of = [], []
    for text in first:
        visitor, _row = await write(at, app_id, text)
        await visitor.say(t="identify", user_token=signed(at, secret, app_id, ADA))
        await visitor.hear("identity")
        visitors.append(visitor)
        rows_of.append(await row_of(at, visitor))
        at.clock.step(SECOND)
    return visitors, rows_of


async def test_the_messages_of_both_stand_in_one_thread_in_the_order_of_their_times(
    at: Served, mira: AgentAtWork, app_id: str
) -> None:
    (phone, laptop), (one, other) = await with_one_person(at, mira, app_id, "1", "2")
    for number, visitor in ((3, phone), (4, laptop), (5, laptop), (6, phone)):
        at.clock.step(SECOND)
        await visitor.write(str(number))
    await mira.command(f"/conversations/{other['id']}/tags", add=["billing"], remove=[])
    await mira.listen()
    merged = await mira.command(f"/conversations/{other['id']}/merge", into=one["id"])
    assert (merged["conversation"]["id"], merged["conversation"]["preview"]) == (one["id"], "6")
    assert merged["conversation"]["tags"] == ["billing"]
    assert await texts(mira, one["id"]) == ["1", "2", "3", "4", "5", "6"]
    revisions = [message["revision"] for message in await thread(mira, one["id"])]
    assert revisions == sorted(set(revisions))
    survivor, gone = await mira.event("conversation.merged"), await mira.event("conversation.merged")
    assert survivor["conversation"] == merged["conversation"]
    assert (gone["conversation"]["state"], gone["conversation"]["merged_into"]) == ("resolved", one["id"])
    opened = await mira.get(f"/conversations/{other['id']}")
    assert (opened["conversation"], opened["messages"]) == (gone["conversation"], [])
    assert [(link["id"], link["why"]) for link in opened["links"]] == [(one["id"], "merged")]
    for visitor in (phone, laptop):
        await visitor.leave()


async def test_whoever_chats_goes_on_in_the_survivor_and_sees_all_of_it(
    at: Served, mira: AgentAtWork, app_id: str
) -> None:
    (phone, laptop), (one, other) = await with_one_person(at, mira, app_id, "On the phone", "On the laptop")
    await mira.command(f"/conversations/{other['id']}/merge", into=one["id"])
    with pytest.raises(ConnectionClosed):
        await laptop.hear("never")
    await laptop.open()
    await laptop.write("Still on the laptop")
    assert await texts(mira, one["id"]) == ["On the phone", "On the laptop", "Still on the laptop"]
    for visitor in (laptop, phone):
        await visitor.leave()
        visitor.position = None
        welcome = await visitor.open()
        assert welcome["conversation"]["id"] == one["id"]
        assert len(welcome["messages"]) == 3
        await visitor.leave()


async def test_conversations_of_two_people_are_never_one(at: Served, mira: AgentAtWork, app_id: str) -> None:
    ada, one = await write(at, app_id, "I am Ada")
    ben, other = await write(at, app_id, "I am Ben")
    refused = await mira.http.post(f"/conversations/{other['id']}/merge", json={"command_id": "m", "into": one["id"]})
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "two_contacts")
    itself = await mira.http.post(f"/conversations/{one['id']}/merge", json={"command_id": "n", "into": one["id"]})
    assert itself.json()["error"]["code"] == "same_conversation"
    for visitor in (ada, ben):
        await visitor.leave()


async def test_both_ends_of_a_merge_a_link_and_a_split_must_be_in_sight(
    at: Served, mira: AgentAtWork, app_id: str
) -> None:
    (phone, laptop), (one, other) = await with_one_person(at, mira, app_id, "Hello", "Delicate")
    await laptop.write("More")
    hidden = (await thread(mira, other["id"]))[-1]["id"]
    team = await mira.post("/teams", name="Enterprise", members=[])
    await mira.command(f"/conversations/{other['id']}/assignment", team=team["id"])
    tom = AgentAtWork(at)
    await tom.accept(
        (await mira.post("/agents", name="Tom", email="tom@acme.test", role="agent", teams=[]))["link"], "Tom"
    )
    seen, unseen = f"/conversations/{one['id']}", f"/conversations/{other['id']}"
    answers = [
        await tom.http.post(f"{seen}/merge", json={"command_id": "1", "into": other["id"]}),
        await tom.http.post(f"{unseen}/merge", json={"command_id": "2", "into": one["id"]}),
        await tom.http.post(f"{seen}/links", json={"command_id": "3", "other": other["id"]}),
        await tom.http.post(f"{unseen}/links", json={"command_id": "4", "other": one["id"]}),
        await tom.http.post(f"{seen}/split", json={"command_id": "5", "message": hidden}),
        await tom.http.post(f"{unseen}/split", json={"command_id": "6", "message": hidden}),
        await tom.http.post(f"{unseen}/unmerge", json={"command_id": "7"}),
    ]
    assert [answer.status_code for answer in answers] == [404] * 7
    done = await tom.command("/bulk", conversations=[one["id"], other["id"], "nothing"], do="resolve")
    assert done == {"done": 1}
    assert (await mira.get(unseen))["conversation"]["state"] == "open"
    for visitor in (phone, laptop):
        await visitor.leave()
    await tom.close()


@pytest.mark.parametrize("seed", range(4))
async def test_undoing_gives_back_exactly_what_was_before(
    at: Served, mira: AgentAtWork, app_id: str, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"{MERGING}.merge_walk.CHUNK", 3)
    choose = random.Random(seed)
    visitors, found = await with_one_person(at, mira, app_id, "a", "b", "c")
    ids = [row["id"] for row in found]
    for number in range(40):
        at.clock.step(choose.randint(0, 2) * SECOND)
        await something(at, mira, choose, ids, visitors, number)
    undone = []
    alive = list(ids)
    while len(alive) > 1:
        one, other = choose.sample(alive, 2)
        undone.append((other, {id: await picture(mira, id) for id in ids}, await places(at)))
        await mira.command(f"/conversations/{other}/merge", into=one)
        alive.remove(other)
        times = [message["at"] for message in await thread(mira, one)]
        assert times == sorted(times)
    assert len(await thread(mira, alive[0])) == len(await rows(at, "SELECT id FROM message"))
    for other, before, where in reversed(undone):
        await mira.command(f"/conversations/{other}/unmerge")
        assert {id: await picture(mira, id) for id in ids} == before
        assert await places(at) == where
    for visitor in visitors:
        await visitor.leave()


async def places(at: Served) -> list[tuple[Any, ...]]:
    """What of a conversation stands elsewhere: visitors, tags, links, timers of snoozed ones."""
    return [
        *await rows(at, "SELECT id, conversation_key FROM visitor ORDER BY id"),
        *await rows(at, "SELECT tag_key, conversation_key, state, last_at FROM conversation_tag ORDER BY 1, 2"),
        *await rows(at, "SELECT conversation_key, other_key, why FROM conversation_link ORDER BY 1, 2"),
        *await rows(at, "SELECT conversation_key, due_at FROM timer WHERE kind = 'wake' ORDER BY 1"),
    ]


async def something(
    at: Served, mira: AgentAtWork, choose: random.Random, ids: list[str], visitors: list[VisitorOnSite], number: int
) -> None:
    """One thing that happens to one of the conversations."""
    which = choose.randrange(len(ids))
    path, visitor = f"/conversations/{ids[which]}", visitors[which]
    match choose.randrange(11):
        case 0 | 1:
            await visitor.write(f"customer {number}")
        case 2:
            await mira.command(f"{path}/replies", text=f"reply {number}", force=True)
        case 3:
            await mira.command(f"{path}/notes", text=f"note {number}")
        case 4:
            await mira.command(f"{path}/{choose.choice(['resolve', 'reopen', 'wait'])}")
        case 5:
            until = at.clock.now() + choose.randint(1, 9) * MINUTE * 60
            await mira.command(f"{path}/snooze", until=until)
        case 6 | 7 | 8:
            revision = (await mira.get(path))["conversation"]["revision"]
            await mira.post(f"{path}/seen", revision=choose.randint(revision // 2, revision))
            await visitor.say(t="seen", revision=choose.randint(0, revision))
            await visitor.say(t="ping")
            await visitor.hear("pong")
        case 9:
            at.clock.step(5 * MINUTE * 60)
            while await rows(at, f"SELECT key FROM timer WHERE due_at <= {at.clock.now()}"):
                await mira.get("/counts")
        case 10:
            await mira.command(f"{path}/tags", add=choose.sample(["bug", "billing", "exports"], 2), remove=["bug"])


async def test_what_comes_later_stays_with_the_survivor(at: Served, mira: AgentAtWork, app_id: str) -> None:
    (phone, laptop), (one, other) = await with_one_person(at, mira, app_id, "One", "Other")
    await mira.command(f"/conversations/{one['id']}/resolve")
    await mira.command(f"/conversations/{other['id']}/merge", into=one["id"])
    at.clock.step(SECOND)
    await laptop.open()
    await laptop.write("Later, on the laptop")
    back = await mira.command(f"/conversations/{other['id']}/unmerge")
    assert (back["conversation"]["merged_into"], back["conversation"]["state"]) == (None, "open")
    assert await texts(mira, other["id"]) == ["Other"]
    assert await texts(mira, one["id"]) == ["One", "Later, on the laptop"]
    survivor = (await mira.get(f"/conversations/{one['id']}"))["conversation"]
    assert (survivor["state"], survivor["preview"]) == ("open", "Later, on the laptop")
    assert (await row_of(at, laptop))["id"] == one["id"]
    again = await mira.http.post(f"/conversations/{other['id']}/unmerge", json={"command_id": "again"})
    assert (again.status_code, again.json()["error"]["code"]) == (409, "not_merged")
    for visitor in (phone, laptop):
        await visitor.leave()


async def test_contacts_are_not_taken_apart_while_their_conversations_are_one(
    at: Served, mira: AgentAtWork, app_id: str
) -> None:
    (phone, laptop), (one, other) = await with_one_person(at, mira, app_id, "One", "Other")
    card = await mira.get(f"/contacts/{one['contact']['id']}")
    await mira.command(f"/conversations/{other['id']}/merge", into=one["id"])
    undo = f"/merges/{card['merges'][0]['id']}/undo"
    refused = await mira.http.post(undo, json={"command_id": "u"})
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "conversations_merged")
    await mira.command(f"/conversations/{other['id']}/unmerge")
    await mira.command(undo)
    for visitor in (phone, laptop):
        await visitor.leave()


async def test_a_merge_sent_twice_is_done_once(at: Served, mira: AgentAtWork, app_id: str) -> None:
    (phone, laptop), (one, other) = await with_one_person(at, mira, app_id, "One", "Other")
    body = {"command_id": "once", "into": one["id"]}
    first = await mira.post(f"/conversations/{other['id']}/merge", **body)
    assert await mira.post(f"/conversations/{other['id']}/merge", **body) == first
    assert await rows(at, "SELECT count(*) FROM conversation_merge") == [(1,)]
    for visitor in (phone, laptop):
        await visitor.leave()
