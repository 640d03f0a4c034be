"""What merging and splitting move: messages, their files, visitors; and the record from which a merge is undone."""

from typing import Any

from sqlalchemy import BindParameter, asc, bindparam, delete, desc, func, insert, or_, select, update

from deskbell.store.schema import (
    attachment,
    channel,
    conversation,
    conversation_link,
    conversation_merge,
    message,
    visitor,
    visitor_move,
)
from deskbell.store.schema.lists import OneOf

_m = message.c
_limit: BindParameter[Any] = bindparam("limit")
_conversation: BindParameter[Any] = bindparam("conversation_key")

message_count = select(func.count()).select_from(message).where(_m.conversation_key == _conversation)
walk_messages = (
    select(_m.key, _m.at, _m.revision, _m.kind)
    .where(_m.conversation_key == _conversation, _m.revision > bindparam("after"), _m.revision <= bindparam("upto"))
    .order_by(asc(_m.revision))
    .limit(_limit)
)
place_message = (
    update(message)
    .where(_m.key == bindparam("of_key"))
    .values(conversation_key=bindparam("to"), revision=bindparam("revision"))
)
messages_from = (
    select(_m.key)
    .where(_m.conversation_key == _conversation, OneOf(_m.origin_conversation_key, "origins"))
    .limit(_limit)
)
move_messages = update(message).where(OneOf(_m.key, "keys")).values(conversation_key=bindparam("to"))
move_attachments = (
    update(attachment).where(OneOf(attachment.c.message_key, "keys")).values(conversation_key=bindparam("to"))
)
revisions_of = select(_m.key, _m.revision).where(OneOf(_m.key, "keys"))
newest_message = (
    select(
        _m.key,
        _m.kind,
        channel.c.key,
        channel.c.id,
        channel.c.kind,
        _m.author_kind,
        _m.author_key,
        _m.text,
        _m.attachments,
        _m.at,
        _m.revision,
    )
    .select_from(message.join(channel, channel.c.key == _m.channel_key))
    .where(_m.conversation_key == _conversation)
    .order_by(desc(_m.revision))
    .limit(1)
)
newest_of_kind = (
    select(_m.revision, _m.at)
    .where(_m.conversation_key == _conversation, _m.kind == bindparam("kind"))
    .order_by(desc(_m.revision))
    .limit(1)
)
message_place = select(_m.key, _m.conversation_key, _m.revision, _m.at).where(_m.id == bindparam("id"))
earlier_message = select(_m.key).where(_m.conversation_key == _conversation, _m.revision < bindparam("before")).limit(1)
keys_from = select(_m.key).where(_m.conversation_key == _conversation, _m.revision >= bindparam("since")).limit(_limit)
adopt_messages = (
    update(message)
    .where(OneOf(_m.key, "keys"))
    .values(conversation_key=bindparam("to"), origin_conversation_key=bindparam("origin"))
)
origin_contact = select(conversation.c.origin_contact_key).where(conversation.c.key == bindparam("key"))

visitors_in = select(visitor.c.key).where(visitor.c.conversation_key == _conversation)
turn_visitors = update(visitor).where(OneOf(visitor.c.key, "keys")).values(conversation_key=bindparam("to"))
note_visitor_move = insert(visitor_move)
visitors_taken = (
    select(visitor.c.key)
    .select_from(visitor_move.join(visitor, visitor.c.key == visitor_move.c.visitor_key))
    .where(visitor_move.c.merge_key == bindparam("merge_key"), visitor.c.conversation_key == _conversation)
)

_j = conversation_merge.c
merge_columns = [_j.key, _j.survivor_key, _j.merged_key, _j.state, _j.before]
"""The fields of merge_record.ConversationMerge, in its order."""
insert_merge = insert(conversation_merge)
merge_by_key = select(*merge_columns).where(_j.key == bindparam("key"))
merge_of = select(*merge_columns).where(_j.merged_key == bindparam("merged_key"), _j.undone_at.is_(None)).limit(1)
update_merge = (
    update(conversation_merge)
    .where(_j.key == bindparam("of_key"))
    .values(state=bindparam("state"), before=bindparam("before"), undone_at=bindparam("undone_at"))
)
conversations_merged_into = select(_j.merged_key).where(
    _j.survivor_key == bindparam("survivor_key"), _j.undone_at.is_(None)
)
unfinished_merges = (
    select(_j.key)
    .where(
        or_(OneOf(_j.survivor_key, "survivor_keys"), OneOf(_j.merged_key, "merged_keys")),
        or_(_j.state == "moving", _j.state == "returning"),
    )
    .limit(1)
)
delete_link = delete(conversation_link).where(
    conversation_link.c.conversation_key == bindparam("of_conversation"),
    conversation_link.c.other_key == bindparam("of_other"),
    conversation_link.c.why == bindparam("why"),
)
