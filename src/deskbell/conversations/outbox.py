"""Replies that leave the desk: each in exactly one state, every try a row, none sent twice by itself.

A try is written down before it is made. Whoever tries holds a fence: when another has taken over meanwhile, what the
first one found out is not taken. A try that was cut off by a crash is `unconfirmed`, unless its channel recognises
repetitions.
"""

import msgspec

from deskbell.access.may import Caller
from deskbell.conversations.delivery import again, forward
from deskbell.conversations.messages import from_row
from deskbell.conversations.row import load, load_by_key, record, save
from deskbell.conversations.wire import Message
from deskbell.errors import Conflict, NotFound
from deskbell.log.actor import SYSTEM, Actor
from deskbell.log.events import MessageDelivery
from deskbell.log.once import once
from deskbell.store.generated import conversations as sql
from deskbell.store.transaction import Transaction


class Delivery(msgspec.Struct):
    """A reply's way out, as it is kept."""

    key: int
    message_key: int
    channel_key: int
    state: str
    attempts: int
    fence: int
    next_at: int
    error: str | None
    changed_at: int


class Try(msgspec.Struct):
    """One try that may be made now."""

    delivery: Delivery
    attempt_key: int
    conversation_key: int
    contact_key: int
    message: Message


def enqueue(tx: Transaction, message_key: int, channel_key: int) -> None:
    """A reply waits to leave."""
    tx.write(
        sql.insert_delivery,
        key=tx.key(),
        message_key=message_key,
        channel_key=channel_key,
        state="queued",
        attempts=0,
        fence=0,
        next_at=tx.now,
        error=None,
        changed_at=tx.now,
    )


def take(tx: Transaction, key: int) -> Try | None:
    """Begin a try: written down before it is made. None when somebody else did, or it is not due."""
    found = tx.one(sql.delivery_by_key, key=key)
    if found is None:
        return None
    delivery = Delivery(*found)
    if delivery.state != "queued" or delivery.next_at > tx.now:
        return None
    delivery.state, delivery.attempts, delivery.fence = "sending", delivery.attempts + 1, delivery.fence + 1
    delivery.changed_at = tx.now
    attempt_key = tx.key()
    tx.write(
        sql.insert_attempt,
        key=attempt_key,
        delivery_key=key,
        started_at=tx.now,
        ended_at=None,
        outcome="started",
        detail=None,
    )
    _keep(tx, delivery)
    values = tx.all(sql.messages_by_keys, keys=[delivery.message_key])[0]
    place = tx.one(sql.place_of_message, key=delivery.message_key)
    assert place is not None
    _move(tx, SYSTEM, delivery, "sending", None)
    return Try(delivery, attempt_key, place[0], place[1], from_row(values[1:]))


def conclude(tx: Transaction, tried: Try, state: str, detail: str, next_at: int | None) -> None:
    """Write down how a try ended. `later` waits until `next_at` (UTC microseconds)."""
    tx.write(sql.end_attempt, of_key=tried.attempt_key, ended_at=tx.now, outcome=state, detail=detail or None)
    found = tx.one(sql.delivery_by_key, key=tried.delivery.key)
    if found is None or Delivery(*found).fence != tried.delivery.fence:
        return
    delivery = Delivery(*found)
    delivery.state = "queued" if state == "later" else state
    delivery.error = detail if state != "sent" else None
    delivery.next_at = next_at or 0
    delivery.changed_at = tx.now
    _keep(tx, delivery)
    _move(tx, SYSTEM, delivery, delivery.state, delivery.error)


def resend(tx: Transaction, caller: Caller, id: str, message_id: str, command_id: str) -> Message:
    """Have a failed or unconfirmed reply sent once more, by a person's wish. Raises NotFound, Conflict."""

    def do() -> Message:
        load(tx, caller, "work", id)
        found = tx.one(sql.delivery_of_message, id=message_id)
        if found is None:
            raise NotFound("There is no such reply on its way.")
        delivery = Delivery(*found)
        if not again(delivery.state):
            raise Conflict("This reply is on its way, or has arrived.")
        delivery.state, delivery.next_at, delivery.changed_at = "queued", tx.now, tx.now
        _keep(tx, delivery)
        return _move(tx, caller.actor, delivery, "queued", None)

    return once(tx, caller.actor, command_id, Message, do)


def recover(tx: Transaction, delivery: Delivery, repeatable: bool) -> None:
    """A try was cut off by a crash: nobody knows whether the reply has arrived."""
    delivery.state = "queued" if repeatable else "unconfirmed"
    delivery.fence += 1
    delivery.error = None if repeatable else "The desk stopped while this was being sent."
    delivery.next_at = delivery.changed_at = tx.now
    _keep(tx, delivery)
    _move(tx, SYSTEM, delivery, delivery.state, delivery.error)


def _keep(tx: Transaction, delivery: Delivery) -> None:
    values = msgspec.structs.asdict(delivery)
    del values["message_key"], values["channel_key"]
    tx.write(sql.update_delivery, of_key=values.pop("key"), **values)


def _move(tx: Transaction, actor: Actor, delivery: Delivery, after: str, error: str | None) -> Message:
    """Show a reply's new state in its conversation."""
    values = tx.all(sql.messages_by_keys, keys=[delivery.message_key])[0]
    message = from_row(values[1:])
    before, message.delivery, message.delivery_error = message.delivery, after, error
    place = tx.one(sql.place_of_message, key=delivery.message_key)
    assert place is not None
    row = load_by_key(tx, place[0])
    tx.write(sql.deliver_message, of_key=delivery.message_key, delivery=after, delivery_error=error)
    fact = MessageDelivery(before=before, after=after)
    record(tx, row, actor, fact, message, message_key=delivery.message_key)
    save(tx, row)
    return message


def confirm(tx: Transaction, message_id: str, state: str) -> None:
    """The other side reports delivered or read; what would go backwards changes nothing."""
    found = tx.one(sql.delivery_of_message, id=message_id)
    if found is None:
        return
    delivery = Delivery(*found)
    if forward(delivery.state, state):
        delivery.state, delivery.changed_at = state, tx.now
        _keep(tx, delivery)
        _move(tx, SYSTEM, delivery, state, None)
