"""Generated from deskbell/access/statements.py by `python -m deskbell.generate`; do not edit."""

# ruff: noqa
from deskbell.store.statement import Statement

session_by_token = Statement(
    'access.session_by_token',
    'SELECT session."key", session.seen_at, session.expires_at, agent."key" AS key_1, agent.id, agent.name, agent.role, membership.team_key FROM session JOIN agent ON agent."key" = session.agent_key LEFT OUTER JOIN membership ON membership.agent_key = agent."key" WHERE session.token_hash = ? AND agent.state = \'active\'',
    "SELECT session.key, session.seen_at, session.expires_at, agent.key AS key_1, agent.id, agent.name, agent.role, membership.team_key FROM session JOIN agent ON agent.key = session.agent_key LEFT OUTER JOIN membership ON membership.agent_key = agent.key WHERE session.token_hash = %s AND agent.state = 'active'::VARCHAR",
    ('token_hash',),
    False,
)

insert_session = Statement(
    'access.insert_session',
    'INSERT INTO session ("key", token_hash, agent_key, created_at, seen_at, expires_at, user_agent) VALUES (?, ?, ?, ?, ?, ?, ?)',
    'INSERT INTO session (key, token_hash, agent_key, created_at, seen_at, expires_at, user_agent) VALUES (%s::BIGINT, %s, %s::BIGINT, %s::BIGINT, %s::BIGINT, %s::BIGINT, %s::VARCHAR)',
    ('key', 'token_hash', 'agent_key', 'created_at', 'seen_at', 'expires_at', 'user_agent'),
    False,
)

touch_session = Statement(
    'access.touch_session',
    'UPDATE session SET seen_at=? WHERE session."key" = ?',
    'UPDATE session SET seen_at=%s::BIGINT WHERE session.key = %s::BIGINT',
    ('seen_at', 'of_key'),
    False,
)

delete_session = Statement(
    'access.delete_session',
    'DELETE FROM session WHERE session."key" = ?',
    'DELETE FROM session WHERE session.key = %s::BIGINT',
    ('of_key',),
    False,
)

session_owner = Statement(
    'access.session_owner',
    'SELECT session."key", session.agent_key FROM session WHERE session.token_hash = ?',
    'SELECT session.key, session.agent_key FROM session WHERE session.token_hash = %s',
    ('token_hash',),
    False,
)

delete_sessions_of_agent = Statement(
    'access.delete_sessions_of_agent',
    'DELETE FROM session WHERE session.agent_key = ? AND session."key" != ?',
    'DELETE FROM session WHERE session.agent_key = %s::BIGINT AND session.key != %s::BIGINT',
    ('of_agent', 'kept'),
    False,
)

delete_sessions_over = Statement(
    'access.delete_sessions_over',
    'DELETE FROM session WHERE session.agent_key = ? AND (session.expires_at <= ? OR session.seen_at <= ?)',
    'DELETE FROM session WHERE session.agent_key = %s::BIGINT AND (session.expires_at <= %s::BIGINT OR session.seen_at <= %s::BIGINT)',
    ('of_agent', 'now', 'idle_since'),
    False,
)

agent_by_email = Statement(
    'access.agent_by_email',
    'SELECT agent."key", agent.id, agent.state, agent.password_hash FROM agent WHERE agent.email = ?',
    'SELECT agent.key, agent.id, agent.state, agent.password_hash FROM agent WHERE agent.email = %s::VARCHAR',
    ('email',),
    False,
)

agent_by_key = Statement(
    'access.agent_by_key',
    'SELECT agent.id, agent.name, agent.email, agent.role, agent.state, agent.password_hash FROM agent WHERE agent."key" = ?',
    'SELECT agent.id, agent.name, agent.email, agent.role, agent.state, agent.password_hash FROM agent WHERE agent.key = %s::BIGINT',
    ('key',),
    False,
)

any_agent = Statement(
    'access.any_agent',
    'SELECT agent."key" FROM agent LIMIT 1 OFFSET 0',
    'SELECT agent.key FROM agent LIMIT 1::INTEGER',
    (),
    False,
)

set_password = Statement(
    'access.set_password',
    'UPDATE agent SET password_hash=? WHERE agent."key" = ?',
    'UPDATE agent SET password_hash=%s::VARCHAR WHERE agent.key = %s::BIGINT',
    ('password_hash', 'of_key'),
    False,
)

workspace_row = Statement(
    'access.workspace_row',
    'SELECT workspace."key", workspace.name, workspace.epoch FROM workspace',
    'SELECT workspace.key, workspace.name, workspace.epoch FROM workspace',
    (),
    False,
)

insert_workspace = Statement(
    'access.insert_workspace',
    'INSERT INTO workspace ("key", id, name, epoch, settings, created_at) VALUES (?, ?, ?, ?, ?, ?)',
    'INSERT INTO workspace (key, id, name, epoch, settings, created_at) VALUES (%s::BIGINT, %s::VARCHAR, %s::VARCHAR, %s::VARCHAR, %s::VARCHAR, %s::BIGINT)',
    ('key', 'id', 'name', 'epoch', 'settings', 'created_at'),
    False,
)

rename_workspace = Statement(
    'access.rename_workspace',
    'UPDATE workspace SET name=? WHERE workspace."key" = ?',
    'UPDATE workspace SET name=%s::VARCHAR WHERE workspace.key = %s::BIGINT',
    ('name', 'of_key'),
    False,
)

token_by_hash = Statement(
    'access.token_by_hash',
    'SELECT api_token."key", api_token.id, api_token.name, api_token.scopes, api_token.used_at, api_token.expires_at, agent."key" AS key_1, agent.id AS id_1, agent.name AS name_1, agent.role, membership.team_key FROM api_token JOIN agent ON agent."key" = api_token.agent_key LEFT OUTER JOIN membership ON membership.agent_key = agent."key" WHERE api_token.token_hash = ? AND api_token.revoked_at IS NULL AND agent.state = \'active\'',
    "SELECT api_token.key, api_token.id, api_token.name, api_token.scopes, api_token.used_at, api_token.expires_at, agent.key AS key_1, agent.id AS id_1, agent.name AS name_1, agent.role, membership.team_key FROM api_token JOIN agent ON agent.key = api_token.agent_key LEFT OUTER JOIN membership ON membership.agent_key = agent.key WHERE api_token.token_hash = %s AND api_token.revoked_at IS NULL AND agent.state = 'active'::VARCHAR",
    ('token_hash',),
    False,
)

tokens = Statement(
    'access.tokens',
    'SELECT api_token."key", api_token.id, api_token.agent_key, agent.id AS agent_id, api_token.name, api_token.scopes, api_token.created_at, api_token.expires_at, api_token.used_at FROM api_token JOIN agent ON agent."key" = api_token.agent_key WHERE api_token.revoked_at IS NULL ORDER BY api_token."key"',
    'SELECT api_token.key, api_token.id, api_token.agent_key, agent.id AS agent_id, api_token.name, api_token.scopes, api_token.created_at, api_token.expires_at, api_token.used_at FROM api_token JOIN agent ON agent.key = api_token.agent_key WHERE api_token.revoked_at IS NULL ORDER BY api_token.key',
    (),
    False,
)

insert_token = Statement(
    'access.insert_token',
    'INSERT INTO api_token ("key", id, agent_key, name, token_hash, prefix, scopes, created_at, expires_at, used_at, revoked_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    'INSERT INTO api_token (key, id, agent_key, name, token_hash, prefix, scopes, created_at, expires_at, used_at, revoked_at) VALUES (%s::BIGINT, %s::VARCHAR, %s::BIGINT, %s::VARCHAR, %s, %s::VARCHAR, %s::VARCHAR, %s::BIGINT, %s::BIGINT, %s::BIGINT, %s::BIGINT)',
    ('key', 'id', 'agent_key', 'name', 'token_hash', 'prefix', 'scopes', 'created_at', 'expires_at', 'used_at', 'revoked_at'),
    False,
)

touch_token = Statement(
    'access.touch_token',
    'UPDATE api_token SET used_at=? WHERE api_token."key" = ?',
    'UPDATE api_token SET used_at=%s::BIGINT WHERE api_token.key = %s::BIGINT',
    ('used_at', 'of_key'),
    False,
)

revoke_token = Statement(
    'access.revoke_token',
    'UPDATE api_token SET revoked_at=? WHERE api_token."key" = ?',
    'UPDATE api_token SET revoked_at=%s::BIGINT WHERE api_token.key = %s::BIGINT',
    ('revoked_at', 'of_key'),
    False,
)

revoke_tokens_of_agent = Statement(
    'access.revoke_tokens_of_agent',
    'UPDATE api_token SET revoked_at=? WHERE api_token.agent_key = ? AND api_token.revoked_at IS NULL',
    'UPDATE api_token SET revoked_at=%s::BIGINT WHERE api_token.agent_key = %s::BIGINT AND api_token.revoked_at IS NULL',
    ('revoked_at', 'of_agent'),
    False,
)

link_by_token = Statement(
    'access.link_by_token',
    'SELECT one_time_link."key", one_time_link.purpose, one_time_link.expires_at, agent."key" AS agent_key, agent.name, agent.email FROM one_time_link JOIN agent ON agent."key" = one_time_link.agent_key WHERE one_time_link.token_hash = ? AND one_time_link.used_at IS NULL AND agent.state != \'disabled\'',
    "SELECT one_time_link.key, one_time_link.purpose, one_time_link.expires_at, agent.key AS agent_key, agent.name, agent.email FROM one_time_link JOIN agent ON agent.key = one_time_link.agent_key WHERE one_time_link.token_hash = %s AND one_time_link.used_at IS NULL AND agent.state != 'disabled'::VARCHAR",
    ('token_hash',),
    False,
)

insert_link = Statement(
    'access.insert_link',
    'INSERT INTO one_time_link ("key", token_hash, purpose, agent_key, created_at, expires_at, used_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    'INSERT INTO one_time_link (key, token_hash, purpose, agent_key, created_at, expires_at, used_at) VALUES (%s::BIGINT, %s, %s::VARCHAR, %s::BIGINT, %s::BIGINT, %s::BIGINT, %s::BIGINT)',
    ('key', 'token_hash', 'purpose', 'agent_key', 'created_at', 'expires_at', 'used_at'),
    False,
)

links_since = Statement(
    'access.links_since',
    'SELECT count(*) AS count_1 FROM one_time_link WHERE one_time_link.agent_key = ? AND one_time_link.created_at > ?',
    'SELECT count(*) AS count_1 FROM one_time_link WHERE one_time_link.agent_key = %s::BIGINT AND one_time_link.created_at > %s::BIGINT',
    ('agent_key', 'since'),
    False,
)

void_links_of_agent = Statement(
    'access.void_links_of_agent',
    'UPDATE one_time_link SET used_at=? WHERE one_time_link.agent_key = ? AND one_time_link.used_at IS NULL',
    'UPDATE one_time_link SET used_at=%s::BIGINT WHERE one_time_link.agent_key = %s::BIGINT AND one_time_link.used_at IS NULL',
    ('used_at', 'of_agent'),
    False,
)

forget_links = Statement(
    'access.forget_links',
    'DELETE FROM one_time_link WHERE one_time_link.agent_key = ? AND one_time_link.used_at IS NOT NULL AND one_time_link.created_at <= ?',
    'DELETE FROM one_time_link WHERE one_time_link.agent_key = %s::BIGINT AND one_time_link.used_at IS NOT NULL AND one_time_link.created_at <= %s::BIGINT',
    ('of_agent', 'before'),
    False,
)
