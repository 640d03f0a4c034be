"""Generated from deskbell/clock/statements.py by `python -m deskbell.generate`; do not edit."""

# ruff: noqa
from deskbell.store.statement import Statement

insert_timer = Statement(
    'clock.insert_timer',
    'INSERT INTO timer ("key", due_at, kind, conversation_key, data) VALUES (?, ?, ?, ?, ?)',
    'INSERT INTO timer (key, due_at, kind, conversation_key, data) VALUES (%s::BIGINT, %s::BIGINT, %s::VARCHAR, %s::BIGINT, %s::VARCHAR)',
    ('key', 'due_at', 'kind', 'conversation_key', 'data'),
    False,
)

delete_timer = Statement(
    'clock.delete_timer',
    'DELETE FROM timer WHERE timer."key" = ?',
    'DELETE FROM timer WHERE timer.key = %s::BIGINT',
    ('of_key',),
    False,
)

timer_by_key = Statement(
    'clock.timer_by_key',
    'SELECT timer."key", timer.due_at, timer.kind, timer.conversation_key, timer.data FROM timer WHERE timer."key" = ?',
    'SELECT timer.key, timer.due_at, timer.kind, timer.conversation_key, timer.data FROM timer WHERE timer.key = %s::BIGINT',
    ('key',),
    False,
)

cancel_of_conversation = Statement(
    'clock.cancel_of_conversation',
    'DELETE FROM timer WHERE timer.conversation_key = ? AND timer.kind = ?',
    'DELETE FROM timer WHERE timer.conversation_key = %s::BIGINT AND timer.kind = %s::VARCHAR',
    ('of_conversation', 'of_kind'),
    False,
)

timers = Statement(
    'clock.timers',
    'SELECT timer."key", timer.due_at FROM timer',
    'SELECT timer.key, timer.due_at FROM timer',
    (),
    False,
)
