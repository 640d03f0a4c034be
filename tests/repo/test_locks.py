"""What is installed is pinned by hash, from anywhere: the locks name no address, and say what pyproject.toml says."""

import re
import sys
import tomllib
from functools import cache
from importlib.metadata import packages_distributions

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.repo.tree import PACKAGE, ROOT, files, files_ending, imports_of, named, text_of

LOCKS = ("serve", "dev", "build")
USED_BY_NAME = {
    "httptools",
    "psycopg",
    "uvloop",
    "websockets",
    "alembic",
}  # uvicorn and SQLAlchemy ask for these


@cache
def project() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


def listed(name: str) -> list[Requirement]:
    """What pyproject.toml asks for in the lock of that name."""
    if name == "serve":
        return [Requirement(line) for line in project()["project"]["dependencies"]]  # type: ignore[index]
    group = project()["dependency-groups"][name]  # type: ignore[index]
    return [Requirement(line) for line in group if isinstance(line, str)]


def pinned(lock: str) -> dict[str, str]:
    found = re.findall(r"^([\w.-]+)==(\S+)", text_of(ROOT / f"requirements/{lock}.txt"), re.MULTILINE)
    return {canonicalize_name(name): version for name, version in found}


def unhashed(lock_text: str) -> list[str]:
    """The pins that no hash follows."""
    pins = re.split(r"^(?=\w)", lock_text, flags=re.MULTILINE)
    return [pin.split()[0] for pin in pins if pin.strip() and not re.search(r"--hash=sha256:[0-9a-f]{64}", pin)]


def test_every_pin_has_a_hash_and_no_lock_an_address() -> None:
    for lock in LOCKS:
        text = text_of(ROOT / f"requirements/{lock}.txt")
        assert unhashed(text) == [], lock
        assert "://" not in text, lock
    assert unhashed("a==1 \\\n    --hash=sha256:" + "0" * 64 + "\nb==2\n") == ["b==2"]


def test_each_lock_has_what_the_project_asks_for() -> None:
    for lock in LOCKS:
        for wanted in listed(lock):
            version = pinned(lock).get(canonicalize_name(wanted.name))
            assert version is not None, f"{wanted} is not in {lock}.txt: run requirements/lock"
            assert wanted.specifier.contains(version), f"{lock}.txt has {wanted.name} {version}: run requirements/lock"


def test_the_tests_run_on_what_is_served() -> None:
    for lock in ("serve", "build"):
        assert pinned(lock).items() <= pinned("dev").items(), f"{lock}.txt and dev.txt differ: run requirements/lock"


def test_npm_has_one_lock_without_addresses() -> None:
    locks = [path for path in files() if path.name == "package-lock.json"]
    assert [named(path) for path in locks] == ["ui/package-lock.json"]
    assert '"integrity"' in text_of(locks[0])
    assert '"resolved"' not in text_of(locks[0])
    assert not [path for path in files() if path.name in {"uv.lock", "poetry.lock", "yarn.lock", "pnpm-lock.yaml"}]


def test_what_is_imported_is_what_is_asked_for() -> None:
    roots = {
        name.split(".")[0] for path in files_ending(".py") if PACKAGE in path.parents for _, name in imports_of(path)
    }
    outside = roots - set(sys.stdlib_module_names) - {"deskbell", ""}
    owners = packages_distributions()
    used = {canonicalize_name(owner) for root in outside for owner in owners.get(root, [root])}
    asked = {canonicalize_name(wanted.name) for wanted in listed("serve")}
    assert used - asked == set(), "imported, and not among pyproject.toml's dependencies"
    assert asked - used - USED_BY_NAME == set(), "among pyproject.toml's dependencies, and never imported"
