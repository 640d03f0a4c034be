"""What a process costs, as the kernel counts it in /proc: CPU, memory, bytes written."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

TICK = os.sysconf("SC_CLK_TCK")


class Cpu(NamedTuple):
    """Seconds of CPU, in the program and in the kernel on its behalf."""

    user: float
    system: float

    @property
    def total(self) -> float:
        return self.user + self.system

    def __sub__(self, other: "Cpu") -> "Cpu":
        return Cpu(self.user - other.user, self.system - other.system)


def cpu(pids: Iterable[int]) -> Cpu:
    """Of all these processes together, with their ended children."""
    user = system = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        user += int(fields[11]) + int(fields[13])
        system += int(fields[12]) + int(fields[14])
    return Cpu(user / TICK, system / TICK)


def pss(pid: int) -> int:
    """Bytes of memory that are the process's own, with its share of what it shares."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    raise ValueError(f"process {pid} has no Pss")


def written(pid: int) -> int:
    """Bytes the process has caused to be written to disk."""
    for line in Path(f"/proc/{pid}/io").read_text().splitlines():
        if line.startswith("write_bytes:"):
            return int(line.split()[1])
    raise ValueError(f"process {pid} has no write_bytes")


def kernel_socket_bytes() -> int:
    """Kernel memory in slabs that sockets live in, of the whole machine; 0 where it may not be read."""
    names = ("TCP", "sock_inode_cache", "skbuff", "filp", "eventpoll", "dentry", "tw_sock_TCP", "request_sock_TCP")
    try:
        lines = Path("/proc/slabinfo").read_text().splitlines()[2:]
    except PermissionError:
        return 0
    rows = [line.split() for line in lines]
    return sum(int(row[1]) * int(row[3]) for row in rows if row[0].startswith(names))


def family(pid: int) -> list[int]:
    """The process and its children, theirs too."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(one for child in children for one in family(int(child)))]
