"""How sessions, API tokens and one-time links are kept, and what is read of agents to let them in."""

from sqlalchemy import bindparam, delete, func, insert, or_, select, update

from deskbell.store.schema import agent, api_token, membership, one_time_link, session, workspace

_who = (agent.c.key, agent.c.id, agent.c.name, agent.c.role, membership.c.team_key)

# One row for each team, so that one round trip says all that a caller is allowed.
session_by_token = (
    select(session.c.key, session.c.seen_at, session.c.expires_at, *_who)
    .select_from(
        session.join(agent, agent.c.key == session.c.agent_key).outerjoin(
            membership, membership.c.agent_key == agent.c.key
        )
    )
    .where(session.c.token_hash == bindparam("token_hash"), agent.c.state == "active")
)
insert_session = insert(session)
touch_session = update(session).where(session.c.key == bindparam("of_key")).values(seen_at=bindparam("seen_at"))
delete_session = delete(session).where(session.c.key == bindparam("of_key"))
session_owner = select(session.c.key, session.c.agent_key).where(session.c.token_hash == bindparam("token_hash"))
delete_sessions_of_agent = delete(session).where(
    session.c.agent_key == bindparam("of_agent"), session.c.key != bindparam("kept")
)
_over = or_(session.c.expires_at <= bindparam("now"), session.c.seen_at <= bindparam("idle_since"))
delete_sessions_over = delete(session).where(session.c.agent_key == bindparam("of_agent"), _over)

agent_by_email = select(agent.c.key, agent.c.id, agent.c.state, agent.c.password_hash).where(
    agent.c.email == bindparam("email")
)
agent_by_key = select(
    agent.c.id, agent.c.name, agent.c.email, agent.c.role, agent.c.state, agent.c.password_hash
).where(agent.c.key == bindparam("key"))
any_agent = select(agent.c.key).limit(1)
set_password = update(agent).where(agent.c.key == bindparam("of_key")).values(password_hash=bindparam("password_hash"))

workspace_row = select(workspace.c.key, workspace.c.name, workspace.c.epoch)
insert_workspace = insert(workspace)
rename_workspace = update(workspace).where(workspace.c.key == bindparam("of_key")).values(name=bindparam("name"))

token_by_hash = (
    select(api_token.c.key, api_token.c.id, api_token.c.name, api_token.c.scopes, api_token.c.used_at,
           api_token.c.expires_at, *_who)
    .select_from(
        api_token.join(agent, agent.c.key == api_token.c.agent_key).outerjoin(
            membership, membership.c.agent_key == agent.c.key
        )
    )
    .where(
        api_token.c.token_hash == bindparam("token_hash"),
        api_token.c.revoked_at.is_(None),
        agent.c.state == "active",
    )
)  # fmt: skip
tokens = (
    select(api_token.c.key, api_token.c.id, api_token.c.agent_key, agent.c.id.label("agent_id"), api_token.c.name,
           api_token.c.scopes, api_token.c.created_at, api_token.c.expires_at, api_token.c.used_at)
    .select_from(api_token.join(agent, agent.c.key == api_token.c.agent_key))
    .where(api_token.c.revoked_at.is_(None))
    .order_by(api_token.c.key)
)  # fmt: skip
insert_token = insert(api_token)
touch_token = update(api_token).where(api_token.c.key == bindparam("of_key")).values(used_at=bindparam("used_at"))
revoke_token = (
    update(api_token).where(api_token.c.key == bindparam("of_key")).values(revoked_at=bindparam("revoked_at"))
)
revoke_tokens_of_agent = (
    update(api_token)
    .where(api_token.c.agent_key == bindparam("of_agent"), api_token.c.revoked_at.is_(None))
    .values(revoked_at=bindparam("revoked_at"))
)

link_by_token = (
    select(one_time_link.c.key, one_time_link.c.purpose, one_time_link.c.expires_at, agent.c.key.label("agent_key"),
           agent.c.name, agent.c.email)
    .select_from(one_time_link.join(agent, agent.c.key == one_time_link.c.agent_key))
    .where(
        one_time_link.c.token_hash == bindparam("token_hash"),
        one_time_link.c.used_at.is_(None),
        agent.c.state != "disabled",
    )
)  # fmt: skip
insert_link = insert(one_time_link)
links_since = (
    select(func.count())
    .select_from(one_time_link)
    .where(one_time_link.c.agent_key == bindparam("agent_key"), one_time_link.c.created_at > bindparam("since"))
)
void_links_of_agent = (
    update(one_time_link)
    .where(one_time_link.c.agent_key == bindparam("of_agent"), one_time_link.c.used_at.is_(None))
    .values(used_at=bindparam("used_at"))
)
forget_links = delete(one_time_link).where(
    one_time_link.c.agent_key == bindparam("of_agent"),
    one_time_link.c.used_at.is_not(None),
    one_time_link.c.created_at <= bindparam("before"),
)
