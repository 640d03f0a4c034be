"""Clearing away files that nobody sent: a day after they came. Called from a timer and at start."""

from functools import partial

from deskbell.clock.time import DAY
from deskbell.desk import Desk
from deskbell.store.files import Files
from deskbell.store.generated import attachments as sql
from deskbell.store.transaction import Transaction

LOOSE_FOR = DAY
"""Microseconds for which a file may wait to be put into a message."""
AT_ONCE = 100


async def sweep(desk: Desk) -> int:
    """Remove what has waited too long; returns how many files that were."""
    removed = 0
    while True:
        gone = await desk.writer.do(delete_loose, patient=True)
        # In an action of its own: content goes only after it is durable that no row names it.
        await desk.writer.do(partial(remove_unnamed, files=desk.files, digests=gone), patient=True)
        removed += len(gone)
        if len(gone) < AT_ONCE:
            return removed


def delete_loose(tx: Transaction) -> list[str]:
    """Delete the rows of files that have waited too long, at most AT_ONCE; returns their digests."""
    rows = tx.all(sql.loose_before, before=tx.now - LOOSE_FOR, limit=AT_ONCE)
    if rows:
        tx.write(sql.delete_files, of_keys=[key for key, _ in rows])
    return [digest for _, digest in rows]


def remove_unnamed(tx: Transaction, files: Files, digests: list[str]) -> None:
    """Remove content from the disk that no row names any more."""
    for digest in set(digests):
        if tx.one(sql.named_by_a_row, digest=digest) is None:
            files.remove(digest)
