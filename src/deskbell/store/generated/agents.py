"""Generated from deskbell/agents/statements.py by `python -m deskbell.generate`; do not edit."""

# ruff: noqa
from deskbell.store.statement import Statement

agents = Statement(
    'agents.agents',
    'SELECT agent."key", agent.id, agent.name, agent.email, agent.role, agent.state, agent.password_hash IS NOT NULL AS has_password, team."key" AS team_key, team.id AS team_id FROM agent LEFT OUTER JOIN membership ON membership.agent_key = agent."key" LEFT OUTER JOIN team ON team."key" = membership.team_key ORDER BY agent.name, agent."key", team."key"',
    'SELECT agent.key, agent.id, agent.name, agent.email, agent.role, agent.state, agent.password_hash IS NOT NULL AS has_password, team.key AS team_key, team.id AS team_id FROM agent LEFT OUTER JOIN membership ON membership.agent_key = agent.key LEFT OUTER JOIN team ON team.key = membership.team_key ORDER BY agent.name, agent.key, team.key',
    (),
    False,
)

insert_agent = Statement(
    'agents.insert_agent',
    'INSERT INTO agent ("key", id, name, email, role, state, password_hash, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    'INSERT INTO agent (key, id, name, email, role, state, password_hash, created_at) VALUES (%s::BIGINT, %s::VARCHAR, %s::VARCHAR, %s::VARCHAR, %s::VARCHAR, %s::VARCHAR, %s::VARCHAR, %s::BIGINT)',
    ('key', 'id', 'name', 'email', 'role', 'state', 'password_hash', 'created_at'),
    False,
)

change_agent = Statement(
    'agents.change_agent',
    'UPDATE agent SET name=?, role=?, state=? WHERE agent."key" = ?',
    'UPDATE agent SET name=%s::VARCHAR, role=%s::VARCHAR, state=%s::VARCHAR WHERE agent.key = %s::BIGINT',
    ('name', 'role', 'state', 'of_key'),
    False,
)

teams = Statement(
    'agents.teams',
    'SELECT team."key", team.id, team.name FROM team ORDER BY team.name, team."key"',
    'SELECT team.key, team.id, team.name FROM team ORDER BY team.name, team.key',
    (),
    False,
)

insert_team = Statement(
    'agents.insert_team',
    'INSERT INTO team ("key", id, name) VALUES (?, ?, ?)',
    'INSERT INTO team (key, id, name) VALUES (%s::BIGINT, %s::VARCHAR, %s::VARCHAR)',
    ('key', 'id', 'name'),
    False,
)

rename_team = Statement(
    'agents.rename_team',
    'UPDATE team SET name=? WHERE team."key" = ?',
    'UPDATE team SET name=%s::VARCHAR WHERE team.key = %s::BIGINT',
    ('name', 'of_key'),
    False,
)

delete_team = Statement(
    'agents.delete_team',
    'DELETE FROM team WHERE team."key" = ?',
    'DELETE FROM team WHERE team.key = %s::BIGINT',
    ('of_key',),
    False,
)

insert_membership = Statement(
    'agents.insert_membership',
    'INSERT INTO membership (team_key, agent_key) VALUES (?, ?)',
    'INSERT INTO membership (team_key, agent_key) VALUES (%s::BIGINT, %s::BIGINT)',
    ('team_key', 'agent_key'),
    False,
)

delete_membership = Statement(
    'agents.delete_membership',
    'DELETE FROM membership WHERE membership.team_key = ? AND membership.agent_key = ?',
    'DELETE FROM membership WHERE membership.team_key = %s::BIGINT AND membership.agent_key = %s::BIGINT',
    ('of_team', 'of_agent'),
    False,
)

conversation_of_team = Statement(
    'agents.conversation_of_team',
    'SELECT conversation."key" FROM conversation WHERE (conversation.state = \'open\' OR conversation.state = \'waiting\' OR conversation.state = \'snoozed\' OR conversation.state = \'resolved\') AND conversation.team_key = ? LIMIT 1 OFFSET 0',
    "SELECT conversation.key FROM conversation WHERE (conversation.state = 'open'::VARCHAR OR conversation.state = 'waiting'::VARCHAR OR conversation.state = 'snoozed'::VARCHAR OR conversation.state = 'resolved'::VARCHAR) AND conversation.team_key = %s::BIGINT LIMIT 1::INTEGER",
    ('of_team',),
    False,
)

rows_of_team = Statement(
    'agents.rows_of_team',
    'SELECT conversation."key", conversation.id, conversation.subject, conversation.state, conversation.channel_key, channel.id AS id_1, channel.kind, conversation.contact_key, contact.id AS id_2, contact.name, contact.email, contact."plan", contact.plan_source, conversation.assignee_key, agent.id AS id_3, conversation.team_key, team.id AS id_4, conversation.tags, conversation.preview, conversation.preview_by, conversation.last_at, conversation.waiting_since, conversation.snoozed_until, conversation.created_at, conversation.resolved_at, conversation.revision, conversation.last_inbound, conversation.last_message, conversation.last_by, conversation.seen_by_agents, conversation.seen_by_customer, conversation.page, conversation.merged_into, survivor.id AS id_5 FROM conversation JOIN channel ON channel."key" = conversation.channel_key JOIN contact ON contact."key" = conversation.contact_key LEFT OUTER JOIN agent ON agent."key" = conversation.assignee_key LEFT OUTER JOIN team ON team."key" = conversation.team_key LEFT OUTER JOIN conversation AS survivor ON survivor."key" = conversation.merged_into WHERE conversation."key" IN (SELECT conversation."key" FROM conversation WHERE (conversation.state = \'open\' OR conversation.state = \'waiting\' OR conversation.state = \'snoozed\' OR conversation.state = \'resolved\') AND conversation.team_key = ? LIMIT ? OFFSET 0)',
    "SELECT conversation.key, conversation.id, conversation.subject, conversation.state, conversation.channel_key, channel.id AS id_1, channel.kind, conversation.contact_key, contact.id AS id_2, contact.name, contact.email, contact.plan, contact.plan_source, conversation.assignee_key, agent.id AS id_3, conversation.team_key, team.id AS id_4, conversation.tags, conversation.preview, conversation.preview_by, conversation.last_at, conversation.waiting_since, conversation.snoozed_until, conversation.created_at, conversation.resolved_at, conversation.revision, conversation.last_inbound, conversation.last_message, conversation.last_by, conversation.seen_by_agents, conversation.seen_by_customer, conversation.page, conversation.merged_into, survivor.id AS id_5 FROM conversation JOIN channel ON channel.key = conversation.channel_key JOIN contact ON contact.key = conversation.contact_key LEFT OUTER JOIN agent ON agent.key = conversation.assignee_key LEFT OUTER JOIN team ON team.key = conversation.team_key LEFT OUTER JOIN conversation AS survivor ON survivor.key = conversation.merged_into WHERE conversation.key IN (SELECT conversation.key FROM conversation WHERE (conversation.state = 'open'::VARCHAR OR conversation.state = 'waiting'::VARCHAR OR conversation.state = 'snoozed'::VARCHAR OR conversation.state = 'resolved'::VARCHAR) AND conversation.team_key = %s::BIGINT LIMIT %s)",
    ('of_team', 'chunk'),
    False,
)
