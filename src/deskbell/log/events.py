"""The vocabulary of the log: every fact that can be recorded. Its documentation and types are generated from here.

A fact is in the past tense and holds no personal content: keys, states, numbers. What it speaks of is found by the
event's subject keys. Fields may be added with a default; a changed meaning is a new kind.
"""

import msgspec


class Fact(msgspec.Struct, kw_only=True, tag_field="kind", omit_defaults=True):
    """The base of every fact."""


class MessageReceived(Fact, tag="message.received"):
    """A customer's message was accepted on a channel."""

    channel: int
    plan: str | None = None
    reason: str | None = None


class MessageSent(Fact, tag="message.sent"):
    """A person's public reply was accepted for sending on a channel."""

    channel: int


class NoteAdded(Fact, tag="note.added"):
    """An agent left an internal note; the agents named in it by public id."""

    mentions: list[str] = []


class MessageDelivery(Fact, tag="message.delivery"):
    """The delivery of a reply moved forward to another state."""

    before: str | None
    after: str


class ConversationOpened(Fact, tag="conversation.opened"):
    """A new conversation began."""

    channel: int
    follows: int | None = None


class ConversationAssigned(Fact, tag="conversation.assigned"):
    """The conversation's agent or team changed (0 means none)."""

    assignee_before: int
    assignee: int
    team_before: int
    team: int


class ConversationTagged(Fact, tag="conversation.tagged"):
    """Tags were put on or taken off."""

    added: list[int]
    removed: list[int]


class ConversationSnoozed(Fact, tag="conversation.snoozed"):
    """The conversation was put aside until a time (UTC microseconds)."""

    until: int
    before: str


class ConversationWoken(Fact, tag="conversation.woken"):
    """A snoozed conversation came back by itself."""


class ConversationWaiting(Fact, tag="conversation.waiting"):
    """The conversation now waits for the customer."""

    before: str


class ConversationResolved(Fact, tag="conversation.resolved"):
    """The matter was settled."""

    before: str


class ConversationReopened(Fact, tag="conversation.reopened"):
    """The conversation needs an answer again."""

    before: str


class ConversationRenamed(Fact, tag="conversation.renamed"):
    """The subject changed."""


class ConversationSeen(Fact, tag="conversation.seen"):
    """An agent has seen everything up to a revision."""

    revision: int


class ConversationRead(Fact, tag="conversation.read"):
    """The customer has seen everything up to a revision."""

    revision: int


class ConversationLinked(Fact, tag="conversation.linked"):
    """Two conversations were linked."""

    other: int


class ConversationMerged(Fact, tag="conversation.merged"):
    """Another conversation was merged into this one."""

    other: int


class ConversationUnmerged(Fact, tag="conversation.unmerged"):
    """A merged conversation was taken out again."""

    other: int


class ConversationSplit(Fact, tag="conversation.split"):
    """Messages left into a new conversation."""

    other: int


class ContactCreated(Fact, tag="contact.created"):
    """Somebody wrote for the first time."""


class ContactChanged(Fact, tag="contact.changed"):
    """What is known of a contact changed."""

    fields: list[str]
    plan_before: str | None = None
    plan: str | None = None


class ContactIdentified(Fact, tag="contact.identified"):
    """A way to know a contact was added, verified or removed."""

    identity: str
    verified: bool


class ContactMerged(Fact, tag="contact.merged"):
    """Another contact was merged into this one."""

    other: int
    reason: str


class ContactUnmerged(Fact, tag="contact.unmerged"):
    """A merged contact was taken out again."""

    other: int


class ContactSuggested(Fact, tag="contact.suggested"):
    """Two contacts may be the same person; a person decides."""

    other: int
    reason: str


class ContactSuggestionSettled(Fact, tag="contact.suggestion_settled"):
    """A suggestion was accepted or dismissed."""

    other: int
    accepted: bool


class VisitRecorded(Fact, tag="visit.recorded"):
    """A visitor with an open chat looked at a page, or the site reported something."""

    what: str


class AgentInvited(Fact, tag="agent.invited"):
    """Somebody was invited to the desk."""

    role: str


class AgentChanged(Fact, tag="agent.changed"):
    """An agent's name, role, state or teams changed."""

    role: str
    state: str


class TeamChanged(Fact, tag="team.changed"):
    """A team was made, renamed, or its members changed."""


class TeamRemoved(Fact, tag="team.removed"):
    """A team was dissolved; its conversations belong to everyone."""


class ChannelChanged(Fact, tag="channel.changed"):
    """A channel was set up or its settings changed."""

    channel: int
    state: str


class ChannelSeen(Fact, tag="channel.seen"):
    """The chat was loaded by a site for the first time."""

    channel: int


class TagCreated(Fact, tag="tag.created"):
    """A tag was made."""


class TagRemoved(Fact, tag="tag.removed"):
    """A tag was removed from everywhere."""


class WorkspaceChanged(Fact, tag="workspace.changed"):
    """The desk's own name or settings changed."""


KINDS: dict[str, type[Fact]] = {str(kind.__struct_config__.tag): kind for kind in Fact.__subclasses__()}
"""Every fact by its name in the log."""
