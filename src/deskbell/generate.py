"""Writes what is generated from the code, or says with `--check` what is out of step.

Run `python -m deskbell.generate` after changing a statement, an event, a setting or a route.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def outputs() -> dict[Path, str]:
    """Every generated file with the content it should have."""
    from deskbell.store.compile import DOMAINS, render

    generated = ROOT / "src/deskbell/store/generated"
    files = {generated / f"{domain}.py": render(domain) for domain in DOMAINS}
    return {path: text for path, text in files.items() if text}


def main() -> int:
    """Write or check; returns the exit status."""
    stale = [(p, t) for p, t in outputs().items() if not p.exists() or p.read_text() != t]
    for path, text in stale:
        if "--check" in sys.argv:
            print(f"out of step: {path.relative_to(ROOT)} (run: python -m deskbell.generate)")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
            print(f"wrote {path.relative_to(ROOT)}")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    raise SystemExit(main())
