"""The vocabulary of the log as a page, as a JSON schema, and as a list for the browser."""

import inspect

import msgspec

from deskbell.log.events import KINDS, Fact

_HEAD = """# Events

What can happen on a desk, as the log records it and frames carry it. Generated from `src/deskbell/log/events.py`.

Every event has `seq` (its place in the log), `at` (UTC microseconds), `kind`, `actor`, the keys of its subjects, and
the fields below. A frame to an agent's app (`/api/v1/live`) has `seq`, `at`, `kind`, `actor` and the content: the
conversation, message, contact, agent, team, channel or tag as it is after the event. One kind exists in frames only:
`conversation.hidden` says that a conversation is out of sight now, as it was given to another team.

| kind | what happened | fields |
|---|---|---|
"""


def outputs() -> dict[str, str]:
    """The generated files."""
    rows = "".join(f"| `{kind}` | {inspect.getdoc(fact)} | {_fields(fact)} |\n" for kind, fact in KINDS.items())
    schema = msgspec.json.schema(_union())
    kinds = "".join(f"  '{kind}',\n" for kind in [*KINDS, "conversation.hidden"])
    return {
        "docs/events.md": _HEAD + rows,
        "docs/events.schema.json": msgspec.json.format(msgspec.json.encode(schema), indent=2).decode() + "\n",
        "ui/shared/generated/events.ts": (
            "/** Every kind of event. Generated from src/deskbell/log/events.py; do not edit. */\n"
            f"export const EVENT_KINDS = [\n{kinds}] as const\n\n"
            "export type EventKind = (typeof EVENT_KINDS)[number]\n"
        ),
    }


def _fields(fact: type[Fact]) -> str:
    return ", ".join(f"`{field.name}`" for field in msgspec.structs.fields(fact)) or "–"


def _union() -> object:
    union: object = None
    for fact in KINDS.values():
        union = fact if union is None else union | fact
    return union
