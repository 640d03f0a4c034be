"""The running desk: its parts by name, for those who answer requests. Wired in app.py; holds no rules."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncio

    from deskbell.access.sessions import Sessions
    from deskbell.channels.chat.limits import ChatLimits
    from deskbell.channels.directory import Channels
    from deskbell.channels.intake import Intake
    from deskbell.channels.seals import Seals
    from deskbell.clock.time import Clock
    from deskbell.clock.timers import Timers
    from deskbell.config import Settings
    from deskbell.live.hub import Hub
    from deskbell.log.reader import Follow
    from deskbell.readers.deliver import Deliver
    from deskbell.search.finding import Finder
    from deskbell.store.files import Files
    from deskbell.store.open import Listening
    from deskbell.store.reads import Reads
    from deskbell.store.writer import Writer


class Desk:
    """One workspace, open."""

    settings: "Settings"
    clock: "Clock"
    writer: "Writer"
    reads: "Reads"
    timers: "Timers"
    hub: "Hub"
    files: "Files"
    sessions: "Sessions"
    channels: "Channels"
    seals: "Seals"
    chat_limits: "ChatLimits"
    intake: "Intake"
    deliver: "Deliver"
    search: "Finder"
    follows: list["Follow"]
    """Those who react to the log."""
    listening: "Listening | None" = None
    """Hears of other processes on the same database."""
    demo_account: tuple[str, str] | None = None
    """Email and password that a demo tells everyone who opens it."""
    looking: "asyncio.Future[None] | None" = None
    """A look for timers that another process set, while it lasts."""
    epoch: str
    """Changes when the desk was restored from a backup: clients start over."""
