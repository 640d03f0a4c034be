"""axe finds nothing to complain about: every page of the app and the chat, light and dark, on a desk and on a phone."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
import pytest_asyncio
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, StorageState, expect

from tests.browser.customer_site import CustomerSite
from tests.browser.serving import ServedDesk
from tests.browser.windows import DESKTOP, PHONE, AgentWindow, CustomerWindow

LOOKS = [
    pytest.param({"color_scheme": scheme, **size}, id=f"{scheme} {name}")
    for scheme in ("light", "dark")
    for name, size in (("1440", {"viewport": DESKTOP}), ("390", PHONE))
]
SETTINGS = ("chat", "people", "teams", "tokens", "profile")


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def desk(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[ServedDesk]:
    """One desk for all of them: they only look."""
    data = tmp_path_factory.mktemp("looked at") / "data"
    copytree(demo_data, data)
    async with ServedDesk(data, demo=True) as served:
        yield served


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def cookies(browser: Browser, desk: ServedDesk) -> StorageState:
    """Somebody is signed in."""
    mira = await AgentWindow.signed_in(browser, desk)
    return await mira.context.storage_state()


async def complaints(page: Page) -> list[str]:
    """What axe finds, each with the element."""
    found: Any = (await Axe().run(page)).response
    return [
        f"{page.url}: {one['id']} ({one['help']}): {node['html'][:160]} {node.get('failureSummary', '')[:300]}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("look", LOOKS)
async def test_signing_in_and_setting_up(
    look: dict[str, Any], browser: Browser, desk: ServedDesk, tmp_path: Path
) -> None:
    page = await (await browser.new_context(**look)).new_page()
    await page.goto(desk.base)
    await expect(page.get_by_role("button", name="Open the demo")).to_be_visible()
    found = await complaints(page)
    await page.get_by_role("link", name="Forgot your password?").click()
    found += await complaints(page)
    async with ServedDesk(tmp_path / "fresh") as fresh:
        found += await first_visit(page, fresh)
    assert not found, "\n".join(found)


async def first_visit(page: Page, fresh: ServedDesk) -> list[str]:
    """What there is to see before and after the first owner has come, and at the door from then on."""
    found: list[str] = []
    await page.goto(fresh.base)
    await expect(page.get_by_role("button", name="Open the desk")).to_be_visible()
    found += await complaints(page)
    owner = {"workspace": "Acme", "name": "Mira", "email": "mira@acme.test", "password": "a quiet harbour 7"}
    await page.context.request.post(f"{fresh.base}/api/v1/setup", data=owner, headers={"Origin": fresh.base})
    await page.goto(fresh.base)
    await expect(page.get_by_role("heading", name="All clear")).to_be_visible()
    found += await complaints(page)
    await page.context.clear_cookies()
    await page.goto(fresh.base)
    await expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    found += await complaints(page)
    return found


@pytest.mark.parametrize("look", LOOKS)
async def test_the_app(look: dict[str, Any], browser: Browser, desk: ServedDesk, cookies: StorageState) -> None:
    page = await (await browser.new_context(**look, storage_state=cookies)).new_page()
    found: list[str] = []
    for path, ready in pages(page):
        await page.goto(desk.base + path)
        await ready()
        found += await complaints(page)
    await page.goto(desk.base + "/inbox/open")
    mira = AgentWindow(page, desk)
    await mira.read("Ada Okafor")
    await expect(mira.said("Worker 3 ran out of disk")).to_be_visible()
    found += await complaints(page)
    await page.keyboard.press("n")
    await expect(page.get_by_role("textbox", name="Note")).to_be_focused()
    found += await complaints(page)
    await page.keyboard.press("Escape")
    for key, name in (("Control+k", "All actions"), ("?", "Keys"), ("a", "Assign"), ("h", "Snooze"), ("l", "Tag")):
        await page.keyboard.press(key)
        await expect(page.get_by_role("dialog")).to_be_visible()
        found += [f"{name}: {one}" for one in await complaints(page)]
        await page.keyboard.press("Escape")
        await expect(page.get_by_role("dialog")).to_have_count(0)
    assert not found, "\n".join(found)


def pages(page: Page) -> list[tuple[str, Callable[[], Awaitable[None]]]]:
    """Every address, and what is there once it is."""
    there = [
        ("/inbox/open", page.get_by_role("listitem").filter(has_text="Noor Haddad").first),
        ("/inbox/snoozed", page.get_by_role("region", name="Conversations")),
        ("/search", page.get_by_label("Search everything")),
        ("/people", page.get_by_role("link", name="Ada Okafor").first),
    ]
    headings = {
        "chat": "Website chat",
        "people": "People",
        "teams": "Teams",
        "tokens": "API tokens",
        "profile": "Your profile",
    }
    there += [(f"/settings/{name}", page.get_by_role("heading", name=headings[name]).first) for name in SETTINGS]
    return [(path, lambda there=locator: expect(there).to_be_visible()) for path, locator in there]  # type: ignore[misc]


@pytest.mark.parametrize("look", LOOKS)
async def test_the_chat(look: dict[str, Any], browser: Browser, desk: ServedDesk, site: CustomerSite) -> None:
    address = site.embed(desk.base, page="anonymous.html", THEME=look["color_scheme"])
    customer = await CustomerWindow.at(browser, address, **look)
    page = customer.page
    assert isinstance(page, Page)
    found = await complaints(page)
    await customer.open()
    found += await complaints(page)
    await customer.write("Is this easy to read? See https://shop.example/terms")
    await expect(customer.chat.get_by_label("Your email")).to_be_visible()
    found += await complaints(page)
    await page.goto(f"{desk.base}/chat/{await app_id(page, desk)}")
    await expect(customer.field).to_be_visible()
    found += await complaints(page)
    assert not found, "\n".join(found)


async def app_id(page: Page, desk: ServedDesk) -> str:
    script = await (await page.context.request.get(f"{desk.base}/chat.min.js")).text()
    return script.partition('"apps":{"')[2].partition('"')[0]
