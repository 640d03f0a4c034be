"""The line that says where the last matter ended. Pure: assembled from what is given."""

import datetime

import msgspec

from deskbell.clock.time import DAY, HOUR


class Earlier(msgspec.Struct):
    """The fields of statements.conversations_of, in its order."""

    id: str
    subject: str
    state: str
    channel_id: str
    channel_name: str
    last_at: int
    preview: str
    preview_by: str
    key: int
    team_key: int
    assignee_key: int
    merged_into: int | None


def left_off(earlier: Earlier | None, resolved_by: str | None, now: int | None) -> str | None:
    """Such as: Yesterday in Website chat: “It works again, thanks!”, resolved by Mira.

    `now` None names the day instead of how long ago it was.
    """
    if earlier is None:
        return None
    line = f"{_when(earlier.last_at, now)} in {earlier.channel_name}"
    if earlier.preview:
        line += f": “{earlier.preview}”"
    if earlier.state == "waiting":
        return f"{line}, waiting for their answer"
    return f"{line}, resolved by {resolved_by}" if resolved_by else f"{line}, resolved"


def _when(at: int, now: int | None) -> str:
    """In spans rather than calendar days: whoever reads it may live in any time zone."""
    ago = now - at if now is not None else 10**18
    if ago < HOUR:
        return "Just now"
    if ago < DAY:
        hours = ago // HOUR
        return "An hour ago" if hours == 1 else f"{hours} hours ago"
    if ago < 2 * DAY:
        return "Yesterday"
    if ago < 14 * DAY:
        return f"{ago // DAY} days ago"
    day = datetime.datetime.fromtimestamp(at / 1_000_000, datetime.UTC)
    return f"On {day.day} {day:%B} {day.year}"
