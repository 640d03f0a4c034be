"""A file on its way in: in memory while it is small, then on disk under a name of its own, hashed as it comes."""

import contextlib
import hashlib
import os
import secrets
from pathlib import Path
from typing import BinaryIO

SMALL = 65_536
"""Bytes up to which a file lies in its row."""


class Arrival:
    """What has come in so far. Used by one caller at a time; always ended with `discard`."""

    def __init__(self, directory: Path) -> None:
        self.path = directory / secrets.token_hex(16)
        """Where it lies on disk, once it has outgrown a row."""
        self.size = 0
        """Bytes."""
        self._hash = hashlib.sha256()
        self._memory: bytearray | None = bytearray()
        self._file: BinaryIO | None = None

    @property
    def content(self) -> bytes | None:
        """All of it when it is small enough for a row, None when it is on disk."""
        return None if self._memory is None else bytes(self._memory)

    @property
    def digest(self) -> str:
        """SHA-256 of what came, hexadecimal."""
        return self._hash.hexdigest()

    def write(self, chunk: bytes) -> None:
        """Take more. May block for the disk; raises OSError when that fails."""
        self.size += len(chunk)
        self._hash.update(chunk)
        if self._memory is not None and self.size <= SMALL:
            self._memory += chunk
            return
        if self._file is None:
            opened = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
            self._file = os.fdopen(opened, "wb")
            self._file.write(self._memory or b"")
            self._memory = None
        self._file.write(chunk)

    def sync(self) -> None:
        """Make what is on disk durable. Blocks; raises OSError when that fails."""
        if self._file is not None:
            self._file.flush()
            os.fsync(self._file.fileno())

    def look(self, most: int) -> bytes:
        """The first `most` bytes, after `sync`."""
        if self._memory is not None:
            return bytes(self._memory[:most])
        with self.path.open("rb") as opened:
            return opened.read(most)

    def discard(self) -> None:
        """Let go; what was not kept is gone."""
        if self._file is not None:
            self._file.close()
            with contextlib.suppress(FileNotFoundError):
                self.path.unlink()
