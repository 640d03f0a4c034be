"""The built files of the app and the widget, read once and answered from memory, packed where the browser unpacks."""

import hashlib
import mimetypes
from pathlib import Path
from typing import Any

import msgspec
from litestar import Request, Response

STATIC = Path(__file__).resolve().parents[1] / "static"
FOREVER = "public, max-age=31536000, immutable"


class Asset(msgspec.Struct):
    """A file as it can be answered."""

    plain: bytes
    brotli: bytes | None
    gzip: bytes | None
    content_type: str
    etag: str


class Assets:
    """Built files by their path below `static/`."""

    def __init__(self, root: Path = STATIC) -> None:
        self._root = root.resolve()
        self._known: dict[str, Asset] = {}

    def find(self, path: str) -> Asset | None:
        """The file, or None where there is none (or the path leads elsewhere)."""
        known = self._known.get(path)
        if known is not None:
            return known
        file = (self._root / path).resolve()
        if not file.is_relative_to(self._root) or not file.is_file():
            return None
        asset = self._known[path] = _read(file)
        return asset


def _read(file: Path) -> Asset:
    plain = file.read_bytes()
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    if kind.startswith("text/") or kind.endswith(("javascript", "json")):
        kind += "; charset=utf-8"
    return Asset(plain, _beside(file, ".br"), _beside(file, ".gz"), kind, f'"{hashlib.sha256(plain).hexdigest()[:24]}"')


def _beside(file: Path, ending: str) -> bytes | None:
    packed = file.with_name(file.name + ending)
    return packed.read_bytes() if packed.is_file() else None


def answer(request: Request[Any, Any, Any], asset: Asset, caching: str, **headers: str) -> Response[bytes]:
    """The file as an answer: 304 when the browser has it, packed when it unpacks."""
    named = {"etag": asset.etag, "cache-control": caching, "vary": "accept-encoding"}
    named |= {name.replace("_", "-"): value for name, value in headers.items()}
    if request.headers.get("if-none-match") == asset.etag:
        return Response(b"", status_code=304, headers=named)
    accepted = request.headers.get("accept-encoding", "")
    for name, body in (("br", asset.brotli), ("gzip", asset.gzip)):
        if body is not None and name in accepted:
            return Response(body, headers={**named, "content-encoding": name}, media_type=asset.content_type)
    return Response(asset.plain, headers=named, media_type=asset.content_type)
