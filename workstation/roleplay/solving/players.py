"""How simple players fare: one who picks at random, one who always takes the longest sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from workstation.chance import draw
from workstation.roleplay.playing.program import Step
from workstation.roleplay.solving.weighing import Arc, Weighed

Passes = Callable[[Iterable[tuple[str, int]], Iterable[str], str], bool]

PLAYS = 1000
_WRITTEN = ("reply", "note")
_SPOKEN = ("say", *_WRITTEN)


class Way(NamedTuple):
    """Something a player may do: the arc it is, and the subject it raises where that is one of several peers."""

    arc: Arc
    peer: Step | None

    @property
    def words(self) -> int:
        """The letters of what is said."""
        move = self.peer or self.arc.edge.move
        return len(move.move.say) if move else 0


class Players:
    """Lets players loose on a graph. They speak, never wait, and touch the desk only where the beat asks it."""

    def __init__(self, ground: Weighed, passes: Passes) -> None:
        self._ground = ground
        self._graph = ground.graph
        self._passes = passes
        self._open: dict[int, list[Way]] = {}
        self._rank: dict[int, int] = {}
        for node in ground.graph.program.nodes:
            self._rank.update({step.number: n for n, step in enumerate((*node.subjects, *node.moves, *node.reply))})

    def random_share(self, plays: int = PLAYS, seed: int = 1) -> float:
        """The share who pass of ``plays`` players who pick among the open moves, each as likely as the other."""

        def pick(ways: list[Way], player: int, turn: int) -> Way:
            return ways[int(draw(seed, str(player), "player", turn) * len(ways))]

        return sum(self._plays(pick, player) for player in range(plays)) / plays

    def longest_share(self) -> float:
        """The share who pass of those who always take the longest sentence, over the ways their note may turn out.

        What they write of a reply turns out like their notes: one way after the other.
        """

        def pick(ways: list[Way], player: int, _turn: int) -> Way:
            if ways[0].arc.edge.kind in _WRITTEN:
                return ways[player % len(ways)]
            return max(ways, key=lambda way: way.words)

        written = (self._at(core) for core in self._graph.first_cores)
        notes = max((len(ways) for ways in written if ways and ways[0].arc.edge.kind in _WRITTEN), default=1)
        return sum(self._plays(pick, player) for player in range(notes)) / notes

    def _plays(self, pick: Callable[[list[Way], int, int], Way], player: int) -> bool:
        self._graph.pulse()
        core, turn = 0, 0
        points: list[tuple[str, int]] = []
        flags = list(self._graph.opening.flags)
        raised: set[int] = set()
        while self._graph.cores and (ways := self._offered(core, raised)):
            way = pick(ways, player, turn)
            if way.peer is not None:
                raised.add(way.peer.number)
                points += way.peer.move.score
                flags += way.peer.move.flags
            else:
                points += way.arc.edge.effects.points
                flags += way.arc.edge.effects.flags
            core, turn = way.arc.target, turn + 1
        if not self._graph.cores or not self._graph.written_end(core):
            return False
        return self._passes(points, flags, self._graph.program.ends[self._graph.end_of[core]])

    def _at(self, core: int) -> list[Way]:
        """What may be said at a core, of peers the first alone."""
        found = self._open.get(core)
        if found is None:
            offered = {id(edge) for edge in self._graph.first_cores[core]}
            groups = self._graph.places.peers.get(self._graph.beat_of[core])
            found = self._open[core] = [
                Way(arc, arc.edge.move if groups and groups.bits_of(arc.edge.move) else None)
                for arc in self._ground.arcs[core]
                if arc.edge.kind in _SPOKEN and id(arc.edge) in offered
            ]
        return found

    def _offered(self, core: int, raised: set[int]) -> list[Way]:
        """What this player may say: the first of the peers stands for all that were not raised."""
        ways, found = self._at(core), list[Way]()
        several = False
        for way in ways:
            if way.peer is None:
                found.append(way)
                continue
            several = True
            peers = self._graph.places.peers[self._graph.beat_of[core]].peers_of(way.peer)
            found += [Way(way.arc, peer) for peer in peers if peer.number not in raised]
        if several:
            found.sort(key=self._order)
        return found

    def _order(self, way: Way) -> int:
        move = way.peer or way.arc.edge.move
        return self._rank.get(move.number, -1) if move else -1
