"""Sending when it is time: each send has its intended moment, and a latency counts from there, however late it went."""

import asyncio
import threading
import time
from collections.abc import Callable


async def at_rate(rate: float, seconds: float, send: Callable[[int, float], None]) -> int:
    """Call `send(number, intended)` `rate` times a second, evenly; returns how many were sent.

    `intended` is in seconds of time.perf_counter. Falling behind is caught up at once, never skipped. A thread watches
    the time: the loop's timers know only milliseconds, and a loop that spins would slow the server's core beside it.
    """
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    total = int(rate * seconds)
    thread = threading.Thread(target=_watch, args=(loop, done, rate, total, send), daemon=True)
    thread.start()
    await done
    return total


def _watch(
    loop: asyncio.AbstractEventLoop,
    done: "asyncio.Future[None]",
    rate: float,
    total: int,
    send: Callable[[int, float], None],
) -> None:
    begin = time.perf_counter() + 0.05
    for number in range(total):
        intended = begin + number / rate
        wait = intended - time.perf_counter()
        if wait > 0:
            time.sleep(wait)
        loop.call_soon_threadsafe(send, number, intended)
    loop.call_soon_threadsafe(done.set_result, None)
