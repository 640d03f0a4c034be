"""Doing a command once however often it is sent: its result is kept under the id its sender made."""

from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from deskbell.errors import Conflict
from deskbell.log.actor import Actor
from deskbell.store.generated import log as sql
from deskbell.store.transaction import Transaction

T = TypeVar("T")

KEPT = 7 * 24 * 3_600_000_000
"""Microseconds for which a command's result is remembered at least."""


def once(tx: Transaction, actor: Actor, command_id: str | None, shape: type[T], do: Callable[[], T]) -> T:
    """What `do` returned the first time this actor sent this command id. Without an id it is simply done.

    Raises Conflict when the id stands for a command of another shape.
    """
    if not command_id:
        return do()
    known = tx.one(sql.command_result, actor=actor.label, command_id=command_id)
    if known:
        try:
            return msgspec.json.decode(known[0], type=shape)
        except msgspec.ValidationError as other:
            raise Conflict("This command id was used for another command.", "Make a new id.") from other
    result = do()
    kept: Any = msgspec.json.encode(result).decode()
    tx.write(sql.insert_command, actor=actor.label, command_id=command_id, at=tx.now, result=kept)
    return result
