"""The two windows of every test: the agent's app and a customer's page with the chat on it, in the words of those who use them."""

from typing import Any

from playwright.async_api import Browser, BrowserContext, FilePayload, Frame, Locator, Page, expect

from deskbell.demo import EMAIL, PASSWORD
from tests.browser.serving import ServedDesk

TOM = "tom@harbour.example"
DESKTOP = {"width": 1440, "height": 900}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


class AgentWindow:
    """An agent's browser window."""

    def __init__(self, page: Page, desk: ServedDesk) -> None:
        self.page, self.desk = page, desk
        self.list = page.get_by_role("region", name="Conversations")
        self.log = page.get_by_role("log", name="Conversation")
        self.hello = page.frame_locator("iframe[title^='Your chat']")
        self.typing = page.locator("main [aria-live=polite]").filter(has_text="is typing")

    @classmethod
    async def signed_in(
        cls,
        browser: Browser,
        desk: ServedDesk,
        email: str = EMAIL,
        path: str = "/",
        password: str = PASSWORD,
        **how: Any,
    ) -> "AgentWindow":
        """A new browser of somebody who is signed in already."""
        context = await browser.new_context(**({"viewport": DESKTOP} | how))
        window = cls(await context.new_page(), desk)
        await window.api("POST", "/session", email=email, password=password)
        await window.page.goto(desk.base + path)
        return window

    @property
    def context(self) -> BrowserContext:
        return self.page.context

    async def api(self, method: str, path: str, **body: Any) -> Any:
        """What the app could ask, asked with its cookie."""
        headers = {"X-Deskbell": "1", "Origin": self.desk.base}
        request = self.context.request
        answer = await request.fetch(
            f"{self.desk.base}/api/v1{path}", method=method, headers=headers, data=body if method != "GET" else None
        )
        assert answer.ok, f"{method} {path}: {answer.status} {await answer.text()}"
        return await answer.json() if await answer.body() else None

    async def upload(self, name: str, content: bytes, content_type: str) -> dict[str, Any]:
        """Take a file in as the app does."""
        headers = {"X-Deskbell": "1", "Origin": self.desk.base, "Content-Type": content_type}
        request = self.context.request
        answer = await request.post(
            f"{self.desk.base}/api/v1/attachments", params={"name": name}, data=content, headers=headers
        )
        assert answer.ok, await answer.text()
        return dict(await answer.json())

    def row(self, words: str) -> Locator:
        """The row of the list that shows these words."""
        return self.list.get_by_role("listitem").filter(has_text=words)

    async def read(self, words: str) -> None:
        """Open the conversation of a row."""
        await self.row(words).get_by_role("link").click()
        await expect(self.log).to_be_visible()

    def said(self, words: str) -> Locator:
        """The message with these words."""
        return self.log.get_by_role("article").filter(has_text=words)

    async def take_in(self) -> None:
        """Look at what has come: a message counts as seen after a second before one's eyes, and the browser keeps that time."""
        await self.page.wait_for_timeout(1_100)

    async def answer(self, words: str, press: str = "Control+Enter") -> None:
        """Write a reply and send it."""
        await self.page.get_by_role("textbox", name="Reply").fill(words)
        await self.page.keyboard.press(press)

    async def attach(self, *files: FilePayload) -> None:
        """Choose files for the next reply, and wait until the desk has them."""
        await self.page.get_by_label("Files to attach").set_input_files(list(files))
        await expect(self.page.get_by_role("list", name="Attachments").get_by_role("listitem")).to_have_count(
            len(files)
        )
        await expect(self.page.get_by_role("button", name="Send", exact=True)).to_be_enabled()


class CustomerWindow:
    """A customer's page with the chat on it, or the chat as a page of its own."""

    def __init__(self, page: Page | Frame) -> None:
        self.page = page
        self.chat = page.locator("deskbell-chat")
        self.launcher = self.chat.locator("button.l")
        self.log = self.chat.get_by_role("log")
        self.field = self.chat.get_by_role("textbox", name="Write a message")
        self.typing = self.chat.get_by_role("img", name="is typing")

    @classmethod
    async def at(cls, browser: Browser, address: str, **how: Any) -> "CustomerWindow":
        """A new browser on a page."""
        context = await browser.new_context(**({"viewport": DESKTOP} | how))
        page = await context.new_page()
        await page.goto(address)
        window = cls(page)
        await expect(window.chat).to_be_attached()
        return window

    async def open(self) -> None:
        """Open the chat, and wait until the desk is there."""
        await self.launcher.click()
        await expect(self.chat.get_by_role("status").filter(has_text="We ")).to_be_visible()

    async def write(self, words: str) -> None:
        """Send a message."""
        await self.field.fill(words)
        await self.field.press("Enter")

    def said(self, words: str) -> Locator:
        """The bubble with these words."""
        return self.log.locator(".m").filter(has_text=words)

    async def attach(self, *files: FilePayload) -> None:
        """Choose files for the next message, and wait until the desk has them."""
        await self.chat.locator("input[type=file]").set_input_files(list(files))
        await expect(self.chat.locator(".chips li")).to_have_count(len(files))
        await expect(self.chat.locator(".chips progress")).to_have_count(0)

    async def remembered(self) -> str:
        """What this browser keeps of the chat."""
        return str(
            await self.page.evaluate("JSON.stringify([document.cookie, {...localStorage}, {...sessionStorage}])")
        )
