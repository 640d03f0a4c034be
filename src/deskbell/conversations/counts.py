"""How many there are, up to the point where nobody counts any more."""

import msgspec

from deskbell.access.may import Caller
from deskbell.store.generated import conversations as sql
from deskbell.store.reads import Reader

CAP = 100
"""Shown as 99+; counting stops here."""


class Counts(msgspec.Struct):
    """Numbers beside the views, each at most CAP."""

    open: int
    mine: int
    unassigned: int
    waiting: int
    snoozed: int
    channels: dict[str, int]
    tags: dict[str, int]


def counts(reader: Reader, caller: Caller) -> Counts:
    """The numbers for the caller's views. Those of other teams are in them only for people who may see them."""
    return Counts(
        open=_seen(reader, caller, "open"),
        mine=len(reader.all(sql.count_of_assignee, state="open", assignee_key=caller.agent_key, limit=CAP)),
        unassigned=len(reader.all(sql.count_of_assignee, state="open", assignee_key=0, limit=CAP)),
        waiting=_seen(reader, caller, "waiting"),
        snoozed=_seen(reader, caller, "snoozed"),
        channels={id: _channel(reader, key) for key, id in reader.all(sql.channel_keys)},
        tags={name: _tag(reader, key) for key, name in reader.all(sql.tag_keys)},
    )


def _seen(reader: Reader, caller: Caller, state: str) -> int:
    if caller.sees_all:
        return len(reader.all(sql.count_of_state, state=state, limit=CAP))
    total = 0
    for team_key in (0, *caller.teams):
        total += len(reader.all(sql.count_of_team, state=state, team_key=team_key, limit=CAP - total))
    return total


def _channel(reader: Reader, key: int) -> int:
    return len(reader.all(sql.count_of_channel, state="open", channel_key=key, limit=CAP))


def _tag(reader: Reader, key: int) -> int:
    return len(reader.all(sql.count_of_tag, state="open", tag_key=key, limit=CAP))
