"""bin/bench [NAME…] [--json] [--full] [--runs N] [--scale S] [--work DIR] [--first] [--quiet-check]"""

import argparse
import importlib
import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import uvloop

from bench.figures import Figure, result
from bench.run import Run
from bench.served import pin_generator

BENCHES = (
    "floors",
    "chat-inbound",
    "agent-reply",
    "idle-visitors",
    "fan-out",
    "inbox-page",
    "search",
    "cold-start",
    "app",
)
FIRST = "DESKBELL_BENCH_FIRST"
"""Set in the process that --first starts."""


def main() -> int:
    """Run what was asked for; 1 when a figure is over its gate."""
    asked = _arguments()
    if asked.quiet_check:
        print(f"load average {os.getloadavg()[0]:.2f} on {os.cpu_count()} cores")
        return 0
    if asked.first and FIRST not in os.environ:
        return _before_others()
    files, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(files, most), most))
    os.environ["DESKBELL_BENCH_DIR"] = str(asked.work)
    asked.work.mkdir(parents=True, exist_ok=True)
    run = Run(
        asked.full, asked.runs or (5 if asked.full else 3), asked.scale or (1.0 if asked.full else 0.01), asked.work
    )
    pin_generator()
    passed = [uvloop.run(_run(name, run, asked.json)) for name in asked.names or BENCHES]
    return 0 if all(passed) else 1


async def _run(name: str, run: Run, as_json: bool) -> bool:
    bench = importlib.import_module("bench." + name.replace("-", "_"))
    if not as_json:
        print(f"\n{name}: {bench.ABOUT} (load {os.getloadavg()[0]:.1f})", flush=True)
    figures: list[Figure] = []
    async for figure in bench.run(run):
        figures.append(figure)
        print(_json(figure.line()) if as_json else _words(figure), flush=True)
    summed = result(name, figures)
    print(_json(summed) if as_json else f"  {'passed' if summed['passed'] else 'OVER: ' + ', '.join(summed['over'])}")
    return bool(summed["passed"])


def _words(figure: Figure) -> str:
    marks = [f"gate {figure.gate:,g}"] if figure.gate is not None else []
    marks += [f"goal {figure.goal:,g}"] if figure.goal is not None and figure.gate is not None else []
    spread = f"{min(figure.samples):,.4g} … {max(figure.samples):,.4g}" if len(figure.samples) > 1 else ""
    words = f"  {figure.verdict:<9}{figure.name}: {figure.median:,.4g} {figure.unit}"
    extra = [spread, *marks, *(f"{what}: {value:,.4g}" for what, value in figure.floor.items()), figure.note]
    return f"{words} ({'; '.join(one for one in extra if one)})"


def _json(line: dict[str, Any]) -> str:
    return msgspec.json.encode(line).decode()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser("bin/bench", description="Measures the desk on this machine.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of: {', '.join(BENCHES)}; all without")
    parser.add_argument("--json", action="store_true", help="one JSON object a line, the result last")
    parser.add_argument("--full", action="store_true", help="longer and more often, on the large desk")
    parser.add_argument("--runs", type=int, default=0, help="how often each figure is taken (3; 5 with --full)")
    parser.add_argument("--scale", type=float, default=0.0, help="1 is a million conversations (0.01; 1 with --full)")
    parser.add_argument(
        "--work",
        type=lambda path: Path(path).resolve(),
        default=os.environ.get("DESKBELL_BENCH_DIR", ".cache/bench"),
        help="where large desks are kept (.cache/bench)",
    )
    parser.add_argument("--first", action="store_true", help="go before other work on this machine (root, Linux)")
    parser.add_argument("--quiet-check", action="store_true", help="say how busy the machine is, and nothing else")
    asked = parser.parse_args()
    if unknown := set(asked.names) - set(BENCHES):
        parser.error(f"there is no bench {', '.join(sorted(unknown))}")
    return asked


def _before_others() -> int:
    """Start again in a session of our own, which the scheduler prefers: its priorities hold between sessions."""
    again = [sys.executable, "-m", "bench", *sys.argv[1:]]
    script = 'echo -20 > /proc/self/autogroup && exec "$@"'
    command = ["setsid", "--wait", "sh", "-c", script, "sh", *again]
    return subprocess.run(command, env={**os.environ, FIRST: "1"}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
