"""The agent's app in the system's Chromium, on the demo desk: from a key to what one sees, and what is loaded for it.

The times are the page's own: from the key's event until the frame that shows the change is painted.
"""

import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

from playwright.async_api import Page, expect

from bench.figures import Figure
from bench.run import Run
from tests.browser.chromium import launched, program
from tests.browser.serving import ServedDesk
from tests.browser.windows import AgentWindow
from tests.repo.app_size import gzipped, initial_scripts
from tests.repo.tree import PACKAGE

NAME = "app"
ABOUT = "The agent's app: from a key to what one sees"
THREAD = "[role=log][aria-label=Conversation]"
PAINTED = """([key, options, shown]) => new Promise((done) => {
    const before = document.querySelector(shown)?.textContent
    const after = new MessageChannel()
    const from = performance.now()
    after.port1.onmessage = () => done(performance.now() - from)
    const at = document.activeElement ?? document.body
    at.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true, ...options}))
    const look = () => requestAnimationFrame(() => {
        const now = document.querySelector(shown)?.textContent
        if (performance.now() - from > 5000) return done(NaN)
        // A message posted while a frame is made arrives when it has been painted.
        if (now !== undefined && now !== before) after.port2.postMessage(0)
        else look()
    })
    look()
})"""
"""Milliseconds from a key until what `shown` selects has changed on screen."""
WALK = ["j", "j", "j", "k", "k", "k"]


async def run(run: Run) -> AsyncIterator[Figure]:
    """Sizes, then keys."""
    scripts = initial_scripts(PACKAGE / "static/app/index.html")
    size = gzipped(scripts) / 1e3
    yield Figure(bench=NAME, name="JavaScript loaded at first", unit="KB gzipped", samples=[size], gate=180, goal=180)
    if program() is None:
        yield Figure(bench=NAME, name="keys", unit="", samples=[0], note="left out: there is no Chromium here")
        return
    with tempfile.TemporaryDirectory(prefix="deskbell-bench-") as place:
        desk = ServedDesk(Path(place), demo=True)
        await desk.start()
        async with launched() as browser:
            page = (await AgentWindow.signed_in(browser, desk)).page
            for figure in await _keys(page, run):
                yield figure
        await desk.stop()


async def _keys(page: Page, run: Run) -> list[Figure]:
    await expect(page.get_by_role("region", name="Conversations").get_by_role("listitem").first).to_be_visible()
    await page.keyboard.press("j")
    await expect(page.get_by_role("log", name="Conversation")).to_be_visible()
    times: dict[str, list[float]] = {"next": [], "palette": [], "own": []}
    for number in range(run.runs * 2):
        times["next"] += [await page.evaluate(PAINTED, [key, {}, THREAD]) for key in WALK]
        times["palette"].append(await page.evaluate(PAINTED, ["k", {"ctrlKey": True}, "dialog input"]))
        await page.keyboard.press("Escape")
        await expect(page.get_by_role("dialog")).to_have_count(0)
        await page.get_by_role("textbox", name="Reply").fill(f"Answer {number}.")
        times["own"].append(await page.evaluate(PAINTED, ["Enter", {"ctrlKey": True}, THREAD]))
        await page.evaluate("document.activeElement.blur()")
    return [
        Figure(
            bench=NAME, name="j or k, next conversation painted", unit="ms", samples=times["next"], gate=50, goal=50
        ),
        Figure(bench=NAME, name="own bubble painted", unit="ms", samples=times["own"], gate=16, goal=16),
        Figure(bench=NAME, name="palette painted", unit="ms", samples=times["palette"], gate=50, goal=50),
    ]
