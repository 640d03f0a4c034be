"""PostgreSQL as the writer uses it: a group is one transaction under the workspace's lock, its writes leave together.

Round trips: one to begin, one for each read of an action, one to commit; writes travel with whatever is sent next.
The lock makes the numbers of the log visible in commit order, so a reader that asks for "after N" never misses one.
"""

import contextlib
from collections.abc import Sequence

from psycopg.pq.abc import PGresult

from deskbell.store.engine import Counters, OutcomeUnknown, StoreBroken, WriteRefused
from deskbell.store.postgres_wire import Asked, Wire, ready
from deskbell.store.statement import Row, Statement

WAKE = "deskbell_log"
"""The channel that other processes listen on for new events."""
LOCK = "SELECT pg_advisory_xact_lock(hashtext('deskbell'), hashtext(current_schema()))"
"""Waits until no other process writes to this workspace, and keeps others out until the transaction ends."""
PATIENCE = 10.0
"""Seconds after which a server that answers nothing at all counts as gone."""

# A process that froze with the lock in its hands is thrown out after one second of idleness; who waits for the lock
# waits that second and one more. Without synchronous_commit what was acknowledged could be lost. Every statement goes
# along an index by design: it is planned so, once, however small the tables are when the desk is young.
SETTINGS = """
SET default_transaction_isolation = 'read committed';
SET idle_in_transaction_session_timeout = '1s';
SET statement_timeout = '2s';
SET tcp_user_timeout = '1s';
SET plan_cache_mode = 'force_generic_plan';
SET enable_seqscan = off;
SET enable_hashjoin = off;
SET enable_mergejoin = off;
SET jit = off;
SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off';
SELECT set_config('transaction_timeout', '10s', false) WHERE current_setting('server_version_num')::int >= 170000
"""


def _fixed(name: str, text: str, *params: str) -> Statement:
    return Statement(f"pen.{name}", "", text, params)


_BEGIN = _fixed("begin", "BEGIN")
# A statement of its own: one that also read would see what was there before it had waited.
_LOCK = _fixed("lock", LOCK)
_COUNTERS = _fixed("counters", "SELECT next_key, next_seq FROM counter WHERE key = 1")
_KEEP = _fixed("keep", "UPDATE counter SET next_key = %s, next_seq = %s WHERE key = 1", "next_key", "next_seq")
_NOTIFY = _fixed("notify", f"SELECT pg_notify('{WAKE}', %s::TEXT)", "origin")
_COMMIT = _fixed("commit", "COMMIT")
_ROLLBACK = _fixed("rollback", "ROLLBACK")
_MARK = _fixed("mark", "SAVEPOINT action")
_FORGET = _fixed("forget", "RELEASE action")
_BACK = _fixed("back", "ROLLBACK TO action")
_READY_MARK = ready([(_MARK, ())])
_READY_FORGET = ready([(_FORGET, ())])
_READY_BACK = ready([(_BACK, ()), (_FORGET, ())])


class PostgresPen:
    """The writing connection of a PostgreSQL desk."""

    is_far = True

    def __init__(self, url: str, origin: str = "") -> None:
        self._wire = Wire(url, SETTINGS)
        self._origin = origin
        """Which process writes, said in the notice of each commit so that it need not listen to itself."""
        self._waiting = ready(())
        self._began = Counters(0, 0)
        self.groups = 0
        """Transactions begun."""
        self.reads = 0
        """Reads of actions."""

    @property
    def round_trips(self) -> int:
        """How often the server was waited for."""
        return self._wire.round_trips

    def begin(self) -> Counters:
        self.groups += 1
        self._waiting = []
        answers = self._exchange([(_BEGIN, ()), (_LOCK, ()), (_COUNTERS, ())])
        self._began = Counters(*self._wire.rows(answers[-1])[0])
        return self._began

    def read(self, statement: Statement, values: Row) -> list[Row]:
        return self.read_together([(statement, values)])[0]

    def read_together(self, batch: Sequence[Asked]) -> list[list[Row]]:
        self.reads += 1
        answers = self._exchange(batch)
        return [self._wire.rows(answer) for answer in answers[-len(batch) :]]

    def write(self, batch: Sequence[Asked], careful: bool) -> None:
        self._waiting += ready(batch)
        if careful:
            self._exchange(())

    def savepoint(self) -> None:
        self._waiting += _READY_MARK

    def release(self) -> None:
        self._waiting += _READY_FORGET

    def undo(self) -> None:
        self._waiting += _READY_BACK

    def commit(self, counters: Counters) -> None:
        batch: list[Asked] = [(_KEEP, counters)]
        if counters.seq != self._began.seq:
            batch.append((_NOTIFY, (self._origin,)))
        try:
            self._exchange([*batch, (_COMMIT, ())])
        except StoreBroken as broken:
            raise OutcomeUnknown(str(broken)) from broken

    def _exchange(self, batch: Sequence[Asked]) -> list[PGresult]:
        """Send what waits and these; the answers of everything."""
        asked, self._waiting = self._waiting + ready(batch), []
        return self._wire.exchange(asked, PATIENCE)

    def rollback(self) -> None:
        self._waiting = []
        if self._wire.broken:
            return
        with contextlib.suppress(StoreBroken, WriteRefused):
            self._exchange([(_ROLLBACK, ())])

    def tidy(self) -> None:
        """Nothing: the server looks after itself."""

    def close(self) -> None:
        self._wire.close()
