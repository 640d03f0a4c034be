"""How a bench is run: how long, how often, how large the desk, and where the large one is kept."""

from pathlib import Path

import msgspec


class Run(msgspec.Struct, frozen=True):
    """What the person at the shell asked for."""

    full: bool = False
    """Longer and more often, for figures to publish."""
    runs: int = 3
    """How often each figure is taken."""
    scale: float = 1.0
    """1 is a million conversations with five million messages."""
    work: Path = Path(".cache/bench")
    """Where the large desk is kept from one time to the next."""

    @property
    def seconds(self) -> float:
        """How long one load lasts."""
        return 30.0 if self.full else 6.0
