"""How simple players fare: one who picks at random, one who always takes the longest sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from workstation.chance import draw
from workstation.roleplay.solving.weighing import Arc, Weighed

Passes = Callable[[Iterable[tuple[str, int]], Iterable[str], str], bool]

PLAYS = 1000
_WRITTEN = ("reply", "note")


class Players:
    """Lets players loose on a graph. They speak, never wait, and touch the desk only where the beat asks it."""

    def __init__(self, ground: Weighed, passes: Passes) -> None:
        self._ground = ground
        self._graph = ground.graph
        self._passes = passes
        self._open = [[arc for arc in arcs if arc.edge.kind in ("say", "reply", "note")] for arcs in ground.arcs]

    def random_share(self, plays: int = PLAYS, seed: int = 1) -> float:
        """The share who pass of ``plays`` players who pick among the open moves, each as likely as the other."""

        def pick(arcs: list[Arc], player: int, turn: int) -> Arc:
            return arcs[int(draw(seed, str(player), "player", turn) * len(arcs))]

        return sum(self._plays(pick, player) for player in range(plays)) / plays

    def longest_share(self) -> float:
        """The share who pass of those who always take the longest sentence, over the ways their note may turn out.

        What they write of a reply turns out like their notes: one way after the other.
        """

        def pick(arcs: list[Arc], player: int, _turn: int) -> Arc:
            if arcs[0].edge.kind in _WRITTEN:
                return arcs[player % len(arcs)]
            return max(arcs, key=lambda arc: len(arc.edge.move.move.say) if arc.edge.move else 0)

        notes = max((len(arcs) for arcs in self._open if arcs and arcs[0].edge.kind in _WRITTEN), default=1)
        return sum(self._plays(pick, player) for player in range(notes)) / notes

    def _plays(self, pick: Callable[[list[Arc], int, int], Arc], player: int) -> bool:
        self._graph.pulse()
        core, turn = 0, 0
        points: list[tuple[str, int]] = []
        flags = list(self._graph.opening.flags)
        while self._open and self._open[core]:
            arc = pick(self._open[core], player, turn)
            points += arc.edge.effects.points
            flags += arc.edge.effects.flags
            core, turn = arc.target, turn + 1
        if not self._graph.cores or not self._graph.written_end(core):
            return False
        return self._passes(points, flags, self._graph.program.ends[self._graph.end_of[core]])
