"""A visitor as long as their chat is open: what is known in memory, and what becomes durable only when they write."""

import hashlib
import secrets

import msgspec

from deskbell.channels.chat.settings import ChatSettings
from deskbell.channels.directory import ChannelRow
from deskbell.contacts.claims import Claims
from deskbell.log.actor import Actor

TOKEN_BYTES = 32


class Guest(msgspec.Struct):
    """One visitor with one token. Nothing is kept until they write, prove who they are, or leave an address."""

    channel: ChannelRow
    settings: ChatSettings
    token: str
    token_hash: bytes
    visitor_key: int = 0
    visitor_id: str | None = None
    contact_key: int = 0
    contact_id: str | None = None
    conversation_key: int = 0
    conversation_id: str | None = None
    name: str = ""
    email_known: bool = False
    blocked: bool = False
    claims: Claims = Claims()
    locale: str | None = None
    page: str | None = None
    page_title: str | None = None

    @property
    def actor(self) -> Actor:
        """As the log knows them."""
        return Actor("visitor", self.visitor_key, self.visitor_id, self.name)

    @property
    def uploader(self) -> str:
        """Whose uploads are theirs."""
        return "chat:" + self.token_hash.hex()[:32]

    def external_id(self, client_id: str) -> str:
        """What makes a message of this guest the same message however often it arrives."""
        return f"{self.token_hash.hex()[:32]}:{client_id}"


def hash_of(token: str) -> bytes:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).digest()


def new_guest(channel: ChannelRow, settings: ChatSettings) -> Guest:
    """Somebody who was not here before."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    return Guest(channel, settings, token, hash_of(token))
