"""Signatures of Standard Webhooks 1.0, sent and received: `id.timestamp.body` under HMAC-SHA256.

Two secrets may be in force at once, so that one can be replaced without a gap: a message is signed with
each, and a received one may be signed with any. The `standardwebhooks` package decodes secrets and signs;
checking is ours, because its `verify` reads the wall clock and lets malformed headers through as
ValueError. Time is passed in. Callers: the webhooks reader, the webhook channel.
"""

import hmac
import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from secrets import token_bytes

from standardwebhooks import Webhook

SECOND_US = 1_000_000
TOLERANCE_US = 300 * SECOND_US
MAX_SECRETS = 2
MAX_SIGNATURES = 16

_SECRET = re.compile(r"whsec_[A-Za-z0-9+/]{32,86}={0,2}")
# A full stop in the id could move the border between id and timestamp inside the signed text.
_MESSAGE_ID = re.compile(r"[\x21-\x2d\x2f-\x7e]{1,255}")
_SECONDS = re.compile(r"[0-9]{1,12}")


class SignatureRefused(Exception):
    """The message is not to be believed. The reason is for the log, not for the sender."""


def new_secret() -> str:
    """A secret of 32 random bytes, in the form that is shown once."""
    return "whsec_" + b64encode(token_bytes(32)).decode("ascii")


def sign(message_id: str, at_us: int, body: bytes, secrets: Sequence[str]) -> dict[str, str]:
    """The three headers for a message sent at `at_us`; on a retry the id stays the same, the time does not.

    Raises ValueError for an id, a secret or a body (it must be UTF-8) that cannot be signed.
    """
    if not _MESSAGE_ID.fullmatch(message_id):
        raise ValueError("a message id is 1 to 255 visible characters, without a full stop")
    seconds = at_us // SECOND_US
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(seconds),
        "webhook-signature": " ".join(_signatures(message_id, seconds, body, secrets)),
    }


def verify(
    headers: Mapping[str, str],
    body: bytes,
    secrets: Sequence[str],
    now_us: int,
    tolerance_us: int = TOLERANCE_US,
) -> str:
    """The id of a message that one of `secrets` signed within the tolerance; raises `SignatureRefused`.

    ValueError means that our own secrets are malformed.
    Header names are taken in any case; the caller refuses an id it has already had.
    """
    lower = {name.lower(): value for name, value in headers.items()}
    message_id, seconds = lower.get("webhook-id", ""), lower.get("webhook-timestamp", "")
    if not _MESSAGE_ID.fullmatch(message_id) or not _SECONDS.fullmatch(seconds):
        raise SignatureRefused("The id or the timestamp is missing or malformed.")
    if abs(now_us - int(seconds) * SECOND_US) > tolerance_us:
        raise SignatureRefused("The timestamp is too far from now.")
    try:
        expected = _signatures(message_id, int(seconds), body, secrets)
    except UnicodeDecodeError as error:
        raise SignatureRefused("The body is not UTF-8.") from error
    if not _any_equal(expected, lower.get("webhook-signature", "").split(" ")[:MAX_SIGNATURES]):
        raise SignatureRefused("No signature matches.")
    return message_id


def _signatures(message_id: str, seconds: int, body: bytes, secrets: Sequence[str]) -> list[str]:
    if not 1 <= len(secrets) <= MAX_SECRETS or not all(_SECRET.fullmatch(secret) for secret in secrets):
        raise ValueError("one or two secrets are needed, each whsec_ and 24 to 64 bytes in base64")
    at, text = datetime.fromtimestamp(seconds, UTC), body.decode()
    return [Webhook(secret).sign(message_id, at, text) for secret in secrets]


def _any_equal(expected: Sequence[str], given: Sequence[str]) -> bool:
    """Compare every pair to the end, so that the time taken tells nothing."""
    pairs = [(ours.encode(), theirs.encode()) for ours in expected for theirs in given]
    return sum(hmac.compare_digest(ours, theirs) for ours, theirs in pairs) > 0
