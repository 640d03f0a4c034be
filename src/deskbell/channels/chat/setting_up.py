"""The chat every desk begins with, and the light that says where a chat was last seen."""

from deskbell.channels.chat.settings import ChatSettings
from deskbell.channels.directory import ChannelRow
from deskbell.channels.setting_up import begin, load, save
from deskbell.log.actor import SYSTEM
from deskbell.log.append import append
from deskbell.log.events import ChannelSeen
from deskbell.store.transaction import Transaction


def first_channel(tx: Transaction, now: int) -> ChannelRow:
    """The chat every new desk begins with."""
    return begin(tx, SYSTEM, "chat", "Website chat", ChatSettings())


def seen(tx: Transaction, id: str, origin: str) -> None:
    """The chat was loaded by a site; noted when the site is another than before."""
    row = load(tx, id)
    if row.seen_on == origin:
        return
    row.seen_on, row.seen_at = origin, tx.now
    save(tx, row)
    append(tx, SYSTEM, ChannelSeen(channel=row.key), {"channel": row.wire()}, object_key=row.key)
