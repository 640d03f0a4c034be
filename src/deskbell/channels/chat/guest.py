"""A visitor as long as their chat is open: what is known in memory, and what becomes durable only when they write."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Callable

import msgspec

from deskbell.channels.chat.settings import ChatSettings
from deskbell.channels.directory import ChannelRow
from deskbell.contacts.claims import Claims
from deskbell.log.actor import Actor

TOKEN_BYTES = 32
MARK_BYTES = 16
"""Of the desk's own mark in a token, by which it is known before anything is kept of it."""


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


def made_here(token: str, stamp: Callable[[bytes], bytes]) -> bool:
    """Whether a token was given out by this desk: what anybody could choose opens nothing, not even an empty chat."""
    try:
        raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except ValueError:
        return False
    random, mark = raw[:TOKEN_BYTES], raw[TOKEN_BYTES:]
    return len(random) == TOKEN_BYTES and hmac.compare_digest(mark, stamp(random)[:MARK_BYTES])


def new_guest(channel: ChannelRow, settings: ChatSettings, stamp: Callable[[bytes], bytes]) -> Guest:
    """Somebody who was not here before."""
    random = secrets.token_bytes(TOKEN_BYTES)
    token = base64.urlsafe_b64encode(random + stamp(random)[:MARK_BYTES]).decode().rstrip("=")
    return Guest(channel, settings, token, hash_of(token))
