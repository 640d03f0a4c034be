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

position = Statement(
    'log.position',
    'SELECT counter.next_seq FROM counter',
    'SELECT counter.next_seq FROM counter',
    (),
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
