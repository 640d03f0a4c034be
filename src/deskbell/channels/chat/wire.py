"""The frames a widget sends, and what it is told. The desk's answers to events are in live/visitors.py."""

from typing import Annotated, Any

import msgspec

from deskbell.live.visitors import VisitorMessage

Short = Annotated[str, msgspec.Meta(max_length=200)]
Address = Annotated[str, msgspec.Meta(max_length=2_000)]


class Page(msgspec.Struct, tag_field="t", tag="page"):
    """The visitor looks at a page."""

    url: Address = ""
    title: Short = ""


class Hello(msgspec.Struct, tag_field="t", tag="hello"):
    """The first frame: which site, who (claimed or signed), and where the visitor had got to."""

    v: int = 1
    app: Short = ""
    token: Annotated[str, msgspec.Meta(max_length=100)] | None = None
    user: dict[str, Any] | None = None
    user_token: Annotated[str, msgspec.Meta(max_length=8_000)] | None = None
    user_hash: Short | None = None
    locale: Short | None = None
    page: dict[str, Any] | None = None
    position: int | None = None


class Send(msgspec.Struct, tag_field="t", tag="send"):
    """A message; its id is made by the widget and makes it the same however often it arrives."""

    id: Annotated[str, msgspec.Meta(min_length=8, max_length=64)]
    text: str = ""
    attachments: list[Short] = []
    page: Address | None = None


class Typing(msgspec.Struct, tag_field="t", tag="typing"):
    """The visitor writes, or stopped."""

    on: bool


class Seen(msgspec.Struct, tag_field="t", tag="seen"):
    """The visitor has everything up to a revision before their eyes."""

    revision: int


class Track(msgspec.Struct, tag_field="t", tag="track"):
    """Something the site reports."""

    name: Short
    props: dict[str, Any] = {}


class Email(msgspec.Struct, tag_field="t", tag="email"):
    """The visitor leaves an address."""

    email: Annotated[str, msgspec.Meta(max_length=320)]


class Identify(msgspec.Struct, tag_field="t", tag="identify"):
    """The site says who it is, with or without proof."""

    user: dict[str, Any] | None = None
    user_token: Annotated[str, msgspec.Meta(max_length=8_000)] | None = None
    user_hash: Short | None = None


class Tags(msgspec.Struct, tag_field="t", tag="tag"):
    """The site puts tags on the conversation or takes them off."""

    add: list[Short] = []
    remove: list[Short] = []


class Context(msgspec.Struct, tag_field="t", tag="context"):
    """Data the site wants agents to see."""

    data: dict[str, Any]


class Ping(msgspec.Struct, tag_field="t", tag="ping"):
    """Is anybody there?"""


class Bye(msgspec.Struct, tag_field="t", tag="bye"):
    """The visitor is done: their token is worth nothing from now on."""


VisitorFrame = Send | Typing | Seen | Page | Track | Email | Identify | Tags | Context | Ping | Bye
decode_hello = msgspec.json.Decoder(Hello).decode
decode_frame = msgspec.json.Decoder(VisitorFrame).decode


class Standing(msgspec.Struct):
    """The visitor's conversation."""

    id: str
    state: str


class Welcome(msgspec.Struct, tag_field="t", tag="welcome"):
    """The desk's first answer."""

    v: int
    token: str
    visitor: str | None
    name: str | None
    verified: bool
    conversation: Standing | None
    messages: list[VisitorMessage]
    resumed: bool
    position: int
    seen_by_agents: int
    seen_by_customer: int
    email_known: bool
    online: bool
    settings: dict[str, Any]
    identity_error: str | None = None
