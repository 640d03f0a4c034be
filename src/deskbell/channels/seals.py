"""Secrets at rest: sealed with AES-256-GCM under a key that is not in the database."""

import base64
import hashlib
import hmac
import os
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from deskbell.channels.directory import ChannelRow
from deskbell.config import Settings
from deskbell.errors import Invalid
from deskbell.outbound.signing import new_secret

KEPT = 2
"""Secrets of a channel that hold at the same time, so that one can be changed without a gap."""


class Seals:
    """Seals and opens secrets; each is bound to what it belongs to."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(key)
        self._stamp_key = hashlib.sha256(b"deskbell stamp" + key).digest()

    def stamp(self, what: bytes) -> bytes:
        """The desk's own mark on something it gives out."""
        return hmac.digest(self._stamp_key, what, "sha256")

    def seal(self, secret: bytes, belongs_to: str) -> bytes:
        """The secret as it may be kept."""
        nonce = os.urandom(12)
        return b"\x01" + nonce + self._cipher.encrypt(nonce, secret, belongs_to.encode())

    def open(self, sealed: bytes, belongs_to: str) -> bytes:
        """The secret again. Raises Invalid when it was sealed with another key, or for something else."""
        try:
            return self._cipher.decrypt(sealed[1:13], sealed[13:], belongs_to.encode())
        except InvalidTag as wrong:
            raise Invalid("A secret cannot be opened with this key.", "Put the right secret key back.") from wrong

    def channel_secrets(self, channel: ChannelRow) -> list[str]:
        """The secrets with which the other side may sign, newest first."""
        if channel.secrets is None:
            return []
        return msgspec.json.decode(self.open(channel.secrets, channel.id), type=list[str])

    def add_secret(self, channel: ChannelRow) -> tuple[str, bytes]:
        """A fresh secret for a channel, and all that hold from now on as they are kept."""
        fresh = new_secret()
        held = [fresh, *self.channel_secrets(channel)][:KEPT]
        return fresh, self.seal(msgspec.json.encode(held), channel.id)


def load_key(settings: Settings) -> bytes:
    """The key: from the settings, or a file in the data directory that is made once. Raises Invalid."""
    if settings.secret_key:
        key = base64.b64decode(settings.secret_key)
    else:
        path = Path(settings.data) / "secret.key"
        if not path.exists():
            _make(path)
        key = base64.b64decode(path.read_text())
    if len(key) != 32:
        raise Invalid("The secret key is not 32 bytes.", "Make one: head -c 32 /dev/urandom | base64")
    return key


def _make(path: Path) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(base64.b64encode(os.urandom(32)).decode())
        file.flush()
        os.fsync(file.fileno())
