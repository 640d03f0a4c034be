"""How long it takes until one sees it, in this browser on this machine: printed for those who ask, never a reason to fail."""

from collections.abc import Sequence
from statistics import median
from time import perf_counter

import pytest
from playwright.async_api import Browser, expect

from tests.browser.customer_site import CustomerSite
from tests.browser.serving import ServedDesk
from tests.browser.windows import AgentWindow, CustomerWindow

PAINTED = """([key, options, shown]) => new Promise((done) => {
    const from = performance.now()
    const before = shown && document.querySelector(shown)?.textContent
    const press = new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true, ...options})
    ;(document.activeElement ?? document.body).dispatchEvent(press)
    const look = () => requestAnimationFrame(() => {
        if (performance.now() - from > 5000) return done(NaN)
        const now = document.querySelector(shown)?.textContent
        if (now === undefined || now === before) return look()
        // The frame after the one that drew it: then it is on the screen.
        requestAnimationFrame(() => done(performance.now() - from))
    })
    look()
})"""
THREAD = "[role=log][aria-label=Conversation]"


def told(what: str, times: Sequence[float], capsys: pytest.CaptureFixture[str]) -> None:
    ordered = sorted(times)
    with capsys.disabled():
        print(f"\n  {what}: median {median(ordered):.0f} ms, slowest {ordered[-1]:.0f} ms of {len(ordered)}", end="")


async def test_figures_of_the_browser(
    browser: Browser, desk: ServedDesk, mira: AgentWindow, site: CustomerSite, capsys: pytest.CaptureFixture[str]
) -> None:
    page = mira.page
    await expect(mira.row("Noor Haddad")).to_be_visible()
    await page.keyboard.press("j")
    await expect(mira.said("Both say 49 €")).to_be_visible()
    walk = ["j", "j", "j", "k", "k", "k"] * 3
    told(
        "j or k → next conversation painted", [await page.evaluate(PAINTED, [key, {}, THREAD]) for key in walk], capsys
    )
    palette = []
    for _ in range(5):
        palette.append(await page.evaluate(PAINTED, ["k", {"ctrlKey": True}, "dialog input"]))
        await page.keyboard.press("Escape")
        await expect(page.get_by_role("dialog")).to_have_count(0)
    told("⌘K → palette painted", palette, capsys)
    ada = await CustomerWindow.at(browser, site.embed(desk.base))
    await ada.open()
    await ada.write("First.")
    await mira.read("First.")
    there, back, own = [], [], []
    for number in range(5):
        started = perf_counter()
        await ada.write(f"Question {number}.")
        await expect(mira.said(f"Question {number}.")).to_have_count(1)
        there.append((perf_counter() - started) * 1_000)
        await mira.take_in()
        reply = page.get_by_role("textbox", name="Reply")
        await reply.fill(f"Answer {number}.")
        started = perf_counter()
        own.append(await page.evaluate(PAINTED, ["Enter", {"ctrlKey": True}, THREAD]))
        await expect(ada.said(f"Answer {number}.")).to_have_count(1)
        back.append((perf_counter() - started) * 1_000)
    told("own bubble painted", own, capsys)
    told("visitor's message on the agent's screen (Playwright's polling included)", there, capsys)
    told("answer on the visitor's screen (Playwright's polling included)", back, capsys)
