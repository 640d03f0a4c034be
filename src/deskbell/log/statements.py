"""How the log is written and read."""

from sqlalchemy import asc, bindparam, delete, insert, select

from deskbell.store.schema import command, counter, event

_all = list(event.c)

insert_event = insert(event)
events_after = (
    select(*_all).where(event.c.seq > bindparam("after")).order_by(asc(event.c.seq)).limit(bindparam("limit"))
)
position = select(counter.c.next_seq)

command_result = select(command.c.result).where(
    command.c.actor == bindparam("actor"), command.c.command_id == bindparam("command_id")
)
insert_command = insert(command)
forget_commands = delete(command).where(command.c.at < bindparam("before"))
