"""What can be set on a chat, and the part of it that everyone may know."""

from typing import Annotated, Any, Literal

import msgspec


class ChatSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A chat's settings as kept in its channel."""

    title: Annotated[str, msgspec.Meta(max_length=80)] = "Support"
    greeting: Annotated[str, msgspec.Meta(max_length=400)] = "Hi! How can we help?"
    accent: Annotated[str, msgspec.Meta(pattern="^#[0-9a-fA-F]{6}$")] = "#0ea5e9"
    theme: Literal["light", "dark", "auto"] = "auto"
    position: Literal["right", "left"] = "right"
    identity: Literal["off", "optional", "required"] = "optional"
    """Whether signed identity is ignored, used where given, or needed before anyone can write."""
    origins: list[str] = []
    """Sites that may embed it; empty means any."""

    def public(self) -> dict[str, Any]:
        """What any page may read."""
        return {
            "title": self.title,
            "greeting": self.greeting,
            "accent": self.accent,
            "theme": self.theme,
            "position": self.position,
        }

    def allows(self, origin: str | None) -> bool:
        """Whether a page of this origin may open the chat."""
        return not self.origins or origin in self.origins


_decode = msgspec.json.Decoder(ChatSettings).decode


def decode(text: str) -> ChatSettings:
    """Settings as kept."""
    return _decode(text)
