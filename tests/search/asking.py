"""Searching as the app does it, once the index has taken in what was said."""

import asyncio
from typing import Any

from deskbell.store.generated import log as log_sql
from tests.people import WITHIN, AgentAtWork, Served, VisitorOnSite


async def indexed(at: Served) -> None:
    """Wait until the index has everything that is in the log."""
    reader = at.desk.follows[0].reader
    (behind,) = await at.desk.reads.run(lambda r: r.one(log_sql.position)) or (1,)
    async with asyncio.timeout(WITHIN):
        while reader.cursor() < behind - 1:
            await asyncio.sleep(0.01)


async def search(agent: AgentAtWork, typed: str, **more: Any) -> dict[str, Any]:
    await indexed(agent.at)
    return dict(await agent.get("/search", q=typed, **more))


async def snippets(agent: AgentAtWork, typed: str) -> list[str]:
    """What is shown of each hit, the marks as brackets."""
    hits = (await search(agent, typed))["hits"]
    return [hit["snippet"].replace("\u0002", "[").replace("\u0003", "]") for hit in hits]


async def said(at: Served, app: str, text: str, **user: str) -> dict[str, Any]:
    """Somebody new writes; returns their conversation as the desk has it, and the message."""
    visitor = VisitorOnSite(at, app, user={"id": text[:40], "name": "Ada", **user})
    await visitor.open()
    ack = await visitor.write(text)
    await visitor.leave()
    assert ack["t"] == "ack", ack
    return dict(ack["message"])
