"""The lines a site pastes: they work as they are printed, cost one request, and keep nothing before the chat is opened."""

from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, ConsoleMessage, Page, expect

from tests.browser.customer_site import PAGES, CustomerSite, embedding
from tests.browser.serving import ROOT, ServedDesk
from tests.browser.windows import AgentWindow, CustomerWindow

PRINTED = ROOT.parent / "shared/guide/loader.html"


class Watched:
    """What a page asks of the network and says to its console."""

    def __init__(self, page: Page) -> None:
        self.requests: list[str] = []
        self.sockets: list[str] = []
        self.warnings: list[str] = []
        self.said: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("websocket", lambda socket: self.sockets.append(socket.url))
        page.on("console", self._hear)

    def _hear(self, message: ConsoleMessage) -> None:
        (self.warnings if message.type == "warning" else self.said).append(message.text)

    def of(self, desk: ServedDesk) -> list[str]:
        """The addresses of the desk that were asked for."""
        return [url.removeprefix(desk.base) for url in self.requests if url.startswith(desk.base)]


async def arrive(browser: Browser, address: str) -> tuple[CustomerWindow, Watched]:
    page = await (await browser.new_context()).new_page()
    watched = Watched(page)
    await page.goto(address)
    customer = CustomerWindow(page)
    await expect(customer.launcher).to_be_visible()
    return customer, watched


@pytest.mark.parametrize("loader", [PAGES / "loader.html", PRINTED], ids=["a page like it", "as printed in the guide"])
async def test_the_loader_works_as_printed(
    loader: Path, browser: Browser, desk: ServedDesk, mira: AgentWindow, site: CustomerSite
) -> None:
    if not loader.is_file():
        pytest.skip("the guide is not beside this checkout")
    address = site.show("/guide", embedding(loader.read_text(), desk.base))
    customer, watched = await arrive(browser, address)
    await customer.open()
    await customer.write("It works as printed.")
    await mira.read("It works as printed.")
    await mira.take_in()
    await mira.answer("So it does.")
    await expect(customer.said("So it does.")).to_have_count(1)
    assert [said for said in watched.said if said.startswith("New message")], "chat('on', 'message') was called"
    assert [one for one in watched.warnings if "your-app-id" in one], "an unknown app falls back, with a warning"
    assert len([one for one in watched.warnings if "Deskbell" in one]) == 1


async def test_the_page_hears_of_a_message_with_who_and_when(
    browser: Browser, desk: ServedDesk, mira: AgentWindow, site: CustomerSite
) -> None:
    customer, _ = await arrive(browser, site.embed(desk.base))
    await customer.open()
    await customer.write("Tell me.")
    await mira.read("Tell me.")
    await mira.take_in()
    await mira.answer("Told.")
    await expect(customer.said("Told.")).to_have_count(1)
    heard: list[dict[str, Any]] = await customer.page.evaluate("window.heard")
    assert [(one["type"], one["text"], one["from"]["kind"], one["from"]["name"]) for one in heard] == [
        ("text", "Told.", "agent", "Mira Rossi")
    ]
    assert heard[0]["at"].endswith("Z")
    assert heard[0]["conversationId"]


async def test_before_it_is_opened_it_costs_one_request_and_keeps_nothing(
    browser: Browser, desk: ServedDesk, site: CustomerSite
) -> None:
    customer, watched = await arrive(browser, site.embed(desk.base))
    await customer.page.wait_for_load_state("networkidle")
    assert watched.of(desk) == ["/chat.min.js"]
    assert watched.sockets == []
    assert await customer.page.context.cookies() == []
    assert await customer.remembered() == '["",{},{}]'
    assert await customer.page.evaluate("indexedDB.databases().then((all) => all.length)") == 0
    assert await customer.page.evaluate("caches.keys().then((all) => all.length)") == 0


async def test_open_it_keeps_its_session_for_this_tab_and_no_cookie(
    browser: Browser, desk: ServedDesk, site: CustomerSite
) -> None:
    customer, watched = await arrive(browser, site.embed(desk.base))
    await customer.open()
    await customer.write("Remember me until I close this tab.")
    await expect(customer.log.locator(".by.me")).to_contain_text("sent")
    kept = await customer.page.evaluate("[Object.keys(localStorage).length, Object.keys(sessionStorage).length]")
    assert kept == [0, 1]
    assert await customer.page.context.cookies() == []
    assert len(watched.sockets) == 1
    token = await customer.page.evaluate("JSON.parse(Object.values({...sessionStorage})[0]).token")
    assert token
    assert not [url for url in watched.requests + watched.sockets if token in url], "the token is in no address"
    await customer.page.reload()
    await expect(customer.said("Remember me until I close this tab.")).to_have_count(1)


async def test_a_name_that_an_element_has_is_taken(browser: Browser, desk: ServedDesk, site: CustomerSite) -> None:
    """`<div id="chat">` is `window.chat`, so the loader keeps the element and `chat('init')` throws; another name works."""
    page = await (await browser.new_context()).new_page()
    await page.goto(site.embed(desk.base, "/taken", "taken_name.html", NAME="chat"))
    await expect(page.locator("#chat")).to_have_text("An element of the page.")
    assert "chat is not a function" in (await page.evaluate("failed"))[0]
    await expect(page.locator("deskbell-chat")).to_have_count(0)
    customer, _ = await arrive(browser, site.embed(desk.base, "/free", "taken_name.html", NAME="deskchat"))
    await customer.open()
    await expect(customer.page.locator("#chat")).to_have_text("An element of the page.")


async def test_a_site_that_is_not_on_the_list_is_refused(
    browser: Browser, desk: ServedDesk, mira: AgentWindow, site: CustomerSite
) -> None:
    channel = (await mira.api("GET", "/desk"))["channels"][0]
    settings = {**channel["settings"], "origins": ["https://shop.example"]}
    await mira.api("PATCH", f"/channels/{channel['id']}", settings=settings)
    customer, _ = await arrive(browser, site.embed(desk.base, page="anonymous.html", THEME="light"))
    await customer.launcher.click()
    await expect(customer.chat.get_by_role("status")).to_contain_text("not available here")
    assert (await customer.page.evaluate("errors"))[0]["code"] == "refused"
    await mira.api("PATCH", f"/channels/{channel['id']}", settings={**settings, "origins": [site.origin]})
    customer, _ = await arrive(browser, site.embed(desk.base, page="anonymous.html", THEME="light"))
    await customer.open()
    await customer.write("Now I am on the list.")
    await expect(mira.row("Now I am on the list.")).to_have_count(1)


async def test_the_light_turns_green_when_a_site_first_loads_it(
    browser: Browser, desk: ServedDesk, mira: AgentWindow, site: CustomerSite
) -> None:
    await mira.page.goto(desk.base + "/settings/chat")
    light = mira.page.get_by_role("main").get_by_role("status").first
    await expect(light).to_contain_text("Not seen on a site yet")
    await arrive(browser, site.embed(desk.base))
    await expect(light).to_contain_text(f"Seen on {site.origin.removeprefix('http://')}")
