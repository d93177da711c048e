"""What points and flags are worth, in whole units, and every arc of the explored graph with its worth.

Points and flags are weights on the arcs, not part of the state: two states alike but for the points earned have the
same future. Whoever marks hands the weighing in; nothing here knows of a scorecard.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from math import inf
from operator import or_
from typing import NamedTuple

from workstation.roleplay.solving.bounds import Bounds
from workstation.roleplay.solving.graph import Edge, Graph, Mark
from workstation.roleplay.solving.sweeping import NEVER, Sums, Sweeps, as_sums

ALL = 400_000
"""The labels that all questions asked of a role-play may take together."""
_KEPT = 16  # sums by core: what the next questions ask for again


@dataclass(frozen=True)
class Weighing:
    """``worth``: units for a point, by criterion. ``caps``: the points that count. ``penalties``: units off, by flag.

    ``fatal``: the flags that forfeit everything.
    """

    worth: Mapping[str, int]
    caps: Mapping[str, int]
    penalties: Mapping[str, int]
    fatal: frozenset[str]

    def least(self, score: int) -> float:
        """The least units that come to a score: scores are rounded, and never below nought."""
        if score <= 0:
            return -inf
        return sum(self.worth[c] * cap for c, cap in self.caps.items()) * (score - 0.5) / 100


class Arc(NamedTuple):
    """An edge of the graph, and the number under which what happens there is weighed."""

    target: int
    number: int
    edge: Edge


class WeighedMark(NamedTuple):
    """A mark with its flags as bits."""

    mark: Mark
    flags: int


class Weighed:
    """A graph with its arcs weighed, for an adviser who judges every answer as it comes."""

    def __init__(self, graph: Graph, weighing: Weighing) -> None:
        self.graph = graph
        self.budget = ALL
        self.weighing = weighing
        self.criteria = tuple(weighing.worth)
        self.flags: list[str] = []
        self._bits: dict[str, int] = {}
        index = {criterion: n for n, criterion in enumerate(self.criteria)}
        # What happens, by its number: its points as (criterion's index, points), its flags as bits.
        self.points = [
            tuple((index[c], n) for c, n in what.effects.points if c in index and n) for what in graph.happened
        ]
        self.raised = [self.bits(what.effects.flags) for what in graph.happened]
        worth = [weighing.worth[criterion] for criterion in self.criteria]
        self.gains = [sum(worth[c] * n for c, n in points) for points in self.points]  # in units, nothing capped
        left = {what.number for what in graph.happened if what.kind == "left"}
        reached, new = graph.first_state, tuple.__new__
        self.arcs: list[list[Arc]] = [
            [
                new(Arc, (edge[1], edge[0].number, edge))
                for edge in edges
                if edge[0].number not in left and reached[edge[1]] >= 0
            ]
            for edges in graph.edges
        ]
        self.sweeps = Sweeps(self.arcs, graph.pulse)
        self.bounds: dict[Hashable, Bounds] = {}  # what a search found of what is still to come, for the next one
        self._stopping: dict[frozenset[int], Sums] = {}
        self._sums: dict[tuple[frozenset[int], tuple[int, ...]], Sums] = {}
        self.marks = [[WeighedMark(mark, self.bits(mark.effects.flags)) for mark in marks] for marks in graph.marks]
        self.markable = [reduce(or_, (mark.flags for mark in marks), 0) for marks in self.marks]
        self.opening = self.bits(graph.opening.flags)
        self.fatal = self.bits(sorted(weighing.fatal))

    def bits(self, flags: Iterable[str]) -> int:
        """The flags as bits."""
        found = 0
        for flag in flags:
            if flag not in self._bits:
                self._bits[flag] = 1 << len(self.flags)
                self.flags.append(flag)
            found |= self._bits[flag]
        return found

    def names(self, bits: int) -> tuple[str, ...]:
        """The flags of the bits."""
        return tuple(flag for n, flag in enumerate(self.flags) if bits >> n & 1)

    def penalty(self, bits: int) -> int:
        """The units off for flags."""
        known = self._penalties.get(bits)
        if known is None:
            known = self._penalties[bits] = sum(self.weighing.penalties.get(flag, 0) for flag in self.names(bits))
        return known

    def to_go(self, ends: frozenset[int], gains: list[int]) -> Sums:
        """For each core the most that is still to come before one of these endings, or ``NEVER``.

        ``gains``: what each thing that happens adds, by its number.
        """
        return self.all_to_go(ends, [gains])[0]

    def all_to_go(self, ends: frozenset[int], every: Sequence[list[int]]) -> list[Sums]:
        """The same for several gains at once; the last few answers are kept."""
        keys = [(ends, tuple(gains)) for gains in every]
        known = {key: self._sums.pop(key) for key in dict.fromkeys(keys) if key in self._sums}
        new = [key for key in dict.fromkeys(keys) if key not in known]
        if new:
            known |= zip(new, self.sweeps.most(self._stops(ends), [gains for _, gains in new]), strict=True)
        self._sums |= known
        while len(self._sums) > _KEPT:
            del self._sums[next(iter(self._sums))]
        return [known[key] for key in keys]

    def _stops(self, ends: frozenset[int]) -> Sums:
        """What is had by stopping at a core: nothing at one of these endings, and no way on elsewhere."""
        if ends not in self._stopping:
            self._stopping[ends] = as_sums(0 if end in ends else NEVER for end in self.graph.end_of)
        return self._stopping[ends]

    @cached_property
    def _penalties(self) -> dict[int, int]:
        return {}

    @property
    def order(self) -> Sequence[int]:
        """The cores, each after those it leads to (as far as the customer's moods do not go round)."""
        return self.sweeps.order

    @property
    def goes_round(self) -> bool:
        """Whether moods go round: a wait that soothes, in a beat or a call where another wait tires."""
        return self.sweeps.goes_round
