"""How much a database reads for a page of the inbox, in its own count: what must not grow with the desk."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import apsw
import psycopg

from deskbell.conversations.place import Place
from deskbell.store.generated import conversations as sql
from deskbell.store.open import FILE
from deskbell.store.postgres_wire import numbered
from deskbell.store.sqlite import connect
from deskbell.store.statement import Statement

Asked = Iterator[tuple[str, Statement, dict[str, Any]]]


def pages(agent: int, team: int, channel: int, tag: int) -> Asked:
    """Every walk of the inbox by name."""
    start = Place.start()
    place = {"last_at": start.last_at, "before_key": start.key, "limit": 50, "state": "open"}
    yield "open", sql.page_of_state, place
    yield "resolved", sql.page_of_state, {**place, "state": "resolved"}
    yield "mine", sql.page_of_assignee, {**place, "assignee_key": agent}
    yield "of a team", sql.page_of_team, {**place, "team_key": team}
    yield "of a channel", sql.page_of_channel, {**place, "channel_key": channel}
    yield "with a tag", sql.page_of_tag, {**place, "tag_key": tag}


FIRSTS = [f"SELECT key FROM {table} ORDER BY key LIMIT 1" for table in ("agent", "team", "channel", "tag")]


def sqlite_steps(data: Path) -> dict[str, float]:
    """Steps of SQLite's virtual machine for a row of each page."""
    connection = connect(data / FILE, readonly=True)
    firsts: list[Any] = [connection.execute(first).fetchall()[0][0] for first in FIRSTS]
    steps: dict[str, float] = {}

    def note(event: dict[str, Any]) -> None:
        status = event["stmt_status"]
        spent.append(status["SQLITE_STMTSTATUS_VM_STEP"] + status["SQLITE_STMTSTATUS_FULLSCAN_STEP"])

    for name, statement, values in pages(*firsts):
        spent: list[int] = []
        connection.trace_v2(apsw.SQLITE_TRACE_PROFILE, note)
        rows = connection.execute(statement.sqlite, statement.values(values)).fetchall()
        connection.trace_v2(0, None)
        steps[name] = sum(spent) / max(1, len(rows))
    connection.close()
    return steps


def postgres_rows(url: str) -> dict[str, float]:
    """Rows that PostgreSQL's plan touches for a row of each page."""
    with psycopg.connect(url, autocommit=True) as connection:
        firsts = [connection.execute(first.encode()).fetchall()[0][0] for first in FIRSTS]
        found: dict[str, float] = {}
        for name, statement, values in pages(*firsts):
            connection.execute(b"DEALLOCATE ALL")
            connection.execute(b"PREPARE page AS " + numbered(statement.postgres))
            given = ", ".join(f"'{value}'" for value in statement.values(values))
            row = connection.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE page({given})".encode()).fetchone()
            plan = (json.loads(row[0]) if isinstance(row[0], str) else row[0])[0]["Plan"] if row else {}
            found[name] = sum(_touched(plan)) / max(1, plan["Actual Rows"])
    return found


def _touched(node: dict[str, Any]) -> Iterator[float]:
    if "Relation Name" in node:
        yield (node["Actual Rows"] + node.get("Rows Removed by Filter", 0)) * node["Actual Loops"]
    for inner in node.get("Plans", ()):
        yield from _touched(inner)
