"""Generated from deskbell/attachments/statements.py by `python -m deskbell.generate`; do not edit."""

# ruff: noqa
from deskbell.store.statement import Statement

insert_file = Statement(
    'attachments.insert_file',
    'INSERT INTO attachment ("key", id, message_key, conversation_key, uploader, name, content_type, size, width, height, inline, digest, content, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    'INSERT INTO attachment (key, id, message_key, conversation_key, uploader, name, content_type, size, width, height, inline, digest, content, created_at) VALUES (%s::BIGINT, %s::VARCHAR, %s::BIGINT, %s::BIGINT, %s::VARCHAR, %s::VARCHAR, %s::VARCHAR, %s::BIGINT, %s::BIGINT, %s::BIGINT, %s::BIGINT, %s::VARCHAR, %s, %s::BIGINT)',
    ('key', 'id', 'message_key', 'conversation_key', 'uploader', 'name', 'content_type', 'size', 'width', 'height', 'inline', 'digest', 'content', 'created_at'),
    False,
)

loose_by_ids = Statement(
    'attachments.loose_by_ids',
    'SELECT attachment.id, attachment.name, attachment.content_type, attachment.size, attachment.width, attachment.height, attachment.inline, attachment."key", attachment.uploader FROM attachment WHERE attachment.message_key IS NULL AND attachment.id IN (SELECT value FROM json_each(?))',
    'SELECT attachment.id, attachment.name, attachment.content_type, attachment.size, attachment.width, attachment.height, attachment.inline, attachment.key, attachment.uploader FROM attachment WHERE attachment.message_key IS NULL AND attachment.id = ANY(%s::TEXT[])',
    ('ids',),
    True,
)

claim_files = Statement(
    'attachments.claim_files',
    'UPDATE attachment SET message_key=?, conversation_key=? WHERE attachment."key" IN (SELECT value FROM json_each(?))',
    'UPDATE attachment SET message_key=%s::BIGINT, conversation_key=%s::BIGINT WHERE attachment.key = ANY(%s::BIGINT[])',
    ('message_key', 'conversation_key', 'of_keys'),
    True,
)

file_by_id = Statement(
    'attachments.file_by_id',
    'SELECT attachment.id, attachment.name, attachment.content_type, attachment.size, attachment.inline, attachment.digest, attachment.content, attachment.uploader, message.kind, message.conversation_key, conversation.team_key FROM attachment LEFT OUTER JOIN message ON message."key" = attachment.message_key LEFT OUTER JOIN conversation ON conversation."key" = message.conversation_key WHERE attachment.id = ?',
    'SELECT attachment.id, attachment.name, attachment.content_type, attachment.size, attachment.inline, attachment.digest, attachment.content, attachment.uploader, message.kind, message.conversation_key, conversation.team_key FROM attachment LEFT OUTER JOIN message ON message.key = attachment.message_key LEFT OUTER JOIN conversation ON conversation.key = message.conversation_key WHERE attachment.id = %s::VARCHAR',
    ('id',),
    False,
)

loose_of_uploader = Statement(
    'attachments.loose_of_uploader',
    'SELECT count(*) AS count_1, coalesce(sum(attachment.size), 0) AS coalesce_1 FROM attachment WHERE attachment.message_key IS NULL AND attachment.uploader = ?',
    'SELECT count(*) AS count_1, coalesce(sum(attachment.size), 0) AS coalesce_1 FROM attachment WHERE attachment.message_key IS NULL AND attachment.uploader = %s::VARCHAR',
    ('uploader',),
    False,
)

loose_before = Statement(
    'attachments.loose_before',
    'SELECT attachment."key", attachment.digest FROM attachment WHERE attachment.message_key IS NULL AND attachment.created_at < ? LIMIT ? OFFSET 0',
    'SELECT attachment.key, attachment.digest FROM attachment WHERE attachment.message_key IS NULL AND attachment.created_at < %s::BIGINT LIMIT %s',
    ('before', 'limit'),
    False,
)

delete_files = Statement(
    'attachments.delete_files',
    'DELETE FROM attachment WHERE attachment."key" IN (SELECT value FROM json_each(?))',
    'DELETE FROM attachment WHERE attachment.key = ANY(%s::BIGINT[])',
    ('of_keys',),
    True,
)

named_by_a_row = Statement(
    'attachments.named_by_a_row',
    'SELECT attachment."key" FROM attachment WHERE attachment.digest = ? AND attachment.content IS NULL LIMIT 1 OFFSET 0',
    'SELECT attachment.key FROM attachment WHERE attachment.digest = %s::VARCHAR AND attachment.content IS NULL LIMIT 1',
    ('digest',),
    False,
)

digests_after = Statement(
    'attachments.digests_after',
    'SELECT DISTINCT attachment.digest FROM attachment WHERE attachment.digest > ? AND attachment.content IS NULL ORDER BY attachment.digest ASC LIMIT ? OFFSET 0',
    'SELECT DISTINCT attachment.digest FROM attachment WHERE attachment.digest > %s::VARCHAR AND attachment.content IS NULL ORDER BY attachment.digest ASC LIMIT %s',
    ('after', 'limit'),
    False,
)
