"""File names: what people may call a file, and how a name travels in a header. Pure.

A name is only ever shown and offered; on our disks every file lies under a name of our own.
"""

import re
import unicodedata
from urllib.parse import quote

LONGEST = 200
"""Characters of a name at most; the ending is kept."""
NAMELESS = "file"

# Direction overrides make "gpj.exe" read as "exe.jpg"; characters without width make two names look the same.
_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)


def clean(name: str) -> str:
    """The name as it is kept: without folders, line ends, and characters that hide or turn others."""
    last = re.split(r"[/\\]", name)[-1].encode("utf-8", "replace").decode()
    visible = _HIDDEN.sub("", last)
    seen = "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in visible)
    kept = _shortened(" ".join(seen.split()))
    return kept if kept.strip(".") else NAMELESS


def _shortened(name: str) -> str:
    if len(name) <= LONGEST:
        return name
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > 20:
        return name[:LONGEST]
    return stem[: LONGEST - len(ending) - 1] + "." + ending


def disposition(name: str, inline: bool) -> str:
    """The Content-Disposition of a file (RFC 6266): a plain name for old clients, the true one beside it (RFC 8187)."""
    kind = "inline" if inline else "attachment"
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = re.sub(r'["\\%\x00-\x1f\x7f]', "_", plain).strip() or NAMELESS
    if plain.startswith("."):
        plain = NAMELESS + plain
    return f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
