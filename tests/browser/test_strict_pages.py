"""Pages that allow almost nothing: the chat works under a strict Content-Security-Policy and under Trusted Types."""

import pytest
from playwright.async_api import Browser, expect

from tests.browser.customer_site import CustomerSite
from tests.browser.pictures import drawn_width, picture
from tests.browser.serving import ServedDesk
from tests.browser.windows import AgentWindow, CustomerWindow


def policy(desk: ServedDesk, script: str, more: str = "") -> str:
    """What docs/chat.md tells a strict site to write."""
    sockets = desk.base.replace("http", "ws")
    return (
        f"default-src 'none'; script-src {script}; connect-src {desk.base} {sockets}; "
        f"img-src 'self' {desk.base} blob:; style-src 'self'; {more}"
    )


@pytest.mark.parametrize(
    ("page", "script", "more"),
    [
        ("strict.html", "'nonce-R4nd0m' 'strict-dynamic'", ""),
        ("strict.html", "'nonce-R4nd0m' {desk}", ""),
        (
            "trusted_types.html",
            "'nonce-R4nd0m' 'strict-dynamic'",
            "require-trusted-types-for 'script'; trusted-types 'none'",
        ),
    ],
    ids=["a nonce alone", "a nonce and the desk's address", "Trusted Types"],
)
async def test_a_whole_chat_breaks_no_rule_of_the_page(
    page: str, script: str, more: str, browser: Browser, desk: ServedDesk, mira: AgentWindow, site: CustomerSite
) -> None:
    rules = policy(desk, script.format(desk=desk.base), more)
    address = site.embed(desk.base, "/strict", page)
    site.pages["/strict"][1]["Content-Security-Policy"] = rules
    customer = await CustomerWindow.at(browser, address)
    await customer.open()
    await customer.attach(picture("bill.png", 300, 100))
    await customer.write("Strict here.")
    assert await drawn_width(customer.log.get_by_role("img", name="bill.png")) == 300
    await mira.read("Strict here.")
    await mira.take_in()
    await mira.attach(picture("receipt.png", 200, 100))
    await mira.answer("Strict **there**.")
    assert await drawn_width(customer.log.get_by_role("img", name="receipt.png")) == 200
    await expect(customer.log.locator("strong")).to_have_text("there")
    await expect(customer.chat.get_by_label("Your email")).to_be_visible()
    assert await customer.page.evaluate("violations") == []
    box = await customer.chat.get_by_role("dialog").bounding_box()
    assert box is not None
    assert box["width"] > 300, "the panel is dressed"
