"""Latencies in buckets that grow with the value: 1 % wide, so that a percentile is true to 1 % and merging is adding."""

import math
from array import array

STEP = math.log(1.01)
LEAST = 1e-6
"""Seconds below which nothing is told apart."""
BUCKETS = 2_200
"""Enough for 50 minutes."""


class Histogram:
    """Counts of latencies in seconds."""

    def __init__(self) -> None:
        self._counts = array("Q", bytes(8 * BUCKETS))
        self.count = 0
        self.max = 0.0

    def add(self, seconds: float) -> None:
        """One more."""
        bucket = int(math.log(seconds / LEAST) / STEP) if seconds > LEAST else 0
        self._counts[min(bucket, BUCKETS - 1)] += 1
        self.count += 1
        self.max = max(self.max, seconds)

    def percentile(self, share: float) -> float:
        """Seconds within which this share (0 … 1) of all were; 0 when there were none."""
        wanted, passed = math.ceil(share * self.count), 0
        for bucket, many in enumerate(self._counts):
            passed += many
            if many and passed >= wanted:
                return min(LEAST * math.exp((bucket + 1) * STEP), self.max)
        return 0.0
