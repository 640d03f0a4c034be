"""A page of fifty conversations over HTTP: every filter of the app, and a page a thousand deep. On both engines.

With it the rows each database reads for a page, here and on a desk a hundredth of the size: they must not grow.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from statistics import median
from typing import Any
from urllib.parse import urlencode

from bench import big
from bench.big_rows import CONVERSATIONS
from bench.figures import Figure
from bench.histogram import Histogram
from bench.load import http
from bench.postgres import engine_of
from bench.rows_read import postgres_rows, sqlite_steps
from bench.run import Run
from bench.served import ServedDesk, served
from deskbell.conversations.place import Place, encode

NAME = "inbox-page"
ABOUT = "Fifty conversations of a large desk over HTTP"
DEEP = 1_000
"""Pages before the deep one."""
SMALL = 0.01


async def run(run: Run) -> AsyncIterator[Figure]:
    """On SQLite, then on PostgreSQL."""
    for engine in ("SQLite", "PostgreSQL"):
        with engine_of(run, engine) as (database, pids):
            data = big.desk(run.work, run.scale, database)
            async for figure in _pages(run, engine, data, database, pids):
                yield figure


async def _pages(run: Run, engine: str, data: Any, database: str, pids: list[int]) -> AsyncIterator[Figure]:
    with served(data, database, others=pids) as desk:
        cookie = desk.set_up()
        filters = _filters(desk)
        connection = await http.connect(desk.port, cookie)
        worst: dict[str, list[float]] = {}
        cpu: list[float] = []
        for _ in range(run.runs):
            for name, wanted in filters.items():
                taken, spent = await _ask(desk, connection, wanted, 400 if run.full else 150)
                worst.setdefault(name, []).append(taken.percentile(0.99) * 1e3)
                cpu.append(spent)
        connection.close()
    at = f"{int(run.scale * CONVERSATIONS):,} conversations, {engine}"
    for name, samples in worst.items():
        yield Figure(bench=NAME, name=f"p99, {name}, {at}", unit="ms", samples=samples, gate=5, goal=2)
    yield Figure(bench=NAME, name=f"CPU of a page, {at}", unit="µs", samples=cpu, cpu_us=median(cpu))
    rows = sqlite_steps(data) if engine == "SQLite" else postgres_rows(database)
    for name, many in rows.items():
        unit = "steps" if engine == "SQLite" else "rows"
        yield Figure(bench=NAME, name=f"{unit} of the database, {name}, {at}", unit=unit, samples=[many])
    if engine == "SQLite" and run.scale > SMALL:
        small = sqlite_steps(big.desk(run.work, SMALL))
        growth = max(rows[name] / small[name] for name in rows)
        yield Figure(
            bench=NAME, name="growth of the steps from 10,000 conversations", unit="×", samples=[growth], gate=1.25
        )


def _filters(desk: ServedDesk) -> dict[str, dict[str, str]]:
    """What the app asks for, by name."""
    directory = desk.directory()
    team, channel = directory["teams"][0]["id"], directory["channels"][0]["id"]
    filters = {state: {"state": state} for state in ("open", "waiting", "snoozed", "resolved")}
    filters |= {
        "mine": {"state": "open", "assignee": "me"},
        "unassigned": {"state": "open", "assignee": "none"},
        "of a team": {"state": "open", "team": team},
        "of a channel": {"state": "open", "channel": channel},
        "with a tag": {"state": "open", "tag": "tag 03"},
        "a tag and a channel": {"state": "resolved", "tag": "tag 03", "channel": channel},
    }
    filters["a thousand pages deep"] = {"state": "resolved", "after": _deep(desk)}
    return filters


def _deep(desk: ServedDesk) -> str:
    """The cursor of the last page before the deep one, walked to page by page."""
    after = ""
    for _ in range(DEEP // 2):
        asked = {"state": "resolved", "limit": "100"} | ({"after": after} if after else {})
        after = desk.checked(desk.http.get("/conversations", params=asked))["next"]
        if after is None:
            return encode(Place(0, 0))
    return after


async def _ask(
    desk: ServedDesk, connection: http.Connection, wanted: dict[str, str], times: int
) -> tuple[Histogram, float]:
    """Latencies of one page, asked again and again; CPU in µs of one."""
    path = "/api/v1/conversations?" + urlencode({**wanted, "limit": 50})
    taken = Histogram()
    for _ in range(20):
        await connection.request("GET", path)
    before = desk.cpu()
    for _ in range(times):
        begin = time.perf_counter()
        status, said = await connection.request("GET", path)
        taken.add(time.perf_counter() - begin)
        if status != 200:
            raise RuntimeError(said.decode())
        await asyncio.sleep(0)
    return taken, (desk.cpu() - before).total / times * 1e6
