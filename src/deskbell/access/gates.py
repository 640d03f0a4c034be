"""How often one may knock at the doors of sign-in.

A flood from one address stops that address. A flood from many against one account leaves each address fewer tries at
that account, and never none: whoever knows the password is let in from an address that has not failed before.
"""

from deskbell.access.limits import Limit, neighbourhood
from deskbell.access.opaque import digest
from deskbell.clock.time import HOUR, MINUTE, SECOND, Clock


class Gates:
    """The limits of everything that can be tried without being signed in."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._addresses = Limit(60, 2 * SECOND)
        self._tries = Limit(10, 30 * SECOND)
        self._scarce_tries = Limit(3, 5 * MINUTE)
        self._failures = Limit(50, HOUR // 50)
        self._forgot_from = Limit(20, 3 * MINUTE)
        self._forgot = Limit(5, 12 * MINUTE)
        self._links = Limit(30, 20 * SECOND)
        self._passwords = Limit(5, MINUTE)

    def before_signing_in(self, address: str, email: str) -> None:
        """Counts a try at an account. Raises TooMany."""
        now, place, account = self._clock.now(), neighbourhood(address), digest(email)
        self._addresses.take(place, now)
        self._tries.take((place, account), now)
        if self._failures.wait(account, now):
            self._scarce_tries.take((place, account), now)

    def failed(self, email: str) -> None:
        """The password was wrong: the account may be under attack."""
        now, account = self._clock.now(), digest(email)
        if not self._failures.wait(account, now):
            self._failures.take(account, now)

    def passed(self, address: str, email: str) -> None:
        """The password was right: this try does not count."""
        now, place, account = self._clock.now(), neighbourhood(address), digest(email)
        self._addresses.give_back(place, now)
        self._tries.give_back((place, account), now)
        self._scarce_tries.give_back((place, account), now)

    def before_forgot(self, address: str, email: str) -> None:
        """Counts a forgotten password, the same for accounts that exist and that do not. Raises TooMany."""
        now = self._clock.now()
        self._forgot_from.take(neighbourhood(address), now)
        self._forgot.take(digest(email), now)

    def before_link(self, address: str) -> None:
        """Counts a look at a one-time link, or at the form that makes the first owner. Raises TooMany."""
        self._links.take(neighbourhood(address), self._clock.now())

    def before_password(self, agent_key: int) -> None:
        """Counts a try at one's own current password. Raises TooMany."""
        self._passwords.take(agent_key, self._clock.now())
