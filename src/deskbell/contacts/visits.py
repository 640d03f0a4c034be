"""Pages a visitor looked at and what the site reported of them, newest 200 of each contact."""

import re
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import msgspec

from deskbell.contacts.retelling import of_visit
from deskbell.contacts.row import load_contact, record
from deskbell.contacts.wire import Visit
from deskbell.log.actor import Actor
from deskbell.log.events import VisitRecorded
from deskbell.store.generated import contacts as sql
from deskbell.store.ids import new_id
from deskbell.store.transaction import Transaction

KEPT = 200
"""Visits kept of a contact; forgotten now and then, so there may be some more."""
FORGET_EVERY = 20
LONGEST = 2_000
"""Characters of an address."""
SECRETS = re.compile(
    r"(.*[_-])?(auth|authorization|code|credential|csrf|hash|hmac|jwt|key|magic|nonce|otp|pass|passwd|pwd|session|"
    r"sessionid|sid|sig|sso|state|ticket|email)|.*(token|secret|password|signature|apikey|samlresponse|session[_-]?id)",
    re.IGNORECASE,
)
"""Parameters of an address that may let somebody in, or name a person."""


def record_visit(
    tx: Transaction,
    actor: Actor,
    contact_key: int,
    contact_id: str,
    kind: str,
    name: str,
    url: str | None,
    title: str | None,
    props: dict[str, Any],
) -> None:
    """Note that a page was looked at (`kind` page) or something was reported (track)."""
    contact = load_contact(tx, contact_key)
    key = tx.key()
    visit = Visit(new_id(tx.now), tx.now, kind, name[:200], clean_url(url), title[:200] if title else None, props)
    values = {**msgspec.structs.asdict(visit), "props": msgspec.json.encode(props).decode()}
    tx.write(sql.insert_visit, **values, key=key, contact_key=contact.key, origin_contact_key=contact.key)
    if key % FORGET_EVERY == 0:
        tx.write(sql.forget_visits, contact_key=contact.key, of_contact=contact.key, kept=KEPT)
    tx.write(sql.note_seen, of_key=contact.key, last_seen_at=tx.now)
    record(tx, contact, actor, VisitRecorded(what=kind), of_visit(visit), object_key=key)


def clean_url(url: str | None) -> str | None:
    """The address without what could let somebody in: no user, password, fragment, nor any parameter whose name is in
    SECRETS.

    None for what is no web address.
    """
    try:
        parts = urlsplit((url or "")[:LONGEST])
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    place = f"[{host}]" if ":" in host else host
    kept = [
        (name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not SECRETS.fullmatch(name)
    ]
    return urlunsplit((parts.scheme, f"{place}:{port}" if port else place, parts.path, urlencode(kept), ""))
