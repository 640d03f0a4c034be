"""Generated from deskbell/channels/statements.py by `python -m deskbell.generate`; do not edit."""

# ruff: noqa
from deskbell.store.statement import Statement

channels = Statement(
    'channels.channels',
    'SELECT channel."key", channel.id, channel.kind, channel.name, channel.state, channel.app_id, channel.settings, channel.secrets, channel.seen_on, channel.seen_at FROM channel ORDER BY channel."key"',
    'SELECT channel.key, channel.id, channel.kind, channel.name, channel.state, channel.app_id, channel.settings, channel.secrets, channel.seen_on, channel.seen_at FROM channel ORDER BY channel.key',
    (),
    False,
)

channel_by_id = Statement(
    'channels.channel_by_id',
    'SELECT channel."key", channel.id, channel.kind, channel.name, channel.state, channel.app_id, channel.settings, channel.secrets, channel.seen_on, channel.seen_at FROM channel WHERE channel.id = ?',
    'SELECT channel.key, channel.id, channel.kind, channel.name, channel.state, channel.app_id, channel.settings, channel.secrets, channel.seen_on, channel.seen_at FROM channel WHERE channel.id = %s::VARCHAR',
    ('id',),
    False,
)

insert_channel = Statement(
    'channels.insert_channel',
    'INSERT INTO channel ("key", id, kind, name, state, app_id, settings, secrets, seen_on, seen_at, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    'INSERT INTO channel (key, id, kind, name, state, app_id, settings, secrets, seen_on, seen_at, created_at) VALUES (%s::BIGINT, %s::VARCHAR, %s::VARCHAR, %s::VARCHAR, %s::VARCHAR, %s::VARCHAR, %s::VARCHAR, %s, %s::VARCHAR, %s::BIGINT, %s::BIGINT)',
    ('key', 'id', 'kind', 'name', 'state', 'app_id', 'settings', 'secrets', 'seen_on', 'seen_at', 'created_at'),
    False,
)

update_channel = Statement(
    'channels.update_channel',
    'UPDATE channel SET name=?, state=?, settings=?, secrets=?, seen_on=?, seen_at=? WHERE channel."key" = ?',
    'UPDATE channel SET name=%s::VARCHAR, state=%s::VARCHAR, settings=%s::VARCHAR, secrets=%s, seen_on=%s::VARCHAR, seen_at=%s::BIGINT WHERE channel.key = %s::BIGINT',
    ('name', 'state', 'settings', 'secrets', 'seen_on', 'seen_at', 'of_key'),
    False,
)

visitor_standing = Statement(
    'channels.visitor_standing',
    'SELECT visitor."key", visitor.id, visitor.channel_key, visitor.contact_key, person.id AS id_1, person.name, person.email, person."plan", person.plan_source, person.blocked, message."key" AS key_1, conversation."key" AS key_2, conversation.id AS id_2, conversation.subject, conversation.state, conversation.channel_key AS channel_key_1, channel.id AS id_3, channel.kind, conversation.contact_key AS contact_key_1, contact.id AS id_4, contact.name AS name_1, contact.email AS email_1, contact."plan" AS plan_1, contact.plan_source AS plan_source_1, conversation.assignee_key, agent.id AS id_5, conversation.team_key, team.id AS id_6, conversation.tags, conversation.preview, conversation.preview_by, conversation.last_at, conversation.waiting_since, conversation.snoozed_until, conversation.created_at, conversation.resolved_at, conversation.revision, conversation.last_inbound, conversation.last_message, conversation.last_by, conversation.seen_by_agents, conversation.seen_by_customer, conversation.page, conversation.merged_into, survivor.id AS id_7 FROM visitor JOIN contact AS person ON person."key" = visitor.contact_key LEFT OUTER JOIN conversation ON conversation."key" = visitor.conversation_key LEFT OUTER JOIN channel ON channel."key" = conversation.channel_key LEFT OUTER JOIN contact ON contact."key" = conversation.contact_key LEFT OUTER JOIN agent ON agent."key" = conversation.assignee_key LEFT OUTER JOIN team ON team."key" = conversation.team_key LEFT OUTER JOIN conversation AS survivor ON survivor."key" = conversation.merged_into LEFT OUTER JOIN message ON message.channel_key = ? AND message.external_id = ? WHERE visitor.token_hash = ? AND visitor.ended_at IS NULL',
    'SELECT visitor.key, visitor.id, visitor.channel_key, visitor.contact_key, person.id AS id_1, person.name, person.email, person.plan, person.plan_source, person.blocked, message.key AS key_1, conversation.key AS key_2, conversation.id AS id_2, conversation.subject, conversation.state, conversation.channel_key AS channel_key_1, channel.id AS id_3, channel.kind, conversation.contact_key AS contact_key_1, contact.id AS id_4, contact.name AS name_1, contact.email AS email_1, contact.plan AS plan_1, contact.plan_source AS plan_source_1, conversation.assignee_key, agent.id AS id_5, conversation.team_key, team.id AS id_6, conversation.tags, conversation.preview, conversation.preview_by, conversation.last_at, conversation.waiting_since, conversation.snoozed_until, conversation.created_at, conversation.resolved_at, conversation.revision, conversation.last_inbound, conversation.last_message, conversation.last_by, conversation.seen_by_agents, conversation.seen_by_customer, conversation.page, conversation.merged_into, survivor.id AS id_7 FROM visitor JOIN contact AS person ON person.key = visitor.contact_key LEFT OUTER JOIN conversation ON conversation.key = visitor.conversation_key LEFT OUTER JOIN channel ON channel.key = conversation.channel_key LEFT OUTER JOIN contact ON contact.key = conversation.contact_key LEFT OUTER JOIN agent ON agent.key = conversation.assignee_key LEFT OUTER JOIN team ON team.key = conversation.team_key LEFT OUTER JOIN conversation AS survivor ON survivor.key = conversation.merged_into LEFT OUTER JOIN message ON message.channel_key = %s::BIGINT AND message.external_id = %s::VARCHAR WHERE visitor.token_hash = %s AND visitor.ended_at IS NULL',
    ('channel_key', 'external_id', 'token_hash'),
    False,
)

visitor_by_token = Statement(
    'channels.visitor_by_token',
    'SELECT visitor."key", visitor.id, visitor.channel_key, visitor.contact_key, person.id AS id_1, person.name, person.email, person."plan", person.plan_source, person.blocked, visitor.conversation_key FROM visitor JOIN contact AS person ON person."key" = visitor.contact_key WHERE visitor.token_hash = ? AND visitor.ended_at IS NULL',
    'SELECT visitor.key, visitor.id, visitor.channel_key, visitor.contact_key, person.id AS id_1, person.name, person.email, person.plan, person.plan_source, person.blocked, visitor.conversation_key FROM visitor JOIN contact AS person ON person.key = visitor.contact_key WHERE visitor.token_hash = %s AND visitor.ended_at IS NULL',
    ('token_hash',),
    False,
)

insert_visitor = Statement(
    'channels.insert_visitor',
    'INSERT INTO visitor ("key", id, token_hash, channel_key, contact_key, conversation_key, created_at, ended_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    'INSERT INTO visitor (key, id, token_hash, channel_key, contact_key, conversation_key, created_at, ended_at) VALUES (%s::BIGINT, %s::VARCHAR, %s, %s::BIGINT, %s::BIGINT, %s::BIGINT, %s::BIGINT, %s::BIGINT)',
    ('key', 'id', 'token_hash', 'channel_key', 'contact_key', 'conversation_key', 'created_at', 'ended_at'),
    False,
)

turn_visitor = Statement(
    'channels.turn_visitor',
    'UPDATE visitor SET conversation_key=? WHERE visitor."key" = ?',
    'UPDATE visitor SET conversation_key=%s::BIGINT WHERE visitor.key = %s::BIGINT',
    ('conversation_key', 'of_key'),
    False,
)

repoint_visitor = Statement(
    'channels.repoint_visitor',
    'UPDATE visitor SET contact_key=?, conversation_key=? WHERE visitor."key" = ?',
    'UPDATE visitor SET contact_key=%s::BIGINT, conversation_key=%s::BIGINT WHERE visitor.key = %s::BIGINT',
    ('contact_key', 'conversation_key', 'of_key'),
    False,
)

end_visitor = Statement(
    'channels.end_visitor',
    'UPDATE visitor SET ended_at=? WHERE visitor.token_hash = ?',
    'UPDATE visitor SET ended_at=%s::BIGINT WHERE visitor.token_hash = %s',
    ('ended_at', 'of_hash'),
    False,
)

latest_of_contact = Statement(
    'channels.latest_of_contact',
    'SELECT conversation."key" FROM conversation WHERE conversation.contact_key = ? AND conversation.channel_key = ? ORDER BY conversation.last_at DESC LIMIT 1 OFFSET 0',
    'SELECT conversation.key FROM conversation WHERE conversation.contact_key = %s::BIGINT AND conversation.channel_key = %s::BIGINT ORDER BY conversation.last_at DESC LIMIT 1::INTEGER',
    ('contact_key', 'channel_key'),
    False,
)

handle_of = Statement(
    'channels.handle_of',
    "SELECT identity.value FROM identity WHERE identity.contact_key = ? AND identity.kind = 'handle' AND identity.scope = ? AND identity.verified = 1 LIMIT 1 OFFSET 0",
    "SELECT identity.value FROM identity WHERE identity.contact_key = %s::BIGINT AND identity.kind = 'handle'::VARCHAR AND identity.scope = %s::BIGINT AND identity.verified = 1::BIGINT LIMIT 1::INTEGER",
    ('contact_key', 'scope'),
    False,
)

insert_raw = Statement(
    'channels.insert_raw',
    'INSERT INTO raw ("key", channel_key, received_at, external_id, headers, body, state, error, message_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    'INSERT INTO raw (key, channel_key, received_at, external_id, headers, body, state, error, message_key) VALUES (%s::BIGINT, %s::BIGINT, %s::BIGINT, %s::VARCHAR, %s::VARCHAR, %s, %s::VARCHAR, %s::VARCHAR, %s::BIGINT)',
    ('key', 'channel_key', 'received_at', 'external_id', 'headers', 'body', 'state', 'error', 'message_key'),
    False,
)

raw_by_key = Statement(
    'channels.raw_by_key',
    'SELECT raw."key", raw.channel_key, raw.received_at, raw.external_id, raw.headers, raw.body, raw.state, raw.error, raw.message_key FROM raw WHERE raw."key" = ?',
    'SELECT raw.key, raw.channel_key, raw.received_at, raw.external_id, raw.headers, raw.body, raw.state, raw.error, raw.message_key FROM raw WHERE raw.key = %s::BIGINT',
    ('key',),
    False,
)

raw_known = Statement(
    'channels.raw_known',
    'SELECT raw."key" FROM raw WHERE raw.channel_key = ? AND raw.external_id = ?',
    'SELECT raw.key FROM raw WHERE raw.channel_key = %s::BIGINT AND raw.external_id = %s::VARCHAR',
    ('channel_key', 'external_id'),
    False,
)

raw_waiting = Statement(
    'channels.raw_waiting',
    'SELECT raw."key" FROM raw WHERE raw.state = \'new\' ORDER BY raw."key" LIMIT ? OFFSET 0',
    "SELECT raw.key FROM raw WHERE raw.state = 'new'::VARCHAR ORDER BY raw.key LIMIT %s",
    ('limit',),
    False,
)

settle_raw = Statement(
    'channels.settle_raw',
    'UPDATE raw SET state=?, error=?, message_key=? WHERE raw."key" = ?',
    'UPDATE raw SET state=%s::VARCHAR, error=%s::VARCHAR, message_key=%s::BIGINT WHERE raw.key = %s::BIGINT',
    ('state', 'error', 'message_key', 'of_key'),
    False,
)
