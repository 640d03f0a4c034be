"""Imports run downwards only. The layers stand here, and ARCHITECTURE.md tells why they are these."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.repo.tree import PACKAGE, files_ending, imports_of, named

LAYERS: list[set[str]] = [
    {"errors", "config", "__init__"},
    {"store", "outbound"},
    {"log"},
    {"clock"},
    {
        "access",
        "agents",
        "contacts",
        "conversations",
        "policies",
        "macros",
        "articles",
        "surveys",
        "insight",
        "assist",
    },
    {"attachments", "channels", "live", "readers", "search", "web", "desk", "endpoints"},
    {"routes", "sockets"},
    {"app", "http"},
    {"demo", "upkeep"},
    {"serving", "operating"},
    {"cli", "generate", "__main__"},
]
HEIGHT = {name: height for height, names in enumerate(LAYERS) for name in names}


def height_of(parts: list[str]) -> int | None:
    """The layer of `deskbell.<parts>`: endpoints stand above their folder; None where no layer is known."""
    if len(parts) > 1 and parts[1].endswith("endpoints"):
        return HEIGHT["endpoints"]
    return HEIGHT.get(parts[0])


def offences(path: Path, package: Path = PACKAGE) -> Iterator[str]:
    """What is wrong with the imports of one file, in words."""
    here = list(path.relative_to(package).with_suffix("").parts)
    own = height_of(here)
    if own is None:
        yield f"{named(path, package)} belongs to no layer: give {here[0]} its place in LAYERS"
        return
    for line, name in imports_of(path):
        if name.startswith("."):
            yield f"{named(path, package)}:{line} imports by a relative name"
        elif name.startswith("deskbell."):
            there = name.split(".")[1:]
            if (other := height_of(there)) is not None and other > own:
                yield f"{named(path, package)}:{line} imports {name}, which stands above it"
            if here[0] == there[0] == "channels" and is_other_kind(here, there, package):
                yield f"{named(path, package)}:{line} imports {name}: one kind of channel knows no other"


def is_other_kind(here: list[str], there: list[str], package: Path) -> bool:
    kinds = {folder.name for folder in (package / "channels").iterdir() if folder.is_dir()}
    return here[1] in kinds and len(there) > 1 and there[1] in kinds - {here[1]}


def test_imports_run_downwards_only() -> None:
    found = [words for path in files_ending(".py") if PACKAGE in path.parents for words in offences(path)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("place", "line", "says"),
    [
        ("store/writer.py", "from deskbell.log import events", "stands above"),
        ("log/append.py", "import deskbell.clock.timers", "stands above"),
        ("conversations/receive.py", "from deskbell.channels.chat import socket", "stands above"),
        ("contacts/identity.py", "def f():\n    from deskbell.live.hub import Hub", "stands above"),
        ("contacts/actions.py", "from deskbell.contacts.endpoints import card", "stands above"),
        ("live/hub.py", "from deskbell.routes import ROUTES", "stands above"),
        ("clock/timers.py", "from . import time", "relative"),
        ("channels/chat/socket.py", "from deskbell.channels.email import parse", "knows no other"),
        ("helpers/text.py", "", "no layer"),
        ("conversations/endpoints.py", "from deskbell.live.hub import Hub", ""),
        ("conversations/tag_endpoints.py", "from deskbell.desk import Desk", ""),
        ("channels/chat/socket.py", "from deskbell.channels.contract import Channel", ""),
        ("channels/chat/socket.py", "from deskbell.conversations.receive import receive", ""),
    ],
)
def test_an_import_that_runs_upwards_is_found(tmp_path: Path, place: str, line: str, says: str) -> None:
    for kind in ("chat", "email"):
        (tmp_path / "channels" / kind).mkdir(parents=True)
    path = tmp_path / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(line)
    found = " ".join(offences(path, tmp_path))
    assert says in found if says else not found
