"""A process that writes tags one after the other and says each name once it is durable. It is killed from outside."""

import asyncio
import sys
from pathlib import Path

from deskbell.store.open import prepare
from tests.store.desks import tag, tags, writing


async def write(data: Path, url: str) -> None:
    """Sixteen at a time, for ever."""
    store = prepare(data, url)
    first = len(tags(store))
    async with writing(store.open_pen) as writer:
        for group in range(1_000_000):
            names = [f"{first} {group} {n}" for n in range(16)]
            await asyncio.gather(*[writer.do(tag(name)) for name in names])
            sys.stdout.write("".join(name + "\n" for name in names))
            sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(write(Path(sys.argv[1]), sys.argv[2]))
