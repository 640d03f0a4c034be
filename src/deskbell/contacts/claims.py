"""What a site says of its user: with proof (signed) it is believed, without it is only shown."""

import msgspec


class Claims(msgspec.Struct, frozen=True):
    """Who the site says this is."""

    user_id: str | None = None
    email: str | None = None
    name: str | None = None
    plan: str | None = None
    locale: str | None = None
    attributes: dict[str, str] = {}
    signed: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing was said."""
        return not (self.user_id or self.email or self.name or self.plan or self.attributes)
