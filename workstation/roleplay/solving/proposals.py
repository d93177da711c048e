"""Whether a commercial proposal comes only when it may: once, after the request is answered, to a calm customer."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from workstation.content.diagnostics import Place
from workstation.roleplay.playing.program import PATIENCE
from workstation.roleplay.solving.graph import Edge
from workstation.roleplay.solving.objections import REBOUND, grouped
from workstation.roleplay.solving.weighing import Weighed
from workstation.roleplay.solving.world import WAITS

# Reasons of a contact after which nothing is proposed: the customer was robbed, or complains.
NO_SALE = ("FRA-", "REC-")


@dataclass(frozen=True)
class Untimely:
    """A proposal that comes when it may not. ``why``: again, unsolved, tense, reason. ``path``: how it comes about."""

    beat: str
    place: Place
    why: str
    path: tuple[str, ...]


def untimely(ground: Weighed, solved: str) -> Iterator[Untimely]:
    """The first example of each kind; ``solved``: the criterion whose points say that the request is being answered."""
    script = ground.graph.program.script
    if ground.graph.cores and script.channel != "outbound":
        yield from _Offers(ground).found(solved)


class _Offers:
    """Follows the ways that no wait and no fatal flag spoils: where all is forfeited nothing else is to be learnt."""

    def __init__(self, ground: Weighed) -> None:
        self._ground = ground
        self._graph = ground.graph
        self._program = ground.graph.program
        self._beats = frozenset().union(*grouped(self._program, REBOUND))
        self._from: dict[int, tuple[int, str]] = {0: (-1, "")}
        self._offering: list[int] = []
        waiting = deque([0])
        while waiting:
            core = waiting.popleft()
            for target, edge in self._ways(core):
                if target not in self._from:
                    self._from[target] = core, edge.step
                    waiting.append(target)
                    if self._offers(target) and not self._offers(core):
                        self._offering.append(target)

    def _offers(self, core: int) -> bool:
        return self._graph.beat_of[core] in self._beats

    def _ways(self, core: int) -> Iterator[tuple[int, Edge]]:
        for target, number, edge in self._ground.arcs[core]:
            if edge.kind not in WAITS and not self._ground.raised[number] & self._ground.fatal:
                yield target, edge

    def _path(self, core: int) -> tuple[str, ...]:
        found = []
        while core:
            core, name = self._from[core]
            found.append(name)
        return tuple(found[::-1])

    def found(self, solved: str) -> Iterator[Untimely]:
        """The examples."""
        if not self._offering:
            return
        first = self._offering[0]
        if self._program.script.motif.startswith(NO_SALE):
            yield self._told(first, "reason", self._path(first))
        tense = next((core for core in self._offering if self._tense(core)), -1)
        if tense >= 0:
            yield self._told(tense, "tense", self._path(tense))
        yield from self._unsolved(solved)
        yield from self._again()

    def _told(self, core: int, why: str, path: tuple[str, ...]) -> Untimely:
        beat = self._program.nodes[self._graph.beat_of[core]].beat
        return Untimely(beat.id, beat.place, why, path)

    def _tense(self, core: int) -> bool:
        """Half the patience is gone; where nothing that follows reads the patience, nothing is known of it."""
        if not self._graph.places.knows(self._graph.beat_of[core], PATIENCE):
            return False
        return 2 * self._graph.place(core)[PATIENCE] <= self._program.script.persona.maximum

    def _unsolved(self, solved: str) -> Iterator[Untimely]:
        """A way to a proposal without a point of the criterion: nothing was answered yet."""
        ground = self._ground
        if solved not in ground.criteria:
            return
        criterion = ground.criteria.index(solved)
        earned = [any(c == criterion for c, _ in points) for points in ground.points]
        waiting: deque[tuple[int, tuple[str, ...]]] = deque([(0, ())])
        met = {0}
        while waiting:
            core, path = waiting.popleft()
            if self._offers(core):
                yield self._told(core, "unsolved", path)
                return
            for target, edge in self._ways(core):
                if target not in met and not earned[edge.what.number]:
                    met.add(target)
                    waiting.append((target, (*path, edge.step)))

    def _again(self) -> Iterator[Untimely]:
        """A proposal, gone from, and then another."""
        waiting: deque[tuple[int, tuple[str, ...]]] = deque()
        for core in self._from:
            if self._offers(core):
                waiting += [(t, (*self._path(core), e.step)) for t, e in self._ways(core) if not self._offers(t)]
        met = set[int]()
        while waiting:
            core, path = waiting.popleft()
            if core in met:
                continue
            met.add(core)
            if self._offers(core):
                yield self._told(core, "again", path)
                return
            waiting += [(target, (*path, edge.step)) for target, edge in self._ways(core)]
