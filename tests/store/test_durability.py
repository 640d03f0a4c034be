"""What was acknowledged is there after a crash: a process is killed in the middle of its work, again and again."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from deskbell.store.open import prepare
from tests.store.desks import BOTH, tags

ROUNDS = 20


def acknowledged_until_killed(data: Path, url: str, enough: int) -> list[str]:
    """The names a writing process called durable before it was killed, at the latest soon after `enough` of them."""
    command = [sys.executable, "-m", "tests.store.writes_until_killed", str(data), url]
    names: list[str] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": ":".join(sys.path)}) as child:
        assert child.stdout is not None
        for line in child.stdout:
            names.append(line.strip())
            if len(names) == enough:
                child.kill()
    # The last line may have been cut in the middle.
    return names[:enough]


@pytest.mark.parametrize("engine", BOTH)
def test_no_kill_loses_or_doubles_what_was_acknowledged(
    engine: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    url = request.getfixturevalue("postgres_url") if engine == "postgresql" else ""
    chance = random.Random(7)
    acknowledged: list[str] = []
    for _ in range(ROUNDS):
        acknowledged += acknowledged_until_killed(tmp_path, url, chance.randint(1, 400))
    store = prepare(tmp_path, url)
    stored = tags(store)
    store.close()
    assert len(acknowledged) >= ROUNDS
    assert set(stored) >= set(acknowledged)
    assert len(stored) == len(set(stored))
