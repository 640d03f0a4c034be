"""The pictures of the docs, taken of a demo desk that is served for it: `python -m tests.browser.screenshots [DIRECTORY]`."""

import asyncio
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, FilePayload, Page, expect

from tests.browser.chromium import launched
from tests.browser.serving import ServedDesk
from tests.browser.windows import DESKTOP, PHONE, AgentWindow, CustomerWindow

IMAGES = Path(__file__).resolve().parents[2] / "docs/images"
LOCALE = {"locale": "en-GB", "timezone_id": "Europe/Berlin"}


async def main(images: Path) -> None:
    """Take them all."""
    images.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        async with ServedDesk(Path(data), demo=True) as desk, launched() as browser:
            for scheme in ("light", "dark"):
                await inbox(browser, desk, images, scheme)
                await chat(browser, desk, images, scheme)
            await phone(browser, desk, images)
            await settings(browser, desk, images)


async def taken(page: Page, path: Path) -> None:
    """A picture of what is there once it stands still, without a pointer over it."""
    await page.mouse.move(0, 0)
    await page.wait_for_load_state("networkidle")
    await page.screenshot(path=path, animations="disabled", caret="hide")
    print(path)


async def agent(browser: Browser, desk: ServedDesk, scheme: str, path: str = "/", **how: Any) -> AgentWindow:
    return await AgentWindow.signed_in(browser, desk, path=path, color_scheme=scheme, **LOCALE, **how)


async def inbox(browser: Browser, desk: ServedDesk, images: Path, scheme: str) -> None:
    """The inbox with a conversation open and an answer begun."""
    mira = await agent(browser, desk, scheme)
    await mira.read("Ada Okafor")
    await expect(mira.said("Worker 3 ran out of disk")).to_be_visible()
    reply = mira.page.get_by_role("textbox", name="Reply")
    await reply.fill("Found it and fixed it, Ada: a worker had run out of disk. Your export is running again.")
    await expect(mira.page.get_by_text("Draft saved")).to_be_visible()
    await taken(mira.page, images / f"inbox-{scheme}.png")
    await reply.fill("")
    await mira.context.close()


async def phone(browser: Browser, desk: ServedDesk, images: Path) -> None:
    """The list, and a conversation, on a phone."""
    mira = await agent(browser, desk, "light", **PHONE)
    await expect(mira.row("Noor Haddad")).to_be_visible()
    await taken(mira.page, images / "phone-list.png")
    await mira.row("Ada Okafor").get_by_role("link").tap()
    await expect(mira.said("Worker 3 ran out of disk")).to_be_visible()
    await taken(mira.page, images / "phone.png")
    await mira.context.close()


async def chat(browser: Browser, desk: ServedDesk, images: Path, scheme: str) -> None:
    """The chat on a page of an invented shop, in the middle of a conversation."""
    how = {"viewport": {"width": 1180, "height": 760}, "color_scheme": scheme, **LOCALE}
    customer = await CustomerWindow.at(browser, f"{desk.base}/demo?pricing", **how)
    await customer.open()
    await customer.write("Hi! Does the export keep my column order?")
    mira = await agent(browser, desk, scheme)
    await mira.read("Does the export keep my column order?")
    await expect(mira.said("column order")).to_be_visible()
    await mira.take_in()
    await mira.answer("It does: **Settings → Export → Keep order**. Shall I switch it on for you?")
    await expect(customer.said("Shall I switch it on")).to_be_visible()
    await customer.attach(await table(browser))
    await customer.write("Yes please, like this.")
    await expect(customer.log.locator(".by.me").last).to_contain_text("read")
    assert isinstance(customer.page, Page)
    await taken(customer.page, images / f"chat-{scheme}.png")
    row = mira.page.url.rpartition("/")[2]
    await mira.api("POST", f"/conversations/{row}/resolve", command_id=f"done-{scheme}")
    await customer.page.context.close()
    await mira.context.close()


async def table(browser: Browser) -> FilePayload:
    """What a customer's screenshot of a spreadsheet may look like."""
    page = await browser.new_page(viewport={"width": 480, "height": 150})
    rows = "".join(
        f"<tr><td>{n}<td>Studio {name}<td>{n * 129} €" for n, name in enumerate(("Alder", "Birch", "Cedar", "Elm"), 1)
    )
    style = "body{margin:0;font:15px system-ui}table{width:100%;border-collapse:collapse}td,th{border:1px solid #ccd;padding:4px}"
    await page.set_content(f"<style>{style}</style><table><tr><th>No.<th>Customer<th>Total{rows}</table>")
    content = await page.screenshot()
    await page.close()
    return {"name": "my-columns.png", "mimeType": "image/png", "buffer": content}


async def settings(browser: Browser, desk: ServedDesk, images: Path) -> None:
    """Where the chat is dressed and its lines are copied."""
    mira = await agent(browser, desk, "light", "/settings/chat", viewport={**DESKTOP, "height": 1000})
    await expect(mira.page.get_by_role("heading", name="How it looks")).to_be_visible()
    await expect(mira.hello.get_by_role("textbox", name="Write a message")).to_be_visible()
    await taken(mira.page, images / "chat-settings.png")


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]) if len(sys.argv) > 1 else IMAGES))
