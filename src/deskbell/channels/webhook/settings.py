"""What can be set on a webhook channel."""

from typing import Annotated

import msgspec


class WebhookSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A webhook channel's settings."""

    deliver_to: Annotated[str, msgspec.Meta(max_length=2_000)] = ""
    """Where replies are posted to; empty: replies stay here, and fail to leave."""
