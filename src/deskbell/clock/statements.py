"""How timers are kept."""

from sqlalchemy import bindparam, delete, insert, select

from deskbell.store.schema import timer

insert_timer = insert(timer)
delete_timer = delete(timer).where(timer.c.key == bindparam("of_key"))
timer_by_key = select(timer.c.key, timer.c.due_at, timer.c.kind, timer.c.conversation_key, timer.c.data).where(
    timer.c.key == bindparam("key")
)
cancel_of_conversation = delete(timer).where(
    timer.c.conversation_key == bindparam("of_conversation"), timer.c.kind == bindparam("of_kind")
)
timers = select(timer.c.key, timer.c.due_at)
