"""Fills an empty desk with the demo's people and stories, through the desk's own actions."""

import asyncio
import secrets
from pathlib import Path

from deskbell.access.may import Caller
from deskbell.access.passwords import Passwords
from deskbell.access.setting_up import FirstOwner, is_needed, set_up
from deskbell.agents.adding import NewAgent, add_agent
from deskbell.agents.loading import load_agents
from deskbell.agents.teams import NewTeam, make_team
from deskbell.agents.wire import Role
from deskbell.channels import setting_up
from deskbell.channels.chat.settings import ChatSettings
from deskbell.channels.directory import ChannelRow
from deskbell.clock.time import DAY, SystemClock
from deskbell.config import Settings
from deskbell.demo.stories import read
from deskbell.demo.telling import Step, Teller
from deskbell.log.actor import SYSTEM, Actor
from deskbell.log.append import append
from deskbell.log.events import AgentChanged
from deskbell.store.generated import access as access_sql
from deskbell.store.open import prepare
from deskbell.store.reads import Reader, Reads
from deskbell.store.transaction import Transaction
from deskbell.store.writer import Writer

EMAIL = "mira@harbour.example"
PASSWORD = "harbour lights at nine"  # noqa: S105 (said to everyone who opens a demo)

_COLLEAGUES: tuple[tuple[str, str, Role], ...] = (("Tom Berg", "tom@harbour.example", "agent"),)


class StoryClock:
    """Stands where the story is."""

    def __init__(self, now: int) -> None:
        self.at = now

    def now(self) -> int:
        """The story's time."""
        return self.at


async def fill(settings: Settings) -> bool:
    """Fill the desk these settings speak of, unless somebody is there already; says whether it is a demo now."""
    store = await asyncio.to_thread(prepare, Path(settings.data), settings.database)
    clock = StoryClock(SystemClock().now())
    reads, writer = Reads(store.open_reader), Writer(store.open_pen, clock, asyncio.get_running_loop())
    passwords = Passwords()
    writer.start()
    try:
        if not await reads.run(is_needed):
            return await reads.run(lambda r: r.one(access_sql.agent_by_email, email=EMAIL)) is not None
        hashed = await passwords.hash(PASSWORD)
        await _tell(writer, clock, reads, hashed)
        return True
    finally:
        passwords.close()
        await writer.stop()
        await asyncio.to_thread(reads.close)
        store.close()


async def _tell(writer: Writer, clock: StoryClock, reads: Reads, hashed: str) -> None:
    now = clock.at
    clock.at = now - 10 * DAY
    channel = await writer.do(lambda tx: _found(tx, hashed))
    people = await reads.run(_callers)
    team = NewTeam(name="Enterprise", members=[caller.actor.id or "" for caller in people.values()])
    enterprise = await writer.do(lambda tx: make_team(tx, people["mira"], team))
    steps: list[Step] = []
    for story in read():
        steps += Teller(story, now, channel, people, {"Enterprise": enterprise.id}).steps()
    for at, step in sorted(steps, key=lambda step: step[0]):
        clock.at = min(at, now)
        await writer.do(step)
    clock.at = now


def _found(tx: Transaction, hashed: str) -> ChannelRow:
    owner = FirstOwner("Harbour", "Mira Rossi", EMAIL, hashed)
    made: list[ChannelRow] = []

    def first_channel(tx: Transaction, now: int) -> None:
        settings = ChatSettings(title="Harbour support", greeting="Hi! Ask us anything about your exports.")
        made.append(setting_up.begin(tx, SYSTEM, "chat", "Website chat", settings))

    set_up(tx, owner, secrets.token_hex(6), first_channel)
    for name, email, role in _COLLEAGUES:
        new = NewAgent(name=name, email=email, role=role, password_hash=hashed)
        key, agent = add_agent(tx, new, [], set())
        append(tx, SYSTEM, AgentChanged(role=agent.role, state=agent.state), content={"agent": agent}, object_key=key)
    return made[0]


def _callers(reader: Reader) -> dict[str, Caller]:
    """Everyone who works here, by their first name in small letters; for the story each may do everything."""
    callers = {}
    for known in load_agents(reader).values():
        actor = Actor("agent", known.key, known.wire.id, known.wire.name)
        callers[actor.name.split()[0].lower()] = Caller(actor, known.key, "owner", frozenset())
    return callers
