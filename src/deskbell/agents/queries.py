"""What is asked about the people inside."""

from deskbell.agents.loading import load_agents, load_teams
from deskbell.agents.wire import Agent, Team
from deskbell.store.reads import Reader


def agents(reader: Reader) -> list[Agent]:
    """Everyone, in the order of their names."""
    return [known.wire for known in load_agents(reader).values()]


def teams(reader: Reader) -> list[Team]:
    """Every team, in the order of their names."""
    return [known.wire for known in load_teams(reader).values()]
