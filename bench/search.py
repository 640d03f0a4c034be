"""Full text over a large desk, newest first: rare and common words, several, a phrase, an unfinished one, none at all.

Asked by an owner, who sees everything, and by an agent, who sees what belongs to everyone: checked on every hit.
"""

import time
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urlencode

import msgspec

from bench import big
from bench.big_rows import CONVERSATIONS, PHRASE
from bench.figures import Figure
from bench.histogram import Histogram
from bench.load import http
from bench.postgres import engine_of
from bench.run import Run
from bench.served import served

NAME = "search"
ABOUT = "Full text over a large desk, newest first"
ASKED = {
    "a rare word": "ac0012340",
    "a common word": "export",
    "two words": "invoice webhook",
    "a phrase": f'"{PHRASE}"',
    "an unfinished word": "webh",
    "no such word": "xylophone",
}
GATES = {"SQLite": (15.0, 5.0), "PostgreSQL": (150.0, None)}


async def run(run: Run) -> AsyncIterator[Figure]:
    """On SQLite, then on PostgreSQL."""
    for engine, (gate, goal) in GATES.items():
        with engine_of(run, engine) as (database, pids):
            data = big.desk(run.work, run.scale, database)
            with served(data, database, others=pids) as desk:
                cookies = {"an owner": desk.set_up(), "an agent": desk.add_agent(f"Searcher{time.time_ns()}")}
                seen: dict[str, list[float]] = {}
                wrong = 0
                for who, cookie in cookies.items():
                    connection = await http.connect(desk.port, cookie)
                    for _ in range(run.runs):
                        for what, words in ASKED.items():
                            taken, strange = await _ask(connection, words, 100 if run.full else 40, who == "an agent")
                            wrong += strange
                            seen.setdefault(f"{what}, {who}", []).append(taken.percentile(0.99) * 1e3)
                    connection.close()
        at = f"{int(run.scale * CONVERSATIONS) * 5:,} messages, {engine}"
        for name, samples in seen.items():
            yield Figure(bench=NAME, name=f"p99, {name}, {at}", unit="ms", samples=samples, gate=gate, goal=goal)
        yield Figure(
            bench=NAME, name=f"hits that the agent may not see, {at}", unit="", samples=[wrong], gate=0, goal=0
        )


async def _ask(connection: http.Connection, words: str, times: int, checked: bool) -> tuple[Histogram, int]:
    """Latencies, and how many hits belong to a team although the asker is in none."""
    path = "/api/v1/search?" + urlencode({"q": words})
    taken, wrong = Histogram(), 0
    for number in range(times + 5):
        begin = time.perf_counter()
        status, said = await connection.request("GET", path)
        if number >= 5:
            taken.add(time.perf_counter() - begin)
        if status != 200:
            raise RuntimeError(said.decode())
        if checked:
            hits: list[dict[str, Any]] = msgspec.json.decode(said)["hits"]
            wrong += sum(hit["conversation"]["team"] is not None for hit in hits)
    return taken, wrong
