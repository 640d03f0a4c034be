"""The pictures of the docs, taken of a demo desk that is served for it: run by bin/screenshots."""

import asyncio
import os
import tempfile
from pathlib import Path

from playwright.async_api import Page, async_playwright

from deskbell.demo import EMAIL, PASSWORD, fill
from tests.people import served

IMAGES = Path(__file__).resolve().parents[2] / "docs/images"
WIDE, PHONE = (1440, 900), (390, 844)
SHOTS = (("inbox-light", WIDE, "light"), ("inbox-dark", WIDE, "dark"), ("phone-light", PHONE, "light"))
ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


async def main() -> None:
    """Take them all."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        from deskbell.clock.time import SystemClock
        from deskbell.config import Settings

        await fill(Settings(data=data))
        async with served(Path(data), clock=SystemClock()) as desk, async_playwright() as playwright:
            program = os.environ.get("TEST_CHROMIUM", "/usr/bin/chromium")
            browser = await playwright.chromium.launch(executable_path=program, args=ARGS)
            for name, (width, height), scheme in SHOTS:
                view = {"width": width, "height": height}
                context = await browser.new_context(viewport=view, color_scheme=scheme, locale="en-GB")  # type: ignore[arg-type]
                await inbox(await context.new_page(), desk.base, name)
            await widget(
                await (await browser.new_context(viewport={"width": 900, "height": 760})).new_page(), desk.base
            )
            await browser.close()


async def inbox(page: Page, base: str, name: str) -> None:
    """The inbox with a conversation open; on a phone the list alone."""
    body = {"email": EMAIL, "password": PASSWORD}
    await page.request.post(f"{base}/api/v1/session", data=body, headers={"X-Deskbell": "1", "Origin": base})
    await page.goto(base)
    await page.get_by_text("Ada Okafor").first.wait_for()
    if "phone" not in name:
        await page.get_by_text("Ada Okafor").first.click()
        await page.get_by_text("Worker 3 ran out of disk").last.wait_for()
    await page.wait_for_load_state("networkidle")
    await page.screenshot(path=IMAGES / f"{name}.png")


async def widget(page: Page, base: str) -> None:
    """The chat on the demo's page."""
    await page.goto(f"{base}/demo")
    await page.locator("button").first.click()
    await page.get_by_role("textbox").wait_for()
    await page.get_by_role("textbox").fill("Hi, the CSV export hangs at 90 % since this morning.")
    await page.keyboard.press("Enter")
    await page.get_by_text("sent").first.wait_for()
    await page.screenshot(path=IMAGES / "widget.png")


if __name__ == "__main__":
    asyncio.run(main())
