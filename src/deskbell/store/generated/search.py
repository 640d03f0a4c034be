"""Generated from deskbell/search/statements.py by `python -m deskbell.generate`; do not edit."""

# ruff: noqa
from deskbell.store.statement import Statement

entries_by_keys = Statement(
    'search.entries_by_keys',
    'SELECT message."key", message.conversation_key, conversation.team_key, message.text, conversation.subject, contact.name, contact.email, message.attachments FROM message JOIN conversation ON conversation."key" = message.conversation_key JOIN contact ON contact."key" = conversation.contact_key WHERE message."key" IN (SELECT value FROM json_each(?)) AND message.erased = 0 AND message.kind != \'notice\'',
    "SELECT message.key, message.conversation_key, conversation.team_key, message.text, conversation.subject, contact.name, contact.email, message.attachments FROM message JOIN conversation ON conversation.key = message.conversation_key JOIN contact ON contact.key = conversation.contact_key WHERE message.key = ANY(%s::BIGINT[]) AND message.erased = 0::BIGINT AND message.kind != 'notice'::VARCHAR",
    ('keys',),
    True,
)

keys_of_conversations = Statement(
    'search.keys_of_conversations',
    'SELECT message."key" FROM message WHERE message.conversation_key IN (SELECT value FROM json_each(?))',
    'SELECT message.key FROM message WHERE message.conversation_key = ANY(%s::BIGINT[])',
    ('conversation_keys',),
    True,
)

conversations_of_contacts = Statement(
    'search.conversations_of_contacts',
    'SELECT conversation."key" FROM conversation WHERE conversation.contact_key IN (SELECT value FROM json_each(?))',
    'SELECT conversation.key FROM conversation WHERE conversation.contact_key = ANY(%s::BIGINT[])',
    ('contact_keys',),
    True,
)

hits_by_keys = Statement(
    'search.hits_by_keys',
    'SELECT message."key", message.id, message.conversation_key, message.text, message.attachments FROM message WHERE message."key" IN (SELECT value FROM json_each(?)) AND message.erased = 0',
    'SELECT message.key, message.id, message.conversation_key, message.text, message.attachments FROM message WHERE message.key = ANY(%s::BIGINT[]) AND message.erased = 0::BIGINT',
    ('keys',),
    True,
)
