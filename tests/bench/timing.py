"""Rounds timed one by one, and what they say."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Timing:
    """How long each round took, in milliseconds: on the clock, and of the processor, whoever else works."""

    name: str
    reach: str
    rounds: tuple[float, ...]
    worked: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.rounds)

    @property
    def p99(self) -> float:
        """The slowest of a hundred; of fewer rounds, the slowest."""
        return slowest(self.rounds)

    @property
    def worked_median(self) -> float:
        return statistics.median(self.worked)

    @property
    def worked_p99(self) -> float:
        return slowest(self.worked)


def slowest(rounds: tuple[float, ...]) -> float:
    """Of a hundred rounds; of fewer, of all."""
    return sorted(rounds)[min(len(rounds) - 1, int(len(rounds) * 0.99))]


class Bench:
    """Times a function, round by round, and keeps a line for the table."""

    def __init__(self, kept: list[Timing]) -> None:
        self._kept = kept

    def __call__(self, name: str, function: Callable[[], object], *, rounds: int, reach: str = "") -> Timing:
        """Run ``function`` once to warm up, then ``rounds`` times. ``reach`` is said beside what was measured."""
        function()
        times, works = [], []
        for _ in range(rounds):
            start, began = time.perf_counter(), time.process_time()
            function()
            times.append((time.perf_counter() - start) * 1000)
            works.append((time.process_time() - began) * 1000)
        timing = Timing(name, reach, tuple(times), tuple(works))
        self._kept.append(timing)
        return timing
