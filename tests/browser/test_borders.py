"""Where one site ends and another begins: frames, messages between windows, and tokens of somebody else."""

from typing import Any

from playwright.async_api import Browser, Page, expect

from tests.browser.customer_site import CustomerSite
from tests.browser.pictures import picture
from tests.browser.serving import ServedDesk
from tests.browser.windows import AgentWindow, CustomerWindow

POLLUTE = """() => {
    const evil = JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}')
    for (const verb of ['init', 'update', 'identify', 'track', 'context', 'send', 'tag', 'open', 'on'])
        try { chat(verb, evil, evil) } catch (refused) {}
    chat('update', {user: evil, styles: evil, context: evil})
    for (const verb of ['__proto__', 'constructor', 'toString', 'valueOf', 'hasOwnProperty']) chat(verb, evil)
    chat('get', '__proto__'); chat('get', 'constructor')
    for (const said of [evil, {t: 'bye', why: 'x'}, {type: 'open'}, 'chat', null, 1, [], JSON.stringify(evil)]) {
        window.postMessage(said, '*')
        for (const frame of document.querySelectorAll('iframe')) frame.contentWindow.postMessage(said, '*')
    }
}"""
CLEAN = "({}).polluted === undefined && ![].polluted && !(() => 1).polluted"


async def framed(page: Page) -> str:
    """What the frame of a page shows in the end: its text, or nothing where the browser refused."""
    await page.wait_for_load_state("networkidle")
    frame = page.frames[1]
    if frame.url.startswith("chrome-error:"):
        return ""
    return str(await frame.evaluate("document.body.innerText"))


async def test_the_desk_cannot_be_framed_by_any_site(mira: AgentWindow, desk: ServedDesk, site: CustomerSite) -> None:
    for path in ("/", "/inbox/open", "/settings/chat", "/demo"):
        page = await mira.context.new_page()
        refusals: list[str] = []
        page.on(
            "console",
            lambda message, to=refusals: to.append(message.text) if "frame-ancestors" in message.text else None,
        )
        # The same host on another port: the cookie would be sent, so that only the refusal stands between.
        address = site.embed_frame(desk.base + path).replace("localhost", "127.0.0.1")
        await page.goto(address)
        assert await framed(page) == ""
        assert refusals, path
        await page.close()


async def test_the_chat_can_be_framed_by_the_sites_on_its_list_and_no_other(
    mira: AgentWindow, desk: ServedDesk, site: CustomerSite
) -> None:
    channel = (await mira.api("GET", "/desk"))["channels"][0]
    chat = f"{desk.base}/chat/{channel['app_id']}"
    for origins, shown in ((["https://shop.example"], False), ([site.origin], True)):
        await mira.api("PATCH", f"/channels/{channel['id']}", settings={**channel["settings"], "origins": origins})
        page = await mira.context.new_page()
        await page.goto(site.embed_frame(chat))
        await page.wait_for_load_state("networkidle")
        assert page.frames[1].url.startswith("chrome-error:") is not shown
        if shown:
            inside = CustomerWindow(page.frames[1])
            await inside.write("From inside a frame.")
            await expect(mira.row("From inside a frame.")).to_have_count(1)
        await page.close()


async def test_strange_messages_and_prototypes_are_ignored(
    browser: Browser, desk: ServedDesk, mira: AgentWindow, site: CustomerSite
) -> None:
    customer = await CustomerWindow.at(
        browser, site.embed(desk.base) + "?__proto__[polluted]=1&constructor[prototype][polluted]=1"
    )
    await customer.page.evaluate(POLLUTE)
    await expect(customer.chat.get_by_role("dialog"), "the verb `open` among them").to_be_visible()
    await customer.page.evaluate(POLLUTE)
    await customer.write("Still here.")
    await expect(customer.log.locator(".by.me").last).to_contain_text("sent")
    await expect(mira.row("Still here.")).to_have_count(1)
    assert await customer.page.evaluate(CLEAN)
    await mira.page.goto(desk.base + "/inbox/open?__proto__[polluted]=1#__proto__[polluted]=1")
    await mira.page.evaluate(
        "for (const said of [{t: 'reset'}, JSON.parse('{\"__proto__\":{\"polluted\":1}}'), null]) postMessage(said, '*')"
    )
    await mira.read("Still here.")
    await expect(mira.said("Still here.")).to_have_count(1)
    assert await mira.page.evaluate(CLEAN)


TAKEN = """async ([base, app, token, file]) => {
    const says = async (address, what) => (await fetch(base + address, what)).status
    const bearer = {headers: {Authorization: 'Bearer ' + token}}
    const hello = await new Promise((done, fail) => {
        const socket = new WebSocket(base.replace('http', 'ws') + '/api/v1/chat')
        const page = {url: '', title: ''}
        socket.onopen = () => socket.send(JSON.stringify({t: 'hello', v: 1, app, token, locale: 'en', page, position: null}))
        socket.onmessage = (event) => { done(JSON.parse(event.data)); socket.close() }
        socket.onclose = () => done(null)
    })
    return {
        file: await says('/api/v1/chat/attachments/' + file, bearer),
        asked: await says('/api/v1/chat/attachments/' + file + '?token=' + token),
        hello: hello && {t: hello.t, messages: (hello.messages || []).length, same: hello.token === token},
    }
}"""


async def token_of(customer: CustomerWindow) -> str:
    return str(await customer.page.evaluate("JSON.parse(Object.values({...sessionStorage})[0]).token"))


async def test_the_token_of_another_visitor_opens_nothing(
    browser: Browser, desk: ServedDesk, mira: AgentWindow, site: CustomerSite
) -> None:
    ada = await CustomerWindow.at(browser, site.embed(desk.base))
    await ada.open()
    await ada.attach(picture("private.png"))
    await ada.write("Only for the desk.")
    await mira.read("Only for the desk.")
    source = await mira.log.get_by_role("img", name="private.png").get_attribute("src")
    file = str(source).rpartition("/")[2]
    app = (await mira.api("GET", "/desk"))["channels"][0]["app_id"]
    bob = await CustomerWindow.at(browser, site.embed(desk.base, "/bob", "anonymous.html", THEME="light"))
    other = await mira.api("POST", "/channels", kind="chat", name="Another site", settings=await settings_of(mira))
    mine = await token_of(ada)

    async def tried(app: str, token: str) -> dict[str, Any]:
        return dict(await bob.page.evaluate(TAKEN, [desk.base, app, token, file]))

    assert await tried(app, mine) == {"file": 200, "asked": 401, "hello": {"t": "welcome", "messages": 1, "same": True}}
    assert (await tried(other["app_id"], mine))["hello"] == {"t": "welcome", "messages": 0, "same": False}
    his = await fresh_token(bob, desk, app)
    assert his != mine
    assert (await tried(app, his))["file"] in (401, 403, 404)
    await ada.page.evaluate("chat('shutdown')")
    await expect(ada.page.locator("deskbell-chat")).to_have_count(0)
    await expect(mira.page.get_by_text("not on the site now")).to_be_visible()
    assert await tried(app, mine) == {
        "file": 401,
        "asked": 401,
        "hello": {"t": "welcome", "messages": 0, "same": False},
    }


async def settings_of(mira: AgentWindow) -> dict[str, Any]:
    return dict((await mira.api("GET", "/desk"))["channels"][0]["settings"])


async def fresh_token(customer: CustomerWindow, desk: ServedDesk, app: str) -> str:
    """A token of a visitor who has written something."""
    script = """async ([base, app]) => {
        const post = async (path, body, token) => {
            const headers = {'Content-Type': 'application/json', ...(token && {Authorization: 'Bearer ' + token})}
            const answer = await fetch(base + '/api/v1/chat/' + path, {method: 'POST', headers, body: JSON.stringify(body)})
            return answer.json()
        }
        const page = {url: '', title: ''}
        const {token} = await post('hello', {t: 'hello', v: 1, app, locale: 'en', token: null, page, position: null})
        const said = {t: 'send', id: crypto.randomUUID(), text: 'I am Bob.', attachments: [], page: ''}
        await post('frames', {frames: [said]}, token)
        return token
    }"""
    return str(await customer.page.evaluate(script, [desk.base, app]))
