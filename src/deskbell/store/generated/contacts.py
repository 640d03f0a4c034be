"""Generated from deskbell/contacts/statements.py by `python -m deskbell.generate`; do not edit."""

# ruff: noqa
from deskbell.store.statement import Statement

contact_by_key = Statement(
    'contacts.contact_by_key',
    'SELECT contact."key", contact.id, contact.name, contact.name_source, contact.email, contact."plan", contact.plan_source, contact.attributes, contact.locale, contact.blocked, contact.created_at, contact.last_seen_at, contact.merged_into FROM contact WHERE contact."key" = ?',
    'SELECT contact.key, contact.id, contact.name, contact.name_source, contact.email, contact.plan, contact.plan_source, contact.attributes, contact.locale, contact.blocked, contact.created_at, contact.last_seen_at, contact.merged_into FROM contact WHERE contact.key = %s::BIGINT',
    ('key',),
    False,
)

contact_by_id = Statement(
    'contacts.contact_by_id',
    'SELECT contact."key", contact.id, contact.name, contact.name_source, contact.email, contact."plan", contact.plan_source, contact.attributes, contact.locale, contact.blocked, contact.created_at, contact.last_seen_at, contact.merged_into FROM contact WHERE contact.id = ?',
    'SELECT contact.key, contact.id, contact.name, contact.name_source, contact.email, contact.plan, contact.plan_source, contact.attributes, contact.locale, contact.blocked, contact.created_at, contact.last_seen_at, contact.merged_into FROM contact WHERE contact.id = %s::VARCHAR',
    ('id',),
    False,
)

insert_contact = Statement(
    'contacts.insert_contact',
    'INSERT INTO contact ("key", id, name, name_source, sort_name, email, "plan", plan_source, attributes, locale, blocked, created_at, last_seen_at, merged_into) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    'INSERT INTO contact (key, id, name, name_source, sort_name, email, plan, plan_source, attributes, locale, blocked, created_at, last_seen_at, merged_into) VALUES (%s::BIGINT, %s::VARCHAR, %s::VARCHAR, %s::VARCHAR, %s::VARCHAR COLLATE "C", %s::VARCHAR, %s::VARCHAR, %s::VARCHAR, %s::VARCHAR, %s::VARCHAR, %s::BIGINT, %s::BIGINT, %s::BIGINT, %s::BIGINT)',
    ('key', 'id', 'name', 'name_source', 'sort_name', 'email', 'plan', 'plan_source', 'attributes', 'locale', 'blocked', 'created_at', 'last_seen_at', 'merged_into'),
    False,
)

update_contact = Statement(
    'contacts.update_contact',
    'UPDATE contact SET name=?, name_source=?, sort_name=?, email=?, "plan"=?, plan_source=?, attributes=?, locale=?, blocked=?, last_seen_at=?, merged_into=? WHERE contact."key" = ?',
    'UPDATE contact SET name=%s::VARCHAR, name_source=%s::VARCHAR, sort_name=%s::VARCHAR COLLATE "C", email=%s::VARCHAR, plan=%s::VARCHAR, plan_source=%s::VARCHAR, attributes=%s::VARCHAR, locale=%s::VARCHAR, blocked=%s::BIGINT, last_seen_at=%s::BIGINT, merged_into=%s::BIGINT WHERE contact.key = %s::BIGINT',
    ('name', 'name_source', 'sort_name', 'email', 'plan', 'plan_source', 'attributes', 'locale', 'blocked', 'last_seen_at', 'merged_into', 'of_key'),
    False,
)

insert_identity = Statement(
    'contacts.insert_identity',
    'INSERT INTO identity ("key", id, contact_key, origin_contact_key, kind, scope, value, verified, how, added_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    'INSERT INTO identity (key, id, contact_key, origin_contact_key, kind, scope, value, verified, how, added_at) VALUES (%s::BIGINT, %s::VARCHAR, %s::BIGINT, %s::BIGINT, %s::VARCHAR, %s::BIGINT, %s::VARCHAR COLLATE "C", %s::BIGINT, %s::VARCHAR, %s::BIGINT)',
    ('key', 'id', 'contact_key', 'origin_contact_key', 'kind', 'scope', 'value', 'verified', 'how', 'added_at'),
    False,
)

delete_identity = Statement(
    'contacts.delete_identity',
    'DELETE FROM identity WHERE identity."key" = ?',
    'DELETE FROM identity WHERE identity.key = %s::BIGINT',
    ('of_key',),
    False,
)

prove_identity = Statement(
    'contacts.prove_identity',
    'UPDATE identity SET verified=1, how=? WHERE identity."key" = ?',
    'UPDATE identity SET verified=1::BIGINT, how=%s::VARCHAR WHERE identity.key = %s::BIGINT',
    ('how', 'of_key'),
    False,
)

identities_of = Statement(
    'contacts.identities_of',
    'SELECT identity."key", identity.id, identity.contact_key, identity.kind, identity.scope, identity.value, identity.verified, identity.how, identity.added_at FROM identity WHERE identity.contact_key = ? ORDER BY identity."key" ASC LIMIT ? OFFSET 0',
    'SELECT identity.key, identity.id, identity.contact_key, identity.kind, identity.scope, identity.value, identity.verified, identity.how, identity.added_at FROM identity WHERE identity.contact_key = %s::BIGINT ORDER BY identity.key ASC LIMIT %s',
    ('contact_key', 'limit'),
    False,
)

identities_of_several = Statement(
    'contacts.identities_of_several',
    'SELECT identity."key", identity.id, identity.contact_key, identity.kind, identity.scope, identity.value, identity.verified, identity.how, identity.added_at FROM identity WHERE identity.contact_key IN (SELECT value FROM json_each(?))',
    'SELECT identity.key, identity.id, identity.contact_key, identity.kind, identity.scope, identity.value, identity.verified, identity.how, identity.added_at FROM identity WHERE identity.contact_key = ANY(%s::BIGINT[])',
    ('contact_keys',),
    True,
)

identities_by_value = Statement(
    'contacts.identities_by_value',
    'SELECT identity."key", identity.id, identity.contact_key, identity.kind, identity.scope, identity.value, identity.verified, identity.how, identity.added_at FROM identity WHERE identity.kind = ? AND identity.value = ? AND identity.scope = ? ORDER BY identity.verified DESC, identity."key" DESC LIMIT ? OFFSET 0',
    'SELECT identity.key, identity.id, identity.contact_key, identity.kind, identity.scope, identity.value, identity.verified, identity.how, identity.added_at FROM identity WHERE identity.kind = %s::VARCHAR AND identity.value = %s::VARCHAR COLLATE "C" AND identity.scope = %s::BIGINT ORDER BY identity.verified DESC, identity.key DESC LIMIT %s',
    ('kind', 'value', 'scope', 'limit'),
    False,
)

contact_by_verified = Statement(
    'contacts.contact_by_verified',
    'SELECT contact."key", contact.id, contact.name, contact.name_source, contact.email, contact."plan", contact.plan_source, contact.attributes, contact.locale, contact.blocked, contact.created_at, contact.last_seen_at, contact.merged_into FROM identity JOIN contact ON contact."key" = identity.contact_key WHERE identity.kind = ? AND identity.value = ? AND identity.scope = ? AND identity.verified = 1',
    'SELECT contact.key, contact.id, contact.name, contact.name_source, contact.email, contact.plan, contact.plan_source, contact.attributes, contact.locale, contact.blocked, contact.created_at, contact.last_seen_at, contact.merged_into FROM identity JOIN contact ON contact.key = identity.contact_key WHERE identity.kind = %s::VARCHAR AND identity.value = %s::VARCHAR COLLATE "C" AND identity.scope = %s::BIGINT AND identity.verified = 1::BIGINT',
    ('kind', 'value', 'scope'),
    False,
)

contacts_by_name = Statement(
    'contacts.contacts_by_name',
    'SELECT contact.sort_name, contact."key", contact.id, contact.name, contact.email, contact."plan", contact.plan_source FROM contact WHERE (contact.sort_name, contact."key") > (?, ?) AND contact.sort_name < ? AND contact.merged_into IS NULL ORDER BY contact.sort_name ASC, contact."key" ASC LIMIT ? OFFSET 0',
    'SELECT contact.sort_name, contact.key, contact.id, contact.name, contact.email, contact.plan, contact.plan_source FROM contact WHERE (contact.sort_name, contact.key) > (%s, %s) AND contact.sort_name < %s::VARCHAR COLLATE "C" AND contact.merged_into IS NULL ORDER BY contact.sort_name ASC, contact.key ASC LIMIT %s',
    ('name', 'after_key', 'end', 'limit'),
    False,
)

contacts_by_email = Statement(
    'contacts.contacts_by_email',
    'SELECT identity.value, identity."key", contact.sort_name, contact.id, contact.name, contact.email, contact."plan", contact.plan_source FROM identity JOIN contact ON contact."key" = identity.contact_key WHERE identity.kind = \'email\' AND (identity.value, identity.scope, identity."key") > (?, 0, ?) AND identity.value < ? ORDER BY identity.value ASC, identity.scope ASC, identity."key" ASC LIMIT ? OFFSET 0',
    'SELECT identity.value, identity.key, contact.sort_name, contact.id, contact.name, contact.email, contact.plan, contact.plan_source FROM identity JOIN contact ON contact.key = identity.contact_key WHERE identity.kind = \'email\'::VARCHAR AND (identity.value, identity.scope, identity.key) > (%s, 0::INTEGER, %s) AND identity.value < %s::VARCHAR COLLATE "C" ORDER BY identity.value ASC, identity.scope ASC, identity.key ASC LIMIT %s',
    ('value', 'after_key', 'end', 'limit'),
    False,
)

insert_visit = Statement(
    'contacts.insert_visit',
    'INSERT INTO visit ("key", id, contact_key, origin_contact_key, at, kind, name, url, title, props) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    'INSERT INTO visit (key, id, contact_key, origin_contact_key, at, kind, name, url, title, props) VALUES (%s::BIGINT, %s::VARCHAR, %s::BIGINT, %s::BIGINT, %s::BIGINT, %s::VARCHAR, %s::VARCHAR, %s::VARCHAR, %s::VARCHAR, %s::VARCHAR)',
    ('key', 'id', 'contact_key', 'origin_contact_key', 'at', 'kind', 'name', 'url', 'title', 'props'),
    False,
)

newest_visits = Statement(
    'contacts.newest_visits',
    'SELECT visit.id, visit.at, visit.kind, visit.name, visit.url, visit.title, visit.props FROM visit WHERE visit.contact_key = ? ORDER BY visit.at DESC, visit."key" DESC LIMIT ? OFFSET 0',
    'SELECT visit.id, visit.at, visit.kind, visit.name, visit.url, visit.title, visit.props FROM visit WHERE visit.contact_key = %s::BIGINT ORDER BY visit.at DESC, visit.key DESC LIMIT %s',
    ('contact_key', 'limit'),
    False,
)

forget_visits = Statement(
    'contacts.forget_visits',
    'DELETE FROM visit WHERE visit.contact_key = ? AND visit.at <= (SELECT visit.at FROM visit WHERE visit.contact_key = ? ORDER BY visit.at DESC LIMIT 1 OFFSET ?)',
    'DELETE FROM visit WHERE visit.contact_key = %s::BIGINT AND visit.at <= (SELECT visit.at FROM visit WHERE visit.contact_key = %s::BIGINT ORDER BY visit.at DESC LIMIT 1::INTEGER OFFSET %s)',
    ('contact_key', 'of_contact', 'kept'),
    False,
)

note_seen = Statement(
    'contacts.note_seen',
    'UPDATE contact SET last_seen_at=? WHERE contact."key" = ?',
    'UPDATE contact SET last_seen_at=%s::BIGINT WHERE contact.key = %s::BIGINT',
    ('last_seen_at', 'of_key'),
    False,
)

insert_suggestion = Statement(
    'contacts.insert_suggestion',
    'INSERT INTO suggestion ("key", id, contact_key, other_key, reason, state, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    'INSERT INTO suggestion (key, id, contact_key, other_key, reason, state, at) VALUES (%s::BIGINT, %s::VARCHAR, %s::BIGINT, %s::BIGINT, %s::VARCHAR, %s::VARCHAR, %s::BIGINT)',
    ('key', 'id', 'contact_key', 'other_key', 'reason', 'state', 'at'),
    False,
)

settle_suggestion = Statement(
    'contacts.settle_suggestion',
    'UPDATE suggestion SET state=? WHERE suggestion."key" = ?',
    'UPDATE suggestion SET state=%s::VARCHAR WHERE suggestion.key = %s::BIGINT',
    ('state', 'of_key'),
    False,
)

suggestion_by_id = Statement(
    'contacts.suggestion_by_id',
    'SELECT suggestion."key", suggestion.contact_key, suggestion.other_key, suggestion.reason, suggestion.state FROM suggestion WHERE suggestion.id = ?',
    'SELECT suggestion.key, suggestion.contact_key, suggestion.other_key, suggestion.reason, suggestion.state FROM suggestion WHERE suggestion.id = %s::VARCHAR',
    ('id',),
    False,
)

suggestions_of_pair = Statement(
    'contacts.suggestions_of_pair',
    'SELECT suggestion."key", suggestion.state FROM suggestion WHERE suggestion.contact_key = ? AND suggestion.other_key = ? OR suggestion.other_key = ? AND suggestion.contact_key = ? LIMIT 1 OFFSET 0',
    'SELECT suggestion.key, suggestion.state FROM suggestion WHERE suggestion.contact_key = %s::BIGINT AND suggestion.other_key = %s::BIGINT OR suggestion.other_key = %s::BIGINT AND suggestion.contact_key = %s::BIGINT LIMIT 1::INTEGER',
    ('one', 'other', 'the_one', 'the_other'),
    False,
)

open_suggestions_to = Statement(
    'contacts.open_suggestions_to',
    'SELECT suggestion."key" FROM suggestion WHERE suggestion.other_key = ? AND suggestion.state = \'open\' LIMIT ? OFFSET 0',
    "SELECT suggestion.key FROM suggestion WHERE suggestion.other_key = %s::BIGINT AND suggestion.state = 'open'::VARCHAR LIMIT %s",
    ('other_key', 'limit'),
    False,
)

suggestions_from = Statement(
    'contacts.suggestions_from',
    'SELECT suggestion.id, suggestion.reason, suggestion.at, other.id AS id_1, other.name, other.email, other."plan", other.plan_source FROM suggestion JOIN contact AS other ON other."key" = suggestion.other_key WHERE suggestion.contact_key = ? AND suggestion.state = \'open\' AND other.merged_into IS NULL LIMIT ? OFFSET 0',
    "SELECT suggestion.id, suggestion.reason, suggestion.at, other.id AS id_1, other.name, other.email, other.plan, other.plan_source FROM suggestion JOIN contact AS other ON other.key = suggestion.other_key WHERE suggestion.contact_key = %s::BIGINT AND suggestion.state = 'open'::VARCHAR AND other.merged_into IS NULL LIMIT %s",
    ('contact_key', 'limit'),
    False,
)

suggestions_to = Statement(
    'contacts.suggestions_to',
    'SELECT suggestion.id, suggestion.reason, suggestion.at, other.id AS id_1, other.name, other.email, other."plan", other.plan_source FROM suggestion JOIN contact AS other ON other."key" = suggestion.contact_key WHERE suggestion.other_key = ? AND suggestion.state = \'open\' AND other.merged_into IS NULL LIMIT ? OFFSET 0',
    "SELECT suggestion.id, suggestion.reason, suggestion.at, other.id AS id_1, other.name, other.email, other.plan, other.plan_source FROM suggestion JOIN contact AS other ON other.key = suggestion.contact_key WHERE suggestion.other_key = %s::BIGINT AND suggestion.state = 'open'::VARCHAR AND other.merged_into IS NULL LIMIT %s",
    ('other_key', 'limit'),
    False,
)

insert_merge = Statement(
    'contacts.insert_merge',
    'INSERT INTO contact_merge ("key", id, survivor_key, merged_key, at, actor, reason, state, "before", undone_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    'INSERT INTO contact_merge (key, id, survivor_key, merged_key, at, actor, reason, state, before, undone_at) VALUES (%s::BIGINT, %s::VARCHAR, %s::BIGINT, %s::BIGINT, %s::BIGINT, %s::VARCHAR, %s::VARCHAR, %s::VARCHAR, %s::VARCHAR, %s::BIGINT)',
    ('key', 'id', 'survivor_key', 'merged_key', 'at', 'actor', 'reason', 'state', 'before', 'undone_at'),
    False,
)

merge_by_id = Statement(
    'contacts.merge_by_id',
    'SELECT contact_merge."key", contact_merge.id, contact_merge.survivor_key, contact_merge.merged_key, contact_merge.state, contact_merge."before" FROM contact_merge WHERE contact_merge.id = ?',
    'SELECT contact_merge.key, contact_merge.id, contact_merge.survivor_key, contact_merge.merged_key, contact_merge.state, contact_merge.before FROM contact_merge WHERE contact_merge.id = %s::VARCHAR',
    ('id',),
    False,
)

merge_by_key = Statement(
    'contacts.merge_by_key',
    'SELECT contact_merge."key", contact_merge.id, contact_merge.survivor_key, contact_merge.merged_key, contact_merge.state, contact_merge."before" FROM contact_merge WHERE contact_merge."key" = ?',
    'SELECT contact_merge.key, contact_merge.id, contact_merge.survivor_key, contact_merge.merged_key, contact_merge.state, contact_merge.before FROM contact_merge WHERE contact_merge.key = %s::BIGINT',
    ('key',),
    False,
)

update_merge = Statement(
    'contacts.update_merge',
    'UPDATE contact_merge SET state=?, undone_at=? WHERE contact_merge."key" = ?',
    'UPDATE contact_merge SET state=%s::VARCHAR, undone_at=%s::BIGINT WHERE contact_merge.key = %s::BIGINT',
    ('state', 'undone_at', 'of_key'),
    False,
)

merges_into = Statement(
    'contacts.merges_into',
    'SELECT contact_merge.merged_key, contact_merge.state FROM contact_merge WHERE contact_merge.survivor_key = ? AND contact_merge.undone_at IS NULL',
    'SELECT contact_merge.merged_key, contact_merge.state FROM contact_merge WHERE contact_merge.survivor_key = %s::BIGINT AND contact_merge.undone_at IS NULL',
    ('survivor_key',),
    False,
)

unfinished_merges = Statement(
    'contacts.unfinished_merges',
    'SELECT contact_merge."key" FROM contact_merge WHERE (contact_merge.survivor_key IN (SELECT value FROM json_each(?)) OR contact_merge.merged_key IN (SELECT value FROM json_each(?))) AND (contact_merge.state = \'moving\' OR contact_merge.state = \'returning\') LIMIT 1 OFFSET 0',
    "SELECT contact_merge.key FROM contact_merge WHERE (contact_merge.survivor_key = ANY(%s::BIGINT[]) OR contact_merge.merged_key = ANY(%s::BIGINT[])) AND (contact_merge.state = 'moving'::VARCHAR OR contact_merge.state = 'returning'::VARCHAR) LIMIT 1::INTEGER",
    ('survivor_keys', 'merged_keys'),
    True,
)

merges_shown = Statement(
    'contacts.merges_shown',
    'SELECT contact_merge.id, contact_merge.at, other.id AS id_1, other.name, other.email, other."plan", other.plan_source FROM contact_merge JOIN contact AS other ON other."key" = contact_merge.merged_key WHERE contact_merge.survivor_key = ? AND contact_merge.undone_at IS NULL ORDER BY contact_merge."key" DESC LIMIT ? OFFSET 0',
    'SELECT contact_merge.id, contact_merge.at, other.id AS id_1, other.name, other.email, other.plan, other.plan_source FROM contact_merge JOIN contact AS other ON other.key = contact_merge.merged_key WHERE contact_merge.survivor_key = %s::BIGINT AND contact_merge.undone_at IS NULL ORDER BY contact_merge.key DESC LIMIT %s',
    ('survivor_key', 'limit'),
    False,
)

merges_told = Statement(
    'contacts.merges_told',
    'SELECT contact_merge."key", contact_merge.id, other.id AS id_1 FROM contact_merge JOIN contact AS other ON other."key" = contact_merge.merged_key WHERE contact_merge."key" IN (SELECT value FROM json_each(?))',
    'SELECT contact_merge.key, contact_merge.id, other.id AS id_1 FROM contact_merge JOIN contact AS other ON other.key = contact_merge.merged_key WHERE contact_merge.key = ANY(%s::BIGINT[])',
    ('keys',),
    True,
)

suggestions_told = Statement(
    'contacts.suggestions_told',
    'SELECT suggestion."key", suggestion.id, other.id AS id_1, suggestion.reason FROM suggestion JOIN contact AS other ON other."key" = suggestion.other_key WHERE suggestion."key" IN (SELECT value FROM json_each(?))',
    'SELECT suggestion.key, suggestion.id, other.id AS id_1, suggestion.reason FROM suggestion JOIN contact AS other ON other.key = suggestion.other_key WHERE suggestion.key = ANY(%s::BIGINT[])',
    ('keys',),
    True,
)

visits_told = Statement(
    'contacts.visits_told',
    'SELECT visit."key", visit.id, visit.at, visit.kind, visit.name, visit.url, visit.title, visit.props FROM visit WHERE visit."key" IN (SELECT value FROM json_each(?))',
    'SELECT visit.key, visit.id, visit.at, visit.kind, visit.name, visit.url, visit.title, visit.props FROM visit WHERE visit.key = ANY(%s::BIGINT[])',
    ('keys',),
    True,
)

conversations_of = Statement(
    'contacts.conversations_of',
    'SELECT conversation.id, conversation.subject, conversation.state, channel.id AS id_1, channel.name, conversation.last_at, conversation.preview, conversation.preview_by, conversation."key", conversation.team_key, conversation.assignee_key, conversation.merged_into FROM conversation JOIN channel ON channel."key" = conversation.channel_key WHERE conversation.contact_key = ? ORDER BY conversation.last_at DESC LIMIT ? OFFSET 0',
    'SELECT conversation.id, conversation.subject, conversation.state, channel.id AS id_1, channel.name, conversation.last_at, conversation.preview, conversation.preview_by, conversation.key, conversation.team_key, conversation.assignee_key, conversation.merged_into FROM conversation JOIN channel ON channel.key = conversation.channel_key WHERE conversation.contact_key = %s::BIGINT ORDER BY conversation.last_at DESC LIMIT %s',
    ('contact_key', 'limit'),
    False,
)

resolutions_of = Statement(
    'contacts.resolutions_of',
    "SELECT event.actor FROM event WHERE event.conversation_key = ? AND event.kind = 'conversation.resolved' ORDER BY event.revision DESC LIMIT 1 OFFSET 0",
    "SELECT event.actor FROM event WHERE event.conversation_key = %s::BIGINT AND event.kind = 'conversation.resolved'::VARCHAR ORDER BY event.revision DESC LIMIT 1::INTEGER",
    ('conversation_key',),
    False,
)

agent_name = Statement(
    'contacts.agent_name',
    'SELECT agent.name FROM agent WHERE agent."key" = ?',
    'SELECT agent.name FROM agent WHERE agent.key = %s::BIGINT',
    ('key',),
    False,
)

visitors_held = Statement(
    'contacts.visitors_held',
    'SELECT visitor."key" FROM visitor WHERE visitor.contact_key = ? LIMIT ? OFFSET 0',
    'SELECT visitor.key FROM visitor WHERE visitor.contact_key = %s::BIGINT LIMIT %s',
    ('contact_key', 'limit'),
    False,
)

identities_held = Statement(
    'contacts.identities_held',
    'SELECT identity."key" FROM identity WHERE identity.contact_key = ? LIMIT ? OFFSET 0',
    'SELECT identity.key FROM identity WHERE identity.contact_key = %s::BIGINT LIMIT %s',
    ('contact_key', 'limit'),
    False,
)

visits_held = Statement(
    'contacts.visits_held',
    'SELECT visit."key" FROM visit WHERE visit.contact_key = ? LIMIT ? OFFSET 0',
    'SELECT visit.key FROM visit WHERE visit.contact_key = %s::BIGINT LIMIT %s',
    ('contact_key', 'limit'),
    False,
)

conversations_held = Statement(
    'contacts.conversations_held',
    'SELECT conversation."key" FROM conversation WHERE conversation.contact_key = ? LIMIT ? OFFSET 0',
    'SELECT conversation.key FROM conversation WHERE conversation.contact_key = %s::BIGINT LIMIT %s',
    ('contact_key', 'limit'),
    False,
)

insert_visitor_move = Statement(
    'contacts.insert_visitor_move',
    'INSERT INTO visitor_move (merge_key, visitor_key) VALUES (?, ?)',
    'INSERT INTO visitor_move (merge_key, visitor_key) VALUES (%s::BIGINT, %s::BIGINT)',
    ('merge_key', 'visitor_key'),
    False,
)

visitors_moved = Statement(
    'contacts.visitors_moved',
    'SELECT visitor."key" FROM visitor_move JOIN visitor ON visitor."key" = visitor_move.visitor_key WHERE visitor_move.merge_key = ? AND visitor.contact_key = ? LIMIT ? OFFSET 0',
    'SELECT visitor.key FROM visitor_move JOIN visitor ON visitor.key = visitor_move.visitor_key WHERE visitor_move.merge_key = %s::BIGINT AND visitor.contact_key = %s::BIGINT LIMIT %s',
    ('merge_key', 'contact_key', 'limit'),
    False,
)

identities_from = Statement(
    'contacts.identities_from',
    'SELECT identity."key" FROM identity WHERE identity.contact_key = ? AND identity.origin_contact_key IN (SELECT value FROM json_each(?)) LIMIT ? OFFSET 0',
    'SELECT identity.key FROM identity WHERE identity.contact_key = %s::BIGINT AND identity.origin_contact_key = ANY(%s::BIGINT[]) LIMIT %s',
    ('contact_key', 'origins', 'limit'),
    True,
)

visits_from = Statement(
    'contacts.visits_from',
    'SELECT visit."key" FROM visit WHERE visit.contact_key = ? AND visit.origin_contact_key IN (SELECT value FROM json_each(?)) LIMIT ? OFFSET 0',
    'SELECT visit.key FROM visit WHERE visit.contact_key = %s::BIGINT AND visit.origin_contact_key = ANY(%s::BIGINT[]) LIMIT %s',
    ('contact_key', 'origins', 'limit'),
    True,
)

conversations_from = Statement(
    'contacts.conversations_from',
    'SELECT conversation."key" FROM conversation WHERE conversation.contact_key = ? AND conversation.origin_contact_key IN (SELECT value FROM json_each(?)) LIMIT ? OFFSET 0',
    'SELECT conversation.key FROM conversation WHERE conversation.contact_key = %s::BIGINT AND conversation.origin_contact_key = ANY(%s::BIGINT[]) LIMIT %s',
    ('contact_key', 'origins', 'limit'),
    True,
)

move_visitors = Statement(
    'contacts.move_visitors',
    'UPDATE visitor SET contact_key=? WHERE visitor."key" IN (SELECT value FROM json_each(?))',
    'UPDATE visitor SET contact_key=%s::BIGINT WHERE visitor.key = ANY(%s::BIGINT[])',
    ('to', 'keys'),
    True,
)

move_identities = Statement(
    'contacts.move_identities',
    'UPDATE identity SET contact_key=? WHERE identity."key" IN (SELECT value FROM json_each(?))',
    'UPDATE identity SET contact_key=%s::BIGINT WHERE identity.key = ANY(%s::BIGINT[])',
    ('to', 'keys'),
    True,
)

move_visits = Statement(
    'contacts.move_visits',
    'UPDATE visit SET contact_key=? WHERE visit."key" IN (SELECT value FROM json_each(?))',
    'UPDATE visit SET contact_key=%s::BIGINT WHERE visit.key = ANY(%s::BIGINT[])',
    ('to', 'keys'),
    True,
)

stray_visitors = Statement(
    'contacts.stray_visitors',
    'SELECT visitor."key" FROM visitor JOIN conversation ON conversation."key" = visitor.conversation_key WHERE visitor.contact_key = ? AND conversation.contact_key != visitor.contact_key',
    'SELECT visitor.key FROM visitor JOIN conversation ON conversation.key = visitor.conversation_key WHERE visitor.contact_key = %s::BIGINT AND conversation.contact_key != visitor.contact_key',
    ('contact_key',),
    False,
)

leave_conversation = Statement(
    'contacts.leave_conversation',
    'UPDATE visitor SET conversation_key=? WHERE visitor."key" IN (SELECT value FROM json_each(?))',
    'UPDATE visitor SET conversation_key=%s::BIGINT WHERE visitor.key = ANY(%s::BIGINT[])',
    ('conversation_key', 'keys'),
    True,
)

joined_conversations = Statement(
    'contacts.joined_conversations',
    'SELECT conversation.subject, conversation.origin_contact_key, into_conversation.origin_contact_key AS origin_contact_key_1 FROM conversation JOIN conversation AS into_conversation ON into_conversation."key" = conversation.merged_into WHERE conversation.contact_key = ?',
    'SELECT conversation.subject, conversation.origin_contact_key, into_conversation.origin_contact_key AS origin_contact_key_1 FROM conversation JOIN conversation AS into_conversation ON into_conversation.key = conversation.merged_into WHERE conversation.contact_key = %s::BIGINT',
    ('contact_key',),
    False,
)
