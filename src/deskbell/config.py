"""Every setting: command line over environment over `deskbell.toml` in the data directory over the default.

What people set in the app lives in the database, not here. The settings page of the docs is generated from this file.
"""

import os
import tomllib
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import msgspec

from deskbell.errors import Invalid

Help = msgspec.Meta


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The operator's settings. Each has a type, a default and one line of help."""

    host: Annotated[str, Help(description="Address to listen on.")] = "127.0.0.1"
    port: Annotated[int, Help(description="Port to listen on.", ge=0, le=65535)] = 8700
    data: Annotated[str, Help(description="Directory that holds everything: database, files, secret key.")] = "data"
    database: Annotated[
        str, Help(description="PostgreSQL address (postgresql://…); empty keeps SQLite in the data directory.")
    ] = ""
    base_url: Annotated[
        str,
        Help(description="The address people reach the desk at, without a slash at the end; empty: http://host:port."),
    ] = ""
    demo: Annotated[bool, Help(description="Fill an empty desk with a lively invented team and its customers.")] = False
    trusted_proxies: Annotated[
        list[str], Help(description="Addresses of proxies in front whose X-Forwarded-For and -Proto are believed.")
    ] = []
    allow_private_hosts: Annotated[
        list[str], Help(description="Host names or networks inside that outgoing requests may reach all the same.")
    ] = []
    secret_key: Annotated[
        str, Help(description="Key (base64, 32 bytes) that seals secrets at rest; empty: a file in the data directory.")
    ] = ""
    log_level: Annotated[str, Help(description="debug, info, warning or error.")] = "info"

    @property
    def address(self) -> str:
        """Where people reach the desk."""
        return self.base_url or f"http://{self.host}:{self.port}"


def load(given: dict[str, Any], environment: dict[str, str] | None = None) -> Settings:
    """The settings in force. Raises Invalid naming the setting that cannot be used."""
    env = os.environ if environment is None else environment
    known = {field.name: field for field in msgspec.structs.fields(Settings)}
    from_env = {name: env[f"DESKBELL_{name.upper()}"] for name in known if f"DESKBELL_{name.upper()}" in env}
    data = given.get("data") or from_env.get("data") or Settings().data
    lists = {name for name, field in known.items() if get_origin(get_args(field.type)[0]) is list}
    merged: dict[str, Any] = _file(Path(data))
    merged |= {name: _split(value) if name in lists else value for name, value in from_env.items()}
    merged |= {name: value for name, value in given.items() if value is not None}
    unknown = set(merged) - set(known)
    if unknown:
        raise Invalid(f"There is no setting {', '.join(sorted(unknown))}.", "See docs/settings.md.")
    try:
        return msgspec.convert(merged, Settings, strict=False)
    except msgspec.ValidationError as error:
        raise Invalid(f"A setting cannot be used: {error}.", "See docs/settings.md.") from error


def _file(data: Path) -> dict[str, Any]:
    path = data / "deskbell.toml"
    if not path.exists():
        return {}
    try:
        return tomllib.loads(path.read_text())
    except tomllib.TOMLDecodeError as error:
        raise Invalid(f"{path} cannot be read: {error}.", "Correct that line.") from error


def _split(value: str) -> list[str]:
    """Lists come from the environment with commas between."""
    return [part.strip() for part in value.split(",") if part.strip()]
