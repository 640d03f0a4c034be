"""Taking uploaded files into a message, in the transaction of that message: each belongs to one message for ever."""

import msgspec

from deskbell.errors import Invalid
from deskbell.store.generated import attachments as sql
from deskbell.store.transaction import Transaction


class Filed(msgspec.Struct):
    """A file that was uploaded."""

    id: str
    name: str
    content_type: str
    size: int
    """Bytes."""
    width: int | None
    height: int | None
    inline: int
    """1 when it may be shown in place."""


def claim(tx: Transaction, ids: list[str], uploader: str, message_key: int, conversation_key: int) -> list[Filed]:
    """Take loose files into a message, in the order of their public ids.

    Raises Invalid, the same whatever the reason, when one is not there, is another's, or is in a message already.
    """
    wanted = list(dict.fromkeys(ids))
    found = {row[0]: row for row in tx.all(sql.loose_by_ids, ids=wanted) if row[-1] == uploader}
    if len(found) != len(wanted):
        raise Invalid("An attached file is not there any more.", "Attach it again.", code="file_missing")
    rows = [found[id] for id in wanted]
    keys = [row[-2] for row in rows]
    tx.write(sql.claim_files, of_keys=keys, message_key=message_key, conversation_key=conversation_key)
    return [Filed(*row[:7]) for row in rows]
