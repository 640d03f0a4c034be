"""A figure: what was measured, how often, against what it should be and what the machine allows."""

import statistics
from typing import Any, Literal

import msgspec

from bench import machine

Verdict = Literal["goal", "gate", "over", "reported"]


class Figure(msgspec.Struct, kw_only=True):
    """One line of the result."""

    bench: str
    name: str
    unit: str
    samples: list[float]
    """One value a run."""
    gate: float | None = None
    """Must be reached."""
    goal: float | None = None
    """Should be reached."""
    higher_is_better: bool = False
    cpu_us: float | None = None
    """Microseconds of CPU a unit, of all processes of the server."""
    floor: dict[str, float] = {}
    """What the machine needs for the least that this cannot do without, in words and the figure's unit."""
    note: str = ""

    @property
    def median(self) -> float:
        return statistics.median(self.samples)

    @property
    def verdict(self) -> Verdict:
        """Whether the median reaches the goal, the gate, or neither."""
        if self.gate is None:
            return "reported"
        if self.goal is not None and self._reaches(self.goal):
            return "goal"
        return "gate" if self._reaches(self.gate) else "over"

    def _reaches(self, mark: float) -> bool:
        return self.median >= mark if self.higher_is_better else self.median <= mark

    def line(self) -> dict[str, Any]:
        """As one JSON object."""
        spread = {"median": self.median, "min": min(self.samples), "max": max(self.samples), "runs": len(self.samples)}
        said = {k: v for k, v in msgspec.structs.asdict(self).items() if v not in (None, {}, "")}
        return {"t": "figure", **said, **spread, "verdict": self.verdict, "machine": machine.now()}


def result(bench: str, figures: list[Figure]) -> dict[str, Any]:
    """The last line of a bench: passed when no figure is over its gate."""
    over = [figure.name for figure in figures if figure.verdict == "over"]
    medians = {figure.name: round(figure.median, 4) for figure in figures}
    return {"t": "result", "bench": bench, "passed": not over, "over": over, "medians": medians}
