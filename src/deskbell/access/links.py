"""One-time links: to come to the desk (7 days) or to choose a new password (1 hour). Used once, kept as a hash."""

from typing import Literal

import msgspec

from deskbell.access.opaque import LENGTH, digest, new_secret
from deskbell.agents.loading import Rows
from deskbell.clock.time import DAY, HOUR
from deskbell.errors import NotFound, TooMany
from deskbell.store.generated import access as sql
from deskbell.store.transaction import Transaction

Purpose = Literal["invite", "reset"]

LASTS: dict[Purpose, int] = {"invite": 7 * DAY, "reset": HOUR}
"""Microseconds."""
AN_HOUR = 5
"""Links made for one agent within an hour."""


class Link(msgspec.Struct, frozen=True):
    """A link that can be used."""

    key: int
    purpose: Purpose
    agent_key: int
    name: str
    email: str


def new_link(tx: Transaction, purpose: Purpose, agent_key: int) -> str:
    """A fresh link's secret part, shown once; older links of the agent die. Raises TooMany at the sixth in an hour."""
    made = tx.one(sql.links_since, agent_key=agent_key, since=tx.now - HOUR)
    if made and made[0] >= AN_HOUR:
        raise TooMany(
            "Too many links were made for this person.", "Use the last one, or wait an hour.", retry_after=3_600
        )
    tx.write(sql.void_links_of_agent, of_agent=agent_key, used_at=tx.now)
    tx.write(sql.forget_links, of_agent=agent_key, before=tx.now - HOUR)
    secret = new_secret()
    tx.write(
        sql.insert_link,
        key=tx.key(),
        token_hash=digest(secret),
        purpose=purpose,
        agent_key=agent_key,
        created_at=tx.now,
        expires_at=tx.now + LASTS[purpose],
        used_at=None,
    )
    return secret


def find_link(rows: Rows, token: str, now: int) -> Link:
    """The link of this secret. Raises NotFound, in the same words, when it is unknown, used, over, or nobody's."""
    found = rows.all(sql.link_by_token, token_hash=digest(token)) if len(token) == LENGTH else []
    if not found or found[0][2] <= now:
        raise NotFound("This link cannot be used any more.", "Ask an owner of the desk for a new one.")
    key, purpose, _, agent_key, name, email = found[0]
    return Link(key, purpose, agent_key, name, email)


def reset_link(tx: Transaction, email: str) -> str:
    """For the operator at the machine itself: the secret part of a link for the agent with this email.

    Raises NotFound when there is none who can sign in, TooMany at the sixth in an hour.
    """
    row = tx.one(sql.agent_by_email, email=email.strip().lower())
    if row is None or row[2] == "disabled":
        raise NotFound("There is no agent with this email who may sign in.", "Look at the list of people.")
    return new_link(tx, "reset" if row[3] else "invite", row[0])


def link_address(base_url: str, token: str) -> str:
    """The whole link, to hand on to whoever it is for."""
    return f"{base_url}/link/{token}"
