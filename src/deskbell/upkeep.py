"""What the desk clears away by itself: files nobody sent, results nobody asks for again, sessions that are over."""

import asyncio
import logging

from deskbell.attachments.sweeping import sweep
from deskbell.clock.time import HOUR
from deskbell.desk import Desk
from deskbell.errors import Refusal
from deskbell.log.once import KEPT
from deskbell.store.generated import log as sql
from deskbell.store.transaction import Transaction

log = logging.getLogger("deskbell.upkeep")


async def keep_up(desk: Desk) -> None:
    """Clear away at start and every hour, for as long as the desk is open."""
    await asyncio.to_thread(desk.files.tidy)
    never = asyncio.Event()
    while True:
        try:
            await sweep(desk)
            await desk.writer.do(forget_commands, patient=True)
        except Refusal as busy:
            log.warning("upkeep waits: %s", busy.message)
        await desk.clock.until(desk.clock.now() + HOUR, never)


def forget_commands(tx: Transaction) -> None:
    """Forget the results of commands that nobody will repeat any more."""
    tx.write(sql.forget_commands, before=tx.now - KEPT)
