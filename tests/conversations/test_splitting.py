"""Two matters in one conversation: the later one leaves, and the chat goes on there."""

from tests.contacts.scenes import ADA, row_of, rows, write
from tests.conversations.test_merging import picture, texts, thread
from tests.people import AgentAtWork, Served


async def test_a_message_and_all_after_it_leave_into_a_conversation_of_their_own(
    at: Served, mira: AgentAtWork, app_id: str
) -> None:
    ada, row = await write(at, app_id, "The export hangs", user=ADA)
    path = f"/conversations/{row['id']}"
    await mira.command(f"{path}/replies", text="Fixed!", force=True)
    at.clock.step(1_000_000)
    await ada.write("By the way, about my bill")
    await ada.write("It is too high")
    await mira.listen()
    since = (await thread(mira, row["id"]))[2]
    part = (await mira.command(f"{path}/split", message=since["id"]))["conversation"]
    assert await texts(mira, row["id"]) == ["The export hangs", "Fixed!"]
    assert await texts(mira, part["id"]) == ["By the way, about my bill", "It is too high"]
    opened, split = await mira.event("conversation.opened"), await mira.event("conversation.split")
    assert opened["conversation"] == part
    assert (part["state"], part["preview"], part["waiting_since"]) == ("open", "It is too high", since["at"])
    stays = split["conversation"]
    assert (stays["id"], stays["state"], stays["preview"]) == (row["id"], "waiting", "Fixed!")
    assert stays["waiting_since"] is None
    links = (await mira.get(f"/conversations/{part['id']}"))["links"]
    assert [(link["id"], link["why"]) for link in links] == [(row["id"], "split")]
    await ada.open()
    await ada.write("Hello?")
    assert await texts(mira, part["id"]) == ["By the way, about my bill", "It is too high", "Hello?"]
    assert (await row_of(at, ada))["id"] == part["id"]
    await ada.leave()


async def test_a_split_is_undone_by_merging_it_back_and_survives_the_undoing_of_other_merges(
    at: Served, mira: AgentAtWork, app_id: str
) -> None:
    ada, row = await write(at, app_id, "One", user=ADA)
    await ada.write("Two")
    before = await picture(mira, row["id"])
    part = (await mira.command(f"/conversations/{row['id']}/split", message=(await thread(mira, row["id"]))[1]["id"]))[
        "conversation"
    ]
    await mira.command(f"/conversations/{part['id']}/merge", into=row["id"])
    assert await picture(mira, row["id"]) == before
    await mira.command(f"/conversations/{part['id']}/unmerge")
    assert await texts(mira, part["id"]) == ["Two"]
    assert await rows(at, "SELECT count(DISTINCT contact_key) FROM conversation") == [(1,)]
    await ada.leave()


async def test_nothing_is_split_where_nothing_would_remain_or_that_is_not_there(
    at: Served, mira: AgentAtWork, app_id: str
) -> None:
    ada, row = await write(at, app_id, "Only this", user=ADA)
    ben, other = await write(at, app_id, "Another")
    path = f"/conversations/{row['id']}/split"
    first, foreign = (await thread(mira, row["id"]))[0]["id"], (await thread(mira, other["id"]))[0]["id"]
    whole = await mira.http.post(path, json={"command_id": "1", "message": first})
    assert (whole.status_code, whole.json()["error"]["code"]) == (409, "nothing_left")
    for message in (foreign, "", "x"):
        assert (await mira.http.post(path, json={"command_id": "2", "message": message})).status_code == 404
    for visitor in (ada, ben):
        await visitor.leave()


async def test_the_files_of_a_message_go_where_it_goes(at: Served, mira: AgentAtWork, app_id: str) -> None:
    ada, row = await write(at, app_id, "One", user=ADA)
    path = f"/conversations/{row['id']}"
    headers = {"Content-Type": "text/plain"}
    sent = await mira.http.post("/attachments", params={"name": "log.txt"}, content=b"line", headers=headers)
    file = mira.checked(sent)
    await mira.command(f"{path}/replies", text="See this", attachments=[file["id"]], force=True)
    message = (await thread(mira, row["id"]))[1]["id"]
    part = (await mira.command(f"{path}/split", message=message))["conversation"]
    placed = "SELECT count(*) FROM attachment JOIN conversation AS c ON c.key = conversation_key WHERE c.id = "
    assert await rows(at, f"{placed}'{part['id']}'") == [(1,)]
    await mira.command(f"/conversations/{part['id']}/merge", into=row["id"])
    assert await rows(at, f"{placed}'{row['id']}'") == [(1,)]
    await mira.command(f"/conversations/{part['id']}/unmerge")
    assert await rows(at, f"{placed}'{part['id']}'") == [(1,)]
    await ada.leave()
