"""Both ways in, as a stranger takes them: a clean clone, an empty environment, no Node; and the wheel."""

import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

import pytest

from tests.repo.tree import ROOT

pytestmark = [pytest.mark.soak, pytest.mark.timeout(1200)]
FIRST_START = 900.0
LATER_START = 5.0  # on a machine that is busy with tests; a second install or build takes longer. bench has the figure
NODE = {"node", "nodejs", "npm", "npx", "corepack"}


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Nothing but a home and a PATH on which everything of the system is, save Node."""
    path = tmp_path / "path"
    path.mkdir()
    for program in [*Path("/bin").iterdir(), *Path("/usr/bin").iterdir()]:
        if program.name not in NODE and not (path / program.name).is_symlink():
            (path / program.name).symlink_to(program)
    return {"PATH": str(path), "HOME": str(tmp_path)}


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    subprocess.run(["git", "clone", "-q", ROOT, tmp_path / "desk"], check=True)
    return tmp_path / "desk"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def fetch(url: str) -> str | None:
    """The page, or None while nobody listens."""
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return str(answer.read(), "utf-8")
    except (URLError, ConnectionError):
        return None


@contextmanager
def serving(command: list[str], environment: dict[str, str], patience: float) -> Iterator[tuple[str, float]]:
    """(address, seconds until ready) of a desk that is stopped by Ctrl-C afterwards, and then ends cleanly."""
    address = f"http://127.0.0.1:{(port := free_port())}"
    began = time.monotonic()
    desk = subprocess.Popen([*command, "--port", str(port)], env=environment, start_new_session=True)
    try:
        while fetch(f"{address}/health/ready") is None:
            assert desk.poll() is None, "the desk ended before it was ready"
            assert time.monotonic() - began < patience, f"not ready after {patience} s"
            time.sleep(0.01)
        yield address, time.monotonic() - began
        desk.send_signal(signal.SIGINT)
        assert desk.wait(10) in {0, 130}
    finally:
        desk.kill()


def test_a_clean_clone_serves_and_is_quick_the_second_time(
    clone: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    command = [str(clone / "bin/serve"), "--demo", "--data", str(tmp_path / "data")]
    with serving(command, environment, FIRST_START) as (address, _):
        assert "<script" in (fetch(address) or "")
    with serving(command, environment, LATER_START) as (_, seconds):
        assert seconds < LATER_START


def test_a_wheel_built_without_node_serves_the_browser_app(
    clone: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    programs = tmp_path / "venv/bin"
    subprocess.run([programs / "pip", "install", "-q", clone], env=environment, check=True)
    shutil.rmtree(clone)
    command = [str(programs / "deskbell"), "serve", "--data", str(tmp_path / "data")]
    with serving(command, environment, FIRST_START) as (address, _):
        assert "<script" in (fetch(address) or "")
