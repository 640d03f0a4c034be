"""Generated from deskbell/log/statements.py by `python -m deskbell.generate`; do not edit."""

# ruff: noqa
from deskbell.store.statement import Statement

insert_event = Statement(
    'log.insert_event',
    'INSERT INTO event (seq, at, kind, actor, conversation_key, revision, contact_key, message_key, object_key, data, cause, command_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    'INSERT INTO event (seq, at, kind, actor, conversation_key, revision, contact_key, message_key, object_key, data, cause, command_id) VALUES (%s::BIGINT, %s::BIGINT, %s::VARCHAR, %s::VARCHAR, %s::BIGINT, %s::BIGINT, %s::BIGINT, %s::BIGINT, %s::BIGINT, %s::VARCHAR, %s::BIGINT, %s::VARCHAR)',
    ('seq', 'at', 'kind', 'actor', 'conversation_key', 'revision', 'contact_key', 'message_key', 'object_key', 'data', 'cause', 'command_id'),
    False,
)

events_after = Statement(
    'log.events_after',
    'SELECT event.seq, event.at, event.kind, event.actor, event.conversation_key, event.revision, event.contact_key, event.message_key, event.object_key, event.data, event.cause, event.command_id FROM event WHERE event.seq > ? ORDER BY event.seq ASC LIMIT ? OFFSET 0',
    'SELECT event.seq, event.at, event.kind, event.actor, event.conversation_key, event.revision, event.contact_key, event.message_key, event.object_key, event.data, event.cause, event.command_id FROM event WHERE event.seq > %s::BIGINT ORDER BY event.seq ASC LIMIT %s',
    ('after', 'limit'),
    False,
)

events_of_conversation = Statement(
    'log.events_of_conversation',
    'SELECT event.seq, event.at, event.kind, event.actor, event.conversation_key, event.revision, event.contact_key, event.message_key, event.object_key, event.data, event.cause, event.command_id FROM event WHERE event.conversation_key = ? AND event.revision > ? ORDER BY event.revision ASC LIMIT ? OFFSET 0',
    'SELECT event.seq, event.at, event.kind, event.actor, event.conversation_key, event.revision, event.contact_key, event.message_key, event.object_key, event.data, event.cause, event.command_id FROM event WHERE event.conversation_key = %s::BIGINT AND event.revision > %s::BIGINT ORDER BY event.revision ASC LIMIT %s',
    ('conversation_key', 'after', 'limit'),
    False,
)

position = Statement(
    'log.position',
    'SELECT counter.next_seq FROM counter',
    'SELECT counter.next_seq FROM counter',
    (),
    False,
)

cursor_of = Statement(
    'log.cursor_of',
    'SELECT cursor.seq FROM cursor WHERE cursor.reader = ?',
    'SELECT cursor.seq FROM cursor WHERE cursor.reader = %s::VARCHAR',
    ('reader',),
    False,
)

insert_cursor = Statement(
    'log.insert_cursor',
    'INSERT INTO cursor (reader, seq) VALUES (?, ?)',
    'INSERT INTO cursor (reader, seq) VALUES (%s::VARCHAR, %s::BIGINT)',
    ('reader', 'seq'),
    False,
)

move_cursor = Statement(
    'log.move_cursor',
    'UPDATE cursor SET seq=? WHERE cursor.reader = ?',
    'UPDATE cursor SET seq=%s::BIGINT WHERE cursor.reader = %s::VARCHAR',
    ('seq', 'of_reader'),
    False,
)

command_result = Statement(
    'log.command_result',
    'SELECT command.result FROM command WHERE command.actor = ? AND command.command_id = ?',
    'SELECT command.result FROM command WHERE command.actor = %s::VARCHAR AND command.command_id = %s::VARCHAR',
    ('actor', 'command_id'),
    False,
)

insert_command = Statement(
    'log.insert_command',
    'INSERT INTO command (actor, command_id, at, result) VALUES (?, ?, ?, ?)',
    'INSERT INTO command (actor, command_id, at, result) VALUES (%s::VARCHAR, %s::VARCHAR, %s::BIGINT, %s::VARCHAR)',
    ('actor', 'command_id', 'at', 'result'),
    False,
)

forget_commands = Statement(
    'log.forget_commands',
    'DELETE FROM command WHERE command.at < ?',
    'DELETE FROM command WHERE command.at < %s::BIGINT',
    ('before',),
    False,
)

lease_of = Statement(
    'log.lease_of',
    'SELECT lease.holder, lease.fence, lease.expires_at FROM lease WHERE lease.name = ?',
    'SELECT lease.holder, lease.fence, lease.expires_at FROM lease WHERE lease.name = %s::VARCHAR',
    ('name',),
    False,
)

insert_lease = Statement(
    'log.insert_lease',
    'INSERT INTO lease (name, holder, fence, expires_at) VALUES (?, ?, ?, ?)',
    'INSERT INTO lease (name, holder, fence, expires_at) VALUES (%s::VARCHAR, %s::VARCHAR, %s::BIGINT, %s::BIGINT)',
    ('name', 'holder', 'fence', 'expires_at'),
    False,
)

take_lease = Statement(
    'log.take_lease',
    'UPDATE lease SET holder=?, fence=?, expires_at=? WHERE lease.name = ?',
    'UPDATE lease SET holder=%s::VARCHAR, fence=%s::BIGINT, expires_at=%s::BIGINT WHERE lease.name = %s::VARCHAR',
    ('holder', 'fence', 'expires_at', 'of_name'),
    False,
)
