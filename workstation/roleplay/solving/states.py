"""Every state of a role-play, explored breadth first through the step that the desk runs.

A state is a *core* (a canonical place, packed in a number) and its *timers*: how many holds the customer has borne in
the call, how many silences in the beat. No sentence and no act reads the timers, so what can happen is worked out once
for a core and serves all its timers; only the customer's impatience asks them whether any is left.

The step is asked once for each choice and each case of what the choice depends on (its footprint, see
``footprints``); what it answers then serves every core where that case comes up.

What changes nothing but raises a flag (opening the accounts too early, a silence that tires nobody) is kept as a
*mark* of the core rather than an edge: it may happen there, and the rest goes on as if it had not. A way that uses
such an act up loses nothing by leaving it out, but the flag.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from workstation.roleplay.playing.program import BEAT, END, SEEN, SILENCES, USED, PlaceTuple, Program
from workstation.roleplay.playing.step import Effects, Happening, Impossible, step
from workstation.roleplay.solving.footprints import Footprints
from workstation.roleplay.solving.graph import (
    ALL_TIMERS,
    EDGES,
    HOLDS_ONLY,
    NO_TIMER,
    PULSE,
    Edge,
    Graph,
    Happened,
    Mark,
)
from workstation.roleplay.solving.packing import UNTOUCHED
from workstation.roleplay.solving.world import WAITS, Choice, Turn, choices, turns_of

LIMIT = 400_000  # half a minute and 700 MB, proofs included; a role-play of the bundle has some 3,000
_SILENCE = -1

Progress = Callable[[int], None]


class Outcome(NamedTuple):
    """What a choice comes to in one case of its footprint.

    The place after it: what ``keep`` leaves of the place before, and ``bits``. ``own``: the bits of the act itself,
    where it may have changed nothing but being used up; -1 elsewhere. ``wait``: what a hold adds to the timers,
    less than nought for a silence, which adds 1, and 0 for anything else.
    """

    what: Happened
    keep: int
    bits: int
    beat: int
    end: int
    own: int
    mark: Mark
    wait: int


Cases = dict[int, list[Outcome]]  # by the place under the footprint


class Foreseen(NamedTuple):
    """A choice of a beat and its outcomes, case by case.

    ``used_up``: the bits of which one says that it can no longer be made. ``counted``: bits of which only the number
    matters, and by which number the ``cases`` are kept.
    """

    choice: Choice
    used_up: int
    footprint: int
    counted: int
    cases: list[Cases]


class Explorer:
    """Fills a graph."""

    def __init__(
        self, program: Program, limit: int = LIMIT, progress: Progress | None = None, merged: bool = True
    ) -> None:
        self.graph = Graph(program, merged)
        self._limit = limit
        if progress is not None:
            self.graph.pulse = partial(_tell, progress, self.graph)
        self._met: set[int] = set()
        acts = [one.move.desk for one in program.desk]
        self._shared = {act for act in acts if acts.count(act) > 1}
        self._changing = {
            one.bit for one in program.steps for told in program.refused.values() if told.reads >> one.bit & 1
        }
        self._footprints = Footprints(self.graph.places)
        self._alike: dict[tuple[str, str, int, int, Effects], Happened] = {}
        self._quiets: dict[int, bool] = {}
        self._ways: list[list[tuple[int, int, int]]] = []  # the edges once more, as plain numbers
        self._index: dict[int, int] = {}
        self._silences = [n.beat.silence.limit if n.beat.silence else 0 for n in program.nodes]
        self._choices: dict[tuple[int, bool], list[Foreseen]] = {}  # by beat, at quiet places or not

    def explore(self) -> Graph:
        """Every state, or as many as the limit allows (``complete`` is then false)."""
        graph = self.graph
        places = graph.places
        try:
            place, graph.opening = step(graph.program, places.start(), Happening("answered"))
        except Impossible:
            graph.endless.append((-1, ""))
            return graph
        self._note_entered(place, graph.opening, 0, "")
        first = self._new(places.packing.pack(places.canonical(place)) & places.timeless, place[BEAT], place[END])
        graph.parents[first * graph.timers] = -1
        graph.first_state[0] = first * graph.timers
        self._spread(deque([first * graph.timers]))
        return graph

    def _spread(self, waiting: deque[int]) -> None:
        """Breadth first, until nothing is new."""
        graph, every = self.graph, self._ways
        parents, first_state, timers, each = graph.parents, graph.first_state, graph.timers, graph.silences
        take, later = waiting.popleft, waiting.append
        while waiting:
            state = take()
            core, both = divmod(state, timers)
            if state == first_state[core]:
                self._work_out(core, state)
            without = both - both % each
            for number, (base, keeps, wait) in enumerate(every[core]):
                if wait and self._borne(wait, core, both):
                    continue
                after = base + both + abs(wait) if keeps == ALL_TIMERS else base + without if keeps else base
                if after in parents:
                    continue
                if len(parents) >= self._limit:
                    graph.complete = False
                    return
                parents[after] = state * EDGES + number
                target = base // timers
                if first_state[target] < 0:
                    first_state[target] = after
                if wait and graph.end_of[target] >= 0:  # only now is it known that the wait can be
                    name = graph.edges[core][number].step
                    graph.first.setdefault(("end", graph.end_of[target], 0), (state, name))
                later(after)
                if len(parents) % PULSE == 0:
                    graph.pulse()

    def _borne(self, wait: int, core: int, both: int) -> bool:
        """Whether the customer has no reaction left to a wait."""
        if wait == _SILENCE:
            return both % self.graph.silences >= self._silences[self.graph.beat_of[core]]
        return both + wait >= self.graph.timers

    def _new(self, canonical: int, beat: int, end: int) -> int:
        """The core of a canonical place never met."""
        graph = self.graph
        core = self._index[canonical] = len(graph.cores)
        graph.cores.append(canonical)
        graph.edges.append([])
        graph.marks.append([])
        graph.beat_of.append(-1 if end >= 0 else beat)
        graph.end_of.append(end)
        graph.first_state.append(-1)
        self._ways.append([])
        return core

    def _work_out(self, core: int, state: int) -> None:
        """Everything that can happen at a core, once for all its timers: an edge, a mark, or nothing at all."""
        graph = self.graph
        graph.worked_out.add(core)
        place, beat = graph.cores[core], graph.beat_of[core]
        if beat < 0:
            return
        quiet = self._quiet(place)
        known = self._choices.get((beat, quiet))
        if known is None:
            known = self._choices[beat, quiet] = self._choices_of(beat, quiet)
        edges, ways, timers = graph.edges[core], self._ways[core], graph.timers
        identity, index, new = graph.places.identity, self._index, tuple.__new__
        for choice, used_up, footprint, counted, every in known:
            if place & used_up:
                continue
            cases = every[(place & counted).bit_count()] if counted else every[0]
            outcomes = cases.get(place & footprint)
            if outcomes is None:
                outcomes = cases[place & footprint] = self._foresee(choice, footprint, place, counted, state)
            for what, keep, bits, to, end, own, mark, wait in outcomes:
                after = place & keep | bits
                if after & identity:
                    after = graph.places.settled(to, after)
                if own >= 0 and (after & ~own | place & own) == place:
                    if what.effects.flags:
                        graph.marks[core].append(mark)
                    continue
                target = index.get(after)
                if target is None:
                    target = self._new(after, to, end)
                edges.append(new(Edge, (what, target)))
                ways.append((target * timers, what[3], wait))

    def _quiet(self, place: int) -> bool:
        """Whether no ending's own condition is true (see ``footprints``)."""
        read = place & self._footprints.endings
        if read not in self._quiets:
            slots = self.graph.places.packing.unpack(read)
            self._quiets[read] = not any(predicate(slots) for predicate, _ in self.graph.program.reactive)
        return self._quiets[read]

    def _choices_of(self, beat: int, quiet: bool) -> list[Foreseen]:
        node = self.graph.program.nodes[beat]
        found = []
        for one in choices(self.graph.program, node):
            counted = self._footprints.counted(node, one)
            cases: list[Cases] = [{} for _ in range(counted.bit_count() + 1)]
            found.append(Foreseen(one, self._used_up(one), self._footprints.of(node, one, quiet), counted, cases))
        return found

    def _used_up(self, choice: Choice) -> int:
        """The bits of a place that say that a choice is used up; none for what is not counted."""
        if choice.step is None or choice.kind not in ("say", "desk", "reply"):
            return 0
        return self.graph.places.used_up(choice.step)

    def _foresee(self, choice: Choice, footprint: int, place: int, counted: int, state: int) -> list[Outcome]:
        """What the step makes of a choice in one case, seen for the first time."""
        places, found = self.graph.places, []
        place &= footprint | counted | self._footprints.endings
        before = places.packing.unpack(place)
        wait = 0 if choice.kind not in WAITS else _SILENCE if choice.kind == "silence" else self.graph.silences
        for turn in turns_of(places, before, choice):
            if turn.kind == "endless":
                self.graph.endless.append((state, turn.step))
                continue
            self._note(turn, state)
            beat, end = turn.place[BEAT], turn.place[END]
            counts = places.kept(beat, end)
            bits = places.stood(choice.step, places.packing.moved(place & footprint, before, turn.place) & counts)
            what = self._happened(turn, state)
            mark = Mark(turn.kind, turn.step, turn.move, turn.effects)
            found.append(Outcome(what, counts & ~footprint, bits, beat, end, self._own(turn), mark, wait))
        return found

    def _note(self, turn: Turn, state: int) -> None:
        if turn.move is not None:
            if turn.move.number not in self._met:
                self._met.add(turn.move.number)
                self.graph.first["move", turn.move.number, 0] = state, turn.step
            self._note_entered(turn.place, turn.effects, state, turn.step)

    def _happened(self, turn: Turn, state: int) -> Happened:
        """The same for all turns that are alike but for the place."""
        keeps = self._keeps(turn)
        alike = turn.kind, turn.step, turn.move.number if turn.move else -1, keeps, turn.effects
        known = self._alike.get(alike)
        if known is None:
            number = len(self.graph.happened)
            known = self._alike[alike] = Happened(turn.kind, turn.step, turn.move, keeps, turn.effects, number)
            self.graph.happened.append(known)
            self.graph.earliest.append(state)
        return known

    def _keeps(self, turn: Turn) -> int:
        """Which timers go on after it."""
        if self.graph.timeless(turn.place[BEAT], turn.place[END]):
            return NO_TIMER
        return HOLDS_ONLY if turn.kind not in WAITS and turn.place[SILENCES] != UNTOUCHED else ALL_TIMERS

    def _own(self, turn: Turn) -> int:
        """The bits of an act that may change nothing else; -1 where that is no question.

        Nor where several acts share one gesture: the first, used up, leaves the gesture to the next; nor where the desk
        refuses another once it is done.
        """
        if (turn.kind != "desk" and turn.kind not in WAITS) or turn.effects.points:
            return -1
        if turn.move is None:
            return 0
        if turn.move.move.desk in self._shared or turn.move.bit in self._changing:
            return -1
        return self.graph.places.packing.bits(USED, ((1 << turn.move.move.limit) - 1) << turn.move.bit)

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


def _tell(progress: Progress, graph: Graph) -> None:
    progress(graph.states)


def explore(program: Program, limit: int = LIMIT, progress: Progress | None = None, *, merged: bool = True) -> Graph:
    """Every state of a role-play, up to ``limit``.

    ``progress`` hears how many there are so far, every two thousand, and as often while they are worked on.
    """
    return Explorer(program, limit, progress, merged).explore()
