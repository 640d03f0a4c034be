"""How the log is written and read."""

from sqlalchemy import asc, bindparam, delete, insert, select, update

from deskbell.store.schema import command, counter, cursor, event, lease

_all = list(event.c)

insert_event = insert(event)
events_after = (
    select(*_all).where(event.c.seq > bindparam("after")).order_by(asc(event.c.seq)).limit(bindparam("limit"))
)
events_of_conversation = (
    select(*_all)
    .where(event.c.conversation_key == bindparam("conversation_key"), event.c.revision > bindparam("after"))
    .order_by(asc(event.c.revision))
    .limit(bindparam("limit"))
)
position = select(counter.c.next_seq)

cursor_of = select(cursor.c.seq).where(cursor.c.reader == bindparam("reader"))
insert_cursor = insert(cursor)
move_cursor = update(cursor).where(cursor.c.reader == bindparam("of_reader")).values(seq=bindparam("seq"))

command_result = select(command.c.result).where(
    command.c.actor == bindparam("actor"), command.c.command_id == bindparam("command_id")
)
insert_command = insert(command)
forget_commands = delete(command).where(command.c.at < bindparam("before"))

lease_of = select(lease.c.holder, lease.c.fence, lease.c.expires_at).where(lease.c.name == bindparam("name"))
insert_lease = insert(lease)
take_lease = (
    update(lease)
    .where(lease.c.name == bindparam("of_name"))
    .values(holder=bindparam("holder"), fence=bindparam("fence"), expires_at=bindparam("expires_at"))
)
