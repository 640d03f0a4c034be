"""Agents and teams as the outside sees them."""

from typing import Literal

import msgspec

Role = Literal["owner", "agent", "viewer"]
State = Literal["active", "invited", "disabled"]


class Agent(msgspec.Struct, frozen=True):
    """Someone who works at the desk."""

    id: str
    name: str
    email: str
    role: Role
    state: State
    teams: list[str]
    """Ids of the teams they belong to, in the order the teams were made."""


class Team(msgspec.Struct, frozen=True):
    """Some agents who share conversations that only they and the owners see."""

    id: str
    name: str
