"""Answering the customer, and noting something for colleagues."""

import msgspec

from deskbell.access.may import Caller
from deskbell.conversations.assigning import assign_to
from deskbell.conversations.delivery import at_acceptance
from deskbell.conversations.drafting import forget_draft
from deskbell.conversations.messages import Saying, check, say
from deskbell.conversations.outbox import enqueue
from deskbell.conversations.row import ConversationRow, load, record, save, wire
from deskbell.conversations.settling import settle
from deskbell.conversations.wire import Conversation, Message
from deskbell.errors import Conflict
from deskbell.log.events import ConversationWaiting, MessageSent, NoteAdded
from deskbell.log.once import once
from deskbell.store.transaction import Transaction


class Reply(msgspec.Struct, forbid_unknown_fields=True):
    """A public answer."""

    command_id: str
    text: str
    attachments: list[str] = []
    seen_revision: int = 0
    """The newest revision the agent had on screen; something newer stops the send."""
    force: bool = False
    """Send although something newer came in."""
    then: str | None = None
    """resolve: settle the matter in the same step."""


class Note(msgspec.Struct, forbid_unknown_fields=True):
    """Something only colleagues see."""

    command_id: str
    text: str
    attachments: list[str] = []
    mentions: list[str] = []


class Said(msgspec.Struct):
    """What was said, and the conversation after it."""

    conversation: Conversation
    message: Message


def reply(tx: Transaction, caller: Caller, id: str, wanted: Reply) -> Said:
    """Accept an agent's answer. Raises Conflict (newer_message) when somebody wrote meanwhile."""
    check(wanted.text, wanted.attachments)
    return once(tx, caller.actor, wanted.command_id, Said, lambda: _reply(tx, caller, id, wanted))


def _reply(tx: Transaction, caller: Caller, id: str, wanted: Reply) -> Said:
    row = load(tx, caller, "work", id)
    _refuse_crossing(row, caller, wanted)
    if row.assignee_key == 0:
        assign_to(tx, row, caller.actor, caller.agent_key, caller.actor.id)
    delivery = at_acceptance(row.channel_kind)
    key, message = say(tx, row, _saying(caller, "reply", wanted, delivery))
    if delivery == "queued":
        enqueue(tx, key, row.channel_key)
    row.waiting_since = None
    row.seen_by_agents = message.revision
    before, row.state = row.state, "waiting"
    fact = MessageSent(channel=row.channel_key)
    record(tx, row, caller.actor, fact, message, message_key=key, command_id=wanted.command_id)
    if wanted.then == "resolve":
        settle(tx, row, caller.actor, "resolved")
    elif before != "waiting":
        record(tx, row, caller.actor, ConversationWaiting(before=before))
    forget_draft(tx, caller, row)
    save(tx, row)
    return Said(wire(row), message)


def _refuse_crossing(row: ConversationRow, caller: Caller, wanted: Reply) -> None:
    if wanted.force or row.last_by == caller.actor.label or row.last_message <= wanted.seen_revision:
        return
    raise Conflict("Somebody wrote meanwhile.", "Read it, then send again.", code="newer_message")


def _saying(caller: Caller, kind: str, wanted: Reply | Note, delivery: str | None) -> Saying:
    return Saying(
        kind,
        caller.actor,
        wanted.text,
        wanted.attachments,
        caller.actor.label,
        client_id=wanted.command_id,
        delivery=delivery,
    )


def note(tx: Transaction, caller: Caller, id: str, wanted: Note) -> Said:
    """Keep a note beside the conversation; its state does not change."""
    check(wanted.text, wanted.attachments)
    return once(tx, caller.actor, wanted.command_id, Said, lambda: _note(tx, caller, id, wanted))


def _note(tx: Transaction, caller: Caller, id: str, wanted: Note) -> Said:
    row = load(tx, caller, "work", id)
    key, message = say(tx, row, _saying(caller, "note", wanted, None))
    row.seen_by_agents = message.revision
    fact = NoteAdded(mentions=wanted.mentions)
    record(tx, row, caller.actor, fact, message, message_key=key, command_id=wanted.command_id)
    forget_draft(tx, caller, row)
    save(tx, row)
    return Said(wire(row), message)
