"""A file over 300 lines hides a second noun, a function over 50 a second thought."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.repo.tree import ROOT, files_ending, hand_written, named, text_of

LONGEST_FILE = 300
LONGEST_FUNCTION = 50


def long_functions(text: str) -> Iterator[tuple[str, int]]:
    """(name, lines) of the functions of a Python text that are over the limit."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > LONGEST_FUNCTION:
                yield node.name, lines


def is_long(path: Path) -> bool:
    return text_of(path).count("\n") > LONGEST_FILE


def test_no_file_is_over_three_hundred_lines() -> None:
    commands = [path for path in files_ending("") if path.parent == ROOT / "bin"]
    found = [named(path) for path in [*hand_written(".py", ".ts", ".tsx", ".sh"), *commands] if is_long(path)]
    assert not found, "\n".join(found)


def test_no_function_is_over_fifty_lines() -> None:
    found = [
        f"{named(path)}: {name} has {lines} lines"
        for path in hand_written(".py")
        for name, lines in long_functions(text_of(path))
    ]
    assert not found, "\n".join(found)


def test_a_long_function_and_a_long_file_are_found(tmp_path: Path) -> None:
    body = "    x = 1\n" * LONGEST_FUNCTION
    assert list(long_functions(f"class A:\n  async def f(self):\n{body}")) == [("f", 51)]
    assert list(long_functions(f"def f():\n{body[:-10]}")) == []
    (tmp_path / "a.py").write_text("x = 1\n" * (LONGEST_FILE + 1))
    assert is_long(tmp_path / "a.py")
