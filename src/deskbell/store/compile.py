"""Turns the declared statements into the text that is shipped: once, here, never at a start of the desk.

A domain declares its statements in `<domain>/statements.py` (and `*_statements.py`) with SQLAlchemy Core; this writes
`store/generated/<domain>.py`, which needs nothing of SQLAlchemy. Called by `python -m deskbell.generate`.
"""

import importlib
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy import Dialect, Executable
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.visitors import iterate

from deskbell.store.schema.lists import OneOf
from deskbell.store.statement import Statement

DOMAINS = (
    "log",
    "clock",
    "conversations",
    "contacts",
    "agents",
    "access",
    "channels",
    "attachments",
    "search",
    "readers",
)

_sqlite = sqlite.dialect(paramstyle="qmark")
_postgres: Dialect = postgresql.psycopg.dialect(paramstyle="format")  # type: ignore[no-untyped-call]


def compile_statement(name: str, declared: Executable) -> Statement:
    """Both texts of one statement. Raises ValueError when the databases would want their values in another order."""
    element: Any = declared
    lite, lite_order = _text(element, _sqlite, "?")
    post, post_order = _text(element, _postgres, "%s")
    if lite_order != post_order:
        raise ValueError(f"{name}: the order of values differs: {lite_order}, {post_order}")
    lists = any(isinstance(part, OneOf) for part in iterate(element))
    return Statement(name, lite, post, lite_order, lists)


def _text(element: Any, dialect: Dialect, mark: str) -> tuple[str, tuple[str, ...]]:
    """The text of one dialect, with constants written into it, and the names of the values left."""
    compiled = element.compile(dialect=dialect)
    parts = _one_line(str(compiled)).split(mark)
    text, order = parts[0], []
    for name, rest in zip(compiled.positiontup or (), parts[1:], strict=True):
        constant = compiled.params[name]
        if constant is None:
            order.append(name)
        text += (mark if constant is None else _literal(constant)) + rest
    return text, tuple(order)


def _literal(constant: object) -> str:
    if isinstance(constant, int):
        return str(constant)
    return "'" + str(constant).replace("'", "''") + "'"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def declared_in(module: ModuleType) -> dict[str, Executable]:
    """The statements of a module, by name."""
    return {k: v for k, v in vars(module).items() if isinstance(v, Executable) and not k.startswith("_")}


def render(domain: str) -> str:
    """The generated module of a domain, or an empty text when it declares nothing."""
    lines = [f'"""Generated from deskbell/{domain}/statements.py by `python -m deskbell.generate`; do not edit."""', ""]
    lines += ["# ruff: noqa", "from deskbell.store.statement import Statement", ""]
    declared = {name: s for module in _modules(domain) for name, s in declared_in(module).items()}
    for name, statement in declared.items():
        s = compile_statement(f"{domain}.{name}", statement)
        lines += [f"{name} = Statement(", f"    {s.name!r},", f"    {s.sqlite!r},", f"    {s.postgres!r},"]
        lines += [f"    {s.params!r},", f"    {s.lists!r},", ")", ""]
    return "\n".join(lines) if declared else ""


def _modules(domain: str) -> list[ModuleType]:
    """`statements` of a domain, and what grew out of it (`merging_statements` and the like)."""
    folder = Path(__file__).parents[1] / domain
    names = sorted((path.stem for path in folder.glob("*statements.py")), key=lambda name: (len(name), name))
    return [importlib.import_module(f"deskbell.{domain}.{name}") for name in names]
