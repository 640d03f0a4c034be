"""People and CI run the same four commands, and these start with nothing but a shell and Python."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.repo.tree import ROOT, text_of

COMMANDS = ("serve", "test", "check", "bench")


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_a_plain_shell_program(name: str) -> None:
    path = ROOT / "bin" / name
    assert os.access(path, os.X_OK)
    assert text_of(path).startswith("#!/bin/sh\n")
    subprocess.run(["/bin/sh", "-n", path], check=True)


def test_bin_holds_the_four_commands_and_what_they_share() -> None:
    assert {path.name for path in (ROOT / "bin").iterdir()} == {*COMMANDS, "environment.sh"}


def test_ci_runs_check_and_test_and_nothing_else() -> None:
    lines = text_of(ROOT / ".ci/run").splitlines()
    assert [line for line in lines if "bin/" in line and not line.startswith("#!")] == ["bin/check && bin/test"]
    assert os.access(ROOT / ".ci/run", os.X_OK)


def start_without(tmp_path: Path, *tools: str) -> subprocess.CompletedProcess[str]:
    """bin/serve in an empty checkout, with these programs and no others on the PATH."""
    shutil.copytree(ROOT / "bin", tmp_path / "desk/bin")
    (tmp_path / "path").mkdir()
    for tool in tools:
        (tmp_path / "path" / tool).symlink_to(str(shutil.which(tool)))
    environment = {"PATH": str(tmp_path / "path"), "HOME": str(tmp_path)}
    command = ["/bin/sh", str(tmp_path / "desk/bin/serve")]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=20, check=False)


def test_without_python_it_says_what_to_install(tmp_path: Path) -> None:
    ended = start_without(tmp_path, "dirname", "id")
    assert ended.returncode == 1
    assert "Python 3.11 or newer is needed" in ended.stderr
    assert "apt-get install python3" in ended.stderr


def test_a_python_that_is_too_old_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "path").mkdir()
    old = tmp_path / "path/python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    shutil.copytree(ROOT / "bin", tmp_path / "desk/bin")
    (tmp_path / "path/dirname").symlink_to(str(shutil.which("dirname")))
    ended = subprocess.run(
        ["/bin/sh", str(tmp_path / "desk/bin/serve")],
        env={"PATH": str(tmp_path / "path")},
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert "Python 3.11 or newer is needed" in ended.stderr
