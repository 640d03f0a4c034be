"""The papers tell the truth about the tree: named files exist, settings and commands are explained."""

import re
from pathlib import Path

import msgspec

from deskbell.config import Settings
from tests.repo.tree import ROOT, files, files_ending, named, text_of

FILE_NAME = re.compile(r"(?<![\w./-])(?:[\w-]+/)*[\w-]+\.(?:py|ts|tsx|toml|sh)\b(?!\()")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
PAPERS = (
    "README.md",
    "ARCHITECTURE.md",
    "STYLE.md",
    "SECURITY.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "LICENSE",
)


def absent(text: str, tree: set[str]) -> list[str]:
    """The file names in a text that no path of the tree ends with."""
    ends = {"/".join(name.split("/")[start:]) for name in tree for start in range(name.count("/") + 1)}
    return sorted({name for name in FILE_NAME.findall(text) if name not in ends})


def test_the_papers_are_there() -> None:
    assert [name for name in PAPERS if not (ROOT / name).is_file()] == []


def test_every_file_the_architecture_names_exists() -> None:
    text, tree = text_of(ROOT / "ARCHITECTURE.md"), {named(path) for path in files()}
    assert FILE_NAME.findall(text), "the traces name their files"
    assert absent(text, tree) == []
    assert absent("fetch → `log/appended.py`, then live/hub.py", {"src/live/hub.py"}) == ["log/appended.py"]


def test_every_link_between_papers_leads_somewhere() -> None:
    found = [
        f"{named(path)} → {link}"
        for path in files_ending(".md")
        for link in LINK.findall(text_of(path))
        if not (path.parent / link).exists()
    ]
    assert not found, "\n".join(found)


def undocumented(page: str, names: list[str]) -> list[str]:
    return [name for name in names if f"`{name}`" not in page]


def test_every_setting_is_documented() -> None:
    page = text_of(ROOT / "docs/settings.md")
    assert undocumented(page, [field.name for field in msgspec.structs.fields(Settings)]) == []
    assert undocumented("`host`", ["host", "port"]) == ["port"]


def test_every_module_opens_by_saying_what_it_owns() -> None:
    package = [path for path in files_ending(".py") if ROOT / "src" in path.parents]
    found = [named(path) for path in package if text_of(path).strip() and not opens_with_words(path)]
    assert not found, "\n".join(found)


def opens_with_words(path: Path) -> bool:
    return text_of(path).lstrip().startswith(('"""', 'r"""'))
