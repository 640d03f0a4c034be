"""Opaque ids for the world outside: UUIDv7 (RFC 9562 section 5.7), so that they sort by time and say nothing else."""

import os


def new_id(now: int) -> str:
    """A fresh id for something that happens at `now` (UTC microseconds)."""
    value = (now // 1000) << 80 | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) & ~(0x3 << 62) | 0x7 << 76 | 0x2 << 62
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
