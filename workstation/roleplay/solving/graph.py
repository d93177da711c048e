"""What an exploration found: states, what leads from one to another, and what may happen besides.

A state is a *core* (a canonical place, packed in a number) and its *timers*: how many holds the customer has borne in
the call, how many silences in the beat.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from workstation.roleplay.playing.program import PlaceTuple, Program, Step
from workstation.roleplay.playing.step import Effects
from workstation.roleplay.solving.places import Places
from workstation.roleplay.solving.world import WAITS

EDGES = 1 << 20  # more than a core has
NO_TIMER, HOLDS_ONLY, ALL_TIMERS = range(3)


class Happened(NamedTuple):
    """What an edge is, wherever it leads. ``keeps`` says which timers go on; ``number``: its own among all."""

    kind: str
    step: str
    move: Step | None
    keeps: int
    effects: Effects
    number: int


class Edge(NamedTuple):
    """From a core to another."""

    what: Happened
    target: int

    @property
    def kind(self) -> str:
        """See ``Turn``."""
        return self.what.kind

    @property
    def step(self) -> str:
        """Its name in ``tests:``."""
        return self.what.step

    @property
    def move(self) -> Step | None:
        """The move made, none for a wait."""
        return self.what.move

    @property
    def effects(self) -> Effects:
        """What comes of it."""
        return self.what.effects


class Mark(NamedTuple):
    """A flag that may be raised at a core without changing anything else."""

    kind: str
    step: str
    move: Step | None
    effects: Effects


PULSE = 2_000
"""Steps of work, of whatever kind, between two calls of a graph's ``pulse``."""


def _unheard() -> None:
    """Nobody asked to be told."""


class Graph:
    """What was explored. Empty when the silent routes of the start never end.

    ``pulse`` is called every few thousand steps of whatever works on it, so that who waits may give up by raising.
    """

    def __init__(self, program: Program, merged: bool = False) -> None:
        self.program = program
        self.pulse: Callable[[], None] = _unheard
        self.places = Places(program, merged)
        self.cores: list[int] = []
        self.edges: list[list[Edge]] = []
        self.marks: list[list[Mark]] = []
        self.beat_of: list[int] = []  # by core; -1 after the end
        self.end_of: list[int] = []  # by core; -1 before the end
        self.complete = True
        self.beats = 0  # entered at least once, as bits
        self.endless: list[tuple[int, str]] = []  # (state, the step after which silent routes never end)
        self.first: dict[tuple[str, int, int], tuple[int, str]] = {}  # what happened: the earliest (state, step)
        self.happened: list[Happened] = []  # every distinct one, by its number
        self.earliest: list[int] = []  # the state where it happens first
        self.opening = Effects()
        limits = [node.beat.silence.limit for node in program.nodes if node.beat.silence]
        self.silences = max(limits, default=0) + 1
        self.holds = (program.script.hold.limit if program.script.hold else 0) + 1
        self.timers = self.silences * self.holds
        self.first_state: list[int] = []  # by core; -1 where no state of it was reached
        self.worked_out: set[int] = set()  # cores whose edges are known
        self.parents: dict[int, int] = {}

    @property
    def states(self) -> int:
        """How many states were found."""
        return len(self.parents)

    def place(self, core: int) -> PlaceTuple:
        """The place that stands for a core."""
        return self.places.packing.unpack(self.cores[core])

    def written_end(self, core: int) -> bool:
        """Whether the core is an ending that the file declares."""
        return 0 <= self.end_of[core] < len(self.program.script.ends)

    def timeless(self, beat: int, end: int) -> bool:
        """Whether timers no longer matter: the conversation is over."""
        return end >= 0 or bool(self.program.nodes[beat].note)

    def follow(self, state: int, edge: Edge) -> int:
        """The state after an edge of its core, or -1 when the customer has no such impatience left."""
        what, both = edge.what, state % self.timers
        if what.kind in WAITS and not self._bears(state, what.kind):
            return -1
        if what.keeps == NO_TIMER:
            return edge.target * self.timers
        if what.keeps == HOLDS_ONLY:
            return edge.target * self.timers + both - both % self.silences
        if what.kind in WAITS:
            both += 1 if what.kind == "silence" else self.silences
        return edge.target * self.timers + both

    def _bears(self, state: int, kind: str) -> bool:
        """Whether the customer has another reaction to that wait."""
        both = state % self.timers
        if kind == "hold":
            return both // self.silences < self.holds - 1
        silence = self.program.nodes[self.beat_of[state // self.timers]].beat.silence
        return silence is not None and both % self.silences < silence.limit

    def offered(self, core: int) -> list[Edge]:
        """The edges of a core, of peers those of the first alone: the others lead where it leads (see ``orders``)."""
        groups = self.places.peers.get(self.beat_of[core])
        if groups is None:
            return self.edges[core]
        first: dict[int, int] = {}  # by the bits of a group, its first that may be raised
        found = []
        for edge in self.edges[core]:
            bits = groups.bits_of(edge.what.move)
            if not bits or (edge.what.move and first.setdefault(bits, edge.what.move.number) == edge.what.move.number):
                found.append(edge)
        return found

    @cached_property
    def first_cores(self) -> dict[int, list[Edge]]:
        """What is offered at each core where no peer was left out: every place there is, but for its words.

        To be asked once everything is explored.
        """
        found: dict[int, list[Edge]] = {}
        waiting = [0] if self.cores else []
        while waiting:
            core = waiting.pop()
            if core not in found:
                found[core] = self.offered(core)
                waiting += [edge.target for edge in found[core] if edge.target not in found]
        return found

    def path(self, state: int) -> list[str]:
        """The steps of the shortest way to a state."""
        found = []
        while (packed := self.parents[state]) >= 0:
            state, edge = divmod(packed, EDGES)
            found.append(self.edges[state // self.timers][edge].step)
        return found[::-1]
