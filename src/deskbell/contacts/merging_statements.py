"""What a merge of contacts moves, and what its undoing brings back: by keys, a chunk at a time."""

from typing import Any

from sqlalchemy import BindParameter, bindparam, insert, select, update

from deskbell.store.schema import conversation, identity, visit, visitor, visitor_move
from deskbell.store.schema.lists import OneOf

_limit: BindParameter[Any] = bindparam("limit")
_holder: BindParameter[Any] = bindparam("contact_key")

visitors_held = select(visitor.c.key).where(visitor.c.contact_key == _holder).limit(_limit)
identities_held = select(identity.c.key).where(identity.c.contact_key == _holder).limit(_limit)
visits_held = select(visit.c.key).where(visit.c.contact_key == _holder).limit(_limit)
conversations_held = select(conversation.c.key).where(conversation.c.contact_key == _holder).limit(_limit)

insert_visitor_move = insert(visitor_move)
visitors_moved = (
    select(visitor.c.key)
    .select_from(visitor_move.join(visitor, visitor.c.key == visitor_move.c.visitor_key))
    .where(visitor_move.c.merge_key == bindparam("merge_key"), visitor.c.contact_key == _holder)
    .limit(_limit)
)
identities_from = (
    select(identity.c.key)
    .where(identity.c.contact_key == _holder, OneOf(identity.c.origin_contact_key, "origins"))
    .limit(_limit)
)
visits_from = (
    select(visit.c.key)
    .where(visit.c.contact_key == _holder, OneOf(visit.c.origin_contact_key, "origins"))
    .limit(_limit)
)
conversations_from = (
    select(conversation.c.key)
    .where(conversation.c.contact_key == _holder, OneOf(conversation.c.origin_contact_key, "origins"))
    .limit(_limit)
)

move_visitors = update(visitor).where(OneOf(visitor.c.key, "keys")).values(contact_key=bindparam("to"))
move_identities = update(identity).where(OneOf(identity.c.key, "keys")).values(contact_key=bindparam("to"))
move_visits = update(visit).where(OneOf(visit.c.key, "keys")).values(contact_key=bindparam("to"))

stray_visitors = (
    select(visitor.c.key)
    .select_from(visitor.join(conversation, conversation.c.key == visitor.c.conversation_key))
    .where(visitor.c.contact_key == _holder, conversation.c.contact_key != visitor.c.contact_key)
)
"""Visitors whose chat belongs to somebody else now."""
leave_conversation = update(visitor).where(OneOf(visitor.c.key, "keys")).values(conversation_key=None)

_into = conversation.alias("into_conversation")
joined_conversations = (
    select(conversation.c.subject, conversation.c.origin_contact_key, _into.c.origin_contact_key)
    .select_from(conversation.join(_into, _into.c.key == conversation.c.merged_into))
    .where(conversation.c.contact_key == _holder)
)
