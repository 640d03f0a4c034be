"""Whether rows and disk agree about large files; for `verify`."""

import hashlib

import msgspec

from deskbell.store.files import Files
from deskbell.store.generated import attachments as sql
from deskbell.store.reads import Reader

PAGE = 1_000


class Findings(msgspec.Struct):
    """What does not agree; digests, sorted."""

    missing: list[str]
    """Named by a row and not on the disk: these files are lost."""
    damaged: list[str]
    """On the disk with other content than the name says."""
    orphaned: list[str]
    """On the disk and named by no row: harmless, may be removed while the desk is stopped."""


def check_files(reader: Reader, files: Files, *, contents: bool = False) -> Findings:
    """Compare rows and disk; with `contents` every file is read and its digest computed again."""
    named = _named(reader)
    present = set(files.digests())
    damaged = sorted(d for d in named & present if _is_damaged(files, d)) if contents else []
    return Findings(sorted(named - present), damaged, sorted(present - named))


def _named(reader: Reader) -> set[str]:
    named: set[str] = set()
    after = ""
    while page := [row[0] for row in reader.all(sql.digests_after, after=after, limit=PAGE)]:
        named.update(page)
        after = page[-1]
    return named


def _is_damaged(files: Files, digest: str) -> bool:
    with files.path(digest).open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest() != digest
