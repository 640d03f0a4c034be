"""A conversation as an action holds it: loaded in one statement, changed in memory, written back whole."""

from operator import attrgetter

import msgspec

from deskbell.access.may import Ability, Caller, demand
from deskbell.contacts.wire import ContactBrief
from deskbell.conversations.wire import Conversation, Message
from deskbell.errors import Conflict, NotFound
from deskbell.log.actor import Actor
from deskbell.log.append import append
from deskbell.log.events import Fact
from deskbell.store.generated import conversations as sql
from deskbell.store.transaction import Transaction

_tags = msgspec.json.Decoder(list[str]).decode


class ConversationRow(msgspec.Struct):
    """The fields of statements.row, in its order."""

    key: int
    id: str
    subject: str
    state: str
    channel_key: int
    channel_id: str
    channel_kind: str
    contact_key: int
    contact_id: str
    contact_name: str
    contact_email: str | None
    contact_plan: str | None
    contact_plan_source: str | None
    assignee_key: int
    assignee_id: str | None
    team_key: int
    team_id: str | None
    tags: str
    preview: str
    preview_by: str
    last_at: int
    waiting_since: int | None
    snoozed_until: int | None
    created_at: int
    resolved_at: int | None
    revision: int
    last_inbound: int
    last_message: int
    last_by: str
    seen_by_agents: int
    seen_by_customer: int
    page: str | None
    merged_into: int | None
    merged_into_id: str | None

    @property
    def tag_names(self) -> list[str]:
        """The names of its tags, sorted."""
        return _tags(self.tags) if self.tags != "[]" else []


def wire(row: ConversationRow) -> Conversation:
    """As the outside sees it."""
    contact = ContactBrief(
        row.contact_id, row.contact_name, row.contact_email, row.contact_plan, row.contact_plan_source
    )
    return Conversation(
        row.id,
        row.subject,
        row.state,
        row.channel_id,
        contact,
        row.assignee_id,
        row.team_id,
        row.tag_names,
        row.preview,
        row.preview_by,
        row.last_at,
        row.waiting_since,
        row.snoozed_until,
        row.created_at,
        row.revision,
        row.last_inbound,
        row.seen_by_agents,
        row.seen_by_customer,
        row.page,
        row.merged_into_id,
    )


def load(tx: Transaction, caller: Caller, ability: Ability, id: str) -> ConversationRow:
    """The conversation with this public id. Raises NotFound or Forbidden by the caller's rights.

    Raises Conflict for work on one that was merged away: it would be out of sight.
    """
    found = tx.one(sql.row_by_id, id=id)
    if found is None:
        raise NotFound("There is no such conversation.", "It may have been merged or erased.")
    row = ConversationRow(*found)
    demand(caller, ability, row.team_key)
    if ability == "work" and row.merged_into is not None:
        raise Conflict("This conversation was merged into another.", "Work on that one.", code="merged")
    return row


def load_by_key(tx: Transaction, key: int) -> ConversationRow:
    """The conversation with this number, for the desk's own work (timers, channels)."""
    found = tx.one(sql.row_by_key, key=key)
    if found is None:
        raise NotFound("There is no such conversation.")
    return ConversationRow(*found)


def record(
    tx: Transaction,
    row: ConversationRow,
    actor: Actor,
    fact: Fact,
    message: Message | None = None,
    *,
    message_key: int | None = None,
    team_before: int | None = None,
    command_id: str | None = None,
) -> None:
    """Note a fact of this conversation in the log: its revision grows, and followers get the row as it is now.

    A `message` takes the new revision. The row itself is written by `save`, once, after the last fact.
    """
    row.revision += 1
    content: dict[str, object] = {"conversation": wire(row)}
    if message is not None:
        content["message"] = message
    append(
        tx,
        actor,
        fact,
        content,
        conversation_key=row.key,
        revision=row.revision,
        contact_key=row.contact_key,
        message_key=message_key,
        team_key=row.team_key,
        team_before=team_before,
        command_id=command_id,
    )


_kept = attrgetter(*("key" if name == "of_key" else name for name in sql.update_conversation.params))


def save(tx: Transaction, row: ConversationRow) -> None:
    """Write the row back; what it was is gone, what happened is in the log."""
    tx.put(sql.update_conversation, _kept(row))
    if row.tags != "[]":
        tx.write(sql.move_tagged, of_conversation=row.key, state=row.state, last_at=row.last_at)
