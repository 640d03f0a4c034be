"""The process is killed at any moment: what was acknowledged is there, once, and nothing is there twice."""

import asyncio
import contextlib
import json
import os
import random
import socket
import sys
import uuid
from collections import Counter
from pathlib import Path
from typing import Any

import httpx
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

from tests.people import MIRA

VISITORS = 6
ROUNDS = {"sqlite": 100, "postgresql": 20}
SOAK = 1_000


class Ledger:
    """What the driver sent, and what the desk said it has."""

    def __init__(self) -> None:
        self.acknowledged: set[str] = set()
        self.unanswered: list[list[str]] = [[] for _ in range(VISITORS)]
        self.tokens: list[str | None] = [None] * VISITORS


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def start(data: Path, database: str, port: int) -> asyncio.subprocess.Process:
    """A desk in a process of its own, once it can take messages."""
    command = [sys.executable, "-m", "deskbell", "serve", "--data", str(data), "--port", str(port)]
    if database:
        command += ["--database", database]
    root = Path(__file__).resolve().parents[2]
    quiet = asyncio.subprocess.DEVNULL
    env = {**os.environ, "PYTHONPATH": f"{root / 'src'}:{os.environ.get('PYTHONPATH', '')}"}
    process = await asyncio.create_subprocess_exec(*command, stdout=quiet, stderr=quiet, env=env)
    async with asyncio.timeout(60), httpx.AsyncClient() as http:
        while True:
            assert process.returncode is None, "the desk did not start"
            with contextlib.suppress(httpx.TransportError):
                if (await http.get(f"http://127.0.0.1:{port}/health/ready")).status_code == 200:
                    return process
            await asyncio.sleep(0.02)


async def write_until_cut(port: int, app: str, ledger: Ledger, number: int) -> None:
    """One visitor: repeat what was not answered, then write on, until the desk is gone."""
    pending = ledger.unanswered[number]
    with contextlib.suppress(OSError, WebSocketException, asyncio.CancelledError):
        async with connect(f"ws://127.0.0.1:{port}/api/v1/chat") as there:
            await there.send(json.dumps({"t": "hello", "v": 1, "app": app, "token": ledger.tokens[number]}))
            while True:
                frame: dict[str, Any] = json.loads(await there.recv())
                if frame["t"] == "welcome":
                    # Another token than before means that nothing under the old one was kept.
                    ledger.tokens[number] = frame["token"]
                    for id in pending:
                        await there.send(json.dumps({"t": "send", "id": id, "text": id}))
                if frame["t"] == "ack":
                    ledger.acknowledged.add(frame["id"])
                    pending.remove(frame["id"])
                if frame["t"] in ("welcome", "ack") and len(pending) < 4:
                    pending.append(str(uuid.uuid4()))
                    await there.send(json.dumps({"t": "send", "id": pending[-1], "text": pending[-1]}))


async def stored(port: int, http: httpx.AsyncClient) -> list[str]:
    """The text of every message the desk has."""
    texts: list[str] = []
    base = f"http://127.0.0.1:{port}/api/v1"
    after = None
    rows: list[dict[str, Any]] = []
    while True:
        page = (
            await http.get(f"{base}/conversations", params={"limit": 100, **({"after": after} if after else {})})
        ).json()
        rows += page["conversations"]
        after = page["next"]
        if after is None:
            break
    for row in rows:
        before = None
        while True:
            params = {"before": before} if before else {}
            found = (await http.get(f"{base}/conversations/{row['id']}/messages", params=params)).json()
            texts += [message["text"] for message in found["messages"]]
            before = found["earlier"]
            if before is None:
                break
    return texts


@pytest.mark.timeout(7_200)
@pytest.mark.parametrize("engine", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
async def test_nothing_acknowledged_is_lost_and_nothing_is_doubled(
    engine: str, tmp_path: Path, request: pytest.FixtureRequest, record_property: Any
) -> None:
    database = "" if engine == "sqlite" else str(request.getfixturevalue("postgres_url"))
    rounds = SOAK if request.config.getoption("--soak") else ROUNDS[engine]
    choose, ledger, port = random.Random(rounds), Ledger(), free_port()
    async with httpx.AsyncClient(headers={"X-Deskbell": "1"}) as http:
        app = ""
        for number in range(rounds):
            process = await start(tmp_path, database, port)
            if number == 0:
                base = f"http://127.0.0.1:{port}/api/v1"
                assert (await http.post(f"{base}/setup", json=MIRA)).is_success
                app = (await http.get(f"{base}/desk")).json()["channels"][0]["app_id"]
            writing = [asyncio.create_task(write_until_cut(port, app, ledger, n)) for n in range(VISITORS)]
            await asyncio.sleep(choose.uniform(0.06, 0.18))
            process.kill()
            await process.wait()
            await asyncio.wait(writing, timeout=10)
        process = await start(tmp_path, database, port)
        try:
            counted = Counter(await stored(port, http))
        finally:
            process.terminate()
            await process.wait()
    lost = ledger.acknowledged - set(counted)
    doubled = {text for text, times in counted.items() if times > 1}
    record_property("kills", rounds)
    record_property("acknowledged", len(ledger.acknowledged))
    print(
        f"\n{engine}: {rounds} kills, {len(ledger.acknowledged)} acknowledged, {len(lost)} lost, {len(doubled)} doubled"
    )
    assert len(ledger.acknowledged) > rounds
    assert not lost
    assert not doubled
