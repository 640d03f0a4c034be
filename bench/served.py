"""The desk under test: `deskbell serve` as a process of its own on a core of its own, with a team set up by the API."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx

from bench.process import Cpu, cpu, family

SERVER_CORE = 0
GENERATOR_CORE = 1
OWNER = {"workspace": "Acme", "name": "Mira Rossi", "email": "mira@acme.test", "password": "a quiet harbour 7"}
READY_WITHIN = 30.0
LOG = "served.log"
"""What the server says, in its data directory."""


class ServedDesk:
    """A running desk and the way in."""

    def __init__(self, process: subprocess.Popen[bytes], port: int, data: Path, others: list[int]) -> None:
        self.process, self.port, self.data = process, port, data
        self._others = others
        self.http = httpx.Client(base_url=f"http://127.0.0.1:{port}/api/v1", headers={"X-Deskbell": "1"}, timeout=30)

    @property
    def pids(self) -> list[int]:
        """Every process that works for the desk, the database's with them."""
        return [one for pid in (self.process.pid, *self._others) for one in family(pid)]

    def cpu(self) -> Cpu:
        """What all of them have used."""
        return cpu(self.pids)

    def set_up(self) -> str:
        """Make the owner, or sign in where there is one; returns the cookie."""
        if self.http.get("/setup").json()["needed"]:
            self.checked(self.http.post("/setup", json=OWNER))
        else:
            said = {"email": OWNER["email"], "password": OWNER["password"]}
            self.checked(self.http.post("/session", json=said))
        return cookie_of(self.http)

    def add_agent(self, name: str) -> str:
        """Invite somebody, let them accept; returns their cookie."""
        wanted = {"name": name, "email": f"{name.lower()}@acme.test", "role": "agent", "teams": []}
        link = self.checked(self.http.post("/agents", json=wanted))["link"]
        with httpx.Client(base_url=self.http.base_url, headers=self.http.headers) as theirs:
            said = {"name": name, "password": "another harbour 8"}
            self.checked(theirs.post(f"/links/{link.rpartition('/')[2]}", json=said))
            return cookie_of(theirs)

    def checked(self, response: httpx.Response) -> Any:
        """The answer's content. Raises RuntimeError when the desk refused."""
        if not response.is_success:
            raise RuntimeError(f"{response.request.url}: {response.status_code} {response.text}")
        return response.json() if response.content else None

    def directory(self) -> dict[str, Any]:
        """What an app holds in memory."""
        return dict(self.checked(self.http.get("/desk")))


def cookie_of(client: httpx.Client) -> str:
    """A client's cookies as one header."""
    return "; ".join(f"{name}={value}" for name, value in client.cookies.items())


@contextlib.contextmanager
def served(
    data: Path | None = None,
    database: str = "",
    *,
    environment: dict[str, str] | None = None,
    others: list[int] | None = None,
) -> Iterator[ServedDesk]:
    """Serve a desk until the end of the block. Without `data` it is a new one that is thrown away after."""
    made = Path(tempfile.mkdtemp(prefix="deskbell-bench-")) if data is None else None
    place = made or data
    assert place is not None
    port = free_port()
    process = start(place, port, database, environment)
    desk = ServedDesk(process, port, place, others or [])
    try:
        wait_until_ready(port, process, place)
        yield desk
    finally:
        desk.http.close()
        stop(process)
        if made is not None:
            shutil.rmtree(made, ignore_errors=True)


def start(
    data: Path, port: int, database: str = "", environment: dict[str, str] | None = None, log: Any = None
) -> "subprocess.Popen[bytes]":
    """Start the desk on its core."""
    command = [sys.executable, "-m", "deskbell", "serve", "--data", str(data), "--port", str(port)]
    command += ["--database", database] if database else []
    data.mkdir(parents=True, exist_ok=True)
    with (data / LOG).open("ab") as said:
        return subprocess.Popen(
            command,
            env={**os.environ, **(environment or {})},
            stdout=said,
            stderr=said,
            preexec_fn=lambda: os.sched_setaffinity(0, {SERVER_CORE % (os.cpu_count() or 1)}),
        )


def stop(process: "subprocess.Popen[bytes]") -> None:
    """End it as Ctrl-C does."""
    process.send_signal(signal.SIGINT)
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def wait_until_ready(port: int, process: "subprocess.Popen[bytes]", data: Path) -> None:
    """Raises RuntimeError with its last words when the desk does not come up."""
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(httpx.HTTPError):
            if httpx.get(f"http://127.0.0.1:{port}/health/ready").is_success:
                return
        time.sleep(0.02)
    raise RuntimeError(f"the desk did not start: {(data / LOG).read_text()[-2_000:]}")


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def pin_generator() -> None:
    """Keep this process off the server's core, where there are two."""
    cores = os.cpu_count() or 1
    if cores > 1:
        os.sched_setaffinity(0, {GENERATOR_CORE})
