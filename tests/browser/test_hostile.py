"""What people write, call themselves and upload is shown and never run, in every place of the app and of the chat."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, FilePayload, Page, expect

from tests.browser.customer_site import CustomerSite
from tests.browser.serving import ServedDesk
from tests.browser.windows import TOM, AgentWindow, CustomerWindow

MARK = "\"'><img src=/owned onerror=window.owned=1><svg onload=window.owned=1></script><script>window.owned=1</script>{{7*7}}"
"""Would run wherever it is taken for anything but text."""
SHORT = '"><img src=/owned onerror=owned=1>'
"""The same, for fields that are short."""

TRAPS = (
    "a@a.example?]<img src=/owned onerror=window.owned=1>",
    'https://a.example/"onmouseover="window.owned=1',
    "https://a.example/'onclick='window.owned=1",
    "javascript:window.owned=1",
    "JaVaScRiPt://a.example/%0Awindow.owned=1",
    "data:text/html,<script>window.owned=1</script>",
    "[click](javascript:window.owned=1) [click](data:text/html,x) [click](https://b.example/)",
    '[x](https://a.example/"onclick=owned=1) <https://a.example/><b>bold</b>',
    "www.a.example/<script>window.owned=1</script>",
    "http://a.example\u202egnp.exe http://[::1]:/ http:// https://",
    "**<img src=/owned onerror=owned=1>** `<svg onload=owned=1>` _<b>x</b>_",
)
HARMLESS = {"http:", "https:", "mailto:", ":"}
"""The last is an address no browser can read: it leads nowhere."""
STRANGE = "img[src*=owned], svg[onload], script, iframe, object, embed, base, meta, form[action], b"
MADE_OF_TEXT = """(box, strange) => ({
    foreign: [...box.querySelectorAll(strange)].map((one) => one.outerHTML),
    handlers: [...box.querySelectorAll('*')]
        .filter((one) => [...one.attributes].some(({name}) => name.startsWith('on')))
        .map((one) => one.outerHTML),
    links: [...box.querySelectorAll('a')].map((link) => [link.protocol, link.rel, link.target]),
})"""


class Alarm:
    """Notices whatever a text could do if it were more than text."""

    def __init__(self) -> None:
        self.rung: list[str] = []

    def watch(self, page: Page) -> None:
        page.on("request", lambda one: self.rung.append(one.url) if urlsplit(one.url).path == "/owned" else None)
        page.on("dialog", lambda one: self.rung.append(one.message))

    async def is_silent(self, *pages: Page) -> bool:
        owned = [await frame.evaluate("window.owned") for page in pages for frame in page.frames]
        return not self.rung and not any(owned)


@pytest.fixture
def alarm() -> Alarm:
    return Alarm()


async def test_addresses_become_links_and_nothing_else(
    browser: Browser, desk: ServedDesk, mira: AgentWindow, site: CustomerSite, alarm: Alarm
) -> None:
    customer = await CustomerWindow.at(browser, site.embed(desk.base))
    assert isinstance(customer.page, Page)
    for page in (customer.page, mira.page):
        alarm.watch(page)
    await customer.open()
    await customer.write("\n".join(TRAPS))
    await mira.read("a@a.example")
    await expect(mira.said("javascript:window.owned=1")).to_have_count(1)
    await mira.take_in()
    await mira.answer("\n".join(TRAPS))
    await expect(customer.log.locator(".m:not(.me)").filter(has_text="gnp.exe")).to_have_count(1)
    for log in (mira.log, customer.log):
        made: dict[str, Any] = await log.evaluate(MADE_OF_TEXT, STRANGE)
        assert made["foreign"] == [] == made["handlers"]
        assert made["links"]
        assert {protocol for protocol, _, _ in made["links"]} <= HARMLESS
        assert all("noopener" in rel and target == "_blank" for _, rel, target in made["links"])
    assert await alarm.is_silent(customer.page, mira.page)


async def test_a_hostile_name_is_a_name_in_every_field_and_on_every_page(
    browser: Browser, desk: ServedDesk, mira: AgentWindow, site: CustomerSite, alarm: Alarm
) -> None:
    address = site.embed(desk.base, "/marked", page="anonymous.html", THEME="light")
    customer = await CustomerWindow.at(browser, f"{address}?{SHORT}#{SHORT}")
    assert isinstance(customer.page, Page)
    for page in (customer.page, mira.page):
        alarm.watch(page)
    user = {"id": SHORT, "email": "mark@a.example", "name": MARK, "plan": SHORT, "company": MARK, SHORT: MARK}
    await customer.page.evaluate("(user) => chat('update', {user})", user)
    await customer.page.evaluate("(mark) => { document.title = mark }", MARK)
    await customer.open()
    await customer.write(f"Marked. {MARK}")
    await customer.page.evaluate(
        "(mark) => { chat('track', mark, {[mark]: mark}); chat('context', {[mark]: mark}) }", MARK
    )
    await customer.attach(file(f"{SHORT}.txt", "text/plain", b"harmless"))
    await customer.write("And a file.")
    await expect(mira.row("And a file.")).to_have_count(1)
    id = await name_everything(mira)
    await look_everywhere(mira, id)
    await customer.page.reload()
    await expect(customer.said("Marked.")).to_have_count(1)
    tom = await AgentWindow.signed_in(browser, desk, TOM)
    alarm.watch(tom.page)
    await expect(tom.list.get_by_role("listitem").first).to_contain_text("<img src=/owned")
    assert await alarm.is_silent(customer.page, mira.page, tom.page)


def file(name: str, content_type: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": content_type, "buffer": content}


async def name_everything(mira: AgentWindow) -> str:
    """Put the mark into all that an owner can name; returns the conversation's id."""
    row = (await mira.api("GET", "/conversations"))["conversations"][0]
    here = f"/conversations/{row['id']}"
    assert row["preview"] == "And a file."
    directory = await mira.api("GET", "/desk")
    channel = directory["channels"][0]
    await mira.api("POST", "/teams", name=SHORT, members=[])
    await mira.api("POST", "/tokens", name=SHORT, scopes=["read"])
    await mira.api("PATCH", f"/agents/{directory['me']['id']}", name=SHORT)
    settings = {**channel["settings"], "title": SHORT, "greeting": MARK}
    await mira.api("PATCH", f"/channels/{channel['id']}", name=SHORT, settings=settings)
    commands: tuple[tuple[str, dict[str, Any]], ...] = (
        ("/tags", {"add": [SHORT], "remove": []}),
        ("/subject", {"subject": SHORT}),
        ("/notes", {"text": MARK, "attachments": [], "mentions": []}),
        ("/assignment", {"assignee": directory["me"]["id"]}),
    )
    for number, (path, body) in enumerate(commands):
        await mira.api("POST", here + path, command_id=f"mark-{number}", **body)
    return str(row["id"])


async def look_everywhere(mira: AgentWindow, id: str) -> None:
    page, base = mira.page, mira.desk.base
    paths = [f"/c/{id}", "/people", "/search"] + [
        f"/settings/{name}" for name in ("chat", "people", "teams", "tokens", "profile")
    ]
    for path in paths:
        await page.goto(base + path)
        await expect(page.get_by_role("link", name="Inbox", exact=True)).to_be_attached()
        if path not in ("/search", "/settings/profile"):
            await expect(page.get_by_text("<img src=/owned").first).to_be_attached()
    await page.goto(f"{base}/search")
    await page.get_by_label("Search everything").fill("marked owned")
    await expect(page.get_by_role("list", name="Found").get_by_role("listitem").first).to_be_visible()
    await page.goto(f"{base}/c/{id}")
    for key in ("Control+k", "a", "l"):
        await expect(mira.said("Marked.")).to_be_visible()
        await page.keyboard.press(key)
        await expect(page.get_by_role("dialog").get_by_role("option").first).to_be_visible()
        await page.keyboard.press("Escape")


SCRIPT = b"<script>window.owned=1;document.title='owned'</script>"
UPLOADS = [
    file(
        "drawing.svg",
        "image/svg+xml",
        b'<svg xmlns="http://www.w3.org/2000/svg" onload="window.owned=1">' + SCRIPT + b"</svg>",
    ),
    file("page.html", "text/html", b"<!doctype html>" + SCRIPT),
    file(
        "page.xhtml",
        "application/xhtml+xml",
        b'<html xmlns="http://www.w3.org/1999/xhtml"><body>' + SCRIPT + b"</body></html>",
    ),
    file("photo.png", "image/png", b"<!doctype html>" + SCRIPT),
    file(
        "feed.xml",
        "text/xml",
        b'<?xml version="1.0"?><x:script xmlns:x="http://www.w3.org/1999/xhtml">window.owned=1</x:script>',
    ),
]


async def test_an_uploaded_page_never_runs(
    browser: Browser, desk: ServedDesk, mira: AgentWindow, site: CustomerSite, alarm: Alarm
) -> None:
    customer = await CustomerWindow.at(browser, site.embed(desk.base))
    assert isinstance(customer.page, Page)
    for page in (customer.page, mira.page):
        alarm.watch(page)
    await customer.open()
    await customer.attach(*UPLOADS)
    await customer.write("Please open these.")
    await mira.read("Please open these.")
    links = mira.said("Please open these.").get_by_role("link")
    await expect(links).to_have_count(len(UPLOADS))
    for number in range(len(UPLOADS)):
        address = desk.base + str(await links.nth(number).get_attribute("href"))
        answer = await mira.context.request.get(address)
        assert answer.headers["content-disposition"].startswith("attachment")
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "sandbox" in answer.headers["content-security-policy"]
        tab = await mira.context.new_page()
        alarm.watch(tab)
        async with tab.expect_download() as downloading:
            await tab.evaluate("(address) => { location.href = address }", address)
        await (await downloading.value).cancel()
        assert await tab.title() == ""
        await tab.close()
    assert await alarm.is_silent(customer.page, mira.page)
