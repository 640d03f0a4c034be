"""How attachments are kept and found."""

from sqlalchemy import asc, bindparam, delete, func, insert, literal_column, select, update

from deskbell.store.schema import attachment, conversation, message
from deskbell.store.schema.lists import OneOf

_a = attachment.c
_loose = _a.message_key.is_(None)
_outside = _a.content.is_(None)

insert_file = insert(attachment)
loose_by_ids = select(
    _a.id, _a.name, _a.content_type, _a.size, _a.width, _a.height, _a.inline, _a.key, _a.uploader
).where(_loose, OneOf(_a.id, "ids"))
claim_files = (
    update(attachment)
    .where(OneOf(_a.key, "of_keys"))
    .values(message_key=bindparam("message_key"), conversation_key=bindparam("conversation_key"))
)

file_by_id = (
    select(
        _a.id,
        _a.name,
        _a.content_type,
        _a.size,
        _a.inline,
        _a.digest,
        _a.content,
        _a.uploader,
        message.c.kind,
        message.c.conversation_key,
        conversation.c.team_key,
    )
    .select_from(
        attachment.outerjoin(message, message.c.key == _a.message_key).outerjoin(
            conversation, conversation.c.key == message.c.conversation_key
        )
    )
    .where(_a.id == bindparam("id"))
)

loose_of_uploader = select(func.count(), func.coalesce(func.sum(_a.size), literal_column("0"))).where(
    _loose, _a.uploader == bindparam("uploader")
)
loose_before = select(_a.key, _a.digest).where(_loose, _a.created_at < bindparam("before")).limit(bindparam("limit"))
delete_files = delete(attachment).where(OneOf(_a.key, "of_keys"))
named_by_a_row = select(_a.key).where(_a.digest == bindparam("digest"), _outside).limit(literal_column("1"))
digests_after = (
    select(_a.digest)
    .distinct()
    .where(_a.digest > bindparam("after"), _outside)
    .order_by(asc(_a.digest))
    .limit(bindparam("limit"))
)
