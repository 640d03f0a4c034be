"""What the inbox shows of a conversation, found again from its messages after some came or went."""

from typing import NamedTuple

import msgspec

from deskbell.conversations.messages import preview
from deskbell.conversations.row import ConversationRow
from deskbell.conversations.wire import Attachment
from deskbell.store.generated import conversations as sql
from deskbell.store.transaction import Transaction

_files = msgspec.json.Decoder(list[Attachment]).decode


class Newest(NamedTuple):
    """The fields of merging_statements.newest_message, in its order."""

    key: int
    kind: str
    channel_key: int
    channel_id: str
    channel_kind: str
    author_kind: str
    author_key: int
    text: str
    attachments: str
    at: int
    revision: int


class Ends(msgspec.Struct):
    """The ends of a conversation: its newest message, and when each side spoke last (UTC microseconds)."""

    newest_key: int = 0
    asked_at: int | None = None
    answered_at: int | None = None


def show_newest(tx: Transaction, row: ConversationRow) -> Ends:
    """Let the row show its newest message and know the customer's latest one."""
    newest, asked, answered = tx.load(
        (sql.newest_message, {"conversation_key": row.key}),
        (sql.newest_of_kind, {"conversation_key": row.key, "kind": "customer"}),
        (sql.newest_of_kind, {"conversation_key": row.key, "kind": "reply"}),
    )
    row.last_inbound = asked[0][0] if asked else 0
    ends = Ends(0, asked[0][1] if asked else None, answered[0][1] if answered else None)
    if newest:
        last = Newest(*newest[0])
        ends.newest_key = last.key
        _show(row, last)
    return ends


def _show(row: ConversationRow, last: Newest) -> None:
    row.channel_key, row.channel_id, row.channel_kind = last.channel_key, last.channel_id, last.channel_kind
    row.preview = preview(last.text, _files(last.attachments))
    row.preview_by = "agent" if last.kind == "reply" else last.kind
    row.last_at, row.last_message = last.at, last.revision
    row.last_by = f"{last.author_kind}:{last.author_key}"
