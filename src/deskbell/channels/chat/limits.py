"""How much a chat's visitors may do: openings and files by address, messages by visitor."""

from deskbell.access.limits import Limit, neighbourhood
from deskbell.clock.time import SECOND, Clock


class ChatLimits:
    """Generous for people, closed to floods."""

    def __init__(self, clock: Clock, hellos: int = 120, messages: int = 40) -> None:
        self._clock = clock
        self._hellos = Limit(hellos, SECOND // 2)
        self._messages = Limit(messages, SECOND // 2)
        self._uploads = Limit(60, 5 * SECOND)

    def hello(self, address: str) -> None:
        """Counts an opening. Raises TooMany."""
        self._hellos.take(neighbourhood(address), self._clock.now())

    def upload(self, address: str) -> None:
        """Counts a file by address, as a token costs nothing before the first message. Raises TooMany."""
        self._uploads.take(neighbourhood(address), self._clock.now())

    def message(self, guest: str) -> None:
        """Counts a message, a page or an upload. Raises TooMany."""
        self._messages.take(guest, self._clock.now())
