"""Every route of sign-in and people for every kind of caller. A route that is not in the table fails."""

import httpx
import pytest

from deskbell.access import endpoints as access
from deskbell.agents import endpoints as agents
from tests.access.house import House

CALLERS = ("nobody", "viewer", "agent", "owner", "reading token", "writing token", "admin token")
OPEN = "yes yes yes yes yes yes yes"
KNOWN = "401 yes yes yes yes yes yes"
SIGNED_IN = "401 yes yes yes 403 403 403"
RUNS = "401 403 403 yes 403 403 yes"

TABLE: dict[tuple[str, str], str] = {
    ("GET", "/setup"): OPEN,
    ("POST", "/setup"): OPEN,
    ("GET", "/session"): KNOWN,
    ("POST", "/session"): OPEN,
    ("DELETE", "/session"): KNOWN,
    ("POST", "/password/forgot"): OPEN,
    ("POST", "/session/password"): SIGNED_IN,
    ("GET", "/links/{token:str}"): OPEN,
    ("POST", "/links/{token:str}"): OPEN,
    ("GET", "/tokens"): KNOWN,
    ("POST", "/tokens"): SIGNED_IN,
    ("DELETE", "/tokens/{token_id:str}"): "401 yes yes yes 403 403 yes",
    ("GET", "/agents"): KNOWN,
    ("POST", "/agents"): RUNS,
    ("PATCH", "/agents/{agent_id:str}"): RUNS,
    ("POST", "/agents/{agent_id:str}/link"): RUNS,
    ("GET", "/teams"): KNOWN,
    ("POST", "/teams"): RUNS,
    ("PATCH", "/teams/{team_id:str}"): RUNS,
    ("DELETE", "/teams/{team_id:str}"): RUNS,
}
BODIES: dict[str, object] = {
    "/setup": {"workspace": "B", "name": "B", "email": "b@acme.test", "password": "a long one indeed"},
    "/session": {"email": "nobody@acme.test", "password": "not this one"},
    "/password/forgot": {"email": "nobody@acme.test"},
    "/session/password": {"current": "not this one", "password": "amber window kettle"},
    "/links/{token:str}": {"password": "amber window kettle"},
    "/tokens": {"name": "x", "scopes": ["read"]},
    "/agents": {"name": "Noor", "email": "noor@acme.test", "role": "agent"},
    "/agents/{agent_id:str}": {"role": "agent"},
    "/teams": {"name": "Billing"},
    "/teams/{team_id:str}": {"name": "Billing"},
}


def test_every_route_is_in_the_table_and_nothing_else() -> None:
    routes = [*access.ROUTES, *agents.ROUTES]
    there = {(method, path) for route in routes for method in route.http_methods for path in route.paths}
    assert there == set(TABLE)


async def browser_of(house: House, caller: str) -> httpx.AsyncClient:
    owner = await house.owner()
    if caller == "owner":
        return owner
    if caller == "nobody":
        return house.browser()
    if caller.endswith("token"):
        scope = {"reading": "read", "writing": "write", "admin": "admin"}[caller.split()[0]]
        made = await owner.post("/tokens", json={"name": "x", "scopes": [scope]})
        return house.program(made.json()["token"])
    return await house.invited(owner, caller.title(), caller)


@pytest.mark.parametrize("caller", CALLERS)
async def test_a_caller_may_what_the_table_says(house: House, caller: str) -> None:
    browser = await browser_of(house, caller)
    # The session ends with its own route, which therefore comes last.
    for (method, path), row in sorted(TABLE.items(), key=lambda one: one[0] == ("DELETE", "/session")):
        expected = row.split()[CALLERS.index(caller)]
        body = BODIES.get(path) if method in ("POST", "PATCH") else None
        answer = await browser.request(method, path.partition("{")[0] + ("x" if "{" in path else ""), json=body)
        if "}/" in path:
            answer = await browser.request(method, "/agents/x/link")
        denied = str(answer.status_code) if answer.status_code == 403 or is_nobody(answer) else "yes"
        assert denied == expected, (method, path, answer.text)
        assert answer.status_code < 500


def is_nobody(answer: httpx.Response) -> bool:
    """Whether the caller was not known at all, which a wrong password is not."""
    return answer.status_code == 401 and answer.json()["error"]["code"] != "wrong_credentials"
