"""Setting up a chat: its name, its looks, where it may be embedded, its secrets, and where it was last seen."""

import secrets

import msgspec

from deskbell.access.may import Caller, demand
from deskbell.channels.chat.settings import ChatSettings
from deskbell.channels.directory import ChannelRow
from deskbell.channels.wire import Channel
from deskbell.errors import Invalid, NotFound
from deskbell.log.actor import SYSTEM, Actor
from deskbell.log.append import append
from deskbell.log.events import ChannelChanged, ChannelSeen
from deskbell.store.generated import channels as sql
from deskbell.store.ids import new_id
from deskbell.store.transaction import Transaction

LONGEST = 80
"""Characters of a channel's name."""


class NewChat(msgspec.Struct, forbid_unknown_fields=True):
    """A chat to be."""

    name: str
    kind: str = "chat"
    settings: ChatSettings = msgspec.field(default_factory=ChatSettings)


class ChangedChat(msgspec.Struct, forbid_unknown_fields=True):
    """What should change; what is left out stays."""

    name: str | None = None
    state: str | None = None
    settings: ChatSettings | None = None


def first_channel(tx: Transaction, now: int) -> ChannelRow:
    """The chat every new desk begins with."""
    return begin(tx, SYSTEM, "Website chat", ChatSettings())


def add(tx: Transaction, caller: Caller, wanted: NewChat) -> Channel:
    """Set up another chat. Raises Invalid for a name or kind that cannot be."""
    demand(caller, "run")
    if wanted.kind != "chat":
        raise Invalid(f"There is no kind of channel “{wanted.kind[:40]}”.", "Only chat can be set up here.")
    return begin(tx, caller.actor, clean(wanted.name), wanted.settings).wire()


def begin(tx: Transaction, actor: Actor, name: str, settings: ChatSettings) -> ChannelRow:
    """Make the chat's row and note it."""
    kept = msgspec.json.encode(settings).decode()
    app_id = secrets.token_hex(8)
    row = ChannelRow(tx.key(), new_id(tx.now), "chat", name, "on", app_id, kept, None, None, None)
    tx.write(sql.insert_channel, **msgspec.structs.asdict(row), created_at=tx.now)
    _note(tx, actor, row)
    return row


def change(tx: Transaction, caller: Caller, id: str, wanted: ChangedChat) -> Channel:
    """Change a chat's name, state or settings. Raises NotFound, Invalid."""
    demand(caller, "run")
    row = load(tx, id)
    if wanted.name is not None:
        row.name = clean(wanted.name)
    if wanted.state is not None:
        if wanted.state not in ("on", "off"):
            raise Invalid(f"A channel is on or off, not “{wanted.state[:20]}”.")
        row.state = wanted.state
    if wanted.settings is not None:
        row.settings = msgspec.json.encode(wanted.settings).decode()
    save(tx, row)
    _note(tx, caller.actor, row)
    return row.wire()


def keep_secrets(tx: Transaction, caller: Caller, id: str, sealed: bytes) -> None:
    """Keep a chat's sealed secrets."""
    demand(caller, "run")
    row = load(tx, id)
    row.secrets = sealed
    save(tx, row)
    _note(tx, caller.actor, row)


def seen(tx: Transaction, id: str, origin: str) -> None:
    """The chat was loaded by a site; noted when the site is another than before."""
    row = load(tx, id)
    if row.seen_on == origin:
        return
    row.seen_on, row.seen_at = origin, tx.now
    save(tx, row)
    append(tx, SYSTEM, ChannelSeen(channel=row.key), {"channel": row.wire()}, object_key=row.key)


def load(tx: Transaction, id: str) -> ChannelRow:
    """The channel with this id. Raises NotFound."""
    found = tx.one(sql.channel_by_id, id=id)
    if found is None:
        raise NotFound("There is no such channel.")
    return ChannelRow(*found)


def save(tx: Transaction, row: ChannelRow) -> None:
    """Write the row back."""
    tx.write(
        sql.update_channel,
        of_key=row.key,
        name=row.name,
        state=row.state,
        settings=row.settings,
        secrets=row.secrets,
        seen_on=row.seen_on,
        seen_at=row.seen_at,
    )


def clean(name: str) -> str:
    """A channel's name as it is kept. Raises Invalid."""
    cleaned = " ".join(name.split())
    if not cleaned or len(cleaned) > LONGEST:
        raise Invalid("This cannot be a channel's name.", f"A name has 1 to {LONGEST} characters.")
    return cleaned


def _note(tx: Transaction, actor: Actor, row: ChannelRow) -> None:
    append(
        tx, actor, ChannelChanged(channel=row.key, state=row.state), {"channel": row.wire()}, object_key=row.key
    )
