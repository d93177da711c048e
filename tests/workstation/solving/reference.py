"""The same questions answered the slow way: every place as the step makes it, every sum of points, nothing reduced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from workstation.assessment.marking import MARKING_VERSION, Marks, mark
from workstation.assessment.scorecard import Scorecard
from workstation.bank.identity import level
from workstation.bank.parts import OPENINGS
from workstation.roleplay.playing.program import BEAT, END, HOLDS, IDENTITY, SEEN, SILENCES, PlaceTuple, Program
from workstation.roleplay.playing.step import Effects, Happening, desk_step, here, is_open, start, step
from workstation.roleplay.solving.world import possible_notes, possible_replies


class State(NamedTuple):
    """A place, the elements accepted, the parts of the dossier opened."""

    place: PlaceTuple
    accepted: frozenset[str] = frozenset()
    opened: frozenset[str] = frozenset()


class Way(NamedTuple):
    """One thing that can happen, and what comes of it."""

    kind: str
    step: str
    state: State
    effects: Effects


Sum = tuple[tuple[tuple[str, int], ...], frozenset[str]]


@dataclass
class Reference:
    """Everything that can happen in a role-play, by exhaustion. ``too_large`` when it was given up."""

    program: Program
    card: Scorecard
    most: int = 20_000
    ways: dict[State, list[Way]] = field(default_factory=dict)
    happened: set[tuple[str, str]] = field(default_factory=set)
    too_large: bool = False

    def __post_init__(self) -> None:
        self.authenticated = self.program.script.ring.authenticated
        place, effects = step(self.program, start(self.program, self.authenticated), Happening("answered"))
        self.first = State(place)
        self._happen(place, effects)
        waiting = [self.first]
        while waiting:
            state = waiting.pop()
            if state in self.ways:
                continue
            self.ways[state] = list(self._ways(state))
            if len(self.ways) > self.most:
                self.too_large = True
                return
            for way in self.ways[state]:
                self.happened.add(("move", way.step))
                self._happen(way.state.place, way.effects)
                waiting.append(way.state)

    def _happen(self, place: PlaceTuple, effects: Effects) -> None:
        for n, beat in enumerate(self.program.script.beats):
            if place[SEEN] >> n & 1:
                self.happened.add(("beat", beat.id))
        for n, line in effects.branches:
            self.happened.add(("branch", f"{self.program.script.beats[n].id}#{line + 1}"))
        if 0 <= place[END] < len(self.program.script.ends):
            self.happened.add(("end", self.program.script.ends[place[END]].id))

    def _ways(self, state: State) -> Iterator[Way]:
        place, program = state.place, self.program
        if place[END] >= 0:
            return
        node = program.nodes[place[BEAT]]
        if node.note:
            for chosen in possible_notes(node):
                after, effects = step(program, place, Happening("note", chosen.number))
                yield Way("note", f"note:{chosen.move.id}", State(after), effects)
            return
        written = possible_replies(program, place)
        for chosen in (*here(program, place), *written, *program.desk):
            act, kind = chosen.move.desk, "reply" if chosen in written else "move"
            if kind == "move" and not is_open(program, place, chosen):
                continue
            if chosen.deed and desk_step(program, place, chosen.deed) is not chosen:
                continue
            name = f"reply:{chosen.move.id}" if kind == "reply" else chosen.move.id
            after, effects = step(program, place, Happening(kind, chosen.number))
            opened = state.opened
            if act in OPENINGS:
                if act not in opened and place[IDENTITY] < OPENINGS[act].level:
                    effects = effects._replace(flags=(*effects.flags, "secrecy"))
                opened |= {act}
            element = chosen.move.verifies
            if not element or after[END] >= 0:
                yield Way("act", name, State(after, state.accepted, opened), effects)
                continue
            before = state.accepted - {element}
            now = before if chosen.move.wrong else before | {element}
            judged, _ = step(program, after, Happening("identity", level(now, self.authenticated)))
            yield Way("act", name, State(judged, now, opened), effects)
            if element != "app":
                yield Way("left", name, State(after, before, opened), effects)
        silence, hold = node.beat.silence, program.script.hold
        if silence and place[SILENCES] < silence.limit:
            after, effects = step(program, place, Happening("silence"))
            yield Way("wait", f"wait:{silence.after}", state._replace(place=after), effects)
        if hold and place[HOLDS] < hold.limit:
            after, effects = step(program, place, Happening("hold"))
            yield Way("wait", f"hold:{hold.after}", state._replace(place=after), effects)

    def trapped_beats(self) -> set[str]:
        """The beats from some state of which the adviser can bring about no written ending."""
        written = len(self.program.script.ends)
        out = {state for state in self.ways if 0 <= state.place[END] < written}
        moved = True
        while moved:
            more = {
                state
                for state, ways in self.ways.items()
                if state not in out and any(way.kind != "wait" and way.state in out for way in ways)
            }
            out |= more
            moved = bool(more)
        beats = self.program.script.beats
        return {beats[state.place[BEAT]].id for state in self.ways if state not in out}

    def all_marks(self) -> list[Marks] | None:
        """The marks of every way through, for an adviser who judges each answer; None when there are too many."""
        sums: dict[State, set[Sum]] = {}
        count = 0
        waiting: list[tuple[State, Sum]] = [(self.first, ((), frozenset()))]
        ended: set[tuple[Sum, int]] = set()
        while waiting:
            state, total = waiting.pop()
            if total in sums.setdefault(state, set()):
                continue
            sums[state].add(total)
            count += 1
            if count > self.most * 5:
                return None
            if state.place[END] >= 0:
                ended.add((total, state.place[END]))
            for way in self.ways[state]:
                if way.kind != "left":
                    waiting.append((way.state, _added(total, way.effects)))
        script, ends = self.program.script, self.program.ends
        return [
            mark(MARKING_VERSION, self.card, script, points, sorted(flags), ends[end]) for (points, flags), end in ended
        ]


def _added(total: Sum, effects: Effects) -> Sum:
    points = dict(total[0])
    for criterion, n in effects.points:
        points[criterion] = points.get(criterion, 0) + n
    return tuple(sorted(points.items())), total[1] | set(effects.flags)
