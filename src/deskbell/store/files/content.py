"""Large files in the data directory, named by the digest of their content, so that the same bytes lie there once.

A file counts only once a row names it. It is synced, and its directory with it, before that row is committed; it is
removed only by the writer, when no row names it any more and nobody has brought it within the last hour.
"""

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from deskbell.store.files.arrival import Arrival

GRACE = 3_600
"""Seconds for which a file without a row is left alone: somebody may be about to name it."""


class Files:
    """The files of a desk, under `<data>/files`."""

    def __init__(self, data: Path) -> None:
        self._root = data / "files"
        self._incoming = self._root / "incoming"
        self._incoming.mkdir(mode=0o700, parents=True, exist_ok=True)

    def arrive(self) -> Arrival:
        """A place for a file that is coming in; nothing is on disk before it outgrows a row."""
        return Arrival(self._incoming)

    def path(self, digest: str) -> Path:
        """Where the content with this digest (hexadecimal) lies."""
        return self._root / digest[:2] / digest[2:]

    def keep(self, arrival: Arrival) -> None:
        """Give a synced arrival its place for good. Blocks for the disk; raises OSError when that fails."""
        path = self.path(arrival.digest)
        path.parent.mkdir(mode=0o700, exist_ok=True)
        # Replacing renews the time of the file, which keeps it from being removed while its row is on the way.
        os.replace(arrival.path, path)
        _sync(path.parent)
        _sync(self._root)

    def has(self, digest: str) -> bool:
        """Whether the content is there."""
        return self.path(digest).exists()

    def open(self, digest: str) -> BinaryIO:
        """The content, for reading. Raises FileNotFoundError when it is not there."""
        return self.path(digest).open("rb")

    def remove(self, digest: str) -> None:
        """Remove content that no row names. Only the writer may ask: it alone knows that no row is on its way."""
        path = self.path(digest)
        with contextlib.suppress(FileNotFoundError):
            if time.time() - path.stat().st_mtime >= GRACE:
                path.unlink()

    def digests(self) -> Iterator[str]:
        """The digests of all content there is."""
        for folder in sorted(self._root.iterdir()):
            if len(folder.name) == 2:
                yield from (folder.name + file.name for file in folder.iterdir())

    def tidy(self) -> None:
        """Remove what uploads left behind that were cut off with the desk itself."""
        for left in self._incoming.iterdir():
            with contextlib.suppress(FileNotFoundError):
                if time.time() - left.stat().st_mtime >= GRACE:
                    left.unlink()


def _sync(directory: Path) -> None:
    """A name is only durable once its directory is."""
    opened = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
