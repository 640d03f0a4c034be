"""How each database would run a statement, and what in that would become slow as the desk grows."""

import json
import re
from collections.abc import Iterator
from typing import Any

import apsw
import psycopg

from deskbell.store.postgres_wire import numbered
from deskbell.store.statement import Statement

SMALL = {"workspace", "channel", "tag", "team", "agent", "membership", "counter", "cursor", "lease", "api_token"}
"""Tables that hold as many rows as people set up; every other table grows with what happens."""
NO_TABLES = {"json_each", "CONSTANT"}
_READS = re.compile(r"(SCAN|SEARCH) ([\w(.]+)")

# As if every table were large: only what no index can give is scanned or sorted. The plan must hold for any values.
POSTGRES_SETTINGS = """
SET enable_seqscan = off; SET enable_sort = off; SET enable_hashjoin = off; SET enable_mergejoin = off;
SET plan_cache_mode = force_generic_plan
"""


def slow_in_sqlite(connection: apsw.Connection, statement: Statement) -> list[str]:
    """The steps that scan or sort a growing table."""
    values = (None,) * len(statement.params)
    steps = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement.sqlite}", values)]
    reads = [match.groups() for step in steps if (match := _READS.match(step))]
    growing = [table for _, table in reads if table not in SMALL | NO_TABLES]
    return [step for step in steps if _slow_step(step) or (growing and step.startswith("USE TEMP B-TREE"))]


def _slow_step(step: str) -> bool:
    match = _READS.match(step)
    return match is not None and match[1] == "SCAN" and match[2] not in SMALL | NO_TABLES


def slow_in_postgres(connection: psycopg.Connection[Any], statement: Statement) -> list[str]:
    """The steps that scan or sort a growing table."""
    connection.execute(b"DEALLOCATE ALL")
    connection.execute(b"PREPARE planned AS " + numbered(statement.postgres))
    values = f"({', '.join(['NULL'] * len(statement.params))})" if statement.params else ""
    found = connection.execute(f"EXPLAIN (FORMAT JSON) EXECUTE planned{values}".encode()).fetchone()
    assert found is not None
    nodes = list(_nodes(found[0][0]["Plan"]))
    growing = [node for node in nodes if node.get("Relation Name", "counter") not in SMALL]
    sorts = [node for node in nodes if _sorts(node)] if growing else []
    return [json.dumps(_brief(node)) for node in sorts + [node for node in growing if _walks_all(node)]]


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for inner in node.get("Plans", ()):
        yield from _nodes(inner)


def _walks_all(node: dict[str, Any]) -> bool:
    kind = node["Node Type"]
    return kind == "Seq Scan" or (kind in ("Index Scan", "Index Only Scan") and "Index Cond" not in node)


def _sorts(node: dict[str, Any]) -> bool:
    if node["Node Type"] == "Incremental Sort":
        # Along an index, with only the last word on ties left to sort: that ends with the page.
        return len(node["Presorted Key"]) < len(node["Sort Key"]) - 1
    return bool(node["Node Type"] == "Sort")


def _brief(node: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in node.items() if k in ("Node Type", "Relation Name", "Index Name", "Sort Key", "Filter")}
