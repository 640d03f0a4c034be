"""State plus frames is what a fresh fetch returns: for every action, live and replayed, for each who may see it."""

import random
import uuid
from typing import Any

import pytest

from tests.people import AgentAtWork, Served, VisitorOnSite

STATES = ("open", "waiting", "snoozed", "resolved")


class Replica:
    """What an app holds: conversations and messages by id, changed by frames alone."""

    def __init__(self) -> None:
        self.conversations: dict[str, Any] = {}
        self.messages: dict[str, Any] = {}

    async def fetch(self, agent: AgentAtWork) -> None:
        """Start from the desk's own answers."""
        for state in STATES:
            for row in await agent.inbox(state=state):
                self.conversations[row["id"]] = row
                opened = await agent.get(f"/conversations/{row['id']}")
                self.messages |= {message["id"]: message for message in opened["messages"]}

    def apply(self, event: dict[str, Any]) -> None:
        """Take a frame as the app does."""
        if event["kind"] == "conversation.hidden":
            gone = event["conversation"]["id"]
            self.conversations.pop(gone, None)
            self.messages = {k: m for k, m in self.messages.items() if m["conversation"] != gone}
            return
        row = event.get("conversation")
        if row is not None and row["revision"] >= self.conversations.get(row["id"], row)["revision"]:
            self.conversations[row["id"]] = row
        if "message" in event:
            self.messages[event["message"]["id"]] = event["message"]
        if "contact" in event:
            for held in self.conversations.values():
                if held["contact"]["id"] == event["contact"]["id"]:
                    held["contact"] = event["contact"]


async def drain(agent: AgentAtWork, replica: Replica) -> None:
    """Take every frame up to the desk's present position."""
    head = agent.at.desk.hub.position
    await agent.say(t="ping")
    while True:
        frame = await agent.hear("events", "pong")
        if frame["t"] == "pong":
            break
        for event in frame["events"]:
            replica.apply(event)
        agent.position = frame["upto"]
    assert agent.at.desk.hub.position == head


async def assert_same(agent: AgentAtWork, replica: Replica) -> None:
    fresh = Replica()
    await fresh.fetch(agent)
    assert replica.conversations == fresh.conversations
    assert replica.messages == fresh.messages


async def everything_once(at: Served, mira: AgentAtWork, app_id: str, seed: int) -> None:
    """Each action of an agent and of a visitor, in an order of its own for each seed."""
    choose = random.Random(seed)
    ada = VisitorOnSite(at, app_id, user={"name": "Ada", "email": "ada@okafor.example", "plan": "pro"})
    await ada.open()
    await ada.write("Hello")
    row = next(one for one in await mira.inbox() if one["preview"] == "Hello")
    path = f"/conversations/{row['id']}"
    me = (await mira.get("/desk"))["me"]["id"]
    actions = [
        lambda: mira.command(f"{path}/replies", text="Hi", force=True),
        lambda: mira.command(f"{path}/notes", text="Hm"),
        lambda: mira.command(f"{path}/assignment", assignee=me),
        lambda: mira.command(f"{path}/assignment", assignee=None),
        lambda: mira.command(f"{path}/tags", add=["bug", "exports"], remove=[]),
        lambda: mira.command(f"{path}/tags", add=[], remove=["bug"]),
        lambda: mira.command(f"{path}/snooze", until=at.clock.now() + 60_000_000),
        lambda: mira.command(f"{path}/resolve"),
        lambda: mira.command(f"{path}/reopen"),
        lambda: mira.command(f"{path}/wait"),
        lambda: mira.command(f"{path}/subject", subject=f"About {choose.randint(1, 99)}"),
        lambda: mira.post(f"{path}/seen", revision=1_000),
        lambda: ada.write(f"More {uuid.UUID(int=choose.getrandbits(128))}"),
        lambda: ada.say(t="seen", revision=1_000),
        lambda: mira.http.patch(f"/contacts/{row['contact']['id']}", json={"command_id": "n1", "name": "Ada Okafor"}),
    ]
    choose.shuffle(actions)
    for action in actions:
        await action()
        at.clock.step(1_000)
    await ada.say(t="ping")
    await ada.hear("pong")
    await ada.leave()


@pytest.mark.parametrize("seed", range(4))
async def test_an_app_that_only_takes_frames_holds_what_a_fresh_fetch_returns(
    at: Served, mira: AgentAtWork, app_id: str, seed: int
) -> None:
    replica = Replica()
    await mira.listen()
    await everything_once(at, mira, app_id, seed)
    await drain(mira, replica)
    await assert_same(mira, replica)


async def test_an_app_that_was_away_is_made_whole_by_replay(at: Served, mira: AgentAtWork, app_id: str) -> None:
    replica = Replica()
    await replica.fetch(mira)
    desk = await mira.get("/desk")
    mira.epoch = desk["epoch"]
    await mira.post("/tags", name="bug")
    await mira.post("/tags", name="exports")
    desk = await mira.get("/desk")
    await everything_once(at, mira, app_id, 7)
    assert (await mira.listen(desk["position"]))["t"] == "welcome"
    await drain(mira, replica)
    await assert_same(mira, replica)


async def test_a_conversation_given_to_a_team_vanishes_for_everyone_else_and_for_them_alone(
    at: Served, mira: AgentAtWork, app_id: str
) -> None:
    tom = AgentAtWork(at)
    invited = await mira.post("/agents", name="Tom", email="tom@acme.test", role="agent", teams=[])
    await tom.accept(invited["link"], "Tom Berg")
    team = await mira.post("/teams", name="Enterprise", members=[])
    ada = VisitorOnSite(at, app_id)
    await ada.open()
    await ada.write("Is anybody there?")
    row = (await tom.inbox())[0]
    await tom.listen()
    await mira.command(f"/conversations/{row['id']}/assignment", team=team["id"])
    assert (await tom.event("conversation.hidden"))["conversation"] == {"id": row["id"]}
    assert await tom.inbox() == []
    assert (await tom.http.get(f"/conversations/{row['id']}")).status_code == 404
    assert (await tom.http.post(f"/conversations/{row['id']}/resolve", json={"command_id": "x"})).status_code == 404
    assert [one["id"] for one in await mira.inbox()] == [row["id"]]
    await ada.leave()
    await tom.close()


async def test_a_position_from_before_a_restore_starts_over(at: Served, mira: AgentAtWork, app_id: str) -> None:
    mira.epoch = "another"
    assert (await mira.listen(0))["t"] == "reset"


async def test_a_note_never_reaches_the_visitor(at: Served, mira: AgentAtWork, app_id: str) -> None:
    ada = VisitorOnSite(at, app_id)
    await ada.open()
    await ada.write("Hello")
    row = (await mira.inbox())[0]
    await mira.command(f"/conversations/{row['id']}/notes", text="canary-7d1f")
    await mira.command(f"/conversations/{row['id']}/replies", text="Hi Ada", force=True)
    assert (await ada.hear("message"))["message"]["text"] == "Hi Ada"
    await ada.leave()
    ada.position = None
    assert "canary-7d1f" not in str(await ada.open())
    await ada.leave()
