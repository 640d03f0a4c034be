"""Who may do what: every address of the API for every kind of caller. An address that is not here fails the tests."""

CALLERS = ("nobody", "viewer", "agent", "owner", "reading token", "writing token", "admin token")

OPEN = "yes yes yes yes yes yes yes"
"""For everyone, signed in or not; a hook's door is its signature."""
VISITOR = "401 401 401 401 401 401 401"
"""For a visitor's own token only; a cookie and an API token count for nothing."""
GUEST = "401 401 401 401 yes yes yes"
"""For whoever brings any token: one that nobody knows is a guest who has nothing yet."""
SEES = "401 yes yes yes yes yes yes"
WORKS = "401 403 yes yes 403 yes yes"
RUNS = "401 403 403 yes 403 403 yes"
SIGNED_IN = "401 yes yes yes 403 403 403"
"""For people, not for programs."""
OWN_TOKENS = "401 yes yes yes 403 403 yes"

TABLE: dict[str, str] = {
    "GET /setup": OPEN,
    "POST /setup": OPEN,
    "GET /session": SEES,
    "POST /session": OPEN,
    "DELETE /session": SEES,
    "POST /session/password": SIGNED_IN,
    "POST /password/forgot": OPEN,
    "GET /links/{token:str}": OPEN,
    "POST /links/{token:str}": OPEN,
    "GET /tokens": SEES,
    "POST /tokens": SIGNED_IN,
    "DELETE /tokens/{token_id:str}": OWN_TOKENS,
    "GET /agents": SEES,
    "POST /agents": RUNS,
    "PATCH /agents/{agent_id:str}": RUNS,
    "POST /agents/{agent_id:str}/link": RUNS,
    "GET /teams": SEES,
    "POST /teams": RUNS,
    "PATCH /teams/{team_id:str}": RUNS,
    "DELETE /teams/{team_id:str}": RUNS,
    "GET /desk": SEES,
    "GET /docs": OPEN,
    "GET /search": SEES,
    "GET /counts": SEES,
    "GET /channels": SEES,
    "POST /channels": RUNS,
    "PATCH /channels/{id:str}": RUNS,
    "POST /channels/{id:str}/secrets": RUNS,
    "GET /tags": SEES,
    "POST /tags": WORKS,
    "DELETE /tags/{id:str}": RUNS,
    "POST /attachments": WORKS,
    "GET /attachments/{id:str}": SEES,
    "GET /conversations": SEES,
    "GET /conversations/{id:str}": SEES,
    "GET /conversations/{id:str}/messages": SEES,
    "POST /conversations/{id:str}/replies": WORKS,
    "POST /conversations/{id:str}/notes": WORKS,
    "POST /conversations/{id:str}/messages/{message_id:str}/resend": WORKS,
    "POST /conversations/{id:str}/assignment": WORKS,
    "POST /conversations/{id:str}/tags": WORKS,
    "POST /conversations/{id:str}/snooze": WORKS,
    "POST /conversations/{id:str}/resolve": WORKS,
    "POST /conversations/{id:str}/reopen": WORKS,
    "POST /conversations/{id:str}/wait": WORKS,
    "POST /conversations/{id:str}/subject": WORKS,
    "POST /conversations/{id:str}/seen": SEES,
    "PUT /conversations/{id:str}/draft": WORKS,
    "DELETE /conversations/{id:str}/draft": WORKS,
    "POST /conversations/{id:str}/merge": WORKS,
    "POST /conversations/{id:str}/unmerge": WORKS,
    "POST /conversations/{id:str}/split": WORKS,
    "POST /conversations/{id:str}/links": WORKS,
    "POST /bulk": WORKS,
    "GET /contacts": SEES,
    "GET /contacts/{id:str}": SEES,
    "PATCH /contacts/{id:str}": WORKS,
    "POST /contacts/{id:str}/identities": WORKS,
    "DELETE /contacts/{id:str}/identities/{identity:str}": WORKS,
    "POST /contacts/{id:str}/merge": WORKS,
    "POST /merges/{id:str}/undo": WORKS,
    "POST /suggestions/{id:str}/accept": WORKS,
    "POST /suggestions/{id:str}/dismiss": WORKS,
    "POST /hooks/{id:str}": OPEN,
    "POST /chat/hello": OPEN,
    "GET /chat/frames": VISITOR,
    "POST /chat/frames": GUEST,
    "POST /chat/attachments": GUEST,
    "GET /chat/attachments/{id:str}": VISITOR,
}

COMMAND: dict[str, object] = {"command_id": ""}
"""Stands for a command; each one that is sent gets an id of its own."""
BODIES: dict[str, dict[str, object]] = {
    "POST /setup": {"workspace": "B", "name": "B", "email": "b@acme.test", "password": "a long one indeed"},
    "POST /session": {"email": "nobody@acme.test", "password": "not this one"},
    "POST /password/forgot": {"email": "nobody@acme.test"},
    "POST /session/password": {"current": "not this one", "password": "amber window kettle"},
    "POST /links/{token:str}": {"password": "amber window kettle"},
    "POST /tokens": {"name": "x", "scopes": ["read"]},
    "POST /agents": {"name": "Noor", "email": "noor@acme.test", "role": "agent"},
    "PATCH /agents/{agent_id:str}": {"role": "agent"},
    "POST /teams": {"name": "Billing"},
    "PATCH /teams/{team_id:str}": {"name": "Billing"},
    "POST /channels": {"kind": "chat", "name": "Shop", "settings": {}},
    "PATCH /channels/{id:str}": {"name": "Shop"},
    "POST /tags": {"name": "vip"},
    "POST /conversations/{id:str}/replies": COMMAND | {"text": "Hello", "attachments": [], "seen_revision": 99},
    "POST /conversations/{id:str}/notes": COMMAND | {"text": "Hm", "attachments": [], "mentions": []},
    "POST /conversations/{id:str}/assignment": COMMAND | {"assignee": None},
    "POST /conversations/{id:str}/tags": COMMAND | {"add": ["vip"], "remove": []},
    "POST /conversations/{id:str}/snooze": COMMAND | {"until": 1_760_000_000_000_000},
    "POST /conversations/{id:str}/subject": COMMAND | {"subject": "Other"},
    "POST /conversations/{id:str}/seen": {"revision": 1},
    "PUT /conversations/{id:str}/draft": {"kind": "reply", "text": "Hel"},
    "POST /conversations/{id:str}/merge": COMMAND | {"into": "x"},
    "POST /conversations/{id:str}/split": COMMAND | {"message": "x"},
    "POST /conversations/{id:str}/links": COMMAND | {"other": "x"},
    "POST /bulk": COMMAND | {"conversations": ["x"], "do": "resolve"},
    "PATCH /contacts/{id:str}": COMMAND | {"name": "Ada"},
    "POST /contacts/{id:str}/identities": COMMAND | {"kind": "email", "value": "ada@shop.test"},
    "POST /contacts/{id:str}/merge": COMMAND | {"other": "x"},
    "POST /chat/hello": {"t": "hello", "v": 1, "app": "x", "page": {"url": "https://shop.test/", "title": "Shop"}},
    "POST /chat/frames": {"frames": []},
}
"""What is sent; addresses not named here get a command's id and nothing else."""
