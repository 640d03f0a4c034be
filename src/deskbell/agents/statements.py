"""How agents, teams and memberships are kept. A desk has few of them: they are read whole."""

from sqlalchemy import bindparam, delete, insert, or_, select, update

from deskbell.conversations.statements import row_columns, row_source
from deskbell.store.schema import agent, conversation, membership, team

agents = (
    select(
        agent.c.key,
        agent.c.id,
        agent.c.name,
        agent.c.email,
        agent.c.role,
        agent.c.state,
        agent.c.password_hash.is_not(None).label("has_password"),
        team.c.key.label("team_key"),
        team.c.id.label("team_id"),
    )
    .select_from(
        agent.outerjoin(membership, membership.c.agent_key == agent.c.key).outerjoin(
            team, team.c.key == membership.c.team_key
        )
    )
    .order_by(agent.c.name, agent.c.key, team.c.key)
)
insert_agent = insert(agent)
change_agent = (
    update(agent)
    .where(agent.c.key == bindparam("of_key"))
    .values(name=bindparam("name"), role=bindparam("role"), state=bindparam("state"))
)

teams = select(team.c.key, team.c.id, team.c.name).order_by(team.c.name, team.c.key)
insert_team = insert(team)
rename_team = update(team).where(team.c.key == bindparam("of_key")).values(name=bindparam("name"))
delete_team = delete(team).where(team.c.key == bindparam("of_key"))

insert_membership = insert(membership)
delete_membership = delete(membership).where(
    membership.c.team_key == bindparam("of_team"), membership.c.agent_key == bindparam("of_agent")
)

_c = conversation.c
_any_state = or_(_c.state == "open", _c.state == "waiting", _c.state == "snoozed", _c.state == "resolved")
# Naming the states keeps this on the index that begins with them.
_some_of_team = select(_c.key).where(_any_state, _c.team_key == bindparam("of_team"))
conversation_of_team = _some_of_team.limit(1)
rows_of_team = (
    select(*row_columns)
    .select_from(row_source)
    .where(_c.key.in_(_some_of_team.limit(bindparam("chunk")).scalar_subquery()))
)
