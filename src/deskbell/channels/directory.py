"""The desk's channels in memory: few, read often, changed seldom. Reads them again when the log says they changed."""

from typing import Any

import msgspec

from deskbell.channels.wire import Channel
from deskbell.store.generated import channels as sql
from deskbell.store.reads import Reader, Reads


class ChannelRow(msgspec.Struct):
    """A channel as it is kept."""

    key: int
    id: str
    kind: str
    name: str
    state: str
    app_id: str | None
    settings: str
    secrets: bytes | None
    seen_on: str | None
    seen_at: int | None

    def wire(self) -> Channel:
        """As the outside sees it."""
        shown = msgspec.json.decode(self.settings)
        return Channel(self.id, self.kind, self.name, self.state, self.app_id, shown, self.seen_on, self.seen_at)


class Channels:
    """Every channel, by id."""

    def __init__(self, reads: Reads) -> None:
        self._reads = reads
        self._known: dict[str, ChannelRow] | None = None

    def committed(self, appended: list[Any], timers: list[Any]) -> None:
        """Forget what is known when a channel changed."""
        if any(one.event.kind.startswith("channel.") for one in appended):
            self._known = None

    async def all(self) -> list[ChannelRow]:
        """Every channel, oldest first."""
        known = self._known
        if known is None:
            found = await self._reads.run(_read)
            known = self._known = {row.id: row for row in found}
        return list(known.values())

    async def chat(self, app_id: str) -> ChannelRow | None:
        """The chat with this app id; the only chat there is, when the id is not known."""
        chats = [row for row in await self.all() if row.kind == "chat" and row.state == "on"]
        exact = [row for row in chats if row.app_id == app_id]
        return exact[0] if exact else chats[0] if len(chats) == 1 else None


def _read(reader: Reader) -> list[ChannelRow]:
    return [ChannelRow(*values) for values in reader.all(sql.channels)]
