"""Where it was measured: processor, memory, system, versions, and how busy the machine was with other work."""

import os
import platform
import subprocess
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import apsw

PACKAGES = ("apsw", "litestar", "msgspec", "psycopg", "uvicorn", "uvloop", "websockets")


@cache
def facts() -> dict[str, Any]:
    """What stays the same while the benches run."""
    return {
        "cpu": _cpu(),
        "cores": os.cpu_count(),
        "memory_gib": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1),
        "kernel": platform.release(),
        "python": platform.python_version(),
        "sqlite": apsw.sqlite_lib_version(),
        "commit": _commit(),
        "versions": {name: version(name) for name in PACKAGES},
    }


def now() -> dict[str, Any]:
    """Those facts, and the load average of the last minute: other work blurs times, CPU per unit less so."""
    return {**facts(), "load": round(os.getloadavg()[0], 2)}


def _cpu() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _commit() -> str:
    command = ["git", "describe", "--always", "--dirty"]
    done = subprocess.run(command, cwd=Path(__file__).parent, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "unknown"
