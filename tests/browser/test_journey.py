"""The whole way: from the first visit over a chat between two people to a desk that dies and comes back."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from tests.browser.customer_site import CustomerSite
from tests.browser.pictures import drawn_width, picture
from tests.browser.serving import ServedDesk
from tests.browser.windows import DESKTOP, TOM, AgentWindow, CustomerWindow

ENGINES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]


@pytest.fixture(params=ENGINES)
def database(request: pytest.FixtureRequest) -> str:
    """The address of an empty database; empty for SQLite."""
    return "" if request.param == "sqlite" else str(request.getfixturevalue("postgres_url"))


@pytest_asyncio.fixture(loop_scope="session")
async def desk(tmp_path: Path, database: str) -> AsyncIterator[ServedDesk]:
    """What `bin/serve --demo` serves on its first start."""
    async with ServedDesk(tmp_path / "data", database, demo=True) as served:
        yield served


async def sign_in_by_hand(browser: Browser, desk: ServedDesk) -> AgentWindow:
    page = await (await browser.new_context(viewport=DESKTOP)).new_page()
    await page.goto(desk.base)
    await expect(page.get_by_text("everybody and everything in it is invented")).to_be_visible()
    await page.get_by_role("button", name="Open the demo").click()
    return AgentWindow(page, desk)


async def test_a_new_user_says_hello_to_their_own_desk(browser: Browser, desk: ServedDesk) -> None:
    mira = await sign_in_by_hand(browser, desk)
    await expect(mira.list.get_by_role("listitem")).not_to_have_count(0)
    assert await mira.list.get_by_role("listitem").count() >= 6, "the inbox is lively"
    await expect(mira.page.get_by_role("heading", name="Say hello as a customer")).to_be_visible()
    field = mira.hello.get_by_role("textbox", name="Write a message")
    await field.click()
    await mira.page.keyboard.type("Hello, is anybody there?")
    await mira.page.keyboard.press("Enter")
    first = mira.list.get_by_role("listitem").first
    await expect(first).to_contain_text("Hello, is anybody there?")
    await first.get_by_role("link").click()
    await expect(mira.said("Hello, is anybody there?")).to_have_count(1)
    await mira.take_in()
    await mira.answer("Yes: you are.")
    await expect(mira.hello.get_by_role("log")).to_contain_text("Yes: you are.")
    await expect(mira.page.get_by_role("heading", name="Say hello as a customer")).to_be_visible()


async def test_two_people_talk_with_everything_a_chat_has(
    browser: Browser, desk: ServedDesk, site: CustomerSite
) -> None:
    mira = await AgentWindow.signed_in(browser, desk)
    tom = await AgentWindow.signed_in(browser, desk, TOM)
    ada = await CustomerWindow.at(browser, site.embed(desk.base))
    await ada.open()
    await ada.write("The import stops at row 400.")
    await everybody_knows_who_where_and_which_plan(mira, tom)
    await typing_is_seen_on_both_sides(mira, ada)
    await an_answer_arrives_and_is_marked_read_on_both_sides(mira, ada)
    await pictures_go_both_ways(mira, ada)
    await expect(tom.said("Which file is it?")).to_have_count(1)
    await expect(tom.log.get_by_role("img", name="row-400.png")).to_be_visible()
    await expect(mira.page.get_by_label("Tom is reading")).to_be_visible()
    await tom.take_in()
    await tom.answer("I take it from here.")
    await expect(mira.said("I take it from here.")).to_have_count(1)
    await expect(ada.said("I take it from here.")).to_have_count(1)


async def everybody_knows_who_where_and_which_plan(*agents: AgentWindow) -> None:
    for agent in agents:
        first = agent.list.get_by_role("listitem").first
        await expect(first).to_contain_text("Ada Okafor")
        await expect(first).to_contain_text("Pro")
        await expect(first).to_contain_text("The import stops at row 400.")
        await expect(first).to_contain_text("on /pricing")
        await agent.read("The import stops at row 400.")
    panel = agents[0].page.get_by_role("complementary", name="About this person")
    await expect(panel).to_contain_text("ada@okafor.example")
    await expect(panel).to_contain_text("claimed")


async def typing_is_seen_on_both_sides(mira: AgentWindow, ada: CustomerWindow) -> None:
    await ada.field.press_sequentially("It is")
    await expect(mira.typing).to_contain_text("Ada")
    await ada.field.fill("")
    await mira.page.get_by_role("textbox", name="Reply").press_sequentially("Which")
    await expect(ada.typing).to_be_visible()


async def an_answer_arrives_and_is_marked_read_on_both_sides(mira: AgentWindow, ada: CustomerWindow) -> None:
    await expect(ada.log.locator(".by.me").last).to_contain_text("read")
    await mira.answer("Which file is it?")
    await expect(ada.said("Which file is it?")).to_have_count(1)
    await expect(ada.typing).to_have_count(0)
    await expect(mira.said("Which file is it?")).to_contain_text("read")


async def pictures_go_both_ways(mira: AgentWindow, ada: CustomerWindow) -> None:
    await ada.attach(picture("row-400.png", 320, 200))
    await ada.write("This one.")
    assert await drawn_width(mira.log.get_by_role("img", name="row-400.png")) == 320
    await mira.take_in()
    await mira.attach(picture("where-to-click.png", 400, 100))
    await mira.answer("Here is the button.")
    assert await drawn_width(ada.log.get_by_role("img", name="where-to-click.png")) == 400


async def test_every_window_catches_up_after_the_desk_was_killed(
    browser: Browser, desk: ServedDesk, site: CustomerSite
) -> None:
    mira = await AgentWindow.signed_in(browser, desk)
    tom = await AgentWindow.signed_in(browser, desk, TOM)
    ada = await CustomerWindow.at(browser, site.embed(desk.base))
    await ada.open()
    await ada.write("Before the cut.")
    for agent in (mira, tom):
        await agent.read("Before the cut.")
    await mira.answer("Answered before the cut.")
    await expect(ada.said("Answered before the cut.")).to_have_count(1)
    said = ["Before the cut.", "Answered before the cut."]

    await desk.kill()
    await ada.write("Written while the desk was gone.")
    await expect(ada.chat.get_by_role("status").first).to_contain_text("No connection")
    await desk.start()
    said.append("Written while the desk was gone.")
    await all_have_all_of_it_once(said, mira, tom, ada)

    await mira.take_in()
    await desk.kill()
    await mira.answer("Answered while the desk was gone.")
    await expect(mira.said("Answered while the desk was gone.")).to_contain_text("not sent")
    await desk.start()
    said.append("Answered while the desk was gone.")
    await all_have_all_of_it_once(said, mira, tom, ada)

    await ada.write("And on.")
    await expect(tom.said("And on.")).to_have_count(1)
    await tom.take_in()
    await tom.answer("And on again.")
    said += ["And on.", "And on again."]
    fresh = await AgentWindow.signed_in(browser, desk, path=mira.page.url.removeprefix(desk.base))
    await all_have_all_of_it_once(said, mira, tom, ada, fresh)


async def all_have_all_of_it_once(said: list[str], *windows: AgentWindow | CustomerWindow) -> None:
    for window in windows:
        for words in said:
            bubble = window.log.get_by_text(words, exact=True)
            await expect(bubble, f"{words} in {type(window).__name__}").to_have_count(1, timeout=30_000)
