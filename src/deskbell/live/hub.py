"""Hands frames to the sockets of agents and visitors. One function decides who may see an event: `sees`.

Agents who may see the same are one audience: a frame is put together once for each, never once for each socket.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from deskbell.access.may import Caller
from deskbell.live.client import Client, Send
from deskbell.live.frames import events, frame, hidden, small
from deskbell.live.visitors import VisitorRoom, visitor_frame
from deskbell.log.actor import Actor, Person
from deskbell.log.append import Appended
from deskbell.web.socket_protocol import text_frame

_REJOINED = ("conversation.merged", "conversation.unmerged", "conversation.split")
"""After these a visitor may belong elsewhere: their sockets are cut, and find their place anew."""

PRESENCE_PAUSE = 0.1
"""Seconds in which changes of presence are gathered: everyone who comes is told to everyone who is there."""

Audience = frozenset[int] | None
"""The teams whose conversations its members see; None sees all."""


def audience_of(caller: Caller) -> Audience:
    """Where the caller belongs."""
    return None if caller.sees_all else caller.teams


def sees(audience: Audience, team_key: int) -> bool:
    """Whether an audience may see what belongs to a team (0: to everyone)."""
    return audience is None or team_key == 0 or team_key in audience


class AgentClient(Client):
    """An agent's socket."""

    __slots__ = ("audience", "caller", "watching", "watching_key")

    def __init__(self, send: Send, caller: Caller, scope: Any = None) -> None:
        super().__init__(send, scope)
        self.caller = caller
        self.audience = audience_of(caller)
        self.watching: str | None = None
        self.watching_key = 0


class Hub:
    """Every open socket, and what each group of facts means for them."""

    def __init__(self, epoch: str) -> None:
        self.epoch = epoch
        self.position = 0
        """The place in the log up to which frames were handed out."""
        self._agents: dict[Audience, set[AgentClient]] = defaultdict(set)
        self._upto: dict[Audience, int] = {}
        self._watchers: dict[int, set[AgentClient]] = defaultdict(set)
        self._telling_presence: asyncio.TimerHandle | None = None
        self.rooms: dict[int, VisitorRoom] = {}
        """Visitors by the number of their conversation."""

    # --- agents -------------------------------------------------------------------------------------------------

    def join(self, client: AgentClient) -> None:
        """From now on the agent's socket gets frames."""
        self._upto.setdefault(client.audience, self.position)
        self._agents[client.audience].add(client)
        self.tell_presence()

    def leave(self, client: AgentClient) -> None:
        """The agent's socket is gone."""
        self._agents[client.audience].discard(client)
        if not self._agents[client.audience]:
            del self._agents[client.audience]
            self._upto.pop(client.audience, None)
        self.watch(client, None, 0)

    def watch(self, client: AgentClient, conversation: str | None, key: int) -> None:
        """The agent looks at a conversation (None: at none)."""
        watchers = self._watchers.get(client.watching_key)
        if watchers is not None:
            watchers.discard(client)
            if not watchers:
                del self._watchers[client.watching_key]
        client.watching, client.watching_key = conversation, key
        if key:
            self._watchers[key].add(client)
            client.push(small("visitor", conversation=conversation, online=key in self.rooms))
        self.tell_presence()

    def agents(self) -> Iterable[AgentClient]:
        """Every agent's socket."""
        return (client for clients in self._agents.values() for client in clients)

    def reset(self, agent_key: int, why: str) -> None:
        """What an agent may see has changed: their apps start over, with the rights they have now."""
        for client in list(self.agents()):
            if client.caller.agent_key == agent_key:
                client.push(small("reset", epoch=self.epoch, position=self.position, why=why))
                client.close(4002)

    @property
    def online(self) -> bool:
        """Whether somebody who could answer is there."""
        return any(client.caller.role != "viewer" for client in self.agents())

    def tell_presence(self) -> None:
        """Tell agents soon who is there and what each looks at; visitors, whether somebody is."""
        if self._telling_presence is None:
            self._telling_presence = asyncio.get_running_loop().call_later(PRESENCE_PAUSE, self._tell_presence)

    def _tell_presence(self) -> None:
        self._telling_presence = None
        there = {(client.caller.actor.id, client.watching) for client in self.agents()}
        text = small("presence", agents=[{"id": id, "viewing": viewing} for id, viewing in there])
        packet = text_frame(text.encode())
        for client in self.agents():
            client.push(text, packet)
        online = self.online
        for room in self.rooms.values():
            room.tell_online(online)

    # --- what happened ------------------------------------------------------------------------------------------

    def publish(self, group: list[Appended]) -> None:
        """Hand out a durable group of facts."""
        upto = group[-1].event.seq
        texts: dict[int, str] = {}
        for audience, clients in self._agents.items():
            frames = [text for one in group if (text := _text(one, audience, texts))]
            if frames:
                joined = events(self.epoch, self._upto[audience], upto, frames)
                self._upto[audience] = upto
                packet = text_frame(joined.encode())
                for client in clients:
                    client.push(joined, packet)
        for one in group:
            room = self.rooms.get(one.event.conversation_key or 0)
            if room is not None:
                message = one.content.get("message")
                room.tell(visitor_frame(one), one.event.revision or 0, message.client_id if message else None)
                if one.event.kind in _REJOINED:
                    room.cut()
        self.position = upto
        for one in group:
            if one.event.kind == "agent.changed" and one.event.object_key:
                self.reset(one.event.object_key, "your rights may have changed")

    # --- what passes by -----------------------------------------------------------------------------------------

    def typing(self, conversation_key: int, who: Actor, kind: str, on: bool, sender: Client) -> None:
        """Somebody writes, or stopped. Never stored."""
        room = self.rooms.get(conversation_key)
        if room is not None and who.kind == "agent" and kind == "reply":
            room.tell_typing(on, who.name)
        for client in self._watchers.get(conversation_key, ()):
            if client is not sender and client.watching is not None:
                client.push(_typing(client.watching, who.person, kind, on))

    def enter(self, client: Client, conversation_key: int) -> VisitorRoom:
        """A visitor's socket hears of their conversation from now on."""
        room = self.rooms.get(conversation_key)
        if room is None:
            room = self.rooms[conversation_key] = VisitorRoom(conversation_key)
            self._tell_visitor(conversation_key, True)
        room.clients.add(client)
        return room

    def exit(self, client: Client, room: VisitorRoom) -> None:
        """A visitor's socket hears no more."""
        room.clients.discard(client)
        if not room.clients and self.rooms.get(room.conversation_key) is room:
            del self.rooms[room.conversation_key]
            self._tell_visitor(room.conversation_key, False)

    def _tell_visitor(self, conversation_key: int, online: bool) -> None:
        for client in self._watchers.get(conversation_key, ()):
            client.push(small("visitor", conversation=client.watching, online=online))


def _typing(conversation: str, who: Person, kind: str, on: bool) -> str:
    return small("typing", conversation=conversation, who=who, kind=kind, on=on)


def _text(one: Appended, audience: Audience, texts: dict[int, str]) -> str | None:
    if sees(audience, one.team_key):
        text = texts.get(one.event.seq)
        if text is None:
            text = texts[one.event.seq] = frame(one)
        return text
    if one.team_before is not None and sees(audience, one.team_before):
        return hidden(one)
    return None
