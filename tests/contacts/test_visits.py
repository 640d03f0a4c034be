"""Pages a visitor looked at: what is kept of their addresses, and how many."""

import pytest

from deskbell.contacts.visits import clean_url
from tests.contacts.scenes import rows, write
from tests.people import AgentAtWork, Served


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://shop.example/pricing", "https://shop.example/pricing"),
        ("https://shop.example:8443/a?q=b%20c&utm_source=x", "https://shop.example:8443/a?q=b+c&utm_source=x"),
        ("https://ada:pw@shop.example/", "https://shop.example/"),
        ("https://shop.example/#access_token=1", "https://shop.example/"),
        ("https://shop.example/in?token=1&code=2&page=3", "https://shop.example/in?page=3"),
        ("https://shop.example/?reset-Token=1&X-Amz-Signature=2&apiKey=3&session_id=4", "https://shop.example/"),
        ("https://shop.example/?keyword=a&monkey=b", "https://shop.example/?keyword=a&monkey=b"),
        ("http://[::1]:80/a", "http://[::1]:80/a"),
        ("javascript:alert(1)", None),
        ("https://", None),
        ("https://shop.example:port/", None),
        ("", None),
        (None, None),
    ],
)
def test_an_address_is_kept_without_what_could_let_somebody_in(url: str | None, kept: str | None) -> None:
    assert clean_url(url) == kept


async def test_the_pages_of_whoever_writes_are_on_their_card_and_told_at_once(
    at: Served, mira: AgentAtWork, app_id: str
) -> None:
    visitor, row = await write(at, app_id, "Hello")
    await mira.listen()
    await visitor.say(t="page", url="https://shop.example/pricing?token=s3cret", title="Pricing")
    event = await mira.event("visit.recorded")
    assert event["contact"]["id"] == row["contact"]["id"]
    await visitor.say(t="track", name="upgrade clicked", props={"plan": "pro"})
    await mira.event("visit.recorded")
    card = await mira.get(f"/contacts/{row['contact']['id']}")
    tracked, pricing, first = card["visits"]
    assert (tracked["kind"], tracked["name"], tracked["props"]) == ("track", "upgrade clicked", {"plan": "pro"})
    assert (pricing["url"], pricing["title"]) == ("https://shop.example/pricing", "Pricing")
    assert first["url"] == "https://shop.example/projects/export"
    assert event["data"]["visit"] == pricing
    assert card["last_seen_at"] == at.clock.now()
    await visitor.leave()


async def test_only_the_newest_visits_are_kept(
    at: Served, mira: AgentAtWork, app_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("deskbell.contacts.visits.KEPT", 5)
    monkeypatch.setattr("deskbell.contacts.visits.FORGET_EVERY", 1)
    visitor, _row = await write(at, app_id, "Hello")
    for number in range(12):
        at.clock.step(1_000)
        await visitor.say(t="page", url=f"https://shop.example/{number}", title="")
        await visitor.say(t="ping")
        await visitor.hear("pong")
    kept = await rows(at, "SELECT url FROM visit ORDER BY at DESC")
    assert [url for (url,) in kept] == [f"https://shop.example/{number}" for number in range(11, 6, -1)]
    await visitor.leave()
