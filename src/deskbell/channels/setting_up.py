"""Setting up channels: their names, their state, what each kind lets one set, their secrets."""

import secrets
from typing import Any

import msgspec

from deskbell.access.may import Caller, demand
from deskbell.channels.chat.settings import ChatSettings
from deskbell.channels.directory import ChannelRow
from deskbell.channels.webhook.settings import WebhookSettings
from deskbell.channels.wire import Channel
from deskbell.errors import Invalid, NotFound
from deskbell.log.actor import Actor
from deskbell.log.append import append
from deskbell.log.events import ChannelChanged
from deskbell.store.generated import channels as sql
from deskbell.store.ids import new_id
from deskbell.store.transaction import Transaction

SETTINGS: dict[str, type[ChatSettings] | type[WebhookSettings]] = {"chat": ChatSettings, "webhook": WebhookSettings}
"""What can be set, by kind."""
LONGEST = 80
"""Characters of a channel's name."""


class NewChannel(msgspec.Struct, forbid_unknown_fields=True):
    """A channel to be."""

    name: str
    kind: str = "chat"
    settings: dict[str, Any] = {}


class ChangedChannel(msgspec.Struct, forbid_unknown_fields=True):
    """What should change; what is left out stays, in the settings as well."""

    name: str | None = None
    state: str | None = None
    settings: dict[str, Any] | None = None


def add(tx: Transaction, caller: Caller, wanted: NewChannel) -> Channel:
    """Set up another channel. Raises Invalid for a name, kind or setting that cannot be."""
    demand(caller, "run")
    return begin(tx, caller.actor, wanted.kind, clean(wanted.name), _settings(wanted.kind, wanted.settings)).wire()


def begin(tx: Transaction, actor: Actor, kind: str, name: str, settings: msgspec.Struct) -> ChannelRow:
    """Make the channel's row and note it."""
    kept = msgspec.json.encode(settings).decode()
    app_id = secrets.token_hex(8) if kind == "chat" else None
    row = ChannelRow(tx.key(), new_id(tx.now), kind, name, "on", app_id, kept, None, None, None)
    tx.write(sql.insert_channel, **msgspec.structs.asdict(row), created_at=tx.now)
    note(tx, actor, row)
    return row


def change(tx: Transaction, caller: Caller, id: str, wanted: ChangedChannel) -> Channel:
    """Change a channel's name, state or settings. Raises NotFound, Invalid."""
    demand(caller, "run")
    row = load(tx, id)
    if wanted.name is not None:
        row.name = clean(wanted.name)
    if wanted.state is not None:
        if wanted.state not in ("on", "off"):
            raise Invalid(f"A channel is on or off, not “{wanted.state[:20]}”.")
        row.state = wanted.state
    if wanted.settings is not None:
        merged = {**msgspec.json.decode(row.settings), **wanted.settings}
        row.settings = msgspec.json.encode(_settings(row.kind, merged)).decode()
    save(tx, row)
    note(tx, caller.actor, row)
    return row.wire()


def keep_secrets(tx: Transaction, caller: Caller, id: str, sealed: bytes) -> None:
    """Keep a channel's sealed secrets."""
    demand(caller, "run")
    row = load(tx, id)
    row.secrets = sealed
    save(tx, row)
    note(tx, caller.actor, row)


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


def note(tx: Transaction, actor: Actor, row: ChannelRow) -> None:
    """Record that the channel is as it is now."""
    append(tx, actor, ChannelChanged(channel=row.key, state=row.state), {"channel": row.wire()}, object_key=row.key)


def _settings(kind: str, wanted: dict[str, Any]) -> msgspec.Struct:
    if kind not in SETTINGS:
        raise Invalid(f"There is no kind of channel “{kind[:40]}”.", f"Use one of {', '.join(SETTINGS)}.")
    try:
        return msgspec.convert(wanted, SETTINGS[kind])
    except msgspec.ValidationError as wrong:
        raise Invalid(f"A setting of this channel cannot be used: {wrong}.", "See the API's description.") from wrong
