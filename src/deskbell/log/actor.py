"""Who did it: an agent, a visitor, a contact, an API token, or the desk itself."""

import msgspec


class Person(msgspec.Struct, frozen=True):
    """Someone as the outside sees them."""

    kind: str
    """agent, visitor, contact, token or system."""
    id: str | None
    name: str


class Actor(msgspec.Struct, frozen=True):
    """Someone as the log knows them."""

    kind: str
    key: int
    id: str | None
    name: str

    @property
    def label(self) -> str:
        """How the log writes it down; says nothing personal."""
        return f"{self.kind}:{self.key}"

    @property
    def person(self) -> Person:
        """As the outside sees them."""
        return Person(self.kind, self.id, self.name)


SYSTEM = Actor("system", 0, None, "Deskbell")
