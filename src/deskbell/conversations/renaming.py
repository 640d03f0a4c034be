"""What a conversation is about, in a few words."""

import msgspec

from deskbell.access.may import Caller
from deskbell.conversations.row import load, record, save, wire
from deskbell.conversations.wire import Conversation
from deskbell.errors import Invalid
from deskbell.log.events import ConversationRenamed
from deskbell.log.once import once
from deskbell.store.transaction import Transaction

LONGEST = 200
"""Characters of a subject."""


class Renaming(msgspec.Struct, forbid_unknown_fields=True):
    """The new subject."""

    command_id: str
    subject: str


def rename(tx: Transaction, caller: Caller, id: str, wanted: Renaming) -> Conversation:
    """Change the subject. Raises Invalid for a long one."""

    def do() -> Conversation:
        row = load(tx, caller, "work", id)
        subject = " ".join(wanted.subject.split())
        if len(subject) > LONGEST:
            raise Invalid("The subject is too long.", f"At most {LONGEST} characters fit.")
        if subject != row.subject:
            row.subject = subject
            record(tx, row, caller.actor, ConversationRenamed(), command_id=wanted.command_id)
            save(tx, row)
        return wire(row)

    return once(tx, caller.actor, wanted.command_id, Conversation, do)
