"""Passwords: which may be chosen, and how they are kept: argon2id, hashed on threads of their own.

Each hash takes about 20 ms of a core and 19 MiB; the threads are as many as the cores, and when too many wait, the
answer is Busy rather than a queue without end.
"""

import asyncio
import os
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib import resources
from typing import TypeVar

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError

from deskbell.errors import Busy, Invalid

T = TypeVar("T")

SHORTEST, LONGEST = 8, 256
"""Characters."""
WAITING = 64
"""Hashes that may wait for a thread."""

_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1, hash_len=32, salt_len=16, type=Type.ID)
# The hash of a secret nobody knows, verified in place of an account that is not there, so that it takes as long.
_NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$WWFsuYb6/qSDIKTZ/B4ssw$fNyuCP3wRKHwXNhFtf+ajSduecNgUgpc9kJn0u9oKNM"


class Passwords:
    """Hashes and verifies, off the event loop."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(os.cpu_count() or 1, thread_name_prefix="passwords")
        self._waiting = 0

    async def hash(self, password: str) -> str:
        """The text to keep. Raises Busy."""
        return await self._run(lambda: _hasher.hash(_bytes(password)))

    async def verify(self, kept: str | None, password: str) -> bool:
        """Whether the password is the one kept; takes as long where none is kept. Raises Busy."""
        return await self._run(lambda: _matches(kept or _NOBODY, password) and kept is not None)

    def outdated(self, kept: str) -> bool:
        """Whether it was hashed with other parameters than today's."""
        return _hasher.check_needs_rehash(kept)

    def close(self) -> None:
        """Wait for what runs."""
        self._pool.shutdown()

    async def _run(self, work: Callable[[], T]) -> T:
        if self._waiting >= WAITING:
            raise Busy("Too many people sign in at the moment.")
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, work)
        finally:
            self._waiting -= 1


def demand_good(password: str, *about: str) -> None:
    """Raises Invalid for a password that is too short, too long, among the most common, or told by who chose it.

    `about` are words an attacker would try first: the email, the name, the desk's name.
    """
    if len(password) < SHORTEST:
        raise Invalid(f"The password has fewer than {SHORTEST} characters.", "A few unrelated words make a good one.")
    if len(password) > LONGEST:
        raise Invalid(f"The password has more than {LONGEST} characters.", "Choose a shorter one.")
    lower = password.lower()
    told = {word.lower() for text in about for word in (text, text.partition("@")[0], text.replace(" ", ""))}
    if lower in _common() or lower in told or len(set(lower)) < 3:
        raise Invalid("This password is among the first an attacker tries.", "A few unrelated words make a good one.")


@cache
def _common() -> frozenset[str]:
    text = resources.files("deskbell.access").joinpath("common_passwords.txt").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("# "))


def _bytes(password: str) -> bytes:
    """The same characters give the same bytes, however a keyboard composes them."""
    return unicodedata.normalize("NFC", password).encode("utf-8", "replace")


def _matches(kept: str, password: str) -> bool:
    try:
        return _hasher.verify(kept, _bytes(password))
    except (VerificationError, InvalidHashError):
        return False
