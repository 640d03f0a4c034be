"""Tells the demo's stories through the desk's own actions, at the times they are said to have happened."""

import secrets
from collections.abc import Callable
from typing import Any

import msgspec

from deskbell.access.may import Caller
from deskbell.channels.chat import receiving
from deskbell.channels.chat.guest import Guest, hash_of
from deskbell.channels.chat.settings import decode
from deskbell.channels.chat.wire import Send
from deskbell.channels.directory import ChannelRow
from deskbell.clock.time import MINUTE
from deskbell.contacts.claims import Claims
from deskbell.conversations import assigning, renaming, replying, seeing, settling, snoozing, tagging
from deskbell.demo.stories import Story
from deskbell.store.transaction import Transaction

SITE = "https://app.harbour.example"

Step = tuple[int, Callable[[Transaction], Any]]
"""When (UTC microseconds) and what."""


class Teller:
    """Turns one story into steps in time."""

    def __init__(self, story: Story, now: int, channel: ChannelRow, people: dict[str, Caller], teams: dict[str, str]):
        self._story, self._now, self._people, self._teams = story, now, people, teams
        token = secrets.token_urlsafe(32)
        self._guest = Guest(channel, decode(channel.settings), token, hash_of(token), page=SITE + story.page)
        self._guest.claims = _claims(story)
        self._conversation = ""

    def steps(self) -> list[Step]:
        """Everything that happens in this story, in order."""
        at = self._now - self._story.ago * MINUTE
        steps: list[Step] = []
        for number, (who, after, words) in enumerate(self._story.turns):
            at += after * MINUTE
            steps.append((at, self._turn(who, words)))
            if number == 0:
                steps += [(at + 1 + place, step) for place, step in enumerate(self._framing())]
        steps += [(at + 1_000_000, step) for step in self._ending()]
        return steps + self._visits()

    def _turn(self, who: str, words: str) -> Callable[[Transaction], Any]:
        if who == "c":
            return lambda tx: self._say(tx, words)
        name, _, kind = who.partition(" ")
        if kind == "note":
            note = replying.Note(_id(), words)
            return lambda tx: replying.note(tx, self._people[name], self._conversation, note)
        reply = replying.Reply(_id(), words, force=True)
        return lambda tx: replying.reply(tx, self._people[name], self._conversation, reply)

    def _say(self, tx: Transaction, words: str) -> None:
        taken = receiving.take(tx, self._guest, Send(_id(), words, page=self._guest.page))
        self._conversation = taken.conversation_id
        self._guest.visitor_key, self._guest.visitor_id = taken.known.key, taken.known.id
        self._guest.contact_key, self._guest.contact_id = taken.known.contact_key, taken.known.contact_id
        self._guest.name = taken.known.name

    def _framing(self) -> list[Callable[[Transaction], Any]]:
        story, owner = self._story, self._people["mira"]
        steps: list[Callable[[Transaction], Any]] = []
        if story.subject:
            steps.append(
                lambda tx: renaming.rename(tx, owner, self._conversation, renaming.Renaming(_id(), story.subject))
            )
        if story.tags:
            steps.append(lambda tx: tagging.tag(tx, owner, self._conversation, tagging.Tagging(_id(), story.tags)))
        if story.assignee or story.team:
            assignee = self._people[story.assignee].actor.id if story.assignee else None
            team = self._teams[story.team] if story.team else None
            wanted = assigning.Assignment(_id(), assignee, team)
            steps.append(lambda tx: assigning.assign(tx, owner, self._conversation, wanted))
        return steps

    def _ending(self) -> list[Callable[[Transaction], Any]]:
        story, owner = self._story, self._people["mira"]
        steps: list[Callable[[Transaction], Any]] = []
        if story.state == "resolved":
            steps.append(lambda tx: settling.set_state(tx, owner, self._conversation, "resolved", _id()))
        if story.state or story.snooze or story.assignee:
            steps.append(lambda tx: seeing.seen_by_agent(tx, owner, self._conversation, 1_000))
        if story.snooze:
            until = self._now + story.snooze * MINUTE
            steps.append(lambda tx: snoozing.snooze(tx, owner, self._conversation, snoozing.Snooze(_id(), until)))
        return steps

    def _visits(self) -> list[Step]:
        return [(self._now - ago * MINUTE, self._visit(page)) for page, ago in self._story.visits]

    def _visit(self, page: str) -> Callable[[Transaction], Any]:
        def visit(tx: Transaction) -> None:
            guest = msgspec.structs.replace(self._guest, page=SITE + page)
            receiving.visit(tx, guest, "page", "", None, {})

        return visit


def _claims(story: Story) -> Claims:
    if story.anonymous:
        return Claims()
    return Claims(story.user, story.email, story.name, story.plan, attributes=story.attributes, signed=True)


def _id() -> str:
    return secrets.token_hex(12)
