"""Which state two conversations have that become one, and which each has when one becomes two. Pure."""

import msgspec

URGENCY = ("resolved", "waiting", "snoozed", "open")
"""What needs somebody sooner comes later."""


class Standing(msgspec.Struct, frozen=True):
    """Where a conversation stands."""

    state: str
    waiting_since: int | None
    snoozed_until: int | None
    resolved_at: int | None


def combined(one: Standing, other: Standing) -> Standing:
    """The more urgent of the two; waiting since the earlier, put aside until the earlier."""
    state = max(one.state, other.state, key=URGENCY.index)
    alike = [standing for standing in (one, other) if standing.state == state]
    return Standing(
        state,
        min((s.waiting_since for s in alike if s.waiting_since is not None), default=None),
        min((s.snoozed_until for s in alike if s.snoozed_until is not None), default=None),
        max((s.resolved_at for s in alike if s.resolved_at is not None), default=None),
    )


def leaving(before: Standing, since: int) -> Standing:
    """Where the part stands that leaves with the message of `since`: as the whole did, waiting no longer than that."""
    waiting = max(before.waiting_since, since) if before.waiting_since is not None else None
    return msgspec.structs.replace(before, waiting_since=waiting)


def staying(before: Standing, asked_at: int | None, answered_at: int | None) -> Standing:
    """Where the part stands that stays, by the customer's latest message in it and our latest reply."""
    if before.state == "resolved":
        return before
    if asked_at is not None and asked_at > (answered_at or 0):
        waiting = before.waiting_since
        return Standing("open", waiting if waiting is not None and waiting <= asked_at else asked_at, None, None)
    return Standing("waiting", None, None, None)
