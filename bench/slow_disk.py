"""A slower disk: fsync takes longer by a fixed time, and is counted. A small C library is loaded before the server's."""

import shutil
import struct
import subprocess
import tempfile
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).with_suffix(".c")


class NoCompiler(Exception):
    """There is nothing here to compile the library with."""


class SlowDisk:
    """The environment that slows a server's disk, and the count of its fsyncs."""

    def __init__(self, milliseconds: float) -> None:
        """Raises NoCompiler."""
        self._count = Path(tempfile.mkdtemp(prefix="deskbell-disk-")) / "count"
        self._count.write_bytes(bytes(8))
        self.environment = {
            "LD_PRELOAD": str(_library()),
            "SLOW_DISK_US": str(int(milliseconds * 1_000)),
            "SLOW_DISK_COUNT": str(self._count),
        }

    @property
    def fsyncs(self) -> int:
        """How many there were until now."""
        return int(struct.unpack("q", self._count.read_bytes())[0])


@cache
def _library() -> Path:
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        raise NoCompiler("there is no C compiler (cc, gcc) on the PATH to build the slow disk with")
    made = Path(tempfile.mkdtemp(prefix="deskbell-disk-")) / "slow_disk.so"
    subprocess.run([compiler, "-O2", "-shared", "-fPIC", "-o", str(made), str(SOURCE), "-ldl"], check=True)
    return made
