"""A desk in a process of its own, which can be killed and started again at the same address."""

import asyncio
import contextlib
import os
import socket
import sys
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[2]
START_WITHIN = 60.0
"""Seconds a desk may take to be ready, the demo's filling included."""


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class ServedDesk:
    """`deskbell serve` over a data directory; empty `database` means SQLite."""

    def __init__(self, data: Path, database: str = "", demo: bool = False) -> None:
        self.data, self.database, self.demo = data, database, demo
        self.port = free_port()
        self._process: asyncio.subprocess.Process | None = None

    @property
    def base(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Start it, and wait until it can take messages."""
        command = [sys.executable, "-m", "deskbell", "serve", "--data", str(self.data), "--port", str(self.port)]
        command += ["--database", self.database] if self.database else []
        command += ["--demo"] if self.demo else []
        env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "DESKBELL_LOG_LEVEL": "warning"}
        quiet = asyncio.subprocess.DEVNULL
        self._process = await asyncio.create_subprocess_exec(*command, stdout=quiet, env=env)
        async with asyncio.timeout(START_WITHIN), httpx.AsyncClient() as http:
            while True:
                assert self._process.returncode is None, "the desk did not start; its words are above"
                with contextlib.suppress(httpx.TransportError):
                    if (await http.get(f"{self.base}/health/ready")).status_code == 200:
                        return
                await asyncio.sleep(0.02)

    async def __aenter__(self) -> "ServedDesk":
        await self.start()
        return self

    async def __aexit__(self, *failure: object) -> None:
        await self.stop()

    async def kill(self) -> None:
        """End it as a power cut would: no word, no time to finish anything."""
        assert self._process is not None
        self._process.kill()
        await self._process.wait()

    async def stop(self) -> None:
        """End it as Ctrl-C would."""
        if self._process is not None and self._process.returncode is None:
            self._process.terminate()
            await self._process.wait()
