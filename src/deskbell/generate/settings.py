"""The page of the operator's settings."""

from typing import get_args

import msgspec

from deskbell.config import Settings

_HEAD = """# Settings

Command line over environment over `deskbell.toml` in the data directory over the default. What people set in the app
lives in the database. Generated from `src/deskbell/config.py`.

| setting | environment | default | |
|---|---|---|---|
"""


def outputs() -> dict[str, str]:
    """The generated page."""
    rows = "".join(_row(field) for field in msgspec.structs.fields(Settings))
    return {"docs/settings.md": _HEAD + rows}


def _row(field: msgspec.structs.FieldInfo) -> str:
    default = field.default if field.default is not msgspec.NODEFAULT else []
    shown = {"": "–", False: "no"}.get(default, default) if not isinstance(default, list) else "–"
    meta = next(part for part in get_args(field.type) if isinstance(part, msgspec.Meta))
    return f"| `{field.name}` | `DESKBELL_{field.name.upper()}` | {shown} | {meta.description} |\n"
