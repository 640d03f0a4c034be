"""Tags: shared words to find and count conversations by."""

import msgspec

from deskbell.access.may import Caller, demand
from deskbell.conversations.row import ConversationRow, load, record, save, wire
from deskbell.conversations.wire import Conversation
from deskbell.errors import Invalid, NotFound
from deskbell.log.actor import Actor
from deskbell.log.append import append
from deskbell.log.events import ConversationTagged, TagCreated, TagRemoved
from deskbell.log.once import once
from deskbell.store.generated import conversations as sql
from deskbell.store.ids import new_id
from deskbell.store.transaction import Transaction

LONGEST = 40
"""Characters of a tag's name."""
MOST = 30
"""Tags on one conversation."""


class Tag(msgspec.Struct):
    """A tag of the desk."""

    id: str
    name: str


class Tagging(msgspec.Struct, forbid_unknown_fields=True):
    """Names to put on and to take off; names that do not exist yet are made."""

    command_id: str
    add: list[str] = []
    remove: list[str] = []


def tag(tx: Transaction, caller: Caller, id: str, wanted: Tagging) -> Conversation:
    """Change a conversation's tags. Raises Invalid for a name that cannot be one."""

    def do() -> Conversation:
        row = load(tx, caller, "work", id)
        retag(tx, row, caller.actor, wanted.add, wanted.remove, wanted.command_id)
        save(tx, row)
        return wire(row)

    return once(tx, caller.actor, wanted.command_id, Conversation, do)


def retag(
    tx: Transaction,
    row: ConversationRow,
    actor: Actor,
    add: list[str],
    remove: list[str],
    command_id: str | None = None,
) -> None:
    """Change the tags of a loaded row and note it; what changes nothing is not noted."""
    now = set(row.tag_names)
    adding = {clean(name) for name in add} - now
    removing = {clean(name) for name in remove} & now
    if not adding and not removing:
        return
    if len(now | adding) > MOST:
        raise Invalid(f"That would be more than {MOST} tags.", "Take some off first.")
    known = {name: key for key, _, name in tx.all(sql.tags_by_names, names=sorted(adding | removing))}
    added = [known.get(name) or make_tag(tx, actor, name)[0] for name in sorted(adding)]
    removed = [known[name] for name in sorted(removing) if name in known]
    for key in added:
        tx.write(sql.insert_tagged, tag_key=key, conversation_key=row.key, state=row.state, last_at=row.last_at)
    for key in removed:
        tx.write(sql.delete_tagged, of_tag=key, of_conversation=row.key)
    row.tags = msgspec.json.encode(sorted((now | adding) - removing)).decode()
    record(tx, row, actor, ConversationTagged(added=added, removed=removed), command_id=command_id)


def clean(name: str) -> str:
    """The name as it is kept: lower case, single spaces. Raises Invalid for an empty or long one."""
    cleaned = " ".join(name.lower().split())
    if not cleaned or len(cleaned) > LONGEST or not cleaned.isprintable():
        raise Invalid(f"“{name[:60]}” cannot be a tag.", f"A tag has 1 to {LONGEST} characters.")
    return cleaned


def make_tag(tx: Transaction, actor: Actor, name: str) -> tuple[int, Tag]:
    """A new tag, with its number."""
    key, id = tx.key(), new_id(tx.now)
    tx.write(sql.insert_tag, key=key, id=id, name=name)
    made = Tag(id, name)
    append(tx, actor, TagCreated(), {"tag": made}, object_key=key)
    return key, made


def add_tag(tx: Transaction, caller: Caller, name: str) -> Tag:
    """The tag with this name, made if there is none. Raises Invalid for a name that cannot be one."""
    demand(caller, "work")
    cleaned = clean(name)
    found = tx.one(sql.tag_by_name, name=cleaned)
    if found is not None:
        return Tag(found[1], found[2])
    return make_tag(tx, caller.actor, cleaned)[1]


CHUNK = 100
"""Conversations from which a removed tag is taken at once."""


def remove_tag(tx: Transaction, caller: Caller, id: str) -> bool:
    """Take a tag off some conversations; True while there are more. With the last ones the tag itself goes."""
    demand(caller, "run")
    found = tx.one(sql.tag_by_id, id=id)
    if found is None:
        raise NotFound("There is no such tag.")
    key, name = found
    rows = tx.all(sql.rows_with_tag, tag_key=key, limit=CHUNK)
    for values in rows:
        row = ConversationRow(*values)
        retag(tx, row, caller.actor, [], [name])
        save(tx, row)
    if len(rows) == CHUNK:
        return True
    tx.write(sql.delete_tag, of_key=key)
    append(tx, caller.actor, TagRemoved(), {"tag": Tag(id, name)}, object_key=key)
    return False
