"""Writes what is generated from the code, or says with `--check` what is out of step.

Run `python -m deskbell.generate` after changing a statement, an event, a setting, a route or a wire struct.
"""

import importlib
import sys
from pathlib import Path

from deskbell.generate.statements import statements

ROOT = Path(__file__).resolve().parents[3]


def outputs() -> dict[str, str]:
    """Every generated file with the content it should have. Statements first: the rest imports them."""
    files = statements()
    _write(files, check="--check" in sys.argv)
    for name in ("events", "settings", "api"):
        files |= importlib.import_module(f"deskbell.generate.{name}").outputs()
    return files


def _write(files: dict[str, str], check: bool) -> int:
    stale = 0
    for name, text in files.items():
        path = ROOT / name
        if path.exists() and path.read_text() == text:
            continue
        stale += 1
        if check:
            print(f"out of step: {name} (run: python -m deskbell.generate)")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
            print(f"wrote {name}")
    return stale


def main() -> int:
    """Write or check; returns the exit status."""
    check = "--check" in sys.argv
    return 1 if _write(outputs(), check) and check else 0


if __name__ == "__main__":
    raise SystemExit(main())
