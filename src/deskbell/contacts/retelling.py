"""What a frame of a contact carries besides the contact: the same when it is fresh and when it is read again later."""

from collections.abc import Iterable
from typing import Any

import msgspec

from deskbell.contacts.wire import Visit
from deskbell.log.append import Event
from deskbell.log.events import ContactSuggestionSettled
from deskbell.store.generated import contacts as sql
from deskbell.store.reads import Reader
from deskbell.store.statement import Row, Statement

Data = dict[str, Any]


def of_merge(id: str, merged: str) -> Data:
    """Who was merged, and the merge's id to undo it."""
    return {"merged": merged, "merge": id}


def of_suggestion(id: str, other: str, reason: str) -> Data:
    """Who it may be, and why."""
    return {"id": id, "other": other, "reason": reason}


def of_settling(accepted: bool) -> Data:
    """What was decided."""
    return {"accepted": accepted}


def of_visit(visit: Visit) -> Data:
    """The page that was looked at, or what was reported."""
    return {"visit": visit}


def retell(reader: Reader, events: Iterable[Event]) -> dict[int, Data]:
    """The data of those events that carry some, by their place in the log."""
    asked = [event for event in events if event.object_key and event.kind.startswith(("contact.", "visit."))]
    told: dict[int, Data] = {}
    merges = _by_key(reader, sql.merges_told, asked, "contact.merged", "contact.unmerged")
    told |= {seq: of_merge(*row) for seq, row in merges}
    told |= {seq: of_suggestion(*row) for seq, row in _by_key(reader, sql.suggestions_told, asked, "contact.suggested")}
    told |= {seq: of_visit(read_visit(row)) for seq, row in _by_key(reader, sql.visits_told, asked, "visit.recorded")}
    for event in asked:
        if event.kind == "contact.suggestion_settled":
            told[event.seq] = of_settling(msgspec.json.decode(event.data, type=ContactSuggestionSettled).accepted)
    return told


def read_visit(row: Row) -> Visit:
    """A visit as statements.newest_visits has it."""
    id, at, kind, name, url, title, props = row
    return Visit(id, at, kind, name, url, title, msgspec.json.decode(props))


def _by_key(reader: Reader, statement: Statement, asked: list[Event], *kinds: str) -> list[tuple[int, Row]]:
    of_kind = [event for event in asked if event.kind in kinds]
    if not of_kind:
        return []
    found = {row[0]: tuple(row[1:]) for row in reader.all(statement, keys=[event.object_key for event in of_kind])}
    return [(event.seq, found[event.object_key]) for event in of_kind if event.object_key in found]
