"""A chat from the first word to the last, through real sockets."""

from tests.people import AgentAtWork, Served, VisitorOnSite


async def test_a_visitors_message_is_in_the_inbox_at_once_and_the_answer_reaches_them(
    at: Served, mira: AgentAtWork, app_id: str
) -> None:
    await mira.listen()
    ada = VisitorOnSite(at, app_id, user={"id": "48213", "email": "ada@okafor.example", "plan": "pro", "name": "Ada"})
    assert (await ada.open())["conversation"] is None
    ack = await ada.write("The export hangs at 90 %.")
    event = await mira.event("message.received")
    row = event["conversation"]
    assert (row["preview"], row["contact"]["plan"], row["contact"]["plan_source"]) == (
        "The export hangs at 90 %.",
        "pro",
        "claimed",
    )
    assert row["page"] == "https://shop.example/projects/export"
    assert event["message"]["id"] == ack["message"]["id"]
    assert await mira.inbox() == [row]

    said = await mira.command(
        f"/conversations/{row['id']}/replies", text="Which project?", seen_revision=row["revision"]
    )
    told = await ada.hear("message")
    assert (told["message"]["text"], told["message"]["from"]) == (
        "Which project?",
        {"kind": "agent", "name": "Mira Rossi"},
    )
    assert told["after"] <= ack["position"] < told["upto"]
    await ada.say(t="seen", revision=told["message"]["revision"])
    read = await mira.event("conversation.read")
    assert read["conversation"]["seen_by_customer"] >= said["message"]["revision"]
    await ada.leave()


async def test_typing_and_read_marks_go_both_ways(at: Served, mira: AgentAtWork, app_id: str) -> None:
    await mira.listen()
    ada = VisitorOnSite(at, app_id)
    await ada.open()
    await ada.write("Hello?")
    row = (await mira.event("message.received"))["conversation"]
    await mira.say(t="watch", conversation=row["id"])
    assert (await mira.hear("visitor"))["online"] is True
    await ada.say(t="typing", on=True)
    assert (await mira.hear("typing"))["who"]["kind"] == "visitor"
    await mira.say(t="typing", conversation=row["id"], kind="reply", on=True)
    assert (await ada.hear("typing"))["name"] == "Mira Rossi"
    await mira.post(f"/conversations/{row['id']}/seen", revision=row["revision"])
    assert (await ada.hear("seen"))["revision"] == row["revision"]
    await ada.leave()


async def test_the_same_message_sent_again_is_there_once(at: Served, mira: AgentAtWork, app_id: str) -> None:
    ada = VisitorOnSite(at, app_id)
    await ada.open()
    first = await ada.write("Only once, please.", id="8c3f2d50-once")
    await ada.leave()
    await ada.open()
    again = await ada.write("Only once, please.", id="8c3f2d50-once")
    assert again["message"] == first["message"]
    opened = await mira.get(f"/conversations/{(await mira.inbox())[0]['id']}")
    assert [m["text"] for m in opened["messages"]] == ["Only once, please."]
    await ada.leave()


async def test_a_visitor_who_comes_back_gets_only_what_they_missed(at: Served, mira: AgentAtWork, app_id: str) -> None:
    ada = VisitorOnSite(at, app_id)
    await ada.open()
    await ada.write("I'll be back.")
    await ada.leave()
    row = (await mira.inbox())[0]
    await mira.command(f"/conversations/{row['id']}/notes", text="Looks like worker 3.", attachments=[])
    await mira.command(f"/conversations/{row['id']}/replies", text="Fixed.", force=True)
    welcome = await ada.open()
    assert welcome["resumed"] is True
    assert [m["text"] for m in welcome["messages"]] == ["Fixed."]
    await ada.leave()


async def test_an_answer_that_crosses_a_new_message_is_stopped_once(at: Served, mira: AgentAtWork, app_id: str) -> None:
    ada = VisitorOnSite(at, app_id)
    await ada.open()
    await ada.write("First.")
    seen = (await mira.inbox())[0]
    await ada.write("And one more thing.")
    path = f"/conversations/{seen['id']}/replies"
    crossed = await mira.http.post(path, json={"command_id": "c1", "text": "Hi", "seen_revision": seen["revision"]})
    assert (crossed.status_code, crossed.json()["error"]["code"]) == (409, "newer_message")
    forced = await mira.post(path, command_id="c2", text="Hi", seen_revision=seen["revision"], force=True)
    again = await mira.post(path, command_id="c2", text="Hi", seen_revision=seen["revision"], force=True)
    assert forced == again
    await ada.leave()


async def test_a_snoozed_conversation_comes_back_by_itself_and_once(at: Served, mira: AgentAtWork, app_id: str) -> None:
    ada = VisitorOnSite(at, app_id)
    await ada.open()
    await ada.write("No hurry.")
    row = (await mira.inbox())[0]
    await mira.command(f"/conversations/{row['id']}/snooze", until=at.clock.now() + 3_600_000_000)
    assert await mira.inbox() == []
    await mira.listen()
    at.clock.step(3_600_000_000)
    woken = await mira.event("conversation.woken")
    assert woken["conversation"]["state"] == "open"
    assert [one["id"] for one in await mira.inbox()] == [row["id"]]
    await ada.leave()
