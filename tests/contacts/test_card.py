"""The panel beside a conversation: what is known, where it was left, and only what the reader may see."""

import pytest

from deskbell.clock.time import DAY, HOUR, MINUTE
from deskbell.contacts.leaving_off import Earlier, left_off
from tests.contacts.scenes import ADA, write
from tests.people import AgentAtWork, Served

NOW = 1_764_000_000_000_000


def earlier(state: str, ago: int, preview: str = "It works!") -> Earlier:
    return Earlier("c", "Export", state, "ch", "Website chat", NOW - ago, preview, "customer", 1, 0, 0, None)


@pytest.mark.parametrize(
    ("one", "by", "now", "line"),
    [
        (None, None, NOW, None),
        (earlier("resolved", 30 * HOUR), "Mira", NOW, "Yesterday in Website chat: “It works!”, resolved by Mira"),
        (earlier("resolved", 5 * MINUTE, ""), None, NOW, "Just now in Website chat, resolved"),
        (earlier("waiting", HOUR, "Hm?"), None, NOW, "An hour ago in Website chat: “Hm?”, waiting for their answer"),
        (earlier("waiting", 3 * HOUR, "?"), None, NOW, "3 hours ago in Website chat: “?”, waiting for their answer"),
        (earlier("resolved", 5 * DAY, ""), "Tom", NOW, "5 days ago in Website chat, resolved by Tom"),
        (earlier("resolved", 20 * DAY, ""), "Tom", NOW, "On 4 November 2025 in Website chat, resolved by Tom"),
        (earlier("resolved", DAY, ""), "Tom", None, "On 23 November 2025 in Website chat, resolved by Tom"),
    ],
)  # fmt: skip
def test_the_line_says_when_where_what_and_how_it_ended(
    one: Earlier | None, by: str | None, now: int | None, line: str | None
) -> None:
    assert left_off(one, by, now) == line


async def test_the_card_tells_where_it_was_left_and_which_channel_they_use(
    at: Served, mira: AgentAtWork, app_id: str
) -> None:
    visitor, row = await write(at, app_id, "Thanks, it works!", user=ADA)
    await mira.command(f"/conversations/{row['id']}/resolve")
    at.clock.step(2 * HOUR)
    card = await mira.get(f"/contacts/{row['contact']['id']}")
    assert card["left_off"] == "2 hours ago in Website chat: “Thanks, it works!”, resolved by Mira Rossi"
    assert card["usual_channel"] == row["channel"]
    assert [c["id"] for c in card["conversations"]] == [row["id"]]
    assert (card["blocked"], card["merges"], card["suggestions"]) == (False, [], [])
    await visitor.leave()


async def test_conversations_of_another_team_are_not_on_the_card(at: Served, mira: AgentAtWork, app_id: str) -> None:
    visitor, row = await write(at, app_id, "A delicate matter")
    team = await mira.post("/teams", name="Enterprise", members=[])
    await mira.command(f"/conversations/{row['id']}/assignment", team=team["id"])
    await mira.command(f"/conversations/{row['id']}/resolve")
    tom = AgentAtWork(at)
    await tom.accept(
        (await mira.post("/agents", name="Tom", email="tom@acme.test", role="agent", teams=[]))["link"], "Tom"
    )
    card = await tom.get(f"/contacts/{row['contact']['id']}")
    assert (card["conversations"], card["left_off"], card["usual_channel"]) == ([], None, None)
    assert "delicate" not in str(card)
    assert len((await mira.get(f"/contacts/{row['contact']['id']}"))["conversations"]) == 1
    await visitor.leave()
    await tom.close()


async def test_contacts_are_found_by_the_beginning_of_name_or_email_page_by_page(
    at: Served, mira: AgentAtWork, app_id: str
) -> None:
    people = [
        ("Ada Okafor", "zoe@a.example"),
        ("adam", "adam@a.example"),
        ("Åsa", "a@a.example"),
        ("Zed", "ADA@z.example"),
    ]
    for name, email in people:
        visitor, _ = await write(at, app_id, "Hello", user={"name": name, "email": email})
        await visitor.leave()

    async def found(q: str, limit: int) -> list[str]:
        names, after = [], None
        while True:
            page = await mira.get("/contacts", q=q, limit=limit, **({"after": after} if after else {}))
            names += [contact["name"] for contact in page["contacts"]]
            after = page["next"]
            if after is None:
                return names

    for limit in (1, 2, 50):
        assert await found("", limit) == ["Ada Okafor", "adam", "Zed", "Åsa"]
        assert await found(" ADA ", limit) == ["Ada Okafor", "adam", "Zed"]
        assert await found("zoe@", limit) == ["Ada Okafor"]
        assert await found("å", limit) == ["Åsa"]
        assert await found("nobody", limit) == []
    assert (await mira.http.get("/contacts", params={"after": "x"})).status_code == 422
