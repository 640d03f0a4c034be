"""How the webhook channel reads what was posted, and hands replies over."""

from typing import Annotated

import msgspec

from deskbell.channels.contract import WEBHOOK_LADDER, Arrived, Outcome, Parcel, Raw, Unreadable
from deskbell.channels.directory import ChannelRow
from deskbell.channels.seals import Seals
from deskbell.channels.webhook.settings import WebhookSettings
from deskbell.clock.time import Clock
from deskbell.outbound.destinations import Chooser
from deskbell.outbound.door import Door
from deskbell.outbound.errors import OutboundError
from deskbell.outbound.messages import Request
from deskbell.outbound.signing import sign

Short = Annotated[str, msgspec.Meta(max_length=200)]


class Sender(msgspec.Struct):
    """Who writes, as the other side knows them."""

    id: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    name: Short = ""
    email: Annotated[str, msgspec.Meta(max_length=320)] | None = None


class Posted(msgspec.Struct):
    """The body that is posted in. Fields it does not name are ignored."""

    from_: Sender = msgspec.field(name="from")
    text: Annotated[str, msgspec.Meta(min_length=1, max_length=50_000)]
    subject: Short = ""
    url: Annotated[str, msgspec.Meta(max_length=2_000)] | None = None


_decode = msgspec.json.Decoder(Posted).decode


class Webhook:
    """The kind "webhook"."""

    name = "webhook"
    repeatable = True
    ladder: tuple[int, ...] = WEBHOOK_LADDER

    def __init__(self, door: Door, seals: Seals, clock: Clock) -> None:
        self._door, self._seals, self._clock = door, seals, clock

    def read(self, raw: Raw) -> Arrived:
        """What was posted. Raises Unreadable."""
        try:
            posted = _decode(raw.body)
        except (msgspec.DecodeError, msgspec.ValidationError) as wrong:
            raise Unreadable(str(wrong)) from wrong
        sender = posted.from_
        return Arrived(sender.id, posted.text, sender.name, sender.email, posted.url, posted.subject)

    async def deliver(self, channel: ChannelRow, parcel: Parcel) -> Outcome:
        """Post a reply, signed, under an id that stays the same however often it is tried."""
        url = msgspec.json.decode(channel.settings, type=WebhookSettings).deliver_to
        if not url:
            return Outcome("failed", "This channel has no address to deliver to.")
        body = msgspec.json.encode({"type": "message.sent", "to": parcel.to, "data": parcel})
        signed = sign(parcel.message_id, self._clock.now(), body, self._seals.channel_secrets(channel))
        headers = [("content-type", "application/json"), *signed.items()]
        request = Request(method="POST", url=url, chosen_by=Chooser.OPERATOR, headers=headers, body=body)
        try:
            response = await self._door.request(request)
        except OutboundError as error:
            return Outcome("later", error.message)
        return _outcome(response.status)


def _outcome(status: int) -> Outcome:
    if 200 <= status < 300:
        return Outcome("sent")
    if status == 410:
        return Outcome("failed", "The other side answered 410: it wants no more.")
    return Outcome("later", f"The other side answered {status}.")
