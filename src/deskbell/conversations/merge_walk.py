"""Giving the messages of two conversations their places in one, and taking them out again, a chunk at a time."""

from typing import Any, NamedTuple

from deskbell.conversations.merge_record import LAST, Before, ConversationMerge, Side
from deskbell.store.generated import conversations as sql
from deskbell.store.statement import Statement
from deskbell.store.transaction import Transaction

CHUNK = 500
"""Messages placed at once."""


class Step(NamedTuple):
    """The fields of merging_statements.walk_messages, in its order."""

    key: int
    at: int
    revision: int
    kind: str


def place_next(tx: Transaction, found: ConversationMerge) -> bool:
    """Give the next messages of both their new revisions, by time; whether those were the last."""
    before = found.before
    mine, theirs = tx.load(_walk(found.survivor_key, before.survivor), _walk(found.merged_key, before.merged))
    order = interleaved([Step(*row) for row in mine], [Step(*row) for row in theirs])[:CHUNK]
    for side, step in order:
        _mark(before, before.merged if side else before.survivor, step, before.next)
        tx.write(sql.place_message, of_key=step.key, to=found.survivor_key, revision=before.next)
        before.next += 1
    moved = [step.key for side, step in order if side]
    if moved:
        tx.write(sql.move_attachments, keys=moved, to=found.survivor_key)
    return len(order) < CHUNK


def _walk(key: int, side: Side) -> tuple[Statement, dict[str, Any]]:
    return sql.walk_messages, {"conversation_key": key, "after": side.cursor, "upto": side.revision, "limit": CHUNK}


def interleaved(mine: list[Step], theirs: list[Step]) -> list[tuple[int, Step]]:
    """Both by time, each keeping its own order even where a clock was set back; 1 stands beside what is theirs."""
    order: list[tuple[int, Step]] = []
    i = j = 0
    while i < len(mine) or j < len(theirs):
        if j == len(theirs) or (i < len(mine) and mine[i].at <= theirs[j].at):
            order.append((0, mine[i]))
            i += 1
        else:
            order.append((1, theirs[j]))
            j += 1
    return order


def _mark(before: Before, side: Side, step: Step, place: int) -> None:
    """Carry over how far each side had seen."""
    side.cursor = step.revision
    if step.revision <= side.seen_by_agents:
        side.marks.seen_by_agents = step.key
    elif step.kind == "customer":
        before.first_unseen = min(before.first_unseen, place)
    if step.revision <= side.seen_by_customer:
        side.marks.seen_by_customer = step.key
    elif step.kind in ("reply", "notice"):
        before.first_unread = min(before.first_unread, place)


def seen(first: int, top: int) -> int:
    """The revision up to which all was seen, by the first place that was not."""
    return top if first == LAST else first - 1


def bring_back(tx: Transaction, found: ConversationMerge, origins: list[int]) -> bool:
    """Take the next messages that came from the merged one out again; whether those were the last.

    They keep their revisions: their order is right, and revisions never fall.
    """
    chosen = {"conversation_key": found.survivor_key, "origins": origins, "limit": CHUNK}
    keys = [key for (key,) in tx.all(sql.messages_from, **chosen)]
    if keys:
        tx.write(sql.move_messages, keys=keys, to=found.merged_key)
        tx.write(sql.move_attachments, keys=keys, to=found.merged_key)
    return len(keys) < CHUNK
