"""One process per SQLite data directory: a second one would keep a second log in memory and send replies twice."""

import fcntl
import os
from pathlib import Path

from deskbell.errors import Conflict


class DirectoryLock:
    """Held from `take` to `release`, or until the process ends, however it ends."""

    def __init__(self, data: Path) -> None:
        self._path = data / "lock"
        self._file = -1

    def take(self) -> None:
        """Raises Conflict when another process has it."""
        self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(self._file, 20).decode().strip() or "unknown"
            self.release()
            raise Conflict(
                f"Another Deskbell (process {holder}) runs on the data directory {self._path.parent}.",
                "Stop it first, or give this one a directory of its own with --data DIR.",
                code="data_in_use",
            ) from None
        os.ftruncate(self._file, 0)
        os.pwrite(self._file, f"{os.getpid()}\n".encode(), 0)

    def release(self) -> None:
        """Let others have it."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1
