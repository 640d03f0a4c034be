"""The inbox without a mouse: every step of a working day by keys, what was done taken back, what was typed never lost."""

import re

from playwright.async_api import Page, expect

from tests.browser.customer_site import CustomerSite
from tests.browser.serving import ServedDesk
from tests.browser.windows import AgentWindow, CustomerWindow


def title(page: Page, words: str) -> object:
    """The heading of the open conversation."""
    return page.get_by_role("region", name="Conversation", exact=True).get_by_role("heading", name=words)


async def ready(mira: AgentWindow) -> Page:
    await expect(mira.row("Noor Haddad")).to_be_visible()
    return mira.page


async def test_j_and_k_walk_along_the_list(mira: AgentWindow) -> None:
    page = await ready(mira)
    for key, words in (
        ("j", "Both say 49 €"),
        ("j", "Worker 3 ran out"),
        ("j", "How do I invite"),
        ("k", "Worker 3 ran out"),
    ):
        await page.keyboard.press(key)
        await expect(mira.said(words)).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page).to_have_url(re.compile(r"/inbox/open$"))


async def test_r_answers_and_n_notes_with_the_same_words(mira: AgentWindow) -> None:
    page = await ready(mira)
    await page.keyboard.press("j")
    await expect(mira.said("Both say 49 €")).to_be_visible()
    await page.keyboard.press("r")
    await page.keyboard.type("The second one was refunded.")
    await page.keyboard.press("Escape")
    await page.keyboard.press("n")
    note = page.get_by_role("textbox", name="Note")
    await expect(note).to_be_focused()
    await expect(note).to_have_value("The second one was refunded.")
    await expect(page.get_by_text("Only colleagues see this")).to_be_visible()
    await page.keyboard.press("Control+Enter")
    await expect(page.get_by_role("article", name="Note by Mira Rossi")).to_contain_text("The second one was refunded.")


async def test_e_resolves_and_opens_the_next_and_z_takes_it_back(mira: AgentWindow) -> None:
    page = await ready(mira)
    await page.keyboard.press("j")
    await expect(mira.said("Both say 49 €")).to_be_visible()
    await page.keyboard.press("e")
    await expect(mira.row("Noor Haddad")).to_have_count(0)
    await expect(mira.said("Worker 3 ran out")).to_be_visible()
    await page.keyboard.press("z")
    await expect(mira.row("Noor Haddad")).to_have_count(1)


async def test_a_assigns_and_i_takes(mira: AgentWindow) -> None:
    page = await ready(mira)
    await page.keyboard.press("j")
    await page.keyboard.press("a")
    await expect(page.get_by_role("dialog")).to_be_visible()
    await page.keyboard.type("tom")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="Assigned to Tom Berg")).to_be_visible()
    await expect(mira.row("Noor Haddad")).to_contain_text("with Tom Berg")
    await page.keyboard.press("i")
    await expect(page.get_by_role("button", name="Assigned to Mira Rossi")).to_be_visible()


async def test_every_action_is_in_the_palette_and_shows_its_key(mira: AgentWindow) -> None:
    page = await ready(mira)
    await page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Keys")
    await expect(sheet.locator("dt").first).to_be_visible()
    shown = await sheet.locator("dt").all_inner_texts()
    assert len(shown) > 20
    await page.keyboard.press("Escape")
    await page.keyboard.press("j")
    await page.keyboard.press("Control+k")
    palette = page.get_by_role("dialog").get_by_role("listbox")
    await expect(palette.get_by_role("option").nth(len(shown))).to_be_attached()
    names = await palette.get_by_role("option").evaluate_all("(all) => all.map((one) => one.children[1].textContent)")
    # What makes no sense here is left out of the palette: undoing before anything was done, reopening what is open.
    missing = {name for name in shown if name not in names} - {"Undo the last action", "All actions", "Reopen"}
    assert missing == set()
    await page.keyboard.type("dark")
    await page.keyboard.press("Enter")
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")


async def test_g_goes_places_and_slash_searches(mira: AgentWindow) -> None:
    page = await ready(mira)
    for keys, address in (
        ("gm", "/inbox/mine"),
        ("gs", "/inbox/snoozed"),
        ("gc", "/people"),
        ("gt", "/settings"),
        ("gi", "/inbox/open"),
    ):
        for key in keys:
            await page.keyboard.press(key)
        await expect(page).to_have_url(re.compile(address))
    await page.keyboard.press("/")
    await expect(page.get_by_label("Search everything")).to_be_focused()
    await page.keyboard.type("saml")
    await expect(page.get_by_role("list", name="Found").get_by_role("listitem").first).to_contain_text(
        "Studio Lindqvist"
    )


async def test_a_draft_survives_a_reload_and_follows_to_another_browser(mira: AgentWindow, desk: ServedDesk) -> None:
    page = await ready(mira)
    await page.keyboard.press("j")
    await expect(mira.said("Both say 49 €")).to_be_visible()
    await page.keyboard.press("r")
    await page.keyboard.type("I am looking into")
    await expect(page.get_by_text("Draft saved")).to_be_visible()
    await page.keyboard.type(" it, and")
    await expect(page.get_by_text("Draft kept here")).to_be_visible()
    await page.reload()
    await expect(page.get_by_role("textbox", name="Reply")).to_have_value("I am looking into it, and")
    assert mira.page.context.browser is not None
    elsewhere = await AgentWindow.signed_in(mira.page.context.browser, desk)
    await elsewhere.read("Noor Haddad")
    await expect(elsewhere.page.get_by_role("textbox", name="Reply")).to_have_value(re.compile("^I am looking into"))


async def test_an_answer_that_crosses_a_new_message_is_held_with_its_words(
    mira: AgentWindow, desk: ServedDesk, site: CustomerSite
) -> None:
    assert mira.page.context.browser is not None
    ada = await CustomerWindow.at(mira.page.context.browser, site.embed(desk.base))
    await ada.open()
    await ada.write("How long will it take?")
    await mira.read("How long will it take?")
    await expect(mira.said("How long will it take?")).to_be_visible()
    await mira.take_in()
    await mira.page.get_by_role("textbox", name="Reply").fill("About an hour.")
    await ada.write("Never mind, it is done!")
    await expect(mira.said("Never mind, it is done!")).to_be_visible()
    await mira.page.keyboard.press("Control+Enter")
    alert = mira.page.get_by_role("alert")
    await expect(alert).to_contain_text("Ada Okafor wrote while you were writing. Your reply was not sent.")
    await expect(mira.page.get_by_role("textbox", name="Reply")).to_have_value("About an hour.")
    await alert.get_by_role("button", name="Send anyway").click()
    await expect(ada.said("About an hour.")).to_have_count(1)


async def test_the_panel_follows_the_customer_while_their_conversation_is_read(
    mira: AgentWindow, desk: ServedDesk, site: CustomerSite
) -> None:
    assert mira.page.context.browser is not None
    ada = await CustomerWindow.at(mira.page.context.browser, site.embed(desk.base))
    await ada.open()
    await ada.write("Where do I find the export?")
    await mira.read("Where do I find the export?")
    about = mira.page.get_by_role("complementary", name="About this person")
    await ada.page.evaluate("history.pushState({}, '', '/projects/export')")
    await expect(about.get_by_text("/projects/export")).to_be_visible()
    await ada.page.evaluate("chat('track', 'export started', {rows: 80000})")
    await expect(about).to_contain_text("export started")
    await ada.write("Found it.")
    await expect(mira.said("Found it.")).to_be_visible()
