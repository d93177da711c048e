"""The best way through each move at once, penalties counted each time: what many questions share, asked once.

A way found here is real, and worth what it is worth; that there is none better is not claimed.
"""

from __future__ import annotations

from functools import cached_property

from workstation.roleplay.solving.graph import Edge
from workstation.roleplay.solving.sweeping import HARDLY, NEVER
from workstation.roleplay.solving.weighing import Weighed


class Through:
    """Ways to some endings that raise no fatal flag."""

    def __init__(self, ground: Weighed, ends: frozenset[int]) -> None:
        self._ground = ground
        self._gains = [
            NEVER if flags & ground.fatal else gain - ground.penalty(flags)
            for flags, gain in zip(ground.raised, ground.gains, strict=True)
        ]
        self._ends = ends
        self._to_go: list[int] = ground.to_go(ends, self._gains).tolist()

    @cached_property
    def _come(self) -> tuple[list[int], list[tuple[int, Edge] | None]]:
        """For each core the most earned on a way there, and the last step of it."""
        ground, gains = self._ground, self._gains
        most = [NEVER] * len(ground.arcs)
        before: list[tuple[int, Edge] | None] = [None] * len(ground.arcs)
        if most:
            most[0] = 0
        for core in reversed(ground.order):
            here = most[core]
            if here < HARDLY:
                continue
            for target, number, edge in ground.arcs[core]:
                if here + gains[number] > most[target] and target:
                    most[target] = here + gains[number]
                    before[target] = core, edge
        return most, before

    @cached_property
    def _best(self) -> dict[int, tuple[int, int, Edge]]:
        """By the number of a move: the most on a way that makes it, the core where it does, and how."""
        most, _ = self._come
        happened, gains, to_go = self._ground.graph.happened, self._gains, self._to_go
        moves = [what.move.number if what.move else -1 for what in happened]
        found: dict[int, tuple[int, int, Edge]] = {}
        for core, arcs in enumerate(self._ground.arcs):
            here = most[core]
            if here < HARDLY:
                continue
            for target, number, edge in arcs:
                whole = here + gains[number] + to_go[target]
                known = found.get(moves[number])
                if whole > HARDLY and (known is None or whole > known[0]):
                    found[moves[number]] = whole, core, edge
        return found

    def way(self, move: int) -> tuple[Edge, ...]:
        """A way that makes the move, by its number; none where none was found."""
        if self._ground.goes_round or move not in self._best:
            return ()
        _, core, edge = self._best[move]
        steps = [*self._before(core), edge, *self._after(edge.target)]
        graph = self._ground.graph
        state = graph.first_state[0]
        for how in steps:  # the customer may have no such impatience left
            state = graph.follow(state, how)
            if state < 0:
                return ()
        return tuple(steps)

    def _before(self, core: int) -> list[Edge]:
        found, (_, before) = [], self._come
        while last := before[core]:
            core, edge = last
            found.append(edge)
        return found[::-1]

    def _after(self, core: int) -> list[Edge]:
        found, graph = [], self._ground.graph
        while graph.end_of[core] not in self._ends:
            arcs = self._ground.arcs[core]
            edge = next(
                arc.edge for arc in arcs if self._gains[arc.number] + self._to_go[arc.target] == self._to_go[core]
            )
            found.append(edge)
            core = edge.target
        return found
