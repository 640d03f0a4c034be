"""What happened, who has read how far, and what is due: tables of the log, the readers and the clock."""

from sqlalchemy import Index, Table

from deskbell.store.schema.base import integer, key, maybe_integer, maybe_text, metadata, text

counter = Table("counter", metadata, key(), integer("next_key"), integer("next_seq"))
"""One row: the next number a row gets and the next place in the log. Held by the writer's lock."""

event = Table(
    "event",
    metadata,
    integer("seq", primary_key=True, autoincrement=False),
    integer("at"),
    text("kind"),
    text("actor"),
    maybe_integer("conversation_key"),
    maybe_integer("revision"),
    maybe_integer("contact_key"),
    maybe_integer("message_key"),
    maybe_integer("object_key"),
    text("data"),
    maybe_integer("cause"),
    maybe_text("command_id"),
)
Index("event_by_conversation", event.c.conversation_key, event.c.revision)

cursor = Table("cursor", metadata, text("reader", primary_key=True), integer("seq"))

command = Table(
    "command",
    metadata,
    text("actor", primary_key=True),
    text("command_id", primary_key=True),
    integer("at"),
    text("result"),
)
Index("command_by_time", command.c.at)

timer = Table(
    "timer",
    metadata,
    key(),
    integer("due_at"),
    text("kind"),
    integer("conversation_key"),
    text("data"),
)
Index("timer_by_due", timer.c.due_at)
Index("timer_by_conversation", timer.c.conversation_key, timer.c.kind)
