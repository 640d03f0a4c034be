"""When all messages have moved: what the two conversations show and where they stand, and the facts of it."""

from deskbell.clock.timers import cancel_timers, set_timer
from deskbell.conversations.combining import Standing, combined
from deskbell.conversations.merge_record import ConversationMerge, Side, side_of, stand, standing_of
from deskbell.conversations.merge_walk import seen
from deskbell.conversations.newest import show_newest
from deskbell.conversations.row import ConversationRow, load_by_key, record, save
from deskbell.conversations.tagging import MOST, retag
from deskbell.log.actor import Actor
from deskbell.log.events import ConversationMerged, ConversationUnmerged
from deskbell.store.generated import conversations as sql
from deskbell.store.transaction import Transaction

MERGED = "merged"
"""Why the two are linked while they are one."""


def end_merge(tx: Transaction, actor: Actor, found: ConversationMerge) -> None:
    """The survivor shows both."""
    survivor, merged = load_by_key(tx, found.survivor_key), load_by_key(tx, found.merged_key)
    before = found.before
    last_at = max(survivor.last_at, merged.last_at)
    show_newest(tx, survivor)
    survivor.last_at = last_at
    _stand(tx, survivor, combined(standing_of(survivor), before.merged.standing))
    if survivor.assignee_key == 0:
        survivor.assignee_key, survivor.assignee_id = merged.assignee_key, merged.assignee_id
    survivor.seen_by_agents = max(survivor.seen_by_agents, seen(before.first_unseen, before.top))
    survivor.seen_by_customer = max(survivor.seen_by_customer, seen(before.first_unread, before.top))
    before.tags = _share_tags(tx, survivor, merged, actor)
    before.after = side_of(survivor)
    if not tx.all(sql.link_between, conversation_key=merged.key, other_key=survivor.key):
        tx.write(sql.insert_link, conversation_key=merged.key, other_key=survivor.key, why=MERGED, at=tx.now)
    for row, other in ((survivor, merged), (merged, survivor)):
        record(tx, row, actor, ConversationMerged(other=other.key), command_id=before.command_id)
        save(tx, row)


def _stand(tx: Transaction, row: ConversationRow, standing: Standing) -> None:
    """Let it stand so, with the timer that goes with it."""
    if standing_of(row) == standing:
        return
    cancel_timers(tx, "wake", row.key)
    if standing.snoozed_until is not None:
        set_timer(tx, "wake", standing.snoozed_until, row.key)
    stand(row, standing)


def _share_tags(tx: Transaction, survivor: ConversationRow, merged: ConversationRow, actor: Actor) -> list[str]:
    """Let the survivor have the merged one's tags, too, as far as they fit; returns those it got."""
    had = set(survivor.tag_names)
    got = sorted(set(merged.tag_names) - had)[: max(0, MOST - len(had))]
    retag(tx, survivor, actor, got, [])
    return got


def end_undoing(tx: Transaction, actor: Actor, found: ConversationMerge) -> None:
    """Both are what they were, but for what came later to the survivor."""
    survivor, merged = load_by_key(tx, found.survivor_key), load_by_key(tx, found.merged_key)
    before, after = found.before, found.before.after or found.before.survivor
    later = _show_survivor(tx, survivor, found.key, before.survivor, after)
    if not later and standing_of(survivor) == after.standing:
        _stand(tx, survivor, before.survivor.standing)
    if survivor.assignee_key == after.assignee_key:
        survivor.assignee_key, survivor.assignee_id = before.survivor.assignee_key, before.survivor.assignee_id
    _return_marks(tx, survivor, merged, found)
    retag(tx, survivor, actor, [], before.tags)
    tx.write(sql.delete_link, of_conversation=merged.key, of_other=survivor.key, why=MERGED)
    merged.merged_into, merged.merged_into_id = None, None
    merged.revision = max(merged.revision, survivor.revision)
    _stand(tx, merged, before.merged.standing)
    if not later:
        _return_visitors(tx, found)
    for row, other in ((survivor, merged), (merged, survivor)):
        record(tx, row, actor, ConversationUnmerged(other=other.key), command_id=before.command_id)
        save(tx, row)


def _show_survivor(tx: Transaction, survivor: ConversationRow, merge_key: int, before: Side, after: Side) -> bool:
    """Let the survivor show its own; whether something was said in it since the merge (numbers grow with time)."""
    last_at = survivor.last_at
    channel = survivor.channel_key, survivor.channel_id, survivor.channel_kind
    ends = show_newest(tx, survivor)
    later = ends.newest_key > merge_key
    if later or last_at != after.last_at:
        survivor.last_at = last_at
        survivor.channel_key, survivor.channel_id, survivor.channel_kind = channel
        return later
    survivor.last_at = max(before.last_at, survivor.last_at)
    survivor.channel_key, survivor.channel_id = before.channel_key, before.channel_id
    survivor.channel_kind = before.channel_kind
    return False


def _return_marks(
    tx: Transaction, survivor: ConversationRow, merged: ConversationRow, found: ConversationMerge
) -> None:
    """How far each had been seen, now or before the merge. What was seen as one is seen as two."""
    sides = ((survivor, found.before.survivor.marks), (merged, found.before.merged.marks))
    keys = [key for _, marks in sides for key in (marks.seen_by_agents, marks.seen_by_customer)]
    place: dict[int, int] = dict(tx.all(sql.revisions_of, keys=keys))
    agents, customer = survivor.seen_by_agents, survivor.seen_by_customer
    inbound = tx.one(sql.newest_of_kind, conversation_key=merged.key, kind="customer")
    newest = tx.one(sql.newest_message, conversation_key=merged.key)
    merged.last_inbound = inbound[0] if inbound else 0
    merged.last_message = newest[-1] if newest else 0
    for row, marks in sides:
        row.seen_by_agents = max(agents, place.get(marks.seen_by_agents, 0))
        row.seen_by_customer = max(customer, place.get(marks.seen_by_customer, 0))


def _return_visitors(tx: Transaction, found: ConversationMerge) -> None:
    """The visitors who came along go back, unless the customer has gone on writing in the survivor."""
    taken = {"merge_key": found.key, "conversation_key": found.survivor_key}
    keys = [key for (key,) in tx.all(sql.visitors_taken, **taken)]
    if keys:
        tx.write(sql.turn_visitors, keys=keys, to=found.merged_key)
