"""The repository as the structure tests read it: its files, its Python parsed, the imports in it."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src/deskbell"
MADE_BY_TOOLS = {"generated", "migrations"}


@cache
def files() -> tuple[Path, ...]:
    """Every file that is, or is about to be, under version control."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    return tuple(ROOT / name for name in sorted(set(names)) if name and (ROOT / name).is_file())


def files_ending(*suffixes: str) -> list[Path]:
    return [path for path in files() if path.suffix in suffixes]


def hand_written(*suffixes: str) -> list[Path]:
    """Without what a tool wrote and nobody reads from top to bottom."""
    return [path for path in files_ending(*suffixes) if not MADE_BY_TOOLS & set(path.relative_to(ROOT).parts)]


def named(path: Path, root: Path = ROOT) -> str:
    return path.relative_to(root).as_posix()


def text_of(path: Path) -> str:
    """The file's text; empty for what is no text or is not there."""
    try:
        return path.read_text(encoding="utf-8")
    except (UnicodeDecodeError, FileNotFoundError):
        return ""


def imports_of(path: Path) -> Iterator[tuple[int, str]]:
    """(line, dotted name) of all that a Python file imports, anywhere in it; of `from a import b`, a.b."""
    for node in ast.walk(ast.parse(text_of(path))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, "." * node.level + (node.module or "")
