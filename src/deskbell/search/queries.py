"""One page of what a search finds: each conversation once, by its newest message that holds all the words."""

import msgspec

from deskbell.access.may import Caller, may
from deskbell.conversations.place import Place, decode, encode
from deskbell.conversations.row import ConversationRow, wire
from deskbell.conversations.wire import Attachment, Conversation
from deskbell.desk import Desk
from deskbell.search.finding import Found
from deskbell.search.snippets import Wanted, snippet, wanted
from deskbell.search.terms import terms
from deskbell.store.generated import conversations as conversation_sql
from deskbell.store.generated import search as sql
from deskbell.store.reads import Reader

PAGE = 20
"""Conversations of a page."""
LOOKED_AT = 50
"""Messages that are fetched from the index at once."""
ROUNDS = 5
"""How often more are fetched for one page, when many are in the same conversation."""


class Hit(msgspec.Struct):
    """A conversation, and the message in it that was found."""

    conversation: Conversation
    message: str | None
    snippet: str
    """Plain text; what was found stands between U+0002 and U+0003."""


class Hits(msgspec.Struct):
    """A page of hits, newest first, and where the next begins. A page may be short and still have a next."""

    hits: list[Hit]
    next: str | None


async def search(desk: Desk, caller: Caller, typed: str, after: str | None) -> Hits:
    """What the caller may see of what was typed. Raises Invalid for an unknown place, Busy when it takes too long."""
    asked = terms(typed)
    place = decode(after) if after else Place.start()
    if not asked:
        return Hits([], None)
    teams = None if caller.sees_all else [0, *sorted(caller.teams)]
    before, goes_on = place.key, True
    chosen: dict[int, Found] = {}
    for _ in range(ROUNDS):
        found = await desk.search.find(asked, teams, before, LOOKED_AT)
        before, goes_on = _choose(found, chosen)
        if not goes_on or len(chosen) == PAGE:
            break
    hits = await desk.reads.run(lambda reader: _hits(reader, caller, list(chosen.values()), wanted(asked)))
    return Hits(hits, encode(Place(0, before)) if goes_on else None)


def _choose(found: list[Found], chosen: dict[int, Found]) -> tuple[int, bool]:
    """Take the newest message of each conversation until the page is full; returns where to go on, and whether to."""
    for one in found:
        if one.conversation_key not in chosen:
            if len(chosen) == PAGE:
                return one.message_key + 1, True
            chosen[one.conversation_key] = one
    return (found[-1].message_key if found else 0), len(found) == LOOKED_AT


def _hits(reader: Reader, caller: Caller, chosen: list[Found], asked: Wanted) -> list[Hit]:
    """The messages as they are now: the index may be a moment behind, rights never are."""
    keys = [found.message_key for found in chosen]
    if not keys:
        return []
    messages = sorted(reader.all(sql.hits_by_keys, keys=keys), reverse=True)
    of = sorted({message[2] for message in messages})
    rows = [ConversationRow(*values) for values in reader.all(conversation_sql.rows_by_keys, keys=of)]
    seen = {row.key: row for row in rows if may(caller, "see", row.team_key)}
    return [_hit(seen[message[2]], message, asked) for message in messages if message[2] in seen]


def _hit(row: ConversationRow, message: tuple[object, ...], asked: Wanted) -> Hit:
    _, id, _, text, attachments = message
    files = msgspec.json.decode(str(attachments), type=list[Attachment])
    names = " ".join(file.name for file in files)
    contact = " ".join(filter(None, (row.contact_name, row.contact_email)))
    return Hit(wire(row), str(id), snippet([str(text), row.subject, contact, names], asked))
