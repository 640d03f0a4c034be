"""Generated from deskbell/conversations/statements.py by `python -m deskbell.generate`; do not edit."""

# ruff: noqa
from deskbell.store.statement import Statement

row_by_id = Statement(
    'conversations.row_by_id',
    'SELECT conversation."key", conversation.id, conversation.subject, conversation.state, conversation.channel_key, channel.id AS id_1, channel.kind, conversation.contact_key, contact.id AS id_2, contact.name, contact.email, contact."plan", contact.plan_source, conversation.assignee_key, agent.id AS id_3, conversation.team_key, team.id AS id_4, conversation.tags, conversation.preview, conversation.preview_by, conversation.last_at, conversation.waiting_since, conversation.snoozed_until, conversation.created_at, conversation.resolved_at, conversation.revision, conversation.last_inbound, conversation.last_message, conversation.last_by, conversation.seen_by_agents, conversation.seen_by_customer, conversation.page, conversation.merged_into, survivor.id AS id_5 FROM conversation JOIN channel ON channel."key" = conversation.channel_key JOIN contact ON contact."key" = conversation.contact_key LEFT OUTER JOIN agent ON agent."key" = conversation.assignee_key LEFT OUTER JOIN team ON team."key" = conversation.team_key LEFT OUTER JOIN conversation AS survivor ON survivor."key" = conversation.merged_into WHERE conversation.id = ?',
    'SELECT conversation.key, conversation.id, conversation.subject, conversation.state, conversation.channel_key, channel.id AS id_1, channel.kind, conversation.contact_key, contact.id AS id_2, contact.name, contact.email, contact.plan, contact.plan_source, conversation.assignee_key, agent.id AS id_3, conversation.team_key, team.id AS id_4, conversation.tags, conversation.preview, conversation.preview_by, conversation.last_at, conversation.waiting_since, conversation.snoozed_until, conversation.created_at, conversation.resolved_at, conversation.revision, conversation.last_inbound, conversation.last_message, conversation.last_by, conversation.seen_by_agents, conversation.seen_by_customer, conversation.page, conversation.merged_into, survivor.id AS id_5 FROM conversation JOIN channel ON channel.key = conversation.channel_key JOIN contact ON contact.key = conversation.contact_key LEFT OUTER JOIN agent ON agent.key = conversation.assignee_key LEFT OUTER JOIN team ON team.key = conversation.team_key LEFT OUTER JOIN conversation AS survivor ON survivor.key = conversation.merged_into WHERE conversation.id = %s::VARCHAR',
    ('id',),
    False,
)

row_by_key = Statement(
    'conversations.row_by_key',
    'SELECT conversation."key", conversation.id, conversation.subject, conversation.state, conversation.channel_key, channel.id AS id_1, channel.kind, conversation.contact_key, contact.id AS id_2, contact.name, contact.email, contact."plan", contact.plan_source, conversation.assignee_key, agent.id AS id_3, conversation.team_key, team.id AS id_4, conversation.tags, conversation.preview, conversation.preview_by, conversation.last_at, conversation.waiting_since, conversation.snoozed_until, conversation.created_at, conversation.resolved_at, conversation.revision, conversation.last_inbound, conversation.last_message, conversation.last_by, conversation.seen_by_agents, conversation.seen_by_customer, conversation.page, conversation.merged_into, survivor.id AS id_5 FROM conversation JOIN channel ON channel."key" = conversation.channel_key JOIN contact ON contact."key" = conversation.contact_key LEFT OUTER JOIN agent ON agent."key" = conversation.assignee_key LEFT OUTER JOIN team ON team."key" = conversation.team_key LEFT OUTER JOIN conversation AS survivor ON survivor."key" = conversation.merged_into WHERE conversation."key" = ?',
    'SELECT conversation.key, conversation.id, conversation.subject, conversation.state, conversation.channel_key, channel.id AS id_1, channel.kind, conversation.contact_key, contact.id AS id_2, contact.name, contact.email, contact.plan, contact.plan_source, conversation.assignee_key, agent.id AS id_3, conversation.team_key, team.id AS id_4, conversation.tags, conversation.preview, conversation.preview_by, conversation.last_at, conversation.waiting_since, conversation.snoozed_until, conversation.created_at, conversation.resolved_at, conversation.revision, conversation.last_inbound, conversation.last_message, conversation.last_by, conversation.seen_by_agents, conversation.seen_by_customer, conversation.page, conversation.merged_into, survivor.id AS id_5 FROM conversation JOIN channel ON channel.key = conversation.channel_key JOIN contact ON contact.key = conversation.contact_key LEFT OUTER JOIN agent ON agent.key = conversation.assignee_key LEFT OUTER JOIN team ON team.key = conversation.team_key LEFT OUTER JOIN conversation AS survivor ON survivor.key = conversation.merged_into WHERE conversation.key = %s::BIGINT',
    ('key',),
    False,
)

rows_by_keys = Statement(
    'conversations.rows_by_keys',
    'SELECT conversation."key", conversation.id, conversation.subject, conversation.state, conversation.channel_key, channel.id AS id_1, channel.kind, conversation.contact_key, contact.id AS id_2, contact.name, contact.email, contact."plan", contact.plan_source, conversation.assignee_key, agent.id AS id_3, conversation.team_key, team.id AS id_4, conversation.tags, conversation.preview, conversation.preview_by, conversation.last_at, conversation.waiting_since, conversation.snoozed_until, conversation.created_at, conversation.resolved_at, conversation.revision, conversation.last_inbound, conversation.last_message, conversation.last_by, conversation.seen_by_agents, conversation.seen_by_customer, conversation.page, conversation.merged_into, survivor.id AS id_5 FROM conversation JOIN channel ON channel."key" = conversation.channel_key JOIN contact ON contact."key" = conversation.contact_key LEFT OUTER JOIN agent ON agent."key" = conversation.assignee_key LEFT OUTER JOIN team ON team."key" = conversation.team_key LEFT OUTER JOIN conversation AS survivor ON survivor."key" = conversation.merged_into WHERE conversation."key" IN (SELECT value FROM json_each(?))',
    'SELECT conversation.key, conversation.id, conversation.subject, conversation.state, conversation.channel_key, channel.id AS id_1, channel.kind, conversation.contact_key, contact.id AS id_2, contact.name, contact.email, contact.plan, contact.plan_source, conversation.assignee_key, agent.id AS id_3, conversation.team_key, team.id AS id_4, conversation.tags, conversation.preview, conversation.preview_by, conversation.last_at, conversation.waiting_since, conversation.snoozed_until, conversation.created_at, conversation.resolved_at, conversation.revision, conversation.last_inbound, conversation.last_message, conversation.last_by, conversation.seen_by_agents, conversation.seen_by_customer, conversation.page, conversation.merged_into, survivor.id AS id_5 FROM conversation JOIN channel ON channel.key = conversation.channel_key JOIN contact ON contact.key = conversation.contact_key LEFT OUTER JOIN agent ON agent.key = conversation.assignee_key LEFT OUTER JOIN team ON team.key = conversation.team_key LEFT OUTER JOIN conversation AS survivor ON survivor.key = conversation.merged_into WHERE conversation.key = ANY(%s::BIGINT[])',
    ('keys',),
    True,
)

insert_conversation = Statement(
    'conversations.insert_conversation',
    'INSERT INTO conversation ("key", id, subject, state, channel_key, contact_key, origin_contact_key, assignee_key, team_key, tags, preview, preview_by, last_at, waiting_since, snoozed_until, created_at, resolved_at, revision, last_inbound, last_message, last_by, seen_by_agents, seen_by_customer, page, merged_into) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    'INSERT INTO conversation (key, id, subject, state, channel_key, contact_key, origin_contact_key, assignee_key, team_key, tags, preview, preview_by, last_at, waiting_since, snoozed_until, created_at, resolved_at, revision, last_inbound, last_message, last_by, seen_by_agents, seen_by_customer, page, merged_into) VALUES (%s::BIGINT, %s::VARCHAR, %s::VARCHAR, %s::VARCHAR, %s::BIGINT, %s::BIGINT, %s::BIGINT, %s::BIGINT, %s::BIGINT, %s::VARCHAR, %s::VARCHAR, %s::VARCHAR, %s::BIGINT, %s::BIGINT, %s::BIGINT, %s::BIGINT, %s::BIGINT, %s::BIGINT, %s::BIGINT, %s::BIGINT, %s::VARCHAR, %s::BIGINT, %s::BIGINT, %s::VARCHAR, %s::BIGINT)',
    ('key', 'id', 'subject', 'state', 'channel_key', 'contact_key', 'origin_contact_key', 'assignee_key', 'team_key', 'tags', 'preview', 'preview_by', 'last_at', 'waiting_since', 'snoozed_until', 'created_at', 'resolved_at', 'revision', 'last_inbound', 'last_message', 'last_by', 'seen_by_agents', 'seen_by_customer', 'page', 'merged_into'),
    False,
)

update_conversation = Statement(
    'conversations.update_conversation',
    'UPDATE conversation SET subject=?, state=?, channel_key=?, contact_key=?, assignee_key=?, team_key=?, tags=?, preview=?, preview_by=?, last_at=?, waiting_since=?, snoozed_until=?, resolved_at=?, revision=?, last_inbound=?, last_message=?, last_by=?, seen_by_agents=?, seen_by_customer=?, page=?, merged_into=? WHERE conversation."key" = ?',
    'UPDATE conversation SET subject=%s::VARCHAR, state=%s::VARCHAR, channel_key=%s::BIGINT, contact_key=%s::BIGINT, assignee_key=%s::BIGINT, team_key=%s::BIGINT, tags=%s::VARCHAR, preview=%s::VARCHAR, preview_by=%s::VARCHAR, last_at=%s::BIGINT, waiting_since=%s::BIGINT, snoozed_until=%s::BIGINT, resolved_at=%s::BIGINT, revision=%s::BIGINT, last_inbound=%s::BIGINT, last_message=%s::BIGINT, last_by=%s::VARCHAR, seen_by_agents=%s::BIGINT, seen_by_customer=%s::BIGINT, page=%s::VARCHAR, merged_into=%s::BIGINT WHERE conversation.key = %s::BIGINT',
    ('subject', 'state', 'channel_key', 'contact_key', 'assignee_key', 'team_key', 'tags', 'preview', 'preview_by', 'last_at', 'waiting_since', 'snoozed_until', 'resolved_at', 'revision', 'last_inbound', 'last_message', 'last_by', 'seen_by_agents', 'seen_by_customer', 'page', 'merged_into', 'of_key'),
    False,
)

page_of_state = Statement(
    'conversations.page_of_state',
    'SELECT conversation."key", conversation.id, conversation.subject, conversation.state, conversation.channel_key, channel.id AS id_1, channel.kind, conversation.contact_key, contact.id AS id_2, contact.name, contact.email, contact."plan", contact.plan_source, conversation.assignee_key, agent.id AS id_3, conversation.team_key, team.id AS id_4, conversation.tags, conversation.preview, conversation.preview_by, conversation.last_at, conversation.waiting_since, conversation.snoozed_until, conversation.created_at, conversation.resolved_at, conversation.revision, conversation.last_inbound, conversation.last_message, conversation.last_by, conversation.seen_by_agents, conversation.seen_by_customer, conversation.page, conversation.merged_into, survivor.id AS id_5 FROM conversation JOIN channel ON channel."key" = conversation.channel_key JOIN contact ON contact."key" = conversation.contact_key LEFT OUTER JOIN agent ON agent."key" = conversation.assignee_key LEFT OUTER JOIN team ON team."key" = conversation.team_key LEFT OUTER JOIN conversation AS survivor ON survivor."key" = conversation.merged_into WHERE conversation.state = ? AND (conversation.last_at, conversation."key") < (?, ?) ORDER BY conversation.last_at DESC, conversation."key" DESC LIMIT ? OFFSET 0',
    'SELECT conversation.key, conversation.id, conversation.subject, conversation.state, conversation.channel_key, channel.id AS id_1, channel.kind, conversation.contact_key, contact.id AS id_2, contact.name, contact.email, contact.plan, contact.plan_source, conversation.assignee_key, agent.id AS id_3, conversation.team_key, team.id AS id_4, conversation.tags, conversation.preview, conversation.preview_by, conversation.last_at, conversation.waiting_since, conversation.snoozed_until, conversation.created_at, conversation.resolved_at, conversation.revision, conversation.last_inbound, conversation.last_message, conversation.last_by, conversation.seen_by_agents, conversation.seen_by_customer, conversation.page, conversation.merged_into, survivor.id AS id_5 FROM conversation JOIN channel ON channel.key = conversation.channel_key JOIN contact ON contact.key = conversation.contact_key LEFT OUTER JOIN agent ON agent.key = conversation.assignee_key LEFT OUTER JOIN team ON team.key = conversation.team_key LEFT OUTER JOIN conversation AS survivor ON survivor.key = conversation.merged_into WHERE conversation.state = %s::VARCHAR AND (conversation.last_at, conversation.key) < (%s, %s) ORDER BY conversation.last_at DESC, conversation.key DESC LIMIT %s',
    ('state', 'last_at', 'before_key', 'limit'),
    False,
)

page_of_assignee = Statement(
    'conversations.page_of_assignee',
    'SELECT conversation."key", conversation.id, conversation.subject, conversation.state, conversation.channel_key, channel.id AS id_1, channel.kind, conversation.contact_key, contact.id AS id_2, contact.name, contact.email, contact."plan", contact.plan_source, conversation.assignee_key, agent.id AS id_3, conversation.team_key, team.id AS id_4, conversation.tags, conversation.preview, conversation.preview_by, conversation.last_at, conversation.waiting_since, conversation.snoozed_until, conversation.created_at, conversation.resolved_at, conversation.revision, conversation.last_inbound, conversation.last_message, conversation.last_by, conversation.seen_by_agents, conversation.seen_by_customer, conversation.page, conversation.merged_into, survivor.id AS id_5 FROM conversation JOIN channel ON channel."key" = conversation.channel_key JOIN contact ON contact."key" = conversation.contact_key LEFT OUTER JOIN agent ON agent."key" = conversation.assignee_key LEFT OUTER JOIN team ON team."key" = conversation.team_key LEFT OUTER JOIN conversation AS survivor ON survivor."key" = conversation.merged_into WHERE conversation.state = ? AND conversation.assignee_key = ? AND (conversation.last_at, conversation."key") < (?, ?) ORDER BY conversation.last_at DESC, conversation."key" DESC LIMIT ? OFFSET 0',
    'SELECT conversation.key, conversation.id, conversation.subject, conversation.state, conversation.channel_key, channel.id AS id_1, channel.kind, conversation.contact_key, contact.id AS id_2, contact.name, contact.email, contact.plan, contact.plan_source, conversation.assignee_key, agent.id AS id_3, conversation.team_key, team.id AS id_4, conversation.tags, conversation.preview, conversation.preview_by, conversation.last_at, conversation.waiting_since, conversation.snoozed_until, conversation.created_at, conversation.resolved_at, conversation.revision, conversation.last_inbound, conversation.last_message, conversation.last_by, conversation.seen_by_agents, conversation.seen_by_customer, conversation.page, conversation.merged_into, survivor.id AS id_5 FROM conversation JOIN channel ON channel.key = conversation.channel_key JOIN contact ON contact.key = conversation.contact_key LEFT OUTER JOIN agent ON agent.key = conversation.assignee_key LEFT OUTER JOIN team ON team.key = conversation.team_key LEFT OUTER JOIN conversation AS survivor ON survivor.key = conversation.merged_into WHERE conversation.state = %s::VARCHAR AND conversation.assignee_key = %s::BIGINT AND (conversation.last_at, conversation.key) < (%s, %s) ORDER BY conversation.last_at DESC, conversation.key DESC LIMIT %s',
    ('state', 'assignee_key', 'last_at', 'before_key', 'limit'),
    False,
)

page_of_team = Statement(
    'conversations.page_of_team',
    'SELECT conversation."key", conversation.id, conversation.subject, conversation.state, conversation.channel_key, channel.id AS id_1, channel.kind, conversation.contact_key, contact.id AS id_2, contact.name, contact.email, contact."plan", contact.plan_source, conversation.assignee_key, agent.id AS id_3, conversation.team_key, team.id AS id_4, conversation.tags, conversation.preview, conversation.preview_by, conversation.last_at, conversation.waiting_since, conversation.snoozed_until, conversation.created_at, conversation.resolved_at, conversation.revision, conversation.last_inbound, conversation.last_message, conversation.last_by, conversation.seen_by_agents, conversation.seen_by_customer, conversation.page, conversation.merged_into, survivor.id AS id_5 FROM conversation JOIN channel ON channel."key" = conversation.channel_key JOIN contact ON contact."key" = conversation.contact_key LEFT OUTER JOIN agent ON agent."key" = conversation.assignee_key LEFT OUTER JOIN team ON team."key" = conversation.team_key LEFT OUTER JOIN conversation AS survivor ON survivor."key" = conversation.merged_into WHERE conversation.state = ? AND conversation.team_key = ? AND (conversation.last_at, conversation."key") < (?, ?) ORDER BY conversation.last_at DESC, conversation."key" DESC LIMIT ? OFFSET 0',
    'SELECT conversation.key, conversation.id, conversation.subject, conversation.state, conversation.channel_key, channel.id AS id_1, channel.kind, conversation.contact_key, contact.id AS id_2, contact.name, contact.email, contact.plan, contact.plan_source, conversation.assignee_key, agent.id AS id_3, conversation.team_key, team.id AS id_4, conversation.tags, conversation.preview, conversation.preview_by, conversation.last_at, conversation.waiting_since, conversation.snoozed_until, conversation.created_at, conversation.resolved_at, conversation.revision, conversation.last_inbound, conversation.last_message, conversation.last_by, conversation.seen_by_agents, conversation.seen_by_customer, conversation.page, conversation.merged_into, survivor.id AS id_5 FROM conversation JOIN channel ON channel.key = conversation.channel_key JOIN contact ON contact.key = conversation.contact_key LEFT OUTER JOIN agent ON agent.key = conversation.assignee_key LEFT OUTER JOIN team ON team.key = conversation.team_key LEFT OUTER JOIN conversation AS survivor ON survivor.key = conversation.merged_into WHERE conversation.state = %s::VARCHAR AND conversation.team_key = %s::BIGINT AND (conversation.last_at, conversation.key) < (%s, %s) ORDER BY conversation.last_at DESC, conversation.key DESC LIMIT %s',
    ('state', 'team_key', 'last_at', 'before_key', 'limit'),
    False,
)

page_of_channel = Statement(
    'conversations.page_of_channel',
    'SELECT conversation."key", conversation.id, conversation.subject, conversation.state, conversation.channel_key, channel.id AS id_1, channel.kind, conversation.contact_key, contact.id AS id_2, contact.name, contact.email, contact."plan", contact.plan_source, conversation.assignee_key, agent.id AS id_3, conversation.team_key, team.id AS id_4, conversation.tags, conversation.preview, conversation.preview_by, conversation.last_at, conversation.waiting_since, conversation.snoozed_until, conversation.created_at, conversation.resolved_at, conversation.revision, conversation.last_inbound, conversation.last_message, conversation.last_by, conversation.seen_by_agents, conversation.seen_by_customer, conversation.page, conversation.merged_into, survivor.id AS id_5 FROM conversation JOIN channel ON channel."key" = conversation.channel_key JOIN contact ON contact."key" = conversation.contact_key LEFT OUTER JOIN agent ON agent."key" = conversation.assignee_key LEFT OUTER JOIN team ON team."key" = conversation.team_key LEFT OUTER JOIN conversation AS survivor ON survivor."key" = conversation.merged_into WHERE conversation.state = ? AND conversation.channel_key = ? AND (conversation.last_at, conversation."key") < (?, ?) ORDER BY conversation.last_at DESC, conversation."key" DESC LIMIT ? OFFSET 0',
    'SELECT conversation.key, conversation.id, conversation.subject, conversation.state, conversation.channel_key, channel.id AS id_1, channel.kind, conversation.contact_key, contact.id AS id_2, contact.name, contact.email, contact.plan, contact.plan_source, conversation.assignee_key, agent.id AS id_3, conversation.team_key, team.id AS id_4, conversation.tags, conversation.preview, conversation.preview_by, conversation.last_at, conversation.waiting_since, conversation.snoozed_until, conversation.created_at, conversation.resolved_at, conversation.revision, conversation.last_inbound, conversation.last_message, conversation.last_by, conversation.seen_by_agents, conversation.seen_by_customer, conversation.page, conversation.merged_into, survivor.id AS id_5 FROM conversation JOIN channel ON channel.key = conversation.channel_key JOIN contact ON contact.key = conversation.contact_key LEFT OUTER JOIN agent ON agent.key = conversation.assignee_key LEFT OUTER JOIN team ON team.key = conversation.team_key LEFT OUTER JOIN conversation AS survivor ON survivor.key = conversation.merged_into WHERE conversation.state = %s::VARCHAR AND conversation.channel_key = %s::BIGINT AND (conversation.last_at, conversation.key) < (%s, %s) ORDER BY conversation.last_at DESC, conversation.key DESC LIMIT %s',
    ('state', 'channel_key', 'last_at', 'before_key', 'limit'),
    False,
)

page_of_tag = Statement(
    'conversations.page_of_tag',
    'SELECT conversation."key", conversation.id, conversation.subject, conversation.state, conversation.channel_key, channel.id AS id_1, channel.kind, conversation.contact_key, contact.id AS id_2, contact.name, contact.email, contact."plan", contact.plan_source, conversation.assignee_key, agent.id AS id_3, conversation.team_key, team.id AS id_4, conversation.tags, conversation.preview, conversation.preview_by, conversation.last_at, conversation.waiting_since, conversation.snoozed_until, conversation.created_at, conversation.resolved_at, conversation.revision, conversation.last_inbound, conversation.last_message, conversation.last_by, conversation.seen_by_agents, conversation.seen_by_customer, conversation.page, conversation.merged_into, survivor.id AS id_5 FROM conversation JOIN channel ON channel."key" = conversation.channel_key JOIN contact ON contact."key" = conversation.contact_key LEFT OUTER JOIN agent ON agent."key" = conversation.assignee_key LEFT OUTER JOIN team ON team."key" = conversation.team_key LEFT OUTER JOIN conversation AS survivor ON survivor."key" = conversation.merged_into JOIN conversation_tag ON conversation_tag.conversation_key = conversation."key" WHERE conversation_tag.tag_key = ? AND conversation_tag.state = ? AND (conversation_tag.last_at, conversation_tag.conversation_key) < (?, ?) ORDER BY conversation_tag.last_at DESC, conversation_tag.conversation_key DESC LIMIT ? OFFSET 0',
    'SELECT conversation.key, conversation.id, conversation.subject, conversation.state, conversation.channel_key, channel.id AS id_1, channel.kind, conversation.contact_key, contact.id AS id_2, contact.name, contact.email, contact.plan, contact.plan_source, conversation.assignee_key, agent.id AS id_3, conversation.team_key, team.id AS id_4, conversation.tags, conversation.preview, conversation.preview_by, conversation.last_at, conversation.waiting_since, conversation.snoozed_until, conversation.created_at, conversation.resolved_at, conversation.revision, conversation.last_inbound, conversation.last_message, conversation.last_by, conversation.seen_by_agents, conversation.seen_by_customer, conversation.page, conversation.merged_into, survivor.id AS id_5 FROM conversation JOIN channel ON channel.key = conversation.channel_key JOIN contact ON contact.key = conversation.contact_key LEFT OUTER JOIN agent ON agent.key = conversation.assignee_key LEFT OUTER JOIN team ON team.key = conversation.team_key LEFT OUTER JOIN conversation AS survivor ON survivor.key = conversation.merged_into JOIN conversation_tag ON conversation_tag.conversation_key = conversation.key WHERE conversation_tag.tag_key = %s::BIGINT AND conversation_tag.state = %s::VARCHAR AND (conversation_tag.last_at, conversation_tag.conversation_key) < (%s, %s) ORDER BY conversation_tag.last_at DESC, conversation_tag.conversation_key DESC LIMIT %s',
    ('tag_key', 'state', 'last_at', 'before_key', 'limit'),
    False,
)

insert_message = Statement(
    'conversations.insert_message',
    'INSERT INTO message ("key", id, conversation_key, origin_conversation_key, kind, channel_key, external_id, author_kind, author_key, author_id, author_name, text, attachments, at, revision, client_id, reason, page, delivery, delivery_error, erased) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    'INSERT INTO message (key, id, conversation_key, origin_conversation_key, kind, channel_key, external_id, author_kind, author_key, author_id, author_name, text, attachments, at, revision, client_id, reason, page, delivery, delivery_error, erased) VALUES (%s::BIGINT, %s::VARCHAR, %s::BIGINT, %s::BIGINT, %s::VARCHAR, %s::BIGINT, %s::VARCHAR, %s::VARCHAR, %s::BIGINT, %s::VARCHAR, %s::VARCHAR, %s::VARCHAR, %s::VARCHAR, %s::BIGINT, %s::BIGINT, %s::VARCHAR, %s::VARCHAR, %s::VARCHAR, %s::VARCHAR, %s::VARCHAR, %s::BIGINT)',
    ('key', 'id', 'conversation_key', 'origin_conversation_key', 'kind', 'channel_key', 'external_id', 'author_kind', 'author_key', 'author_id', 'author_name', 'text', 'attachments', 'at', 'revision', 'client_id', 'reason', 'page', 'delivery', 'delivery_error', 'erased'),
    False,
)

messages_before = Statement(
    'conversations.messages_before',
    'SELECT message.id, conversation.id AS id_1, message.kind, channel.id AS id_2, message.author_kind, message.author_id, message.author_name, message.text, message.attachments, message.at, message.revision, message.client_id, message.reason, message.page, message.delivery, message.delivery_error, message.erased FROM message JOIN conversation ON conversation."key" = message.conversation_key LEFT OUTER JOIN channel ON channel."key" = message.channel_key WHERE message.conversation_key = ? AND message.revision < ? ORDER BY message.revision DESC LIMIT ? OFFSET 0',
    'SELECT message.id, conversation.id AS id_1, message.kind, channel.id AS id_2, message.author_kind, message.author_id, message.author_name, message.text, message.attachments, message.at, message.revision, message.client_id, message.reason, message.page, message.delivery, message.delivery_error, message.erased FROM message JOIN conversation ON conversation.key = message.conversation_key LEFT OUTER JOIN channel ON channel.key = message.channel_key WHERE message.conversation_key = %s::BIGINT AND message.revision < %s::BIGINT ORDER BY message.revision DESC LIMIT %s',
    ('conversation_key', 'before', 'limit'),
    False,
)

messages_after = Statement(
    'conversations.messages_after',
    'SELECT message.id, conversation.id AS id_1, message.kind, channel.id AS id_2, message.author_kind, message.author_id, message.author_name, message.text, message.attachments, message.at, message.revision, message.client_id, message.reason, message.page, message.delivery, message.delivery_error, message.erased FROM message JOIN conversation ON conversation."key" = message.conversation_key LEFT OUTER JOIN channel ON channel."key" = message.channel_key WHERE message.conversation_key = ? AND message.revision > ? ORDER BY message.revision ASC LIMIT ? OFFSET 0',
    'SELECT message.id, conversation.id AS id_1, message.kind, channel.id AS id_2, message.author_kind, message.author_id, message.author_name, message.text, message.attachments, message.at, message.revision, message.client_id, message.reason, message.page, message.delivery, message.delivery_error, message.erased FROM message JOIN conversation ON conversation.key = message.conversation_key LEFT OUTER JOIN channel ON channel.key = message.channel_key WHERE message.conversation_key = %s::BIGINT AND message.revision > %s::BIGINT ORDER BY message.revision ASC LIMIT %s',
    ('conversation_key', 'after', 'limit'),
    False,
)

messages_by_keys = Statement(
    'conversations.messages_by_keys',
    'SELECT message."key", message.id, conversation.id AS id_1, message.kind, channel.id AS id_2, message.author_kind, message.author_id, message.author_name, message.text, message.attachments, message.at, message.revision, message.client_id, message.reason, message.page, message.delivery, message.delivery_error, message.erased FROM message JOIN conversation ON conversation."key" = message.conversation_key LEFT OUTER JOIN channel ON channel."key" = message.channel_key WHERE message."key" IN (SELECT value FROM json_each(?))',
    'SELECT message.key, message.id, conversation.id AS id_1, message.kind, channel.id AS id_2, message.author_kind, message.author_id, message.author_name, message.text, message.attachments, message.at, message.revision, message.client_id, message.reason, message.page, message.delivery, message.delivery_error, message.erased FROM message JOIN conversation ON conversation.key = message.conversation_key LEFT OUTER JOIN channel ON channel.key = message.channel_key WHERE message.key = ANY(%s::BIGINT[])',
    ('keys',),
    True,
)

agent_by_id = Statement(
    'conversations.agent_by_id',
    'SELECT agent."key", agent.id, agent.name, agent.role, agent.state FROM agent WHERE agent.id = ?',
    'SELECT agent.key, agent.id, agent.name, agent.role, agent.state FROM agent WHERE agent.id = %s::VARCHAR',
    ('id',),
    False,
)

team_by_id = Statement(
    'conversations.team_by_id',
    'SELECT team."key", team.id, team.name FROM team WHERE team.id = ?',
    'SELECT team.key, team.id, team.name FROM team WHERE team.id = %s::VARCHAR',
    ('id',),
    False,
)

channel_by_id = Statement(
    'conversations.channel_by_id',
    'SELECT channel."key" FROM channel WHERE channel.id = ?',
    'SELECT channel.key FROM channel WHERE channel.id = %s::VARCHAR',
    ('id',),
    False,
)

tags_by_names = Statement(
    'conversations.tags_by_names',
    'SELECT tag."key", tag.id, tag.name FROM tag WHERE tag.name IN (SELECT value FROM json_each(?))',
    'SELECT tag.key, tag.id, tag.name FROM tag WHERE tag.name = ANY(%s::TEXT[])',
    ('names',),
    True,
)

tag_by_name = Statement(
    'conversations.tag_by_name',
    'SELECT tag."key", tag.id, tag.name FROM tag WHERE tag.name = ?',
    'SELECT tag.key, tag.id, tag.name FROM tag WHERE tag.name = %s::VARCHAR',
    ('name',),
    False,
)

tags = Statement(
    'conversations.tags',
    'SELECT tag.id, tag.name FROM tag ORDER BY tag.name',
    'SELECT tag.id, tag.name FROM tag ORDER BY tag.name',
    (),
    False,
)

insert_tag = Statement(
    'conversations.insert_tag',
    'INSERT INTO tag ("key", id, name) VALUES (?, ?, ?)',
    'INSERT INTO tag (key, id, name) VALUES (%s::BIGINT, %s::VARCHAR, %s::VARCHAR)',
    ('key', 'id', 'name'),
    False,
)

insert_tagged = Statement(
    'conversations.insert_tagged',
    'INSERT INTO conversation_tag (tag_key, conversation_key, state, last_at) VALUES (?, ?, ?, ?)',
    'INSERT INTO conversation_tag (tag_key, conversation_key, state, last_at) VALUES (%s::BIGINT, %s::BIGINT, %s::VARCHAR, %s::BIGINT)',
    ('tag_key', 'conversation_key', 'state', 'last_at'),
    False,
)

delete_tagged = Statement(
    'conversations.delete_tagged',
    'DELETE FROM conversation_tag WHERE conversation_tag.tag_key = ? AND conversation_tag.conversation_key = ?',
    'DELETE FROM conversation_tag WHERE conversation_tag.tag_key = %s::BIGINT AND conversation_tag.conversation_key = %s::BIGINT',
    ('of_tag', 'of_conversation'),
    False,
)

move_tagged = Statement(
    'conversations.move_tagged',
    'UPDATE conversation_tag SET state=?, last_at=? WHERE conversation_tag.conversation_key = ?',
    'UPDATE conversation_tag SET state=%s::VARCHAR, last_at=%s::BIGINT WHERE conversation_tag.conversation_key = %s::BIGINT',
    ('state', 'last_at', 'of_conversation'),
    False,
)

draft_of = Statement(
    'conversations.draft_of',
    'SELECT draft.kind, draft.text, draft.updated_at FROM draft WHERE draft.agent_key = ? AND draft.conversation_key = ?',
    'SELECT draft.kind, draft.text, draft.updated_at FROM draft WHERE draft.agent_key = %s::BIGINT AND draft.conversation_key = %s::BIGINT',
    ('agent_key', 'conversation_key'),
    False,
)

insert_draft = Statement(
    'conversations.insert_draft',
    'INSERT INTO draft (agent_key, conversation_key, kind, text, updated_at) VALUES (?, ?, ?, ?, ?)',
    'INSERT INTO draft (agent_key, conversation_key, kind, text, updated_at) VALUES (%s::BIGINT, %s::BIGINT, %s::VARCHAR, %s::VARCHAR, %s::BIGINT)',
    ('agent_key', 'conversation_key', 'kind', 'text', 'updated_at'),
    False,
)

delete_draft = Statement(
    'conversations.delete_draft',
    'DELETE FROM draft WHERE draft.agent_key = ? AND draft.conversation_key = ?',
    'DELETE FROM draft WHERE draft.agent_key = %s::BIGINT AND draft.conversation_key = %s::BIGINT',
    ('of_agent', 'of_conversation'),
    False,
)

count_of_state = Statement(
    'conversations.count_of_state',
    'SELECT 1 FROM conversation WHERE conversation.state = ? LIMIT ? OFFSET 0',
    'SELECT 1 FROM conversation WHERE conversation.state = %s::VARCHAR LIMIT %s',
    ('state', 'limit'),
    False,
)

count_of_assignee = Statement(
    'conversations.count_of_assignee',
    'SELECT 1 FROM conversation WHERE conversation.state = ? AND conversation.assignee_key = ? LIMIT ? OFFSET 0',
    'SELECT 1 FROM conversation WHERE conversation.state = %s::VARCHAR AND conversation.assignee_key = %s::BIGINT LIMIT %s',
    ('state', 'assignee_key', 'limit'),
    False,
)

count_of_channel = Statement(
    'conversations.count_of_channel',
    'SELECT 1 FROM conversation WHERE conversation.state = ? AND conversation.channel_key = ? LIMIT ? OFFSET 0',
    'SELECT 1 FROM conversation WHERE conversation.state = %s::VARCHAR AND conversation.channel_key = %s::BIGINT LIMIT %s',
    ('state', 'channel_key', 'limit'),
    False,
)

count_of_team = Statement(
    'conversations.count_of_team',
    'SELECT 1 FROM conversation WHERE conversation.state = ? AND conversation.team_key = ? LIMIT ? OFFSET 0',
    'SELECT 1 FROM conversation WHERE conversation.state = %s::VARCHAR AND conversation.team_key = %s::BIGINT LIMIT %s',
    ('state', 'team_key', 'limit'),
    False,
)

count_of_tag = Statement(
    'conversations.count_of_tag',
    'SELECT 1 FROM conversation_tag WHERE conversation_tag.tag_key = ? AND conversation_tag.state = ? LIMIT ? OFFSET 0',
    'SELECT 1 FROM conversation_tag WHERE conversation_tag.tag_key = %s::BIGINT AND conversation_tag.state = %s::VARCHAR LIMIT %s',
    ('tag_key', 'state', 'limit'),
    False,
)

insert_link = Statement(
    'conversations.insert_link',
    'INSERT INTO conversation_link (conversation_key, other_key, why, at) VALUES (?, ?, ?, ?)',
    'INSERT INTO conversation_link (conversation_key, other_key, why, at) VALUES (%s::BIGINT, %s::BIGINT, %s::VARCHAR, %s::BIGINT)',
    ('conversation_key', 'other_key', 'why', 'at'),
    False,
)

links_from = Statement(
    'conversations.links_from',
    'SELECT conversation.id, conversation.subject, conversation.state, conversation_link.why FROM conversation_link JOIN conversation ON conversation."key" = conversation_link.other_key WHERE conversation_link.conversation_key = ?',
    'SELECT conversation.id, conversation.subject, conversation.state, conversation_link.why FROM conversation_link JOIN conversation ON conversation.key = conversation_link.other_key WHERE conversation_link.conversation_key = %s::BIGINT',
    ('conversation_key',),
    False,
)

links_to = Statement(
    'conversations.links_to',
    'SELECT conversation.id, conversation.subject, conversation.state, conversation_link.why FROM conversation_link JOIN conversation ON conversation."key" = conversation_link.conversation_key WHERE conversation_link.other_key = ?',
    'SELECT conversation.id, conversation.subject, conversation.state, conversation_link.why FROM conversation_link JOIN conversation ON conversation.key = conversation_link.conversation_key WHERE conversation_link.other_key = %s::BIGINT',
    ('other_key',),
    False,
)

link_between = Statement(
    'conversations.link_between',
    'SELECT conversation_link.why FROM conversation_link WHERE conversation_link.conversation_key = ? AND conversation_link.other_key = ?',
    'SELECT conversation_link.why FROM conversation_link WHERE conversation_link.conversation_key = %s::BIGINT AND conversation_link.other_key = %s::BIGINT',
    ('conversation_key', 'other_key'),
    False,
)

channel_keys = Statement(
    'conversations.channel_keys',
    'SELECT channel."key", channel.id FROM channel',
    'SELECT channel.key, channel.id FROM channel',
    (),
    False,
)

tag_keys = Statement(
    'conversations.tag_keys',
    'SELECT tag."key", tag.name FROM tag ORDER BY tag.name LIMIT 200 OFFSET 0',
    'SELECT tag.key, tag.name FROM tag ORDER BY tag.name LIMIT 200::INTEGER',
    (),
    False,
)

contacts_by_keys = Statement(
    'conversations.contacts_by_keys',
    'SELECT contact."key", contact.id, contact.name, contact.email, contact."plan", contact.plan_source FROM contact WHERE contact."key" IN (SELECT value FROM json_each(?))',
    'SELECT contact.key, contact.id, contact.name, contact.email, contact.plan, contact.plan_source FROM contact WHERE contact.key = ANY(%s::BIGINT[])',
    ('keys',),
    True,
)

agents_by_keys = Statement(
    'conversations.agents_by_keys',
    'SELECT agent."key", agent.id, agent.name FROM agent WHERE agent."key" IN (SELECT value FROM json_each(?))',
    'SELECT agent.key, agent.id, agent.name FROM agent WHERE agent.key = ANY(%s::BIGINT[])',
    ('keys',),
    True,
)

tag_by_id = Statement(
    'conversations.tag_by_id',
    'SELECT tag."key", tag.name FROM tag WHERE tag.id = ?',
    'SELECT tag.key, tag.name FROM tag WHERE tag.id = %s::VARCHAR',
    ('id',),
    False,
)

delete_tag = Statement(
    'conversations.delete_tag',
    'DELETE FROM tag WHERE tag."key" = ?',
    'DELETE FROM tag WHERE tag.key = %s::BIGINT',
    ('of_key',),
    False,
)

rows_with_tag = Statement(
    'conversations.rows_with_tag',
    'SELECT conversation."key", conversation.id, conversation.subject, conversation.state, conversation.channel_key, channel.id AS id_1, channel.kind, conversation.contact_key, contact.id AS id_2, contact.name, contact.email, contact."plan", contact.plan_source, conversation.assignee_key, agent.id AS id_3, conversation.team_key, team.id AS id_4, conversation.tags, conversation.preview, conversation.preview_by, conversation.last_at, conversation.waiting_since, conversation.snoozed_until, conversation.created_at, conversation.resolved_at, conversation.revision, conversation.last_inbound, conversation.last_message, conversation.last_by, conversation.seen_by_agents, conversation.seen_by_customer, conversation.page, conversation.merged_into, survivor.id AS id_5 FROM conversation JOIN channel ON channel."key" = conversation.channel_key JOIN contact ON contact."key" = conversation.contact_key LEFT OUTER JOIN agent ON agent."key" = conversation.assignee_key LEFT OUTER JOIN team ON team."key" = conversation.team_key LEFT OUTER JOIN conversation AS survivor ON survivor."key" = conversation.merged_into JOIN conversation_tag ON conversation_tag.conversation_key = conversation."key" WHERE conversation_tag.tag_key = ? LIMIT ? OFFSET 0',
    'SELECT conversation.key, conversation.id, conversation.subject, conversation.state, conversation.channel_key, channel.id AS id_1, channel.kind, conversation.contact_key, contact.id AS id_2, contact.name, contact.email, contact.plan, contact.plan_source, conversation.assignee_key, agent.id AS id_3, conversation.team_key, team.id AS id_4, conversation.tags, conversation.preview, conversation.preview_by, conversation.last_at, conversation.waiting_since, conversation.snoozed_until, conversation.created_at, conversation.resolved_at, conversation.revision, conversation.last_inbound, conversation.last_message, conversation.last_by, conversation.seen_by_agents, conversation.seen_by_customer, conversation.page, conversation.merged_into, survivor.id AS id_5 FROM conversation JOIN channel ON channel.key = conversation.channel_key JOIN contact ON contact.key = conversation.contact_key LEFT OUTER JOIN agent ON agent.key = conversation.assignee_key LEFT OUTER JOIN team ON team.key = conversation.team_key LEFT OUTER JOIN conversation AS survivor ON survivor.key = conversation.merged_into JOIN conversation_tag ON conversation_tag.conversation_key = conversation.key WHERE conversation_tag.tag_key = %s::BIGINT LIMIT %s',
    ('tag_key', 'limit'),
    False,
)

insert_delivery = Statement(
    'conversations.insert_delivery',
    'INSERT INTO delivery ("key", message_key, channel_key, state, attempts, fence, next_at, error, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    'INSERT INTO delivery (key, message_key, channel_key, state, attempts, fence, next_at, error, changed_at) VALUES (%s::BIGINT, %s::BIGINT, %s::BIGINT, %s::VARCHAR, %s::BIGINT, %s::BIGINT, %s::BIGINT, %s::VARCHAR, %s::BIGINT)',
    ('key', 'message_key', 'channel_key', 'state', 'attempts', 'fence', 'next_at', 'error', 'changed_at'),
    False,
)

update_delivery = Statement(
    'conversations.update_delivery',
    'UPDATE delivery SET state=?, attempts=?, fence=?, next_at=?, error=?, changed_at=? WHERE delivery."key" = ?',
    'UPDATE delivery SET state=%s::VARCHAR, attempts=%s::BIGINT, fence=%s::BIGINT, next_at=%s::BIGINT, error=%s::VARCHAR, changed_at=%s::BIGINT WHERE delivery.key = %s::BIGINT',
    ('state', 'attempts', 'fence', 'next_at', 'error', 'changed_at', 'of_key'),
    False,
)

delivery_by_key = Statement(
    'conversations.delivery_by_key',
    'SELECT delivery."key", delivery.message_key, delivery.channel_key, delivery.state, delivery.attempts, delivery.fence, delivery.next_at, delivery.error, delivery.changed_at FROM delivery WHERE delivery."key" = ?',
    'SELECT delivery.key, delivery.message_key, delivery.channel_key, delivery.state, delivery.attempts, delivery.fence, delivery.next_at, delivery.error, delivery.changed_at FROM delivery WHERE delivery.key = %s::BIGINT',
    ('key',),
    False,
)

delivery_of_message = Statement(
    'conversations.delivery_of_message',
    'SELECT delivery."key", delivery.message_key, delivery.channel_key, delivery.state, delivery.attempts, delivery.fence, delivery.next_at, delivery.error, delivery.changed_at FROM message JOIN delivery ON delivery.message_key = message."key" WHERE message.id = ?',
    'SELECT delivery.key, delivery.message_key, delivery.channel_key, delivery.state, delivery.attempts, delivery.fence, delivery.next_at, delivery.error, delivery.changed_at FROM message JOIN delivery ON delivery.message_key = message.key WHERE message.id = %s::VARCHAR',
    ('id',),
    False,
)

deliveries_due = Statement(
    'conversations.deliveries_due',
    'SELECT delivery."key", delivery.message_key, delivery.channel_key, delivery.state, delivery.attempts, delivery.fence, delivery.next_at, delivery.error, delivery.changed_at FROM delivery WHERE delivery.state = ? AND delivery.next_at <= ? ORDER BY delivery.next_at ASC LIMIT ? OFFSET 0',
    'SELECT delivery.key, delivery.message_key, delivery.channel_key, delivery.state, delivery.attempts, delivery.fence, delivery.next_at, delivery.error, delivery.changed_at FROM delivery WHERE delivery.state = %s::VARCHAR AND delivery.next_at <= %s::BIGINT ORDER BY delivery.next_at ASC LIMIT %s',
    ('state', 'now', 'limit'),
    False,
)

next_delivery = Statement(
    'conversations.next_delivery',
    'SELECT delivery.next_at FROM delivery WHERE delivery.state = ? ORDER BY delivery.next_at ASC LIMIT 1 OFFSET 0',
    'SELECT delivery.next_at FROM delivery WHERE delivery.state = %s::VARCHAR ORDER BY delivery.next_at ASC LIMIT 1::INTEGER',
    ('state',),
    False,
)

insert_attempt = Statement(
    'conversations.insert_attempt',
    'INSERT INTO delivery_attempt ("key", delivery_key, started_at, ended_at, outcome, detail) VALUES (?, ?, ?, ?, ?, ?)',
    'INSERT INTO delivery_attempt (key, delivery_key, started_at, ended_at, outcome, detail) VALUES (%s::BIGINT, %s::BIGINT, %s::BIGINT, %s::BIGINT, %s::VARCHAR, %s::VARCHAR)',
    ('key', 'delivery_key', 'started_at', 'ended_at', 'outcome', 'detail'),
    False,
)

end_attempt = Statement(
    'conversations.end_attempt',
    'UPDATE delivery_attempt SET ended_at=?, outcome=?, detail=? WHERE delivery_attempt."key" = ?',
    'UPDATE delivery_attempt SET ended_at=%s::BIGINT, outcome=%s::VARCHAR, detail=%s::VARCHAR WHERE delivery_attempt.key = %s::BIGINT',
    ('ended_at', 'outcome', 'detail', 'of_key'),
    False,
)

deliver_message = Statement(
    'conversations.deliver_message',
    'UPDATE message SET delivery=?, delivery_error=? WHERE message."key" = ?',
    'UPDATE message SET delivery=%s::VARCHAR, delivery_error=%s::VARCHAR WHERE message.key = %s::BIGINT',
    ('delivery', 'delivery_error', 'of_key'),
    False,
)

place_of_message = Statement(
    'conversations.place_of_message',
    'SELECT message.conversation_key, conversation.contact_key FROM message JOIN conversation ON conversation."key" = message.conversation_key WHERE message."key" = ?',
    'SELECT message.conversation_key, conversation.contact_key FROM message JOIN conversation ON conversation.key = message.conversation_key WHERE message.key = %s::BIGINT',
    ('key',),
    False,
)

message_count = Statement(
    'conversations.message_count',
    'SELECT count(*) AS count_1 FROM message WHERE message.conversation_key = ?',
    'SELECT count(*) AS count_1 FROM message WHERE message.conversation_key = %s::BIGINT',
    ('conversation_key',),
    False,
)

walk_messages = Statement(
    'conversations.walk_messages',
    'SELECT message."key", message.at, message.revision, message.kind FROM message WHERE message.conversation_key = ? AND message.revision > ? AND message.revision <= ? ORDER BY message.revision ASC LIMIT ? OFFSET 0',
    'SELECT message.key, message.at, message.revision, message.kind FROM message WHERE message.conversation_key = %s::BIGINT AND message.revision > %s::BIGINT AND message.revision <= %s::BIGINT ORDER BY message.revision ASC LIMIT %s',
    ('conversation_key', 'after', 'upto', 'limit'),
    False,
)

place_message = Statement(
    'conversations.place_message',
    'UPDATE message SET conversation_key=?, revision=? WHERE message."key" = ?',
    'UPDATE message SET conversation_key=%s::BIGINT, revision=%s::BIGINT WHERE message.key = %s::BIGINT',
    ('to', 'revision', 'of_key'),
    False,
)

messages_from = Statement(
    'conversations.messages_from',
    'SELECT message."key" FROM message WHERE message.conversation_key = ? AND message.origin_conversation_key IN (SELECT value FROM json_each(?)) LIMIT ? OFFSET 0',
    'SELECT message.key FROM message WHERE message.conversation_key = %s::BIGINT AND message.origin_conversation_key = ANY(%s::BIGINT[]) LIMIT %s',
    ('conversation_key', 'origins', 'limit'),
    True,
)

move_messages = Statement(
    'conversations.move_messages',
    'UPDATE message SET conversation_key=? WHERE message."key" IN (SELECT value FROM json_each(?))',
    'UPDATE message SET conversation_key=%s::BIGINT WHERE message.key = ANY(%s::BIGINT[])',
    ('to', 'keys'),
    True,
)

move_attachments = Statement(
    'conversations.move_attachments',
    'UPDATE attachment SET conversation_key=? WHERE attachment.message_key IN (SELECT value FROM json_each(?))',
    'UPDATE attachment SET conversation_key=%s::BIGINT WHERE attachment.message_key = ANY(%s::BIGINT[])',
    ('to', 'keys'),
    True,
)

revisions_of = Statement(
    'conversations.revisions_of',
    'SELECT message."key", message.revision FROM message WHERE message."key" IN (SELECT value FROM json_each(?))',
    'SELECT message.key, message.revision FROM message WHERE message.key = ANY(%s::BIGINT[])',
    ('keys',),
    True,
)

newest_message = Statement(
    'conversations.newest_message',
    'SELECT message."key", message.kind, channel."key" AS key_1, channel.id, channel.kind AS kind_1, message.author_kind, message.author_key, message.text, message.attachments, message.at, message.revision FROM message JOIN channel ON channel."key" = message.channel_key WHERE message.conversation_key = ? ORDER BY message.revision DESC LIMIT 1 OFFSET 0',
    'SELECT message.key, message.kind, channel.key AS key_1, channel.id, channel.kind AS kind_1, message.author_kind, message.author_key, message.text, message.attachments, message.at, message.revision FROM message JOIN channel ON channel.key = message.channel_key WHERE message.conversation_key = %s::BIGINT ORDER BY message.revision DESC LIMIT 1::INTEGER',
    ('conversation_key',),
    False,
)

newest_of_kind = Statement(
    'conversations.newest_of_kind',
    'SELECT message.revision, message.at FROM message WHERE message.conversation_key = ? AND message.kind = ? ORDER BY message.revision DESC LIMIT 1 OFFSET 0',
    'SELECT message.revision, message.at FROM message WHERE message.conversation_key = %s::BIGINT AND message.kind = %s::VARCHAR ORDER BY message.revision DESC LIMIT 1::INTEGER',
    ('conversation_key', 'kind'),
    False,
)

message_place = Statement(
    'conversations.message_place',
    'SELECT message."key", message.conversation_key, message.revision, message.at FROM message WHERE message.id = ?',
    'SELECT message.key, message.conversation_key, message.revision, message.at FROM message WHERE message.id = %s::VARCHAR',
    ('id',),
    False,
)

earlier_message = Statement(
    'conversations.earlier_message',
    'SELECT message."key" FROM message WHERE message.conversation_key = ? AND message.revision < ? LIMIT 1 OFFSET 0',
    'SELECT message.key FROM message WHERE message.conversation_key = %s::BIGINT AND message.revision < %s::BIGINT LIMIT 1::INTEGER',
    ('conversation_key', 'before'),
    False,
)

keys_from = Statement(
    'conversations.keys_from',
    'SELECT message."key" FROM message WHERE message.conversation_key = ? AND message.revision >= ? LIMIT ? OFFSET 0',
    'SELECT message.key FROM message WHERE message.conversation_key = %s::BIGINT AND message.revision >= %s::BIGINT LIMIT %s',
    ('conversation_key', 'since', 'limit'),
    False,
)

adopt_messages = Statement(
    'conversations.adopt_messages',
    'UPDATE message SET conversation_key=?, origin_conversation_key=? WHERE message."key" IN (SELECT value FROM json_each(?))',
    'UPDATE message SET conversation_key=%s::BIGINT, origin_conversation_key=%s::BIGINT WHERE message.key = ANY(%s::BIGINT[])',
    ('to', 'origin', 'keys'),
    True,
)

origin_contact = Statement(
    'conversations.origin_contact',
    'SELECT conversation.origin_contact_key FROM conversation WHERE conversation."key" = ?',
    'SELECT conversation.origin_contact_key FROM conversation WHERE conversation.key = %s::BIGINT',
    ('key',),
    False,
)

visitors_in = Statement(
    'conversations.visitors_in',
    'SELECT visitor."key" FROM visitor WHERE visitor.conversation_key = ?',
    'SELECT visitor.key FROM visitor WHERE visitor.conversation_key = %s::BIGINT',
    ('conversation_key',),
    False,
)

turn_visitors = Statement(
    'conversations.turn_visitors',
    'UPDATE visitor SET conversation_key=? WHERE visitor."key" IN (SELECT value FROM json_each(?))',
    'UPDATE visitor SET conversation_key=%s::BIGINT WHERE visitor.key = ANY(%s::BIGINT[])',
    ('to', 'keys'),
    True,
)

note_visitor_move = Statement(
    'conversations.note_visitor_move',
    'INSERT INTO visitor_move (merge_key, visitor_key) VALUES (?, ?)',
    'INSERT INTO visitor_move (merge_key, visitor_key) VALUES (%s::BIGINT, %s::BIGINT)',
    ('merge_key', 'visitor_key'),
    False,
)

visitors_taken = Statement(
    'conversations.visitors_taken',
    'SELECT visitor."key" FROM visitor_move JOIN visitor ON visitor."key" = visitor_move.visitor_key WHERE visitor_move.merge_key = ? AND visitor.conversation_key = ?',
    'SELECT visitor.key FROM visitor_move JOIN visitor ON visitor.key = visitor_move.visitor_key WHERE visitor_move.merge_key = %s::BIGINT AND visitor.conversation_key = %s::BIGINT',
    ('merge_key', 'conversation_key'),
    False,
)

insert_merge = Statement(
    'conversations.insert_merge',
    'INSERT INTO conversation_merge ("key", id, survivor_key, merged_key, at, actor, state, "before", undone_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    'INSERT INTO conversation_merge (key, id, survivor_key, merged_key, at, actor, state, before, undone_at) VALUES (%s::BIGINT, %s::VARCHAR, %s::BIGINT, %s::BIGINT, %s::BIGINT, %s::VARCHAR, %s::VARCHAR, %s::VARCHAR, %s::BIGINT)',
    ('key', 'id', 'survivor_key', 'merged_key', 'at', 'actor', 'state', 'before', 'undone_at'),
    False,
)

merge_by_key = Statement(
    'conversations.merge_by_key',
    'SELECT conversation_merge."key", conversation_merge.survivor_key, conversation_merge.merged_key, conversation_merge.state, conversation_merge."before" FROM conversation_merge WHERE conversation_merge."key" = ?',
    'SELECT conversation_merge.key, conversation_merge.survivor_key, conversation_merge.merged_key, conversation_merge.state, conversation_merge.before FROM conversation_merge WHERE conversation_merge.key = %s::BIGINT',
    ('key',),
    False,
)

merge_of = Statement(
    'conversations.merge_of',
    'SELECT conversation_merge."key", conversation_merge.survivor_key, conversation_merge.merged_key, conversation_merge.state, conversation_merge."before" FROM conversation_merge WHERE conversation_merge.merged_key = ? AND conversation_merge.undone_at IS NULL LIMIT 1 OFFSET 0',
    'SELECT conversation_merge.key, conversation_merge.survivor_key, conversation_merge.merged_key, conversation_merge.state, conversation_merge.before FROM conversation_merge WHERE conversation_merge.merged_key = %s::BIGINT AND conversation_merge.undone_at IS NULL LIMIT 1::INTEGER',
    ('merged_key',),
    False,
)

update_merge = Statement(
    'conversations.update_merge',
    'UPDATE conversation_merge SET state=?, "before"=?, undone_at=? WHERE conversation_merge."key" = ?',
    'UPDATE conversation_merge SET state=%s::VARCHAR, before=%s::VARCHAR, undone_at=%s::BIGINT WHERE conversation_merge.key = %s::BIGINT',
    ('state', 'before', 'undone_at', 'of_key'),
    False,
)

conversations_merged_into = Statement(
    'conversations.conversations_merged_into',
    'SELECT conversation_merge.merged_key FROM conversation_merge WHERE conversation_merge.survivor_key = ? AND conversation_merge.undone_at IS NULL',
    'SELECT conversation_merge.merged_key FROM conversation_merge WHERE conversation_merge.survivor_key = %s::BIGINT AND conversation_merge.undone_at IS NULL',
    ('survivor_key',),
    False,
)

unfinished_merges = Statement(
    'conversations.unfinished_merges',
    'SELECT conversation_merge."key" FROM conversation_merge WHERE (conversation_merge.survivor_key IN (SELECT value FROM json_each(?)) OR conversation_merge.merged_key IN (SELECT value FROM json_each(?))) AND (conversation_merge.state = \'moving\' OR conversation_merge.state = \'returning\') LIMIT 1 OFFSET 0',
    "SELECT conversation_merge.key FROM conversation_merge WHERE (conversation_merge.survivor_key = ANY(%s::BIGINT[]) OR conversation_merge.merged_key = ANY(%s::BIGINT[])) AND (conversation_merge.state = 'moving'::VARCHAR OR conversation_merge.state = 'returning'::VARCHAR) LIMIT 1::INTEGER",
    ('survivor_keys', 'merged_keys'),
    True,
)

delete_link = Statement(
    'conversations.delete_link',
    'DELETE FROM conversation_link WHERE conversation_link.conversation_key = ? AND conversation_link.other_key = ? AND conversation_link.why = ?',
    'DELETE FROM conversation_link WHERE conversation_link.conversation_key = %s::BIGINT AND conversation_link.other_key = %s::BIGINT AND conversation_link.why = %s::VARCHAR',
    ('of_conversation', 'of_other', 'why'),
    False,
)
