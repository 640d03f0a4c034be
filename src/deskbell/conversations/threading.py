"""Which conversation does a customer's message belong to? Pure; the reason is stored and shown."""

from typing import Literal

import msgspec

from deskbell.clock.time import DAY

REOPEN_WITHIN = 7 * DAY
"""Microseconds after resolving in which an answer reopens the matter instead of beginning another."""


class Belonging(msgspec.Struct, frozen=True):
    """What becomes of a message, and why."""

    do: Literal["join", "reopen", "begin"]
    reason: str
    follows: bool = False
    """Whether a conversation that begins is linked to the one before."""


def belong(state: str | None, resolved_at: int | None, now: int, evidence: str) -> Belonging:
    """Decide by the state of the conversation the evidence points to (None: it points to none).

    `evidence` says in words what points there, such as "same chat" or "reply token".
    """
    if state is None:
        return Belonging("begin", "first message")
    if state != "resolved":
        return Belonging("join", f"joined by {evidence}")
    if now - (resolved_at or 0) <= REOPEN_WITHIN:
        return Belonging("reopen", f"reopened by {evidence}")
    return Belonging("begin", "resolved more than 7 days ago", follows=True)
