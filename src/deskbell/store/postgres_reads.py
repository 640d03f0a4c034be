"""A reading connection to PostgreSQL: read-only, its server cuts it off at the deadline."""

import time
from typing import Any

from deskbell.store.engine import StoreBroken
from deskbell.store.postgres_wire import Asked, CutOff, Wire, ready
from deskbell.store.reads import ReadBroken, ReadCutOff
from deskbell.store.statement import Row, Statement

SETTINGS = "SET default_transaction_read_only = on; SET enable_seqscan = off; SET jit = off"
GRACE = 1.0
"""Seconds after the deadline until a server that does not cut off by itself counts as gone."""

_LIMIT = Statement("reads.limit", "", "SELECT set_config('statement_timeout', %s::TEXT, true)", ("milliseconds",))
# A search is planned for its own words: a plan for any word would walk the wrong way for most of them.
_PLAN = Statement("reads.plan", "", "SELECT set_config('plan_cache_mode', 'force_custom_plan', true)", ())
_PLANNED_EACH_TIME = "search."


class PostgresReader:
    """Reads a PostgreSQL desk."""

    def __init__(self, url: str) -> None:
        self._wire = Wire(url, SETTINGS)
        self._deadline = 0.0

    @property
    def round_trips(self) -> int:
        """How often the server was waited for."""
        return self._wire.round_trips

    def limit(self, deadline: float) -> None:
        self._deadline = deadline

    def one(self, statement: Statement, **values: Any) -> Row | None:
        rows = self.all(statement, **values)
        return rows[0] if rows else None

    def all(self, statement: Statement, **values: Any) -> list[Row]:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise ReadCutOff
        asked: list[Asked] = [(_LIMIT, (str(int(left * 1000) + 1),)), (statement, statement.values(values))]
        if statement.name.startswith(_PLANNED_EACH_TIME):
            asked.insert(1, (_PLAN, ()))
        try:
            return self._wire.rows(self._wire.exchange(ready(asked), left + GRACE)[-1])
        except CutOff as cut:
            raise ReadCutOff from cut
        except StoreBroken as broken:
            raise ReadBroken(str(broken)) from broken

    def close(self) -> None:
        self._wire.close()
