"""The JavaScript that the agent app loads before it shows anything, and its budget. Run by bin/check."""

import gzip
import re
import sys
from pathlib import Path

from tests.repo.tree import PACKAGE

BUDGET = 180_000  # bytes, gzipped


def initial_scripts(page: Path) -> list[Path]:
    """What a built page names: its entry, and all that Vite found the entry to import at once."""
    names = re.findall(r"""<(?:script|link)\b[^>]*?\b(?:src|href)="/?([^"]+\.js)\"""", page.read_text())
    return [page.parent / name for name in dict.fromkeys(names)]


def gzipped(scripts: list[Path]) -> int:
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in scripts)


def main() -> int:
    scripts = initial_scripts(PACKAGE / "static/app/index.html")
    size = gzipped(scripts)
    print(f"  {size / 1000:.1f} KB gzipped in {len(scripts)} files, of {BUDGET / 1000:.0f} KB")
    return 0 if scripts and size <= BUDGET else 1


if __name__ == "__main__":
    sys.exit(main())
