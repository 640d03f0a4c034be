"""The invented life of a large desk: its rows, the same for the same seed, in the order in which they happened."""

import random
from collections.abc import Iterator
from typing import Any, NamedTuple

SEED = 20_240_229
CONVERSATIONS, EACH, CONTACTS = 1_000_000, 5, 200_000
"""At scale 1; messages of each conversation."""
WINDOW = 1_000
"""Conversations that go on at the same time."""
YEAR = 365 * 24 * 3_600_000_000
BEGIN = 1_700_000_000_000_000
STATES = (("resolved", 92), ("open", 4), ("waiting", 3), ("snoozed", 1))
"""Of a hundred conversations."""
WORDS = [
    "the", "export", "file", "order", "invoice", "login", "page", "email", "password", "team", "account",
    "plan", "card", "payment", "error", "report", "data", "dashboard", "project", "button", "message",
    "customer", "update", "setting", "browser", "phone", "link", "image", "upload", "download", "chart",
    "filter", "search", "result", "column", "row", "sheet", "import", "user", "role", "access", "token",
    "webhook", "sync", "calendar", "reminder", "refund", "address", "delivery", "parcel", "return", "size",
    "colour", "price", "discount", "code", "voucher", "trial", "upgrade", "limit", "quota", "storage",
]  # fmt: skip
JOINTS = [
    "please", "could", "you", "i", "we", "it", "is", "was", "not", "when", "after", "before", "with", "without",
    "for", "of", "on", "in", "to", "and", "but", "still", "again", "now",
]  # fmt: skip
PHRASE = "the export stops at row four thousand"
"""In one message of a hundred."""

Rows = Iterator[dict[str, Any]]


class People(NamedTuple):
    """What was set up before: numbers and public ids."""

    agents: list[tuple[int, str]]
    teams: list[int]
    channels: list[int]
    tags: list[tuple[int, str]]


class Life:
    """Everything that happened. Numbers begin where the desk's counters stand."""

    def __init__(self, scale: float, people: People, next_key: int, next_seq: int) -> None:
        self.conversations, self.contacts = int(CONVERSATIONS * scale), max(10, int(CONTACTS * scale))
        self.messages = self.conversations * EACH
        self.people = people
        self.first_contact = next_key
        self.first_conversation = self.first_contact + self.contacts
        self.first_message = self.first_conversation + self.conversations
        self.next_key = self.first_message + self.messages
        self.first_seq = next_seq
        self.next_seq = next_seq + self.messages
        self._texts = _texts()
        self._pace = YEAR // self.messages

    def contact_rows(self) -> Rows:
        """The people outside."""
        chance = random.Random(SEED)
        for number in range(self.contacts):
            name = f"{chance.choice(WORDS).title()} {chance.choice(WORDS).title()} {number}"
            plan = chance.choice((None, "free", "pro", "business"))
            yield {
                "key": self.first_contact + number, "id": _id("c", number), "name": name, "name_source": None,
                "sort_name": name.lower(), "email": f"c{number}@shop.example", "plan": plan,
                "plan_source": "claimed" if plan else None, "attributes": "{}", "locale": None, "blocked": 0,
                "created_at": BEGIN, "last_seen_at": BEGIN, "merged_into": None,
            }  # fmt: skip

    def conversation_rows(self) -> Rows:
        """Their matters, as they stand at the end."""
        for number in range(self.conversations):
            fate = self._fate(number)
            at = self._at(number, EACH - 1)
            yield {
                "key": self.first_conversation + number, "id": _id("v", number), "subject": "", "state": fate.state,
                "channel_key": fate.channel, "contact_key": fate.contact, "origin_contact_key": fate.contact,
                "assignee_key": fate.agent[0], "team_key": fate.team, "tags": fate.tags_text,
                "preview": self._text(number * EACH + EACH - 1)[:140],
                "preview_by": "agent" if fate.state != "open" else "customer", "last_at": at,
                "waiting_since": at if fate.state == "open" else None,
                "snoozed_until": BEGIN + 3 * YEAR if fate.state == "snoozed" else None,
                "created_at": self._at(number, 0), "resolved_at": at if fate.state == "resolved" else None,
                "revision": EACH, "last_inbound": EACH - 1 + (fate.state == "open"), "last_message": EACH,
                "last_by": f"agent:{fate.agent[0]}", "seen_by_agents": EACH - 1, "seen_by_customer": EACH - 1,
                "page": "https://shop.example/export", "merged_into": None,
            }  # fmt: skip

    def tagged_rows(self) -> Rows:
        """Their tags."""
        for number in range(self.conversations):
            fate = self._fate(number)
            for key, _ in fate.tags:
                yield {
                    "tag_key": key, "conversation_key": self.first_conversation + number, "state": fate.state,
                    "last_at": self._at(number, EACH - 1),
                }  # fmt: skip

    def message_rows(self) -> Rows:
        """All that was said, in order."""
        for place, (number, turn) in enumerate(self._turns()):
            fate = self._fate(number)
            inbound = turn % 2 == 0
            at = self._at(number, turn)
            conversation = self.first_conversation + number
            yield {
                "key": self.first_message + place, "id": _id("m", place), "conversation_key": conversation,
                "origin_conversation_key": conversation, "kind": "customer" if inbound else "reply",
                "channel_key": fate.channel, "external_id": f"{number % 7919:032x}:{place}" if inbound else None,
                "author_kind": "visitor" if inbound else "agent",
                "author_key": fate.contact if inbound else fate.agent[0],
                "author_id": None if inbound else fate.agent[1], "author_name": "Visitor" if inbound else "Mira",
                "text": self._text(number * EACH + turn), "attachments": "[]", "at": at, "revision": turn + 1,
                "client_id": None, "reason": None, "page": None, "delivery": None if inbound else "read",
                "delivery_error": None, "erased": 0,
            }  # fmt: skip

    def event_rows(self) -> Rows:
        """The log of it."""
        for place, (number, turn) in enumerate(self._turns()):
            fate = self._fate(number)
            inbound = turn % 2 == 0
            yield {
                "seq": self.first_seq + place, "at": self._at(number, turn),
                "kind": "message.received" if inbound else "message.sent",
                "actor": "visitor:0" if inbound else f"agent:{fate.agent[0]}",
                "conversation_key": self.first_conversation + number, "revision": turn + 1,
                "contact_key": fate.contact, "message_key": self.first_message + place, "object_key": None,
                "data": f'{{"channel":{fate.channel}}}', "cause": None, "command_id": None,
            }  # fmt: skip

    def _turns(self) -> Iterator[tuple[int, int]]:
        for first in range(0, self.conversations, WINDOW):
            for turn in range(EACH):
                for number in range(first, min(first + WINDOW, self.conversations)):
                    yield number, turn

    def _at(self, number: int, turn: int) -> int:
        first = number - number % WINDOW
        size = min(WINDOW, self.conversations - first)
        return BEGIN + (first * EACH + turn * size + number - first) * self._pace

    def _text(self, place: int) -> str:
        text = self._texts[place * 7_919 % len(self._texts)]
        if place % 100 == 0:
            text = f"{text} {PHRASE}"
        return f"{text} order ac{place:07d}" if place % 10 == 0 else text

    def _fate(self, number: int) -> "Fate":
        people, mixed = self.people, number * 2_654_435_761 % 2**32
        turn, state = mixed % 100, "resolved"
        for name, share in STATES:
            if turn < share:
                state = name
                break
            turn -= share
        tags = [people.tags[(mixed >> 7) % len(people.tags)]] if mixed % 3 == 0 else []
        agent = people.agents[(mixed >> 5) % len(people.agents)] if mixed % 4 else (0, "")
        team = people.teams[(mixed >> 9) % len(people.teams)] if mixed % 5 == 0 else 0
        return Fate(
            state, people.channels[(mixed >> 3) % len(people.channels)], self.first_contact + mixed % self.contacts,
            agent, team, tags, f'["{tags[0][1]}"]' if tags else "[]",
        )  # fmt: skip


class Fate(NamedTuple):
    """What became of a conversation; follows from its number."""

    state: str
    channel: int
    contact: int
    agent: tuple[int, str]
    team: int
    tags: list[tuple[int, str]]
    tags_text: str


def _id(kind: str, number: int) -> str:
    """A public id that says its number; only here."""
    return f"{kind}0000000-0000-7000-8000-{number:012d}"


def _texts() -> list[str]:
    """Twenty thousand different sentences; some words are in most of them, some in few."""
    chance = random.Random(SEED)
    weights = [1 / (rank + 1) for rank in range(len(WORDS))]
    made = []
    for _ in range(20_000):
        words = chance.choices(WORDS, weights, k=chance.randint(4, 16))
        made.append(
            " ".join(word for pair in zip(words, chance.choices(JOINTS, k=len(words)), strict=True) for word in pair)
        )
    return made
