"""On a phone: the app shows one pane at a time, and the chat fills the screen without moving the page behind it."""

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.customer_site import CustomerSite
from tests.browser.serving import ServedDesk
from tests.browser.windows import PHONE, AgentWindow, CustomerWindow


async def test_the_app_shows_one_pane_at_a_time(browser: Browser, desk: ServedDesk) -> None:
    mira = await AgentWindow.signed_in(browser, desk, **PHONE)
    page = mira.page
    reply = page.get_by_role("textbox", name="Reply")
    await expect(mira.row("Noor Haddad")).to_be_visible()
    await expect(reply).to_be_hidden()
    await mira.row("Noor Haddad").get_by_role("link").tap()
    await expect(mira.said("Both say 49 €")).to_be_visible()
    await expect(mira.row("Noor Haddad")).to_be_hidden()
    await expect(page.get_by_role("navigation", name="Places")).to_be_hidden()
    await page.get_by_role("button", name="About this person").tap()
    about = page.get_by_role("complementary", name="About this person")
    await expect(about).to_contain_text("noor@haddadstudio.example")
    await about.get_by_role("button", name="Close").tap()
    await mira.take_in()
    await reply.fill("One was refunded.")
    await page.get_by_role("button", name="Send", exact=True).tap()
    await expect(mira.said("One was refunded.")).to_be_visible()
    await page.get_by_role("button", name="Back to the list").tap()
    await expect(mira.row("Ada Okafor")).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth") == 390, "nothing sticks out"


WATCH_FOR_SHIFTS = """() => {
    window.moved = 0
    const add = (list) => list.getEntries().forEach((one) => { moved += one.value })
    new PerformanceObserver(add).observe({type: 'layout-shift', buffered: true})
}"""
WHOLE = """(panel) => {
    const {x, y, width, height} = panel.getBoundingClientRect()
    return [x, y, width - innerWidth, height - innerHeight].every((off) => Math.abs(off) < 0.5)
}"""


@pytest.mark.parametrize("scrolled", [0, 400])
async def test_opening_the_chat_moves_nothing(
    scrolled: int, browser: Browser, desk: ServedDesk, site: CustomerSite
) -> None:
    customer = await CustomerWindow.at(browser, site.embed(desk.base), **PHONE)
    page = customer.page
    assert isinstance(page, Page)
    await page.evaluate(WATCH_FOR_SHIFTS)
    await page.evaluate(f"scrollTo(0, {scrolled})")
    await customer.launcher.tap()
    panel = customer.chat.get_by_role("dialog")
    await expect(panel).to_be_visible()
    await expect(customer.launcher).to_be_hidden()
    await panel.evaluate("(panel) => Promise.all(panel.getAnimations().map((one) => one.finished))")
    assert await panel.evaluate(WHOLE), "the panel is the screen"
    await customer.field.tap()
    await customer.write("From the tram.")
    await expect(customer.log.locator(".by.me")).to_contain_text("sent")
    assert await page.evaluate("scrollY") == scrolled
    await customer.chat.get_by_role("button", name="Close chat").tap()
    await expect(customer.launcher).to_be_visible()
    assert await page.evaluate("scrollY") == scrolled
    assert await page.evaluate("moved") < 0.001, "nothing on the page moved"
