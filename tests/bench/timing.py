"""Rounds timed one by one, and what they say."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Timing:
    """How long one round took, in milliseconds."""

    name: str
    reach: str
    rounds: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.rounds)

    @property
    def p99(self) -> float:
        """The slowest of a hundred; of fewer rounds, the slowest."""
        return sorted(self.rounds)[min(len(self.rounds) - 1, int(len(self.rounds) * 0.99))]


class Bench:
    """Times a function, round by round, and keeps a line for the table."""

    def __init__(self, kept: list[Timing]) -> None:
        self._kept = kept

    def __call__(self, name: str, function: Callable[[], object], *, rounds: int, reach: str = "") -> Timing:
        """Run ``function`` once to warm up, then ``rounds`` times. ``reach`` is said beside what was measured."""
        function()
        times = []
        for _ in range(rounds):
            start = time.perf_counter()
            function()
            times.append((time.perf_counter() - start) * 1000)
        timing = Timing(name, reach, tuple(times))
        self._kept.append(timing)
        return timing
