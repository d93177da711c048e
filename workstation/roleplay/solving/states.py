"""Every state of a role-play, explored breadth first through the step that the desk runs.

A state is a *core* (a canonical place) and its *timers*: how many holds the customer has borne in the call, how many
silences in the beat. No sentence and no act reads the timers, so what can happen is worked out once for a core and
serves all its timers; only the customer's impatience asks them whether any is left.

What changes nothing but raises a flag (opening the accounts too early, a silence that tires nobody) is kept as a
*mark* of the core rather than an edge: it may happen there, and the rest goes on as if it had not. A way that uses
such an act up loses nothing by leaving it out, but the flag.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import NamedTuple

from workstation.roleplay.program import BEAT, END, SEEN, SILENCES, USED, PlaceTuple, Program, Step
from workstation.roleplay.solving.places import Places
from workstation.roleplay.solving.world import WAITS, Turn, turns
from workstation.roleplay.step import Effects, Happening, Impossible, step

LIMIT = 2_000_000
REPORT_EVERY = 50_000
# In the place that stands for a core: a beat entered counts its silences from 0, anything else leaves this be.
_UNTOUCHED = -1
_EDGES = 1 << 20  # more than a core has
NO_TIMER, HOLDS_ONLY, ALL_TIMERS = range(3)

Progress = Callable[[int], None]


class Edge(NamedTuple):
    """From a core to another. ``keeps`` says which timers go on."""

    kind: str
    step: str
    move: Step | None
    target: int
    keeps: int
    effects: Effects


class Mark(NamedTuple):
    """A flag that may be raised at a core without changing anything else."""

    kind: str
    step: str
    move: Step | None
    effects: Effects


class Graph:
    """What was explored. Empty when the silent routes of the start never end."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.places = Places(program)
        self.cores: list[PlaceTuple] = []
        self.edges: list[list[Edge]] = []
        self.marks: list[list[Mark]] = []
        self.complete = True
        self.beats = 0  # entered at least once, as bits
        self.endless: list[tuple[int, str]] = []  # (state, the step after which silent routes never end)
        self.first: dict[tuple[str, int, int], tuple[int, str]] = {}  # what happened: the earliest (state, step)
        self.opening = Effects()
        limits = [node.beat.silence.limit for node in program.nodes if node.beat.silence]
        self.silences = max(limits, default=0) + 1
        self.holds = (program.script.hold.limit if program.script.hold else 0) + 1
        self.timers = self.silences * self.holds
        self.first_state: list[int] = []  # by core; -1 where no state of it was reached
        self.worked_out: set[int] = set()  # cores whose edges are known
        self.parents: dict[int, int] = {}
        self._index: dict[PlaceTuple, int] = {}

    @property
    def states(self) -> int:
        """How many states were found."""
        return len(self.parents)

    def beat_of(self, core: int) -> int:
        """The beat of a core; -1 after the end."""
        return self.cores[core][BEAT]

    def end_of(self, core: int) -> int:
        """The ending of a core, or -1."""
        return self.cores[core][END]

    def written_end(self, core: int) -> bool:
        """Whether the core is an ending that the file declares."""
        end = self.cores[core][END]
        return 0 <= end < len(self.program.script.ends)

    def core(self, canonical: PlaceTuple) -> int:
        """The number of a canonical place's core, a new one when it was never met."""
        known = self._index.get(canonical)
        if known is None:
            known = self._index[canonical] = len(self.cores)
            self.cores.append(canonical)
            self.edges.append([])
            self.marks.append([])
            self.first_state.append(-1)
        return known

    def timeless(self, core: int) -> bool:
        """Whether timers no longer matter: the conversation is over."""
        place = self.cores[core]
        return place[END] >= 0 or bool(self.program.nodes[place[BEAT]].note)

    def follow(self, state: int, edge: Edge) -> int:
        """The state after an edge of its core, or -1 when the customer has no such impatience left."""
        if not edge.keeps:
            if edge.kind in WAITS and not self._bears(state, edge):
                return -1
            return edge.target * self.timers
        both = state % self.timers
        if edge.keeps == HOLDS_ONLY:
            return edge.target * self.timers + both - both % self.silences
        if edge.kind in WAITS:
            if not self._bears(state, edge):
                return -1
            both += 1 if edge.kind == "silence" else self.silences
        return edge.target * self.timers + both

    def _bears(self, state: int, edge: Edge) -> bool:
        """Whether the customer has another reaction to that wait."""
        both = state % self.timers
        if edge.kind == "hold":
            return both // self.silences < self.holds - 1
        silence = self.program.nodes[self.beat_of(state // self.timers)].beat.silence
        return silence is not None and both % self.silences < silence.limit

    def path(self, state: int) -> list[str]:
        """The steps of the shortest way to a state."""
        found = []
        while (packed := self.parents[state]) >= 0:
            state, edge = divmod(packed, _EDGES)
            found.append(self.edges[state // self.timers][edge].step)
        return found[::-1]


class Explorer:
    """Fills a graph."""

    def __init__(self, program: Program, limit: int = LIMIT, progress: Progress | None = None) -> None:
        self.graph = Graph(program)
        self._limit = limit
        self._progress = progress
        self._met: set[int] = set()
        acts = [one.move.desk for one in program.desk]
        self._shared = {act for act in acts if acts.count(act) > 1}

    def explore(self) -> Graph:
        """Every state, or as many as the limit allows (``complete`` is then false)."""
        graph = self.graph
        try:
            place, graph.opening = step(graph.program, graph.places.start(), Happening("answered"))
        except Impossible:
            graph.endless.append((-1, ""))
            return graph
        self._note_entered(place, graph.opening, 0, "")
        first = graph.core(graph.places.canonical(place)) * graph.timers
        graph.parents[first] = -1
        graph.first_state[0] = first
        waiting = deque([first])
        while waiting and graph.complete:
            self._expand(waiting.popleft(), waiting)
        return graph

    def _expand(self, state: int, waiting: deque[int]) -> None:
        graph, parents = self.graph, self.graph.parents
        core = state // graph.timers
        if state == graph.first_state[core]:
            self._work_out(core, state)
        both = state % graph.timers
        holds = both - both % graph.silences
        for number, edge in enumerate(graph.edges[core]):
            if edge.kind in WAITS:
                after = graph.follow(state, edge)
            else:
                kept = both if edge.keeps == ALL_TIMERS else holds if edge.keeps else 0
                after = edge.target * graph.timers + kept
            if after < 0 or after in parents:
                continue
            if edge.kind in WAITS and graph.end_of(edge.target) >= 0:
                graph.first.setdefault(("end", graph.end_of(edge.target), 0), (state, edge.step))
            if len(parents) >= self._limit:
                graph.complete = False
                return
            parents[after] = state * _EDGES + number
            if graph.first_state[edge.target] < 0:
                graph.first_state[edge.target] = after
            waiting.append(after)
            if self._progress and len(parents) % REPORT_EVERY == 0:
                self._progress(len(parents))

    def _work_out(self, core: int, state: int) -> None:
        """Everything that can happen at a core, once for all its timers."""
        graph = self.graph
        graph.worked_out.add(core)
        place = graph.cores[core]
        if place[END] < 0:
            place = (*place[:SILENCES], _UNTOUCHED, *place[SILENCES + 1 :])
            for turn in turns(graph.places, place):
                self._sort(turn, core, state)

    def _sort(self, turn: Turn, core: int, state: int) -> None:
        """An edge, a mark, or nothing at all."""
        graph = self.graph
        if turn.kind == "endless":
            graph.endless.append((state, turn.step))
            return
        if turn.move is not None:
            if turn.move.number not in self._met:
                self._met.add(turn.move.number)
                graph.first["move", turn.move.number, 0] = state, turn.step
            if turn.place[SEEN] & ~graph.beats or turn.effects.branches or turn.place[END] >= 0:
                self._note_entered(turn.place, turn.effects, state, turn.step)
        after = graph.places.canonical(turn.place)
        if self._changes_nothing(turn, core, after):
            if turn.effects.flags:
                graph.marks[core].append(Mark(turn.kind, turn.step, turn.move, turn.effects))
            return
        target = graph.core(after)
        if graph.timeless(target):
            keeps = NO_TIMER
        elif turn.kind not in WAITS and turn.place[SILENCES] != _UNTOUCHED:
            keeps = HOLDS_ONLY
        else:
            keeps = ALL_TIMERS
        graph.edges[core].append(Edge(turn.kind, turn.step, turn.move, target, keeps, turn.effects))

    def _changes_nothing(self, turn: Turn, core: int, after: PlaceTuple) -> bool:
        """Whether the place stays as it was, but that an act was used up.

        Not where several acts share one gesture: the first, used up, leaves the gesture to the next.
        """
        if (turn.kind != "desk" and turn.kind not in WAITS) or turn.effects.points:
            return False
        if turn.move is not None and turn.move.move.desk in self._shared:
            return False
        place = self.graph.cores[core]
        if turn.move is not None:
            bits = ((1 << turn.move.move.limit) - 1) << turn.move.bit
            after = (*after[:USED], after[USED] & ~bits | place[USED] & bits, *after[USED + 1 :])
        return after == place

    def _note_entered(self, place: PlaceTuple, effects: Effects, state: int, name: str) -> None:
        """Keep the earliest way to each beat, line of a route, and ending."""
        graph = self.graph
        new = place[SEEN] & ~graph.beats
        if new:
            graph.beats |= new
            for beat in range(new.bit_length()):
                if new >> beat & 1:
                    graph.first[("beat", beat, 0)] = (state, name)
        for beat, line in effects.branches:
            graph.first.setdefault(("branch", beat, line), (state, name))
        if place[END] >= 0:
            graph.first.setdefault(("end", place[END], 0), (state, name))


def explore(program: Program, limit: int = LIMIT, progress: Progress | None = None) -> Graph:
    """Every state of a role-play, up to ``limit``; ``progress`` hears how many so far, every fifty thousand."""
    return Explorer(program, limit, progress).explore()
