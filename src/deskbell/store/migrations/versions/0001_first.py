"""The first desk: every table, and the counter that numbers rows and facts."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

INT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.Text()
BYTES = sa.LargeBinary()


def upgrade() -> None:
    _agent()
    _api_token()
    _attachment()
    _channel()
    _command()
    _contact()
    _contact_merge()
    _conversation()
    _conversation_link()
    _conversation_tag()
    _counter()
    _cursor()
    _delivery()
    _delivery_attempt()
    _draft()
    _event()
    _identity()
    _lease()
    _membership()
    _message()
    _one_time_link()
    _raw()
    _session()
    _suggestion()
    _tag()
    _team()
    _timer()
    _visit()
    _visitor()
    _workspace()
    op.execute("INSERT INTO counter (key, next_key, next_seq) VALUES (1, 1, 1)")


def _agent() -> None:
    op.create_table(
        "agent",
        sa.Column("key", INT, autoincrement=False, nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("email", TEXT, nullable=False),
        sa.Column("role", TEXT, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("password_hash", TEXT, nullable=True),
        sa.Column("created_at", INT, nullable=False),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("email"),
        sa.UniqueConstraint("id"),
    )


def _api_token() -> None:
    op.create_table(
        "api_token",
        sa.Column("key", INT, autoincrement=False, nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("agent_key", INT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("token_hash", BYTES, nullable=False),
        sa.Column("prefix", TEXT, nullable=False),
        sa.Column("scopes", TEXT, nullable=False),
        sa.Column("created_at", INT, nullable=False),
        sa.Column("expires_at", INT, nullable=True),
        sa.Column("used_at", INT, nullable=True),
        sa.Column("revoked_at", INT, nullable=True),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("api_token_by_agent", "api_token", ["agent_key"], unique=False)
    op.create_index("api_token_by_hash", "api_token", ["token_hash"], unique=True)


def _attachment() -> None:
    op.create_table(
        "attachment",
        sa.Column("key", INT, autoincrement=False, nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("message_key", INT, nullable=True),
        sa.Column("conversation_key", INT, nullable=True),
        sa.Column("uploader", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("content_type", TEXT, nullable=False),
        sa.Column("size", INT, nullable=False),
        sa.Column("width", INT, nullable=True),
        sa.Column("height", INT, nullable=True),
        sa.Column("inline", INT, nullable=False),
        sa.Column("digest", TEXT, nullable=False),
        sa.Column("content", BYTES, nullable=True),
        sa.Column("created_at", INT, nullable=False),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("attachment_by_digest", "attachment", ["digest"], unique=False)
    op.create_index("attachment_by_message", "attachment", ["message_key"], unique=False)
    op.create_index("attachment_loose", "attachment", ["created_at", "message_key"], unique=False)


def _channel() -> None:
    op.create_table(
        "channel",
        sa.Column("key", INT, autoincrement=False, nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("app_id", TEXT, nullable=True),
        sa.Column("settings", TEXT, nullable=False),
        sa.Column("secrets", BYTES, nullable=True),
        sa.Column("seen_on", TEXT, nullable=True),
        sa.Column("seen_at", INT, nullable=True),
        sa.Column("created_at", INT, nullable=False),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("channel_by_app_id", "channel", ["app_id"], unique=True)


def _command() -> None:
    op.create_table(
        "command",
        sa.Column("actor", TEXT, nullable=False),
        sa.Column("command_id", TEXT, nullable=False),
        sa.Column("at", INT, nullable=False),
        sa.Column("result", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("actor", "command_id"),
    )
    op.create_index("command_by_time", "command", ["at"], unique=False)


def _contact() -> None:
    op.create_table(
        "contact",
        sa.Column("key", INT, autoincrement=False, nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("email", TEXT, nullable=True),
        sa.Column("plan", TEXT, nullable=True),
        sa.Column("plan_source", TEXT, nullable=True),
        sa.Column("attributes", TEXT, nullable=False),
        sa.Column("locale", TEXT, nullable=True),
        sa.Column("blocked", INT, nullable=False),
        sa.Column("created_at", INT, nullable=False),
        sa.Column("last_seen_at", INT, nullable=True),
        sa.Column("merged_into", INT, nullable=True),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("contact_by_name", "contact", ["name", "key"], unique=False)


def _contact_merge() -> None:
    op.create_table(
        "contact_merge",
        sa.Column("key", INT, autoincrement=False, nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("survivor_key", INT, nullable=False),
        sa.Column("merged_key", INT, nullable=False),
        sa.Column("at", INT, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("undone_at", INT, nullable=True),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("contact_merge_by_merged", "contact_merge", ["merged_key"], unique=False)
    op.create_index("contact_merge_by_survivor", "contact_merge", ["survivor_key"], unique=False)


def _conversation() -> None:
    op.create_table(
        "conversation",
        sa.Column("key", INT, autoincrement=False, nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("subject", TEXT, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("channel_key", INT, nullable=False),
        sa.Column("contact_key", INT, nullable=False),
        sa.Column("origin_contact_key", INT, nullable=False),
        sa.Column("assignee_key", INT, nullable=False),
        sa.Column("team_key", INT, nullable=False),
        sa.Column("tags", TEXT, nullable=False),
        sa.Column("preview", TEXT, nullable=False),
        sa.Column("preview_by", TEXT, nullable=False),
        sa.Column("last_at", INT, nullable=False),
        sa.Column("waiting_since", INT, nullable=True),
        sa.Column("snoozed_until", INT, nullable=True),
        sa.Column("created_at", INT, nullable=False),
        sa.Column("resolved_at", INT, nullable=True),
        sa.Column("revision", INT, nullable=False),
        sa.Column("last_inbound", INT, nullable=False),
        sa.Column("last_message", INT, nullable=False),
        sa.Column("last_by", TEXT, nullable=False),
        sa.Column("seen_by_agents", INT, nullable=False),
        sa.Column("seen_by_customer", INT, nullable=False),
        sa.Column("page", TEXT, nullable=True),
        sa.Column("merged_into", INT, nullable=True),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("id"),
    )
    op.create_index(
        "conversation_by_assignee", "conversation", ["state", "assignee_key", "last_at", "key"], unique=False
    )
    op.create_index("conversation_by_channel", "conversation", ["state", "channel_key", "last_at", "key"], unique=False)
    op.create_index("conversation_by_contact", "conversation", ["contact_key", "last_at"], unique=False)
    op.create_index("conversation_by_state", "conversation", ["state", "last_at", "key"], unique=False)
    op.create_index("conversation_by_team", "conversation", ["state", "team_key", "last_at", "key"], unique=False)


def _conversation_link() -> None:
    op.create_table(
        "conversation_link",
        sa.Column("conversation_key", INT, autoincrement=False, nullable=False),
        sa.Column("other_key", INT, autoincrement=False, nullable=False),
        sa.Column("why", TEXT, nullable=False),
        sa.Column("at", INT, nullable=False),
        sa.PrimaryKeyConstraint("conversation_key", "other_key"),
    )
    op.create_index("conversation_link_by_other", "conversation_link", ["other_key"], unique=False)


def _conversation_tag() -> None:
    op.create_table(
        "conversation_tag",
        sa.Column("tag_key", INT, autoincrement=False, nullable=False),
        sa.Column("conversation_key", INT, autoincrement=False, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("last_at", INT, nullable=False),
        sa.PrimaryKeyConstraint("tag_key", "conversation_key"),
    )
    op.create_index("conversation_tag_by_conversation", "conversation_tag", ["conversation_key"], unique=False)
    op.create_index(
        "conversation_tag_walk", "conversation_tag", ["tag_key", "state", "last_at", "conversation_key"], unique=False
    )


def _counter() -> None:
    op.create_table(
        "counter",
        sa.Column("key", INT, autoincrement=False, nullable=False),
        sa.Column("next_key", INT, nullable=False),
        sa.Column("next_seq", INT, nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )


def _cursor() -> None:
    op.create_table(
        "cursor",
        sa.Column("reader", TEXT, nullable=False),
        sa.Column("seq", INT, nullable=False),
        sa.PrimaryKeyConstraint("reader"),
    )


def _delivery() -> None:
    op.create_table(
        "delivery",
        sa.Column("key", INT, autoincrement=False, nullable=False),
        sa.Column("message_key", INT, nullable=False),
        sa.Column("channel_key", INT, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("attempts", INT, nullable=False),
        sa.Column("fence", INT, nullable=False),
        sa.Column("next_at", INT, nullable=False),
        sa.Column("error", TEXT, nullable=True),
        sa.Column("changed_at", INT, nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("delivery_by_message", "delivery", ["message_key"], unique=False)
    op.create_index("delivery_due", "delivery", ["state", "next_at"], unique=False)


def _delivery_attempt() -> None:
    op.create_table(
        "delivery_attempt",
        sa.Column("key", INT, autoincrement=False, nullable=False),
        sa.Column("delivery_key", INT, nullable=False),
        sa.Column("started_at", INT, nullable=False),
        sa.Column("ended_at", INT, nullable=True),
        sa.Column("outcome", TEXT, nullable=False),
        sa.Column("detail", TEXT, nullable=True),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("delivery_attempt_by_delivery", "delivery_attempt", ["delivery_key"], unique=False)


def _draft() -> None:
    op.create_table(
        "draft",
        sa.Column("agent_key", INT, autoincrement=False, nullable=False),
        sa.Column("conversation_key", INT, autoincrement=False, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("updated_at", INT, nullable=False),
        sa.PrimaryKeyConstraint("agent_key", "conversation_key"),
    )


def _event() -> None:
    op.create_table(
        "event",
        sa.Column("seq", INT, autoincrement=False, nullable=False),
        sa.Column("at", INT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.Column("conversation_key", INT, nullable=True),
        sa.Column("revision", INT, nullable=True),
        sa.Column("contact_key", INT, nullable=True),
        sa.Column("message_key", INT, nullable=True),
        sa.Column("object_key", INT, nullable=True),
        sa.Column("data", TEXT, nullable=False),
        sa.Column("cause", INT, nullable=True),
        sa.Column("command_id", TEXT, nullable=True),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("event_by_contact", "event", ["contact_key", "seq"], unique=False)
    op.create_index("event_by_conversation", "event", ["conversation_key", "revision"], unique=False)


def _identity() -> None:
    op.create_table(
        "identity",
        sa.Column("key", INT, autoincrement=False, nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("contact_key", INT, nullable=False),
        sa.Column("origin_contact_key", INT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("scope", INT, nullable=False),
        sa.Column("value", TEXT, nullable=False),
        sa.Column("verified", INT, nullable=False),
        sa.Column("how", TEXT, nullable=False),
        sa.Column("added_at", INT, nullable=False),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("identity_by_contact", "identity", ["contact_key"], unique=False)
    op.create_index("identity_by_value", "identity", ["kind", "value", "scope"], unique=False)
    op.create_index(
        "identity_verified_once",
        "identity",
        ["kind", "value", "scope"],
        unique=True,
        sqlite_where=sa.text("verified = 1"),
        postgresql_where=sa.text("verified = 1"),
    )


def _lease() -> None:
    op.create_table(
        "lease",
        sa.Column("name", TEXT, nullable=False),
        sa.Column("holder", TEXT, nullable=False),
        sa.Column("fence", INT, nullable=False),
        sa.Column("expires_at", INT, nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )


def _membership() -> None:
    op.create_table(
        "membership",
        sa.Column("team_key", INT, autoincrement=False, nullable=False),
        sa.Column("agent_key", INT, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("team_key", "agent_key"),
    )
    op.create_index("membership_by_agent", "membership", ["agent_key"], unique=False)


def _message() -> None:
    op.create_table(
        "message",
        sa.Column("key", INT, autoincrement=False, nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("conversation_key", INT, nullable=False),
        sa.Column("origin_conversation_key", INT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("channel_key", INT, nullable=False),
        sa.Column("external_id", TEXT, nullable=True),
        sa.Column("author_kind", TEXT, nullable=False),
        sa.Column("author_key", INT, nullable=False),
        sa.Column("author_id", TEXT, nullable=True),
        sa.Column("author_name", TEXT, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("attachments", TEXT, nullable=False),
        sa.Column("at", INT, nullable=False),
        sa.Column("revision", INT, nullable=False),
        sa.Column("client_id", TEXT, nullable=True),
        sa.Column("reason", TEXT, nullable=True),
        sa.Column("page", TEXT, nullable=True),
        sa.Column("delivery", TEXT, nullable=True),
        sa.Column("delivery_error", TEXT, nullable=True),
        sa.Column("erased", INT, nullable=False),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("message_by_conversation", "message", ["conversation_key", "revision"], unique=False)
    op.create_index("message_once", "message", ["channel_key", "external_id"], unique=True)


def _one_time_link() -> None:
    op.create_table(
        "one_time_link",
        sa.Column("key", INT, autoincrement=False, nullable=False),
        sa.Column("token_hash", BYTES, nullable=False),
        sa.Column("purpose", TEXT, nullable=False),
        sa.Column("agent_key", INT, nullable=False),
        sa.Column("created_at", INT, nullable=False),
        sa.Column("expires_at", INT, nullable=False),
        sa.Column("used_at", INT, nullable=True),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("one_time_link_by_agent", "one_time_link", ["agent_key"], unique=False)
    op.create_index("one_time_link_by_token", "one_time_link", ["token_hash"], unique=True)


def _raw() -> None:
    op.create_table(
        "raw",
        sa.Column("key", INT, autoincrement=False, nullable=False),
        sa.Column("channel_key", INT, nullable=False),
        sa.Column("received_at", INT, nullable=False),
        sa.Column("external_id", TEXT, nullable=False),
        sa.Column("headers", TEXT, nullable=False),
        sa.Column("body", BYTES, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("error", TEXT, nullable=True),
        sa.Column("message_key", INT, nullable=True),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("raw_by_state", "raw", ["state", "key"], unique=False)
    op.create_index("raw_once", "raw", ["channel_key", "external_id"], unique=True)


def _session() -> None:
    op.create_table(
        "session",
        sa.Column("key", INT, autoincrement=False, nullable=False),
        sa.Column("token_hash", BYTES, nullable=False),
        sa.Column("agent_key", INT, nullable=False),
        sa.Column("created_at", INT, nullable=False),
        sa.Column("seen_at", INT, nullable=False),
        sa.Column("expires_at", INT, nullable=False),
        sa.Column("user_agent", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("session_by_agent", "session", ["agent_key"], unique=False)
    op.create_index("session_by_token", "session", ["token_hash"], unique=True)


def _suggestion() -> None:
    op.create_table(
        "suggestion",
        sa.Column("key", INT, autoincrement=False, nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("contact_key", INT, nullable=False),
        sa.Column("other_key", INT, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("at", INT, nullable=False),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("suggestion_by_contact", "suggestion", ["contact_key", "state"], unique=False)
    op.create_index("suggestion_by_other", "suggestion", ["other_key", "state"], unique=False)


def _tag() -> None:
    op.create_table(
        "tag",
        sa.Column("key", INT, autoincrement=False, nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("id"),
        sa.UniqueConstraint("name"),
    )


def _team() -> None:
    op.create_table(
        "team",
        sa.Column("key", INT, autoincrement=False, nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("id"),
    )


def _timer() -> None:
    op.create_table(
        "timer",
        sa.Column("key", INT, autoincrement=False, nullable=False),
        sa.Column("due_at", INT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("conversation_key", INT, nullable=False),
        sa.Column("data", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("timer_by_conversation", "timer", ["conversation_key", "kind"], unique=False)
    op.create_index("timer_by_due", "timer", ["due_at"], unique=False)


def _visit() -> None:
    op.create_table(
        "visit",
        sa.Column("key", INT, autoincrement=False, nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("contact_key", INT, nullable=False),
        sa.Column("origin_contact_key", INT, nullable=False),
        sa.Column("at", INT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("url", TEXT, nullable=True),
        sa.Column("title", TEXT, nullable=True),
        sa.Column("props", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("visit_by_contact", "visit", ["contact_key", "at"], unique=False)


def _visitor() -> None:
    op.create_table(
        "visitor",
        sa.Column("key", INT, autoincrement=False, nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("token_hash", BYTES, nullable=False),
        sa.Column("channel_key", INT, nullable=False),
        sa.Column("contact_key", INT, nullable=False),
        sa.Column("conversation_key", INT, nullable=True),
        sa.Column("created_at", INT, nullable=False),
        sa.Column("ended_at", INT, nullable=True),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("visitor_by_contact", "visitor", ["contact_key"], unique=False)
    op.create_index("visitor_by_conversation", "visitor", ["conversation_key"], unique=False)
    op.create_index("visitor_by_token", "visitor", ["token_hash"], unique=True)


def _workspace() -> None:
    op.create_table(
        "workspace",
        sa.Column("key", INT, autoincrement=False, nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("epoch", TEXT, nullable=False),
        sa.Column("settings", TEXT, nullable=False),
        sa.Column("created_at", INT, nullable=False),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("id"),
    )
    # ### end Alembic commands ###
