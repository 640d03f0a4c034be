"""What a visitor does, as actions: becoming known, writing, leaving an address, looking at pages."""

from typing import Any

import msgspec

from deskbell.channels.chat.guest import Guest
from deskbell.channels.chat.wire import Send
from deskbell.contacts import creating, identifying, visits
from deskbell.contacts.wire import ContactBrief
from deskbell.conversations.incoming import Incoming, Standing
from deskbell.conversations.messages import from_row
from deskbell.conversations.receive import receive
from deskbell.conversations.row import ConversationRow
from deskbell.conversations.wire import Message
from deskbell.errors import Forbidden
from deskbell.store.generated import channels as sql
from deskbell.store.generated import conversations as conversation_sql
from deskbell.store.ids import new_id
from deskbell.store.read_ahead import Load
from deskbell.store.transaction import Transaction

_KNOWN = 10
"""Columns of visitor_standing before the message's number and the conversation's row."""


class Known(msgspec.Struct):
    """A visitor as it is kept."""

    key: int
    id: str
    channel_key: int
    contact_key: int
    contact_id: str
    name: str
    email: str | None
    plan: str | None
    plan_source: str | None
    blocked: int

    @property
    def brief(self) -> ContactBrief:
        """The contact behind it."""
        return ContactBrief(self.contact_id, self.name, self.email, self.plan, self.plan_source)


class Taken(msgspec.Struct):
    """A message that was accepted, with who wrote it and where."""

    known: Known
    message: Message
    conversation_key: int
    conversation_id: str
    revision: int


def standing(guest: Guest, sent: Send) -> Load:
    """What `take` reads first. All it changes is the visitor's, their contact's and their conversation's."""
    values = sql.visitor_standing.values(_standing(guest, guest.external_id(sent.id)))
    return Load(sql.visitor_standing, values, lambda row: (row[0], row[3], row[_KNOWN + 1]))


def _standing(guest: Guest, external_id: str) -> dict[str, Any]:
    return {"token_hash": guest.token_hash, "channel_key": guest.channel.key, "external_id": external_id}


def take(tx: Transaction, guest: Guest, sent: Send) -> Taken:
    """Accept a visitor's message; the same id again returns what was accepted the first time."""
    external_id = guest.external_id(sent.id)
    found = tx.one(sql.visitor_standing, **_standing(guest, external_id))
    known = Known(*found[:_KNOWN]) if found else enter(tx, guest)
    if not found and guest.page:
        _note_visit(tx, known, guest, "page", "", guest.page_title, {})
    row = ConversationRow(*found[_KNOWN + 1 :]) if found and found[_KNOWN + 1] is not None else None
    if found and found[_KNOWN] is not None and row is not None:
        return _taken_before(tx, known, row, found[_KNOWN])
    if guest.settings.identity == "required" and not guest.claims.signed:
        raise Forbidden("This site lets signed-in users write here.", "Sign in on the site.", code="identity_required")
    actor = msgspec.structs.replace(guest.actor, key=known.key, id=known.id, name=known.name)
    incoming = Incoming(
        guest.channel.key,
        guest.channel.id,
        "chat",
        external_id,
        sent.text,
        sent.attachments,
        guest.uploader,
        actor,
        client_id=sent.id,
        page=sent.page or guest.page,
    )
    standing = Standing(known.contact_key, known.brief, "same chat", row, bool(known.blocked))
    after, message, _ = receive(tx, incoming, standing)
    if row is None or after.key != row.key:
        tx.write(sql.turn_visitor, of_key=known.key, conversation_key=after.key)
    return Taken(known, message, after.key, after.id, after.revision)


def _taken_before(tx: Transaction, known: Known, row: ConversationRow, message_key: int) -> Taken:
    found = tx.all(conversation_sql.messages_by_keys, keys=[message_key])
    return Taken(known, from_row(found[0][1:]), row.key, row.id, row.revision)


def enter(tx: Transaction, guest: Guest) -> Known:
    """Make a guest durable: a visitor, and the contact they are or become."""
    contact = _contact(tx, guest)
    key, id = tx.key(), new_id(tx.now)
    newest = tx.one(sql.latest_of_contact, contact_key=contact.key, channel_key=guest.channel.key)
    tx.write(
        sql.insert_visitor,
        key=key,
        id=id,
        token_hash=guest.token_hash,
        channel_key=guest.channel.key,
        contact_key=contact.key,
        conversation_key=newest[0] if newest and guest.claims.signed else None,
        created_at=tx.now,
        ended_at=None,
    )
    brief = contact.brief
    return Known(
        key, id, guest.channel.key, contact.key, brief.id, brief.name, brief.email, brief.plan, brief.plan_source, 0
    )  # fmt: skip


def _contact(tx: Transaction, guest: Guest) -> creating.ContactRow:
    claims = guest.claims
    actor = msgspec.structs.replace(guest.actor, name=claims.name or "")
    if claims.signed and claims.user_id:
        found = identifying.contact_by_verified(tx, "user_id", claims.user_id, guest.channel.key)
        if found is not None:
            return identifying.verify(tx, actor, found, claims, guest.channel.key)
    contact = creating.begin_contact(tx, actor, name=_name(guest), locale=guest.locale)
    if claims.signed:
        return identifying.verify(tx, actor, contact, claims, guest.channel.key)
    if not claims.empty:
        identifying.claim(tx, actor, contact, claims, guest.channel.key)
    return contact


def _name(guest: Guest) -> str:
    """What an anonymous visitor is called until they say."""
    from urllib.parse import urlsplit

    if guest.claims.name:
        return guest.claims.name
    if guest.claims.email:
        return guest.claims.email.partition("@")[0]
    path = urlsplit(guest.page or "").path
    return f"Visitor from {path[:60]}" if path and path != "/" else "Visitor"


def identify(tx: Transaction, guest: Guest) -> bool:
    """The site said who it is; whether somebody is kept now who was known before, or is proven."""
    found = tx.one(sql.visitor_by_token, token_hash=guest.token_hash)
    if found is None:
        if guest.claims.signed:
            enter(tx, guest)
        return guest.claims.signed
    known = Known(*found[:_KNOWN])
    contact = creating.load_contact(tx, known.contact_key)
    if not guest.claims.signed:
        identifying.claim(tx, guest.actor, contact, guest.claims, guest.channel.key)
        return True
    person = identifying.verify(tx, guest.actor, contact, guest.claims, guest.channel.key)
    now = tx.one(sql.visitor_by_token, token_hash=guest.token_hash)
    if now is not None and Known(*now[:_KNOWN]).contact_key != person.key:
        # Somebody else sits at the same screen now: what was written before is not theirs to see.
        tx.write(sql.repoint_visitor, of_key=known.key, contact_key=person.key, conversation_key=None)
    return True


def leave_email(tx: Transaction, guest: Guest, email: str) -> Known:
    """The visitor leaves an address: a way to reach them, proof of nothing. Raises Invalid for what is no address."""
    found = tx.one(sql.visitor_by_token, token_hash=guest.token_hash)
    known = Known(*found[:_KNOWN]) if found else enter(tx, guest)
    contact = creating.load_contact(tx, known.contact_key)
    identifying.add_identity(tx, guest.actor, contact, "email", email, verified=False, how="typed in chat")
    return known


def visit(tx: Transaction, guest: Guest, kind: str, name: str, title: str | None, props: dict[str, Any]) -> None:
    """Note a page or an event of somebody who is kept already; of others nothing is."""
    found = tx.one(sql.visitor_by_token, token_hash=guest.token_hash)
    if found is not None:
        _note_visit(tx, Known(*found[:_KNOWN]), guest, kind, name, title, props)


def _note_visit(
    tx: Transaction, known: Known, guest: Guest, kind: str, name: str, title: str | None, props: dict[str, Any]
) -> None:
    visits.record_visit(
        tx,
        guest.actor,
        known.contact_key,
        known.contact_id,
        kind=kind,
        name=name,
        url=guest.page,
        title=title,
        props=props,
    )


def end(tx: Transaction, guest: Guest) -> None:
    """The visitor's token is worth nothing from now on."""
    tx.write(sql.end_visitor, of_hash=guest.token_hash, ended_at=tx.now)
