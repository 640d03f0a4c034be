"""People outside and inside, and how we know them: contacts, identities, visitors; agents, teams, sessions."""

from sqlalchemy import Column, Index, Table, Text
from sqlalchemy import text as sql_text

from deskbell.store.schema.base import (
    blob,
    integer,
    key,
    maybe_integer,
    maybe_text,
    metadata,
    public_id,
    text,
)


def _prefixed(name: str) -> "Column[str]":
    """Text that is looked up by its beginning: ordered by its code points, whatever language the database speaks."""
    return Column(name, Text().with_variant(Text(collation="C"), "postgresql"), nullable=False)


contact = Table(
    "contact",
    metadata,
    key(),
    public_id(),
    text("name"),
    maybe_text("name_source"),
    _prefixed("sort_name"),
    maybe_text("email"),
    maybe_text("plan"),
    maybe_text("plan_source"),
    text("attributes"),
    maybe_text("locale"),
    integer("blocked"),
    integer("created_at"),
    maybe_integer("last_seen_at"),
    maybe_integer("merged_into"),
)
Index("contact_by_sort_name", contact.c.sort_name, contact.c.key)

identity = Table(
    "identity",
    metadata,
    key(),
    public_id(),
    integer("contact_key"),
    integer("origin_contact_key"),
    text("kind"),
    integer("scope"),
    _prefixed("value"),
    integer("verified"),
    text("how"),
    integer("added_at"),
)
Index("identity_by_contact", identity.c.contact_key, identity.c.key)
Index("identity_by_value", identity.c.kind, identity.c.value, identity.c.scope)
# Anybody can claim a known address as often as they like; the verified one is found without sorting the claims.
Index("identity_ranked", identity.c.kind, identity.c.value, identity.c.scope, identity.c.verified, identity.c.key)
Index(
    "identity_verified_once",
    identity.c.kind,
    identity.c.value,
    identity.c.scope,
    unique=True,
    sqlite_where=sql_text("verified = 1"),
    postgresql_where=sql_text("verified = 1"),
)

visitor = Table(
    "visitor",
    metadata,
    key(),
    public_id(),
    blob("token_hash"),
    integer("channel_key"),
    integer("contact_key"),
    maybe_integer("conversation_key"),
    integer("created_at"),
    maybe_integer("ended_at"),
)
Index("visitor_by_token", visitor.c.token_hash, unique=True)
Index("visitor_by_contact", visitor.c.contact_key)
Index("visitor_by_conversation", visitor.c.conversation_key)

visit = Table(
    "visit",
    metadata,
    key(),
    public_id(),
    integer("contact_key"),
    integer("origin_contact_key"),
    integer("at"),
    text("kind"),
    text("name"),
    maybe_text("url"),
    maybe_text("title"),
    text("props"),
)
Index("visit_by_contact", visit.c.contact_key, visit.c.at)

contact_merge = Table(
    "contact_merge",
    metadata,
    key(),
    public_id(),
    integer("survivor_key"),
    integer("merged_key"),
    integer("at"),
    text("actor"),
    text("reason"),
    text("state"),
    text("before"),
    maybe_integer("undone_at"),
)
Index("contact_merge_by_survivor", contact_merge.c.survivor_key, contact_merge.c.key)
Index("contact_merge_by_merged", contact_merge.c.merged_key)

suggestion = Table(
    "suggestion",
    metadata,
    key(),
    public_id(),
    integer("contact_key"),
    integer("other_key"),
    text("reason"),
    text("state"),
    integer("at"),
)
Index("suggestion_by_contact", suggestion.c.contact_key, suggestion.c.state)
Index("suggestion_by_other", suggestion.c.other_key, suggestion.c.state)

agent = Table(
    "agent",
    metadata,
    key(),
    public_id(),
    text("name"),
    text("email", unique=True),
    text("role"),
    text("state"),
    maybe_text("password_hash"),
    integer("created_at"),
)

team = Table("team", metadata, key(), public_id(), text("name"))

membership = Table(
    "membership",
    metadata,
    integer("team_key", primary_key=True, autoincrement=False),
    integer("agent_key", primary_key=True, autoincrement=False),
)
Index("membership_by_agent", membership.c.agent_key)

session = Table(
    "session",
    metadata,
    key(),
    blob("token_hash"),
    integer("agent_key"),
    integer("created_at"),
    integer("seen_at"),
    integer("expires_at"),
    text("user_agent"),
)
Index("session_by_token", session.c.token_hash, unique=True)
Index("session_by_agent", session.c.agent_key)

one_time_link = Table(
    "one_time_link",
    metadata,
    key(),
    blob("token_hash"),
    text("purpose"),
    integer("agent_key"),
    integer("created_at"),
    integer("expires_at"),
    maybe_integer("used_at"),
)
Index("one_time_link_by_token", one_time_link.c.token_hash, unique=True)
Index("one_time_link_by_agent", one_time_link.c.agent_key)

api_token = Table(
    "api_token",
    metadata,
    key(),
    public_id(),
    integer("agent_key"),
    text("name"),
    blob("token_hash"),
    text("prefix"),
    text("scopes"),
    integer("created_at"),
    maybe_integer("expires_at"),
    maybe_integer("used_at"),
    maybe_integer("revoked_at"),
)
Index("api_token_by_hash", api_token.c.token_hash, unique=True)
Index("api_token_by_agent", api_token.c.agent_key)
