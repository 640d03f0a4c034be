"""Secrets handed to people and programs: 256 random bits, of which only the SHA-256 is kept."""

import hashlib
import secrets

LENGTH = 43
"""Characters of a secret: 32 bytes in base64url without padding."""


def new_secret() -> str:
    """A fresh secret; safe in a cookie, a header and an address."""
    return secrets.token_urlsafe(32)


def digest(secret: str) -> bytes:
    """What is stored and looked up in the secret's place."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).digest()
