"""Channels, conversations, messages, files, and what was received raw."""

from sqlalchemy import Index, Table
from sqlalchemy import text as sql_text

from deskbell.store.schema.base import (
    blob,
    integer,
    key,
    maybe_blob,
    maybe_integer,
    maybe_text,
    metadata,
    public_id,
    text,
)

workspace = Table(
    "workspace",
    metadata,
    key(),
    public_id(),
    text("name"),
    text("epoch"),
    text("settings"),
    integer("created_at"),
)

channel = Table(
    "channel",
    metadata,
    key(),
    public_id(),
    text("kind"),
    text("name"),
    text("state"),
    maybe_text("app_id"),
    text("settings"),
    maybe_blob("secrets"),
    maybe_text("seen_on"),
    maybe_integer("seen_at"),
    integer("created_at"),
)
Index("channel_by_app_id", channel.c.app_id, unique=True)

conversation = Table(
    "conversation",
    metadata,
    key(),
    public_id(),
    text("subject"),
    text("state"),
    integer("channel_key"),
    integer("contact_key"),
    integer("origin_contact_key"),
    integer("assignee_key"),
    integer("team_key"),
    text("tags"),
    text("preview"),
    text("preview_by"),
    integer("last_at"),
    maybe_integer("waiting_since"),
    maybe_integer("snoozed_until"),
    integer("created_at"),
    maybe_integer("resolved_at"),
    integer("revision"),
    integer("last_inbound"),
    integer("last_message"),
    text("last_by"),
    integer("seen_by_agents"),
    integer("seen_by_customer"),
    maybe_text("page"),
    maybe_integer("merged_into"),
)
_c = conversation.c
# One walk per filter of the inbox, newest first; the key makes the order total for keyset pages.
Index("conversation_by_state", _c.state, _c.last_at, _c.key)
Index("conversation_by_assignee", _c.state, _c.assignee_key, _c.last_at, _c.key)
Index("conversation_by_team", _c.state, _c.team_key, _c.last_at, _c.key)
Index("conversation_by_channel", _c.state, _c.channel_key, _c.last_at, _c.key)
Index("conversation_by_contact", _c.contact_key, _c.last_at)

tag = Table("tag", metadata, key(), public_id(), text("name", unique=True))

conversation_tag = Table(
    "conversation_tag",
    metadata,
    integer("tag_key", primary_key=True, autoincrement=False),
    integer("conversation_key", primary_key=True, autoincrement=False),
    text("state"),
    integer("last_at"),
)
_t = conversation_tag.c
Index("conversation_tag_walk", _t.tag_key, _t.state, _t.last_at, _t.conversation_key)
Index("conversation_tag_by_conversation", _t.conversation_key)

message = Table(
    "message",
    metadata,
    key(),
    public_id(),
    integer("conversation_key"),
    integer("origin_conversation_key"),
    text("kind"),
    integer("channel_key"),
    maybe_text("external_id"),
    text("author_kind"),
    integer("author_key"),
    maybe_text("author_id"),
    text("author_name"),
    text("text"),
    text("attachments"),
    integer("at"),
    integer("revision"),
    maybe_text("client_id"),
    maybe_text("reason"),
    maybe_text("page"),
    maybe_text("delivery"),
    maybe_text("delivery_error"),
    integer("erased"),
)
Index("message_by_conversation", message.c.conversation_key, message.c.revision)
Index("message_once", message.c.channel_key, message.c.external_id, unique=True)

conversation_link = Table(
    "conversation_link",
    metadata,
    integer("conversation_key", primary_key=True, autoincrement=False),
    integer("other_key", primary_key=True, autoincrement=False),
    text("why"),
    integer("at"),
)
Index("conversation_link_by_other", conversation_link.c.other_key)

draft = Table(
    "draft",
    metadata,
    integer("agent_key", primary_key=True, autoincrement=False),
    integer("conversation_key", primary_key=True, autoincrement=False),
    text("kind"),
    text("text"),
    integer("updated_at"),
)

attachment = Table(
    "attachment",
    metadata,
    key(),
    public_id(),
    maybe_integer("message_key"),
    maybe_integer("conversation_key"),
    text("uploader"),
    text("name"),
    text("content_type"),
    integer("size"),
    maybe_integer("width"),
    maybe_integer("height"),
    integer("inline"),
    text("digest"),
    maybe_blob("content"),
    integer("created_at"),
)
Index("attachment_by_message", attachment.c.message_key)
Index("attachment_loose", attachment.c.created_at, attachment.c.message_key)
Index("attachment_by_digest", attachment.c.digest)

raw = Table(
    "raw",
    metadata,
    key(),
    integer("channel_key"),
    integer("received_at"),
    text("external_id"),
    text("headers"),
    blob("body"),
    text("state"),
    maybe_text("error"),
    maybe_integer("message_key"),
)
Index("raw_once", raw.c.channel_key, raw.c.external_id, unique=True)
Index(
    "raw_waiting",
    raw.c.key,
    sqlite_where=sql_text("state = 'new'"),
    postgresql_where=sql_text("state = 'new'"),
)

delivery = Table(
    "delivery",
    metadata,
    key(),
    integer("message_key"),
    integer("channel_key"),
    text("state"),
    integer("attempts"),
    integer("fence"),
    integer("next_at"),
    maybe_text("error"),
    integer("changed_at"),
)
Index("delivery_by_message", delivery.c.message_key)
Index("delivery_due", delivery.c.state, delivery.c.next_at)

delivery_attempt = Table(
    "delivery_attempt",
    metadata,
    key(),
    integer("delivery_key"),
    integer("started_at"),
    maybe_integer("ended_at"),
    text("outcome"),
    maybe_text("detail"),
)
Index("delivery_attempt_by_delivery", delivery_attempt.c.delivery_key)
