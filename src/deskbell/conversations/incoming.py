"""The one plain record into which every channel reads what arrived."""

import msgspec

from deskbell.contacts.wire import ContactBrief
from deskbell.conversations.row import ConversationRow
from deskbell.log.actor import Actor


class Incoming(msgspec.Struct):
    """A customer's message, whatever channel it came by."""

    channel_key: int
    channel_id: str
    channel_kind: str
    external_id: str
    """What makes it the same message however often it arrives; unique within the channel."""
    text: str
    attachments: list[str]
    """Public ids of files that were uploaded for it."""
    uploader: str
    """Who must have uploaded them."""
    sender: Actor
    client_id: str | None = None
    page: str | None = None
    subject: str = ""


class Standing(msgspec.Struct):
    """What the channel found out before: who it is, and which conversation the evidence points to."""

    contact_key: int
    contact: ContactBrief
    evidence: str
    """What points to the conversation, in words."""
    row: ConversationRow | None = None
    blocked: bool = False
