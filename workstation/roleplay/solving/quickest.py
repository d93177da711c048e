"""The quickest way that passes: the least time among the ways whose score and critical criteria suffice.

A search as for scores, but settled soonest first: a label is a sum of points and flags with the time it took, and is
dropped when no way on can still reach the score wanted, or another label is as quick and at least as good.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass

from workstation.roleplay.solving.graph import Edge
from workstation.roleplay.solving.question import Found, Question
from workstation.roleplay.solving.search import Front, Label, Search
from workstation.roleplay.solving.times import Pace
from workstation.roleplay.solving.weighing import Weighed

_EACH = 20_000


@dataclass(frozen=True)
class Trail:
    """A way, from its last step backwards."""

    before: Trail | None
    edge: Edge


class Quickest(Search):
    """Finds the quickest way to these endings worth at least ``wanted`` units, all ``full`` criteria at their cap."""

    def __init__(self, ground: Weighed, question: Question, capped: Iterable[int], pace: Pace, wanted: float) -> None:
        super().__init__(ground, question, capped, _EACH)
        self._wanted = wanted
        self._takes = pace.takes
        self._rest = pace.to_go(question.ends)

    def run(self) -> Found | None:
        """The way, or None when nothing passes. Raises ``Unsettled``."""
        if not self._graph.cores:
            return None
        first: Label = (0, (0,) * len(self._followed), self._ground.opening)
        heap: list[tuple[int, int, int, int, Label, Trail | None]] = []
        settled: dict[int, Front] = {}
        self._consider(heap, 0, 0, first, None)
        while heap:
            _, _, taken, core, label, trail = heapq.heappop(heap)
            if self._graph.end_of[core] in self._ask.ends:
                if self._fits(label) and label[0] - self._ground.penalty(label[2]) >= self._wanted:
                    return self._found_by(trail, label, core)
                continue
            if self._is_covered(settled.setdefault(core, {}), label):  # by one that was settled sooner
                continue
            for target, number, edge in self._ground.arcs[core]:
                own = self._takes[number]
                if own is not None and self._open[number]:
                    self._consider(heap, target, taken + own, self._earned(label, number), Trail(trail, edge))
        return None

    def _consider(
        self,
        heap: list[tuple[int, int, int, int, Label, Trail | None]],
        core: int,
        taken: int,
        label: Label,
        trail: Trail | None,
    ) -> None:
        value, points, flags = label
        rest = self._rest[core]
        if rest is None:
            return
        if value + self._still(core, points, flags, False) - self._ground.penalty(flags) < self._wanted:
            return
        label = value, self._bounds.eased(core, points), flags
        self._spend()
        heapq.heappush(heap, (taken + rest, self._pushed, taken, core, label, trail))

    def _found_by(self, trail: Trail | None, label: Label, core: int) -> Found:
        steps: list[Edge] = []
        while trail is not None:
            steps.append(trail.edge)
            trail = trail.before
        points = tuple(point for how in steps[::-1] for point in how.effects.points)
        flags = [*self._graph.opening.flags, *(flag for how in steps[::-1] for flag in how.effects.flags)]
        end = self._graph.program.ends[self._graph.end_of[core]]
        return Found(tuple(steps[::-1]), points, tuple(dict.fromkeys(flags)), end, label[0])
