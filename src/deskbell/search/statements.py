"""What the index holds of a message, and what a hit shows."""

from sqlalchemy import select

from deskbell.store.schema import contact, conversation, message
from deskbell.store.schema.lists import OneOf

_m, _c = message.c, conversation.c

entries_by_keys = (
    select(
        _m.key,
        _m.conversation_key,
        _c.team_key,
        _m.text,
        _c.subject,
        contact.c.name,
        contact.c.email,
        _m.attachments,
    )
    .select_from(
        message.join(conversation, _c.key == _m.conversation_key).join(contact, contact.c.key == _c.contact_key)
    )
    .where(OneOf(_m.key, "keys"), _m.erased == 0, _m.kind != "notice")
)
keys_of_conversations = select(_m.key).where(OneOf(_m.conversation_key, "conversation_keys"))
conversations_of_contacts = select(_c.key).where(OneOf(_c.contact_key, "contact_keys"))

hits_by_keys = select(_m.key, _m.id, _m.conversation_key, _m.text, _m.attachments).where(
    OneOf(_m.key, "keys"), _m.erased == 0
)
