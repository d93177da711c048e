"""A role-play made ready to run: names become numbers, conditions functions, once-only moves bits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from workstation.bank.acts import ACTS
from workstation.content.diagnostics import Diagnostics, Place, nearest
from workstation.roleplay.model import CHOICES, Beat, Condition, Interrupt, Move, NoteCheck, ReplyCheck, Script
from workstation.roleplay.playing.conditions import (
    A_BEAT,
    A_VARIABLE,
    ConditionFault,
    Name,
    Predicate,
    Told,
    read_condition,
)
from workstation.roleplay.playing.deeds import Deed, clients_of, concerned, is_deed_of, model_deed
from workstation.roleplay.sayings import NONE

BUILT_IN_ENDS = ("abandoned", "hung_up", "transferred", "quiet")

# The slots of a place before the variables.
BEAT, PATIENCE, IDENTITY, USED, SEEN, SILENCES, HOLDS, END = range(8)
FIRST_VARIABLE = 8

PlaceTuple = tuple[int, ...]


class Step(NamedTuple):
    """A move compiled. ``target``: a beat's number or -1; ``end``: an ending's or -1; ``bit``: its first bit.

    ``level``: the identity that its act at the desk asks for; ``deed``: that act as it is meant, done on one of
    ``clients``. ``judged``: the condition of an outcome, read on a place with what the text lacks, says and holds after
    it.
    """

    number: int
    move: Move
    bit: int
    when: Predicate | None
    breach: Predicate | None
    sets: tuple[tuple[int, int], ...]
    target: int
    end: int
    level: int = 0
    deed: Deed | None = None
    clients: frozenset[str] = frozenset()
    judged: Predicate | None = None

    def is_done_by(self, deed: Deed) -> bool:
        """Whether what was done at the desk is what the move asks for."""
        return is_deed_of(self.move, self.clients, deed)


class Refused(NamedTuple):
    """When the desk refuses a deed. ``reads``: the bits of the deeds it depends on; ``reasons``: by those done of them,

    the code of the reason; where it is refused for nothing there is none.
    """

    reads: int
    reasons: Mapping[int, str]

    def reason(self, used: int) -> str:
        """Why it is refused once those bits are used, or nothing."""
        return self.reasons.get(used & self.reads, "")

    @property
    def always(self) -> str:
        """Why it is refused whatever was done before, or nothing."""
        return "" if self.reads else self.reasons.get(0, "")


class Node(NamedTuple):
    """A beat compiled."""

    number: int
    beat: Beat
    moves: tuple[Step, ...]
    subjects: tuple[Step, ...]
    subject_bits: int
    then_sets: tuple[tuple[int, int], ...]
    then_target: int
    route: tuple[tuple[Predicate | None, int], ...]
    note: tuple[Step, ...]
    reply: tuple[Step, ...] = ()


class Interruption(NamedTuple):
    """An interrupt compiled. ``node``: its beat's number; ``bit``: the first of its bits.

    ``comes``: where it is drawn, the value that lets it come up; ``away``: it does not where nothing is drawn.
    """

    node: int
    when: Predicate
    bit: int
    limit: int
    comes: str = ""
    away: bool = False

    @property
    def bits(self) -> int:
        """The bits that say, all set, that it comes up no more."""
        return ((1 << self.limit) - 1) << self.bit


@dataclass(frozen=True)
class Program:
    """What ``step`` runs. ``concerned``: the ids of those whose dossiers may be changed.

    ``refused``: by a step's number, when the desk refuses its deed; unknown, and empty, where a session runs, which has
    a desk of its own.

    ``back`` is the slot that keeps where an interrupt returns to, -1 when there is none. It stands after the variables,
    and only where there are interrupts, so that the places of every other role-play are as they always were.
    """

    script: Script
    nodes: tuple[Node, ...]
    desk: tuple[Step, ...]
    steps: tuple[Step, ...]
    ends: tuple[str, ...]
    reactive: tuple[tuple[Predicate, int], ...]
    start: PlaceTuple
    start_target: int
    interrupts: tuple[Interruption, ...] = ()
    back: int = -1
    concerned: frozenset[str] = frozenset()
    refused: Mapping[int, Refused] = field(default_factory=dict, compare=False)

    def step_of(self, move: str) -> Step | None:
        """The first compiled move of that id."""
        return next((s for s in self.steps if s.move.id == move), None)

    def refusal(self, place: PlaceTuple, chosen: Step) -> str:
        """Why the desk refuses the act of a move, whoever is identified: the code of a reason, or nothing."""
        told = self.refused.get(chosen.number)
        return told.reason(place[USED]) if told else ""

    def end_kind(self, end: str) -> str:
        """``closed`` or ``failed``; the built-in endings are failures, but for a right transfer."""
        return next((e.kind for e in self.script.ends if e.id == end), "failed")


def most_lacking(check: NoteCheck | ReplyCheck) -> int:
    """How many things a note or a reply can lack at most: a choice that is a facet counts once."""
    facets = [facet.id for facet in check.facets if facet.wanted]
    chosen = (check.codes, check.outcomes, check.follow_ups) if isinstance(check, NoteCheck) else ()
    lacking = [name for name, right in zip(CHOICES, chosen, strict=False) if right and name not in facets]
    return len(check.must) + len(facets) + len(lacking)


class Compiler:
    """Turns a script into a program, reporting what does not fit together."""

    def __init__(self, script: Script, diagnostics: Diagnostics) -> None:
        self._script = script
        self._diagnostics = diagnostics
        self._beats = {beat.id: n for n, beat in enumerate(script.beats)}
        declared = [end.id for end in script.ends]
        self._seen = dict(self._beats)
        for interrupt in script.interrupts:
            self._seen.setdefault(interrupt.beat.id, len(self._seen))
        self._ends = (*declared, *(e for e in BUILT_IN_ENDS if e not in declared))
        self._slots = {v.name: FIRST_VARIABLE + n for n, v in enumerate(script.variables)}
        self._names = {"patience": Name(PATIENCE, most=script.persona.maximum), "identity": Name(IDENTITY, most=3)}
        for variable in script.variables:
            words = variable.values if variable.kind == "enum" else ()
            low, most = (0, 1) if variable.kind == "bool" else (0, len(words) - 1)
            if variable.kind == "int" and variable.values:
                low, most = int(variable.values[0]), int(variable.values[-1])
            self._names[variable.name] = Name(self._slots[variable.name], words, low, most)
        self._steps: list[Step] = []
        self._bit = 0

    def program(self) -> Program:
        """The program; only to be used when no error was reported."""
        script = self._script
        nodes = tuple(self._node(n, beat) for n, beat in enumerate(script.beats))
        desk = tuple(self._step(move, anywhere=True) for move in script.desk)
        interrupts = tuple(self._interruption(len(nodes) + n, one) for n, one in enumerate(script.interrupts))
        nodes += tuple(self._node(len(nodes) + n, one.beat) for n, one in enumerate(script.interrupts))
        reactive = tuple((self._condition(e.when), n) for n, e in enumerate(script.ends) if e.when)
        away = sum(one.bits for one in interrupts if one and one.away)
        start = (-1, script.persona.start, 0, away, 0, 0, 0, -1, *(v.start for v in script.variables))
        back = len(start) if script.interrupts else -1
        first = self._target(script.start, script.place_of("start"))
        return Program(
            script=script,
            nodes=nodes,
            desk=desk,
            steps=tuple(self._steps),
            ends=self._ends,
            reactive=tuple((p, n) for p, n in reactive if p),
            start=(*start, 0) if script.interrupts else start,
            start_target=first,
            interrupts=tuple(one for one in interrupts if one),
            back=back,
            concerned=concerned(script),
        )

    def _interruption(self, node: int, interrupt: Interrupt) -> Interruption | None:
        when, bit = self._condition(interrupt.when), self._bit
        self._bit += interrupt.limit
        beat = interrupt.beat
        comes = beat.first if any(one.name == NONE for one in beat.others) else ""
        away = bool(comes) and beat.first != "1"
        return Interruption(node, when, bit, interrupt.limit, comes, away) if when else None

    def _node(self, index: int, beat: Beat) -> Node:
        moves = tuple(self._step(move) for move in beat.moves)
        subjects = tuple(self._step(move) for move in beat.subjects.of) if beat.subjects else ()
        bits = 0
        for subject in subjects:
            bits |= 1 << subject.bit
        note = tuple(self._step(move, beat.note) for move in beat.note.moves) if beat.note else ()
        reply = tuple(self._step(move, beat.reply) for move in beat.reply.moves) if beat.reply else ()
        route = tuple((self._condition(b.when), self._target(b.next, b.place)) for b in beat.route)
        then_sets = self._sets(beat.subjects.sets, beat.at, "subjects.then.set") if beat.subjects else ()
        then_place = beat.at("subjects.then.next")
        then_target = self._target(beat.subjects.next, then_place) if beat.subjects else -1
        return Node(index, beat, moves, subjects, bits, then_sets, then_target, route, note, reply)

    def _step(self, move: Move, check: NoteCheck | ReplyCheck | None = None, *, anywhere: bool = False) -> Step:
        judges = check is not None and bool(check.facets)
        step = Step(
            len(self._steps),
            move,
            self._bit,
            None if judges else self._condition(move.when),
            self._condition(move.breach_unless),
            self._sets(move.sets, move.at, "set"),
            self._target(move.next, move.at("next")) if move.next else -1,
            self._end(move.end, move.at("end")) if move.end else -1,
            ACTS[move.desk].level if move.desk in ACTS else 0,
            model_deed(move, self._script),
            clients_of(move, self._script, anywhere) if move.desk else frozenset(),
            self._condition(move.when, check) if judges else None,
        )
        self._bit += move.limit
        self._steps.append(step)
        return step

    def _target(self, beat: str, place: Place) -> int:
        if beat in self._beats:
            return self._beats[beat]
        self._diagnostics.add("RP039", place, nearest(beat, self._beats), among=self._beats, name=beat)
        return -1

    def _end(self, end: str, place: Place) -> int:
        if end in self._ends:
            return self._ends.index(end)
        self._diagnostics.add("RP036", place, nearest(end, self._ends), among=self._ends, name=end)
        return -1

    def _holder(self, name: str) -> str:
        """The beat of a move, where ``seen`` was asked about one; nothing when no move is called so."""
        beats = (*self._script.beats, *(one.beat for one in self._script.interrupts))
        held = {move.id: beat.id for beat in reversed(beats) for move in (*beat.moves, *_subjects(beat))}
        within = {move.rpartition("/")[2]: beat for move, beat in held.items()}
        return held.get(name) or within.get(name, "")

    def _told(self, check: NoteCheck | ReplyCheck | None) -> Told | None:
        """What the condition of an outcome may ask of a text, read after the place."""
        if check is None:
            return None
        size = FIRST_VARIABLE + len(self._script.variables) + bool(self._script.interrupts)
        facets = {facet.id: n for n, facet in enumerate(check.facets)}
        return Told(size, most_lacking(check), facets, {name: n for n, name in enumerate(check.looked_for)})

    def _sets(
        self, sets: tuple[tuple[str, str], ...], at: Callable[[str], Place], key: str
    ) -> tuple[tuple[int, int], ...]:
        done = []
        for name, text in sets:
            variable = next((v for v in self._script.variables if v.name == name), None)
            index = variable.index(text) if variable else None
            place = at(f"{key}.{name}")
            if variable is None:
                self._diagnostics.add(
                    "RP043", place, nearest(name, self._slots), about=A_VARIABLE, name=name, value=text
                )
            elif index is None:
                suggestion, place = nearest(text, variable.values), self._diagnostics.within(place, text)
                self._diagnostics.add("RP043", place, suggestion, name=name, value=text)
            elif variable.kind == "int":
                done.append((self._slots[name], int(text)))
            else:
                done.append((self._slots[name], index))
        return tuple(done)

    def _condition(self, condition: Condition | None, check: NoteCheck | ReplyCheck | None = None) -> Predicate | None:
        if condition is None:
            return None
        try:
            found, always = read_condition(condition.text, self._names, self._seen, self._told(check))
        except ConditionFault as fault:
            place = self._diagnostics.in_text(condition.place, condition.text, fault.column)
            if holder := self._holder(fault.name) if fault.about == A_BEAT else "":
                self._diagnostics.add("RP166", place, name=fault.name, beat=holder)
                return None
            suggestion = nearest(fault.name, fault.known)
            self._diagnostics.add(
                fault.code, place, suggestion, about=fault.about, detail=fault.detail, name=fault.name
            )
            return None
        if always is not None:
            word = "true" if always else "false"
            self._diagnostics.add("RP024", condition.place, condition=condition.text, word=word)
        return found


def _subjects(beat: Beat) -> tuple[Move, ...]:
    return beat.subjects.of if beat.subjects else ()
