"""Drafts: what an agent has begun to write follows them to any device."""

import msgspec

from deskbell.access.may import Caller
from deskbell.conversations.messages import LONGEST
from deskbell.conversations.row import ConversationRow, load
from deskbell.errors import Invalid
from deskbell.store.generated import conversations as sql
from deskbell.store.transaction import Transaction


class Drafting(msgspec.Struct, forbid_unknown_fields=True):
    """What has been written so far."""

    kind: str
    text: str


def keep_draft(tx: Transaction, caller: Caller, id: str, wanted: Drafting) -> None:
    """Keep it; an empty one is forgotten. Raises Invalid for one that could never be sent."""
    if wanted.kind not in ("reply", "note") or len(wanted.text) > LONGEST:
        raise Invalid("This cannot be kept as a draft.", "kind is reply or note, text at most 50,000 characters.")
    row = load(tx, caller, "work", id)
    forget_draft(tx, caller, row)
    if wanted.text.strip():
        tx.write(
            sql.insert_draft,
            agent_key=caller.agent_key,
            conversation_key=row.key,
            kind=wanted.kind,
            text=wanted.text,
            updated_at=tx.now,
        )


def drop_draft(tx: Transaction, caller: Caller, id: str) -> None:
    """Forget what was begun."""
    forget_draft(tx, caller, load(tx, caller, "work", id))


def forget_draft(tx: Transaction, caller: Caller, row: ConversationRow) -> None:
    """Forget the caller's draft of a loaded conversation."""
    tx.write(sql.delete_draft, of_agent=caller.agent_key, of_conversation=row.key)
