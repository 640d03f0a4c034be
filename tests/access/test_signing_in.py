"""Signing in and out, and the session in between."""

from time import perf_counter

from deskbell.access.signing_in import ABSOLUTE, IDLE
from deskbell.clock.time import HOUR, MINUTE, SECOND
from tests.access.house import OWNER, PASSWORD, House, code, my_id

MIRA = {"email": "mira@acme.test", "password": PASSWORD}


async def test_who_knows_the_password_is_signed_in(house: House) -> None:
    await house.owner()
    browser = house.browser()
    answer = await browser.post("/session", json=MIRA | {"email": "  Mira@Acme.test "})
    assert answer.status_code == 200
    assert (await browser.get("/session")).json()["agent"]["email"] == "mira@acme.test"


async def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(house: House) -> None:
    cookie = (await house.browser().post("/setup", json=OWNER)).headers["set-cookie"]
    assert cookie.startswith("deskbell=")
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(cookie.split("; "))
    assert "Domain" not in cookie


async def test_over_https_the_cookie_is_bound_to_the_host(far_house: House) -> None:
    browser = far_house.browser(origin="https://desk.test")
    cookie = (await browser.post("/setup", json=OWNER)).headers["set-cookie"]
    assert cookie.startswith("__Host-deskbell=")
    assert {"Secure", "HttpOnly", "Path=/"} <= set(cookie.split("; "))


async def test_a_cookie_planted_before_signing_in_is_dead_afterwards(house: House) -> None:
    owner = await house.owner()
    planted = owner.cookies["deskbell"]
    victim = house.browser()
    victim.cookies["deskbell"] = planted
    assert (await victim.post("/session", json=MIRA)).status_code == 200
    assert (await house.browser(cookie=f"deskbell={planted}").get("/session")).status_code == 401


async def test_a_secret_the_browser_made_up_opens_nothing(house: House) -> None:
    browser = house.browser(cookie="deskbell=" + "A" * 43)
    assert (await browser.get("/session")).status_code == 401
    await house.owner()
    answer = await browser.post("/session", json=MIRA)
    assert "A" * 43 not in answer.headers["set-cookie"]


async def test_a_cookie_that_is_no_secret_is_nobody(house: House) -> None:
    await house.owner()
    for cookie in ("", "x", "A" * 44, "null", "%00", "A" * 100_000):
        assert (await house.browser(cookie=f"deskbell={cookie}").get("/session")).status_code == 401


async def test_signing_out_ends_the_session_everywhere_it_was_copied_to(house: House) -> None:
    owner = await house.owner()
    copy = house.browser(cookie=f"deskbell={owner.cookies['deskbell']}")
    assert (await copy.get("/session")).status_code == 200
    assert (await owner.delete("/session")).status_code == 204
    assert (await copy.get("/session")).status_code == 401
    assert len(house.ended) == 1
    assert house.ended[0].session_key is not None


async def test_a_wrong_password_an_unknown_email_and_a_disabled_agent_are_answered_alike(house: House) -> None:
    owner = await house.owner()
    sam = await house.invited(owner, "Sam")
    await owner.patch(f"/agents/{await my_id(sam)}", json={"state": "disabled"})
    await owner.post("/agents", json={"name": "Noor", "email": "noor@acme.test", "role": "agent"})
    tries = [("mira", "wrong password"), ("nobody", PASSWORD), ("sam", PASSWORD), ("noor", "any password")]
    bodies = [{"email": f"{who}@acme.test", "password": password} for who, password in tries]
    answers = [await house.browser().post("/session", json=body) for body in bodies]
    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.text for answer in answers}) == 1


async def test_an_unknown_email_takes_as_long_as_a_wrong_password(house: House) -> None:
    await house.owner()

    spans: dict[str, list[float]] = {"mira": [], "nobody": []}
    for n in range(7):
        for who, taken in spans.items():
            begun = perf_counter()
            body = {"email": f"{who}@acme.test", "password": "not this one"}
            await house.browser(f"203.0.113.{n}").post("/session", json=body)
            taken.append(perf_counter() - begun)
    assert min(spans["nobody"]) > 0.01
    assert abs(min(spans["mira"]) - min(spans["nobody"])) < 0.02


async def test_a_session_ends_after_twelve_hours_without_use(house: House) -> None:
    owner = await house.owner()
    house.clock.step(IDLE - MINUTE)
    assert (await owner.get("/session")).status_code == 200
    house.clock.step(IDLE - MINUTE)
    assert (await owner.get("/session")).status_code == 200
    house.clock.step(IDLE)
    assert (await owner.get("/session")).status_code == 401


async def test_a_session_ends_after_fourteen_days_however_much_it_is_used(house: House) -> None:
    owner = await house.owner()
    for _ in range(ABSOLUTE // (11 * HOUR)):
        house.clock.step(11 * HOUR)
        assert (await owner.get("/session")).status_code == 200
    house.clock.step(11 * HOUR)
    assert (await owner.get("/session")).status_code == 401


async def test_sockets_hear_of_a_session_whose_time_is_up(house: House) -> None:
    await (await house.owner()).get("/session")
    house.clock.step(IDLE)
    house.desk.sessions.end_overdue()
    assert [ended.session_key is not None for ended in house.ended] == [True]


async def test_the_last_use_survives_a_restart_to_within_five_minutes(house: House) -> None:
    owner = await house.owner()
    await owner.get("/session")
    house.clock.step(10 * MINUTE)
    await owner.get("/session")
    await house.written()
    [(seen_at,)] = await house.rows("SELECT seen_at FROM session")
    assert seen_at == house.clock.now()


async def test_reading_for_five_minutes_writes_nothing(house: House) -> None:
    owner = await house.owner()
    await owner.get("/session")
    before = house.desk.writer.groups
    for _ in range(59):
        house.clock.step(5 * SECOND)
        await owner.get("/agents")
    assert house.desk.writer.groups == before


async def test_the_database_holds_no_secret_that_would_open_a_session(house: House) -> None:
    owner = await house.owner()
    [(kept,)] = await house.rows("SELECT token_hash FROM session")
    assert owner.cookies["deskbell"].encode() not in kept
    [(hashed,)] = await house.rows("SELECT password_hash FROM agent")
    assert hashed.startswith("$argon2id$v=19$m=19456,t=2,p=1$")


async def test_a_sign_in_that_asks_for_more_than_it_may_is_refused(house: House) -> None:
    await house.owner()
    answer = await house.browser().post("/session", json=MIRA | {"role": "owner"})
    assert answer.status_code == 422
    assert code(answer) == "invalid"
