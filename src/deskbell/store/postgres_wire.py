"""One PostgreSQL connection in pipeline mode: many statements out, all answers back, one round trip.

Used below psycopg's cursors on purpose: they send each statement in a packet of its own and prepare it anew for every
mix of value types. Here a statement is prepared once under its own name, and what belongs together leaves together,
always closed by a Sync: only then does the server count an idle transaction as idle, and throw a frozen process out.
"""

import contextlib
import re
import select
import time
from collections.abc import Iterable, Sequence
from itertools import count

import psycopg
from psycopg import pq
from psycopg.adapt import Transformer
from psycopg.conninfo import conninfo_to_dict
from psycopg.pq.abc import PGresult

from deskbell.store.engine import StoreBroken, WriteRefused
from deskbell.store.postgres_values import Encoded, encoded
from deskbell.store.statement import Row, Statement

Asked = tuple[Statement, Row]

CONNECTING = {
    "application_name": "deskbell",
    "client_encoding": "utf8",
    "connect_timeout": "2",
    "keepalives_idle": "1",
    "keepalives_interval": "1",
    "keepalives_count": "3",
    "tcp_user_timeout": "3000",
}
"""How a connection notices that the other side is gone; what the address says itself goes first."""

_BROKEN = ("08", "25", "40", "53", "55", "57", "58", "XX")
"""SQLSTATE classes that speak of the server, not of a statement."""
_CUT_OFF = "57014"


class CutOff(StoreBroken):
    """The server ended a statement because it took too long."""


class Wire:
    """A connection and what was prepared on it."""

    def __init__(self, url: str, settings: str) -> None:
        """Connect and apply `settings` (SQL). Raises StoreBroken when nobody answers."""
        try:
            known = CONNECTING | {k: str(v) for k, v in conninfo_to_dict(url).items() if v is not None}
            self._connection = psycopg.connect(**known, autocommit=True)  # type: ignore[arg-type]
            self._connection.execute(settings.encode())
        except psycopg.Error as broken:
            raise StoreBroken(f"PostgreSQL cannot be reached: {broken}") from broken
        self._pg = self._connection.pgconn
        self._pg.enter_pipeline_mode()
        self._prepared: set[str] = set()
        self._loader = Transformer.from_context(self._connection)
        self._poll = select.poll()
        self._poll.register(self._pg.socket, select.POLLIN)
        self.broken = False
        """Whether it is of no more use."""
        self.round_trips = 0
        """How often it was waited for an answer."""

    def exchange(self, asked: Sequence[tuple[Statement, Encoded]], patience: float) -> list[PGresult]:
        """Send statements together; their answers in order, within `patience` seconds.

        Raises WriteRefused when one of them was refused (those behind it were not run), StoreBroken when the server
        or the way to it failed.
        """
        self.round_trips += 1
        try:
            sent = self._send(asked)
            return self._receive(sent, time.monotonic() + patience)
        except psycopg.Error as broken:
            self.broken = True
            raise StoreBroken(str(broken)) from broken

    def rows(self, result: PGresult) -> list[Row]:
        """The rows of an answer."""
        self._loader.set_pgresult(result)
        return self._loader.load_rows(0, result.ntuples, tuple)

    def _send(self, asked: Iterable[tuple[Statement, Encoded]]) -> list[str | None]:
        """Queue everything and a Sync; the name that each answer prepares, or None where it answers a statement."""
        sent: list[str | None] = []
        preparing: set[str] = set()
        for statement, (values, formats) in asked:
            name = statement.name
            if name not in self._prepared and name not in preparing:
                self._pg.send_prepare(name.encode(), numbered(statement.postgres))
                preparing.add(name)
                sent.append(name)
            self._pg.send_query_prepared(name.encode(), values, formats, result_format=pq.Format.BINARY)
            sent.append(None)
        self._pg.pipeline_sync()
        return sent

    def _receive(self, sent: list[str | None], deadline: float) -> list[PGresult]:
        self._flush(deadline)
        answers: list[PGresult] = []
        failed: PGresult | None = None
        for name in sent:
            result = self._next(deadline)
            if result.status == pq.ExecStatus.FATAL_ERROR:
                failed = failed or result
            elif name is not None and result.status == pq.ExecStatus.COMMAND_OK:
                self._prepared.add(name)
            elif name is None:
                answers.append(result)
            self._next_or_none(deadline)
        self._next(deadline)
        if failed is not None:
            raise refusal(failed)
        return answers

    def _flush(self, deadline: float) -> None:
        """Push everything out, taking in answers meanwhile so that neither side waits for the other for ever."""
        while self._pg.flush():
            self._wait(deadline, select.POLLIN | select.POLLOUT)
            self._pg.consume_input()

    def _next(self, deadline: float) -> PGresult:
        result = self._next_or_none(deadline)
        if result is None:
            self.broken = True
            raise StoreBroken(self._pg.error_message.decode(errors="replace") or "The connection ended.")
        return result

    def _next_or_none(self, deadline: float) -> PGresult | None:
        while self._pg.is_busy():
            self._wait(deadline, select.POLLIN)
            self._pg.consume_input()
        return self._pg.get_result()

    def _wait(self, deadline: float, what: int) -> None:
        self._poll.modify(self._pg.socket, what)
        if not self._poll.poll(max(0.0, deadline - time.monotonic()) * 1000):
            self.broken = True
            raise StoreBroken("PostgreSQL does not answer.")

    def close(self) -> None:
        """Let go of it; never raises."""
        with contextlib.suppress(psycopg.Error):
            self._connection.close()


def refusal(result: PGresult) -> WriteRefused | StoreBroken:
    """What an error of the server means: one statement was not possible, or the server itself is not."""
    state = (result.error_field(pq.DiagnosticField.SQLSTATE) or b"").decode()
    # The server's full words would quote the row, and with it what people wrote, into our log.
    words = (result.error_field(pq.DiagnosticField.MESSAGE_PRIMARY) or b"").decode(errors="replace")
    if state == _CUT_OFF:
        return CutOff(words)
    return StoreBroken(words) if state[:2] in _BROKEN else WriteRefused(words)


def numbered(text: str) -> bytes:
    """The text with its values numbered, as the server wants it."""
    numbers = count(1)
    return re.sub("%s|%%", lambda found: f"${next(numbers)}" if found[0] == "%s" else "%", text).encode()


def ready(asked: Iterable[Asked]) -> list[tuple[Statement, Encoded]]:
    """Statements with their values as they travel."""
    return [(statement, encoded(values)) for statement, values in asked]
