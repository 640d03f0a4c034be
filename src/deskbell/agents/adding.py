"""A new agent's row: the one place where people begin, whoever brings them."""

import msgspec

from deskbell.agents.loading import KnownTeam
from deskbell.agents.naming import clean_email, clean_name
from deskbell.agents.wire import Agent, Role, State
from deskbell.errors import Conflict
from deskbell.store.generated import agents as sql
from deskbell.store.ids import new_id
from deskbell.store.transaction import Transaction


class NewAgent(msgspec.Struct, frozen=True, kw_only=True):
    """Who is added. Without a password's hash they are invited, with one they can sign in."""

    name: str
    email: str
    role: Role
    password_hash: str | None = None


def add_agent(tx: Transaction, new: NewAgent, teams: list[KnownTeam], emails: set[str]) -> tuple[int, Agent]:
    """Write the row; returns its number and the agent.

    `emails` are those in use. Raises Invalid for a name or address that cannot be used, Conflict for one in use.
    """
    email = clean_email(new.email)
    if email in emails:
        raise Conflict("Somebody with this email is here already.", "Look at the list of people.", code="email_taken")
    state: State = "active" if new.password_hash else "invited"
    key, id_, name = tx.key(), new_id(tx.now), clean_name(new.name)
    tx.write(
        sql.insert_agent,
        key=key,
        id=id_,
        name=name,
        email=email,
        role=new.role,
        state=state,
        password_hash=new.password_hash,
        created_at=tx.now,
    )
    for team in teams:
        tx.write(sql.insert_membership, team_key=team.key, agent_key=key)
    return key, Agent(id_, name, email, new.role, state, [team.wire.id for team in teams])
