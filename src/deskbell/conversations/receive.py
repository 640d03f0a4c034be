"""The one way in: who is it, which conversation, what changes. Every channel's messages pass here, in one action."""

from typing import NamedTuple

from deskbell.clock.timers import cancel_timers
from deskbell.conversations.incoming import Incoming, Standing
from deskbell.conversations.linking import link
from deskbell.conversations.messages import Saying, check, say
from deskbell.conversations.row import ConversationRow, record, save
from deskbell.conversations.threading import Belonging, belong
from deskbell.conversations.wire import Message
from deskbell.errors import Forbidden
from deskbell.log.events import ConversationOpened, ConversationReopened, MessageReceived
from deskbell.store.generated import conversations as sql
from deskbell.store.ids import new_id
from deskbell.store.transaction import Transaction


class Received(NamedTuple):
    """What was accepted, and where it stands now."""

    row: ConversationRow
    message: Message
    message_key: int


def receive(tx: Transaction, incoming: Incoming, standing: Standing) -> Received:
    """Accept a customer's message. The caller has made sure that it is not already there.

    Raises Invalid for one that cannot be used, Forbidden when the contact is blocked.
    """
    check(incoming.text, incoming.attachments)
    if standing.blocked:
        raise Forbidden("This conversation takes no more messages.", code="blocked")
    before = standing.row
    state, resolved_at = (before.state, before.resolved_at) if before is not None else (None, None)
    fate = belong(state, resolved_at, tx.now, standing.evidence)
    row = before if before is not None and fate.do != "begin" else _begin(tx, incoming, standing)
    if fate.follows and before is not None:
        link(tx, row, before, "follows")
    _turn_to(tx, row, incoming, fate)
    saying = Saying(
        "customer",
        incoming.sender,
        incoming.text,
        incoming.attachments,
        incoming.uploader,
        client_id=incoming.client_id,
        external_id=incoming.external_id,
        reason=fate.reason,
        page=incoming.page,
    )
    key, message = say(tx, row, saying)
    row.last_inbound = message.revision
    row.seen_by_customer = message.revision
    fact = MessageReceived(channel=row.channel_key, plan=row.contact_plan, reason=fate.reason)
    record(tx, row, incoming.sender, fact, message, message_key=key)
    save(tx, row)
    return Received(row, message, key)


def _turn_to(tx: Transaction, row: ConversationRow, incoming: Incoming, fate: Belonging) -> None:
    """The conversation needs an answer now, on the channel the customer chose last."""
    row.channel_key, row.channel_id = incoming.channel_key, incoming.channel_id
    row.channel_kind = incoming.channel_kind
    row.page = incoming.page or row.page
    row.waiting_since = row.waiting_since or tx.now
    if row.state == "open":
        return
    before, row.state = row.state, "open"
    if before == "snoozed":
        row.snoozed_until = None
        cancel_timers(tx, "wake", row.key)
    if fate.do == "reopen":
        row.resolved_at = None
        record(tx, row, incoming.sender, ConversationReopened(before=before))


def _begin(tx: Transaction, incoming: Incoming, standing: Standing) -> ConversationRow:
    contact = standing.contact
    row = ConversationRow(
        key=tx.key(),
        id=new_id(tx.now),
        subject=incoming.subject,
        state="open",
        channel_key=incoming.channel_key,
        channel_id=incoming.channel_id,
        channel_kind=incoming.channel_kind,
        contact_key=standing.contact_key,
        contact_id=contact.id,
        contact_name=contact.name,
        contact_email=contact.email,
        contact_plan=contact.plan,
        contact_plan_source=contact.plan_source,
        assignee_key=0,
        assignee_id=None,
        team_key=0,
        team_id=None,
        tags="[]",
        preview="",
        preview_by="customer",
        last_at=tx.now,
        waiting_since=tx.now,
        snoozed_until=None,
        created_at=tx.now,
        resolved_at=None,
        revision=0,
        last_inbound=0,
        last_message=0,
        last_by="",
        seen_by_agents=0,
        seen_by_customer=0,
        page=incoming.page,
        merged_into=None,
        merged_into_id=None,
    )
    _insert(tx, row)
    record(tx, row, incoming.sender, ConversationOpened(channel=row.channel_key))
    return row


def _insert(tx: Transaction, row: ConversationRow) -> None:
    values = {name: getattr(row, name, None) for name in sql.insert_conversation.params}
    values["origin_contact_key"] = row.contact_key
    tx.write(sql.insert_conversation, **values)
