"""Names say what a thing is, and no text tells of the place where it was written."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.repo.tree import ROOT, files, hand_written, named, text_of

DULL = re.compile(r"(manager|service|helper|util|handler|processor)s?$", re.IGNORECASE)
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b|NotImplemented" r"Error")
REVEALING = {
    "a package registry's host": re.compile(
        r"pypi\." r"org|files\.pythonhosted\." r"org|registry\.npmjs\." r"org|proxy\.golang\." r"org"
    ),
    "a package index": re.compile(r"--(?:extra-)?index-url[= ]|--find-links[= ]|\"resolved\":\s*\"http"),
    "a path of one machine": re.compile(r"(?<![\w.])/(?:work|root|home|Users|tmp/[a-z]+\d*)/[\w.-]+"),
    "an issue by number": re.compile(r"\bissues?\s+#?\d+\b|\bsession \d+\b", re.IGNORECASE),
}
SEEDED = re.compile(
    r"[\w.+-]+@(?!(?:[\w-]+\.)*(?:test|example|invalid|localhost)\b)(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE
)
OWN = {"tests/repo/test_words.py"}


def dull_names(path: Path) -> Iterator[str]:
    """Files and classes that are called by a word that says nothing."""
    if DULL.search(path.name.split(".")[0]):
        yield path.name
    text = text_of(path)
    if path.suffix == ".py":
        names = [node.name for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ClassDef)]
    else:
        names = re.findall(r"\bclass (\w+)", text)
    yield from (f"{path.name}: class {name}" for name in names if DULL.search(name))


def revealing_words(text: str) -> Iterator[str]:
    """What a text gives away, each with its line."""
    for number, line in enumerate(text.splitlines(), 1):
        for what, pattern in REVEALING.items():
            if found := pattern.search(line):
                yield f"{number} names {what}: {found.group()}"


def written_here() -> list[Path]:
    return [path for path in files() if named(path) not in OWN and path.name != "LICENSE"]


def test_files_and_classes_are_named_for_what_they_are() -> None:
    found = [f"{named(path)}: {words}" for path in hand_written(".py", ".ts", ".tsx") for words in dull_names(path)]
    assert not found, "\n".join(found)


def test_nothing_is_left_unfinished() -> None:
    paths = [path for path in hand_written(".py", ".ts", ".tsx", ".sh") if named(path) not in OWN]
    found = [f"{named(path)}: {match.group()}" for path in paths for match in UNFINISHED.finditer(text_of(path))]
    assert not found, "\n".join(found)


def test_no_file_tells_of_one_machine_or_one_registry() -> None:
    found = [f"{named(path)}:{words}" for path in written_here() for words in revealing_words(text_of(path))]
    here = str(ROOT.parent) + "/"
    found += [f"{named(path)} names {here}" for path in written_here() if here != "//" and here in text_of(path)]
    assert not found, "\n".join(found)


def test_invented_people_live_in_domains_that_cannot_exist() -> None:
    paths = [path for path in written_here() if path.relative_to(ROOT).parts[0] in {"demo", "tests", "docs", "bench"}]
    paths += [path for path in written_here() if "demo" in path.relative_to(ROOT).parts]
    found = [f"{named(path)}: {match.group()}" for path in set(paths) for match in SEEDED.finditer(text_of(path))]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", ["mail_service.py", "utils.py", "InboxManager.tsx", "event-handlers.ts"])
def test_a_name_that_says_nothing_is_found(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("")
    assert list(dull_names(tmp_path / name))


def test_a_class_that_says_nothing_is_found(tmp_path: Path) -> None:
    (tmp_path / "mail.py").write_text("class MailProcessor:\n    pass\n")
    (tmp_path / "mail.ts").write_text("export class MailHelper {}\n")
    assert list(dull_names(tmp_path / "mail.py")) == ["mail.py: class MailProcessor"]
    assert list(dull_names(tmp_path / "mail.ts")) == ["mail.ts: class MailHelper"]


@pytest.mark.parametrize(
    "line",
    [
        "https://pypi." + "org/simple",
        "--index" + "-url=http://mirror.test",
        '"resol' + 'ved": "https://mirror.test/a.tgz"',
        "see /wo" + "rk/main/src",
        "as iss" + "ue 12 asks",
    ],
)
def test_a_line_that_tells_too_much_is_found(line: str) -> None:
    assert list(revealing_words(line))


def test_an_address_that_may_exist_is_found() -> None:
    assert SEEDED.search("mira@gmail" + ".com")
    assert not SEEDED.search("mira@mail.acme.test")
