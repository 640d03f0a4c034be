"""Writing a message into its conversation: the row, its files, and what the inbox shows of it."""

import msgspec

from deskbell.conversations.row import ConversationRow
from deskbell.conversations.wire import Attachment, Message
from deskbell.errors import Invalid
from deskbell.log.actor import Actor, Person
from deskbell.store.files import Filed, claim
from deskbell.store.generated import conversations as sql
from deskbell.store.ids import new_id
from deskbell.store.statement import Row
from deskbell.store.transaction import Transaction

LONGEST = 50_000
"""Characters of one message at most."""
FILES = 20
"""Attachments of one message at most."""
PREVIEW = 140
"""Characters of the last words that the inbox shows."""


class Saying(msgspec.Struct):
    """What is to be said, by whom, and how it is kept."""

    kind: str
    actor: Actor
    text: str
    attachments: list[str]
    uploader: str
    """Who must have uploaded the files."""
    client_id: str | None = None
    external_id: str | None = None
    reason: str | None = None
    page: str | None = None
    delivery: str | None = None


def check(text: str, attachments: list[str]) -> None:
    """Raises Invalid for a message nobody could use."""
    if not text.strip() and not attachments:
        raise Invalid("The message is empty.", "Write something, or attach a file.")
    if len(text) > LONGEST:
        raise Invalid(f"The message has {len(text):,} characters.", f"At most {LONGEST:,} fit; attach a file instead.")
    if len(attachments) > FILES:
        raise Invalid(f"The message has {len(attachments)} files.", f"At most {FILES} fit; send the rest in another.")


def say(tx: Transaction, row: ConversationRow, saying: Saying) -> tuple[int, Message]:
    """Put a message at the end of the conversation; returns its number and its wire form.

    It takes the revision that the fact recorded next will have.
    """
    key = tx.key()
    files = claim(tx, saying.attachments, saying.uploader, key, row.key) if saying.attachments else []
    message = Message(
        new_id(tx.now),
        row.id,
        saying.kind,
        row.channel_id,
        saying.actor.person,
        saying.text,
        [_attachment(filed) for filed in files],
        tx.now,
        row.revision + 1,
        saying.client_id,
        saying.reason,
        saying.page,
        saying.delivery,
        None,
        False,
    )
    _insert(tx, row, saying, key, message)
    _show(row, saying, message)
    return key, message


def _attachment(filed: Filed) -> Attachment:
    return Attachment(
        filed.id, filed.name, filed.content_type, filed.size, filed.width, filed.height, bool(filed.inline)
    )


def _insert(tx: Transaction, row: ConversationRow, saying: Saying, key: int, message: Message) -> None:
    tx.write(
        sql.insert_message,
        key=key,
        id=message.id,
        conversation_key=row.key,
        origin_conversation_key=row.key,
        kind=saying.kind,
        channel_key=row.channel_key,
        external_id=saying.external_id,
        author_kind=saying.actor.kind,
        author_key=saying.actor.key,
        author_id=saying.actor.id,
        author_name=saying.actor.name,
        text=saying.text,
        attachments=msgspec.json.encode(message.attachments).decode() if message.attachments else "[]",
        at=tx.now,
        revision=message.revision,
        client_id=saying.client_id,
        reason=saying.reason,
        page=saying.page,
        delivery=saying.delivery,
        delivery_error=None,
        erased=0,
    )


_files = msgspec.json.Decoder(list[Attachment]).decode
_BY = {"customer": "customer", "reply": "agent", "note": "note", "notice": "notice"}


def _show(row: ConversationRow, saying: Saying, message: Message) -> None:
    row.preview = preview(saying.text, message.attachments)
    row.preview_by = _BY[saying.kind]
    row.last_at = message.at
    row.last_message = message.revision
    row.last_by = saying.actor.label


def preview(text: str, attachments: list[Attachment]) -> str:
    """The last words as one line; the names of files where there are no words."""
    words = " ".join(text.split())
    if not words:
        words = ", ".join(a.name for a in attachments)
    return words if len(words) <= PREVIEW else words[: PREVIEW - 1] + "…"


def from_row(values: Row) -> Message:
    """A message as read with statements.message_columns."""
    id, conversation, kind, channel, by_kind, by_id, by_name, text, attachments, *rest = values
    at, revision, client_id, reason, page, delivery, error, erased = rest
    files = _files(attachments) if attachments != "[]" else []
    return Message(
        id,
        conversation,
        kind,
        channel,
        Person(by_kind, by_id, by_name),
        text,
        files,
        at,
        revision,
        client_id,
        reason,
        page,
        delivery,
        error,
        bool(erased),
    )
