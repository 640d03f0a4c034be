"""Reading the inbox: pages of it, one conversation, what is behind the numbers. Never counts, never skips by offset."""

from typing import Any

import msgspec

from deskbell.access.may import Caller, demand, may
from deskbell.conversations.messages import from_row
from deskbell.conversations.place import Place, decode, encode
from deskbell.conversations.row import ConversationRow, wire
from deskbell.conversations.wire import Conversation, Draft, Link, Message
from deskbell.errors import Invalid, NotFound
from deskbell.store.generated import conversations as sql
from deskbell.store.reads import Reader
from deskbell.store.statement import Statement

PAGE = 50
MOST = 100
READ_AT_MOST = 5_000
"""Rows read for one page when a filter has no walk of its own; then the page ends early and offers to go on."""
STATES = ("open", "waiting", "snoozed", "resolved")


class Filter(msgspec.Struct):
    """Which conversations; what is None does not matter. Keys are the desk's own numbers, 0 is nobody."""

    state: str
    assignee_key: int | None = None
    team_key: int | None = None
    channel_key: int | None = None
    tag_key: int | None = None
    tag: str | None = None


class Page(msgspec.Struct):
    """Some rows of the inbox, and where the next ones begin."""

    conversations: list[Conversation]
    next: str | None


def filter_of(
    reader: Reader,
    caller: Caller,
    state: str,
    assignee: str | None,
    team: str | None,
    channel: str | None,
    tag: str | None,
) -> Filter | None:
    """The filter for what was asked; None when it names something that does not exist (so nothing fits)."""
    if state not in STATES:
        raise Invalid(f"There is no state “{state[:40]}”.", f"Use one of {', '.join(STATES)}.")
    wanted = Filter(state, tag=tag)
    named: list[tuple[str, str | None, Statement]] = [
        ("team_key", team, sql.team_by_id),
        ("channel_key", channel, sql.channel_by_id),
    ]
    if assignee is not None and assignee not in ("me", "none"):
        named.append(("assignee_key", assignee, sql.agent_by_id))
    if tag is not None:
        found = reader.one(sql.tag_by_name, name=tag)
        if found is None:
            return None
        wanted.tag_key = found[0]
    for field, id, statement in named:
        if id is None:
            continue
        found = (0,) if id == "none" else reader.one(statement, id=id)
        if found is None:
            return None
        setattr(wanted, field, found[0])
    if assignee in ("me", "none"):
        wanted.assignee_key = caller.agent_key if assignee == "me" else 0
    return wanted


def page(reader: Reader, caller: Caller, wanted: Filter, after: str | None, limit: int = PAGE) -> Page:
    """Up to `limit` conversations, newest first, from the place `after` on."""
    statement, given = _walk(wanted)
    place = decode(after) if after else Place.start()
    kept: list[Conversation] = []
    read = 0
    limit = max(1, min(limit, MOST))
    while read < READ_AT_MOST:
        rows = reader.all(statement, **given, last_at=place.last_at, before_key=place.key, limit=limit)
        for values in rows:
            row = ConversationRow(*values)
            place = Place(row.last_at, row.key)
            if _fits(row, wanted, caller):
                kept.append(wire(row))
                if len(kept) == limit:
                    return Page(kept, encode(place))
        if len(rows) < limit:
            return Page(kept, None)
        read += len(rows)
    return Page(kept, encode(place))


def _walk(wanted: Filter) -> tuple[Statement, dict[str, Any]]:
    """The narrowest indexed walk for a filter; the rest is tested row by row."""
    state = {"state": wanted.state}
    if wanted.tag_key is not None:
        return sql.page_of_tag, {**state, "tag_key": wanted.tag_key}
    if wanted.assignee_key is not None:
        return sql.page_of_assignee, {**state, "assignee_key": wanted.assignee_key}
    if wanted.team_key is not None:
        return sql.page_of_team, {**state, "team_key": wanted.team_key}
    if wanted.channel_key is not None:
        return sql.page_of_channel, {**state, "channel_key": wanted.channel_key}
    return sql.page_of_state, state


def _fits(row: ConversationRow, wanted: Filter, caller: Caller) -> bool:
    return (
        may(caller, "see", row.team_key)
        and wanted.assignee_key in (None, row.assignee_key)
        and wanted.team_key in (None, row.team_key)
        and wanted.channel_key in (None, row.channel_key)
    )


def find(reader: Reader, caller: Caller, id: str) -> ConversationRow:
    """The conversation with this public id. Raises NotFound when there is none the caller may see."""
    found = reader.one(sql.row_by_id, id=id)
    if found is None:
        raise NotFound("There is no such conversation.", "It may have been merged or erased.")
    row = ConversationRow(*found)
    demand(caller, "see", row.team_key)
    return row


def messages(
    reader: Reader, row: ConversationRow, before: int | None, limit: int = PAGE
) -> tuple[list[Message], str | None]:
    """The messages before a revision (None: the newest), oldest first, and where earlier ones are."""
    top = before if before is not None else row.revision + 1
    rows = reader.all(sql.messages_before, conversation_key=row.key, before=top, limit=limit + 1)
    found = [from_row(values) for values in rows[:limit]]
    found.reverse()
    return found, str(found[0].revision) if len(rows) > limit else None


def draft(reader: Reader, caller: Caller, row: ConversationRow) -> Draft | None:
    """What the caller has begun to write here."""
    found = reader.one(sql.draft_of, agent_key=caller.agent_key, conversation_key=row.key)
    return Draft(*found) if found else None


def links(reader: Reader, row: ConversationRow) -> list[Link]:
    """Conversations that belong to this one."""
    forth = reader.all(sql.links_from, conversation_key=row.key)
    back = reader.all(sql.links_to, other_key=row.key)
    return [Link(*values) for values in [*forth, *back]]
