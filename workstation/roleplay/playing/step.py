"""The one pure step, shared by the running desk and by whatever proves things about a role-play.

``step(program, place, happening) → (place, effects)``. The place is a flat tuple of small integers; texts, points and
flags are effects. Nothing here knows seconds: a timer that fell due is a happening like any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workstation.bank.parts import OPENINGS
from workstation.roleplay.model import Patience
from workstation.roleplay.playing.deeds import Deed
from workstation.roleplay.playing.program import (
    BEAT,
    END,
    HOLDS,
    IDENTITY,
    PATIENCE,
    SEEN,
    SILENCES,
    USED,
    Node,
    PlaceTuple,
    Program,
    Step,
)


class Happening(NamedTuple):
    """What the role-play reacts to.

    ``kind``: answered, move, reply, silence, hold, identity, hung_up, quiet, transferred, abandoned, note.
    ``points``, ``flags`` and ``mood`` are what the text of a note or a reply brings besides its outcome.
    """

    kind: str
    value: int = 0
    points: tuple[tuple[str, int], ...] = ()
    flags: tuple[str, ...] = ()
    mood: int = 0


class Effects(NamedTuple):
    """What came of a step. ``lines`` are the customer's, as written by the author, insertions not yet filled in.

    ``branches`` are the lines of routes that were followed: (beat's number, line's index).
    """

    lines: tuple[str, ...] = ()
    points: tuple[tuple[str, int], ...] = ()
    flags: tuple[str, ...] = ()
    branches: tuple[tuple[int, int], ...] = ()


NOTHING = Effects()
_MAX_SILENT_STEPS = 64


# Flags of every scorecard.
WRONG_CLIENT = "wrong_client"
WRONG_DEED = "wrong_deed"


class Impossible(ValueError):
    """This cannot happen at this place."""


class _Work:
    """A place being changed, and what comes of it. Conditions read the slots as they are, without a copy."""

    __slots__ = ("branches", "flags", "lines", "points", "program", "slots")

    def __init__(self, program: Program, place: PlaceTuple) -> None:
        self.program = program
        self.slots = list(place)
        self.lines: list[str] = []
        self.points: tuple[tuple[str, int], ...] = ()
        self.flags: list[str] = []
        self.branches: list[tuple[int, int]] = []

    def result(self) -> tuple[PlaceTuple, Effects]:
        flags = tuple(dict.fromkeys(self.flags)) if self.flags else ()
        return tuple(self.slots), Effects(tuple(self.lines), self.points, flags, tuple(self.branches))

    def speak(self, line: str, tense: str = "") -> None:
        line = worded(self.program, self.slots, line, tense)
        if line:
            self.lines.append(line)

    def change_mood(self, by: int) -> None:
        if by:
            top = self.program.script.persona.maximum
            self.slots[PATIENCE] = max(0, min(top, self.slots[PATIENCE] + by))

    def end(self, end: int) -> None:
        self.slots[END] = end

    def ended_by_itself(self) -> bool:
        """An ending whose condition has come true: the customer's own decision."""
        if self.slots[END] >= 0:
            return True
        for predicate, end in self.program.reactive:
            if predicate(self.slots):
                self.end(end)
                written = self.program.script.ends[end]
                self.speak(written.client, written.client_tense)
                return True
        return False

    def enter(self, target: int) -> None:
        """Go to a beat, and on through silent routes."""
        for _ in range(_MAX_SILENT_STEPS):
            node = self.program.nodes[target]
            first = not self.slots[SEEN] >> target & 1
            self.slots[BEAT] = target
            self.slots[SEEN] |= 1 << target
            self.slots[SILENCES] = 0
            self.speak(node.beat.client, node.beat.client_tense)
            if first:
                self.speak(node.beat.digression)
            if not node.route:
                return
            branch = next(n for n, (when, _) in enumerate(node.route) if when is None or when(self.slots))
            self.branches.append((target, branch))
            target = node.route[branch][1]
        raise Impossible("silent routes that never end")

    def use(self, bit: int, limit: int) -> None:
        """Use up one of so many times."""
        for n in range(limit):
            if not self.slots[USED] >> (bit + n) & 1:
                self.slots[USED] |= 1 << (bit + n)
                return

    def go_on(self, way: int) -> None:
        """Where a move leads: n + 1 to enter the beat n, -(n + 1) to stay in it. An interrupt may come first."""
        if self.program.back >= 0 and self.interrupted(way):
            return
        if way > 0:
            self.enter(way - 1)
        elif self.slots[BEAT] != -way - 1:
            self.slots[BEAT] = -way - 1
            self.slots[SILENCES] = 0

    def interrupted(self, way: int) -> bool:
        """Whether something else comes up, now that the conversation would go that way."""
        slots = self.slots
        slots[self.program.back] = 0
        if way > 0 and self.program.nodes[way - 1].note:  # the conversation is over
            return False
        for one in self.program.interrupts:
            left = not slots[USED] >> (one.bit + one.limit - 1) & 1
            if left and one.node != slots[BEAT] and one.when(slots):  # never twice on end
                self.use(one.bit, one.limit)
                slots[self.program.back] = way
                self.enter(one.node)
                return True
        return False


def start(program: Program, authenticated: bool = False) -> PlaceTuple:
    """The place before the customer has said anything."""
    place = list(program.start)
    place[IDENTITY] = 2 if authenticated else 0
    return tuple(place)


def step(program: Program, place: PlaceTuple, happening: Happening) -> tuple[PlaceTuple, Effects]:
    """Where the role-play goes, and what comes of it. Raises ``Impossible``."""
    if place[END] >= 0 and happening.kind != "note":
        raise Impossible("the role-play is over")
    work = _Work(program, place)
    match happening.kind:
        case "answered":
            work.enter(program.start_target)
        case "move":
            chosen = program.steps[happening.value]
            if not is_open(program, place, chosen):
                raise Impossible(chosen.move.id)
            _move(work, chosen)
        case "reply":
            chosen = program.steps[happening.value]
            if chosen not in replies(program, place):
                raise Impossible(chosen.move.id)
            work.change_mood(happening.mood)
            _move(work, chosen)
            _tell(work, happening)
        case "silence":
            _silence(work)
        case "hold":
            _hold(work)
        case "identity":
            work.slots[IDENTITY] = happening.value
        case "hung_up" | "quiet" as left:  # quiet: the customer wrote no more, and it was closed as it should be
            if program.nodes[place[BEAT]].note == ():
                work.flags += ["hung_up_on_customer"] if left == "hung_up" else []
                work.end(program.ends.index(left))
        case "transferred":
            _passed_on(work)
        case "abandoned":
            work.end(program.ends.index("abandoned"))
        case "note":
            _note(work, program.steps[happening.value])
            _tell(work, happening)
        case _:
            raise Impossible(happening.kind)
    return work.result()


def make(program: Program, place: PlaceTuple, chosen: Step) -> tuple[PlaceTuple, Effects]:
    """The step of a move that the caller knows to be open. Raises ``Impossible`` for routes that never end."""
    work = _Work(program, place)
    _move(work, chosen)
    return work.result()


def _move(work: _Work, chosen: Step) -> None:
    move = chosen.move
    work.use(chosen.bit, move.limit)
    if chosen.breach is not None and not chosen.breach(work.slots):
        work.flags.append(move.breach_flag)
    work.flags += move.flags
    work.points = move.score
    for slot, value in chosen.sets:
        work.slots[slot] = value
    work.change_mood(move.mood)
    work.speak(move.answer, move.answer_tense)
    if work.ended_by_itself():
        return
    if chosen.end >= 0:
        work.end(chosen.end)
    elif chosen.target >= 0:
        work.go_on(chosen.target + 1)
    else:
        _stay(work, chosen)


def _stay(work: _Work, chosen: Step) -> None:
    """A move that names no beat: a subject, an act at the desk, or the way back from an interrupt."""
    node = work.program.nodes[work.slots[BEAT]]
    kept = work.slots[work.program.back] if work.program.back >= 0 else 0
    if kept:
        if chosen in node.moves:
            work.go_on(kept)
        return
    covered = (work.slots[USED] & node.subject_bits).bit_count()
    if chosen in node.subjects and node.beat.subjects and covered >= node.beat.subjects.need:
        for slot, value in node.then_sets:
            work.slots[slot] = value
        work.go_on(node.then_target + 1)
    elif work.program.back >= 0:
        work.go_on(-(node.number + 1))


def _passed_on(work: _Work) -> None:
    """The contact goes to a service: to its note where the role-play says that a transfer is right, else it ends."""
    program = work.program
    noted = next((node.number for node in program.nodes if node.note), -1)
    if program.end_kind("transferred") == "closed" and noted >= 0:
        work.go_on(noted + 1)
    else:
        work.end(program.ends.index("transferred"))


def _silence(work: _Work) -> None:
    silence = work.program.nodes[work.slots[BEAT]].beat.silence
    if silence is None or work.slots[SILENCES] >= silence.limit:
        raise Impossible("silence")
    work.slots[SILENCES] += 1
    _weary(work, silence)


def _hold(work: _Work) -> None:
    hold = work.program.script.hold
    if hold is None or work.slots[HOLDS] >= hold.limit:
        raise Impossible("hold")
    work.slots[HOLDS] += 1
    _weary(work, hold)


def _weary(work: _Work, borne: Patience) -> None:
    work.change_mood(borne.mood)
    if borne.flag:
        work.flags.append(borne.flag)
    if not work.ended_by_itself():
        work.speak(borne.client, borne.client_tense)


def _note(work: _Work, chosen: Step) -> None:
    work.points = chosen.move.score
    work.flags += chosen.move.flags
    if work.slots[END] < 0:
        work.end(chosen.end)


def _tell(work: _Work, happening: Happening) -> None:
    """What a text brings, besides its outcome and the mood it leaves."""
    work.points += happening.points
    work.flags += happening.flags


def worded(program: Program, place: Sequence[int], calm: str, tense: str) -> str:
    """Which of two wordings the customer chooses: the tense one, if there is one, once half their patience is gone."""
    return tense if tense and 2 * place[PATIENCE] <= program.script.persona.maximum else calm


def is_left(place: PlaceTuple, chosen: Step) -> bool:
    """Whether the move is not used up and its condition is true, wherever it is written."""
    # Its bits fill in order: the last one says that all are taken.
    if place[USED] >> (chosen.bit + chosen.move.limit - 1) & 1:
        return False
    return chosen.when is None or chosen.when(place)


def is_reached(program: Program, place: PlaceTuple, chosen: Step) -> bool:
    """Whether the desk does the act of the move, if it has one: identity is high enough, and the dossier allows it."""
    return place[IDENTITY] >= chosen.level and not program.refusal(place, chosen)


def is_open(program: Program, place: PlaceTuple, chosen: Step) -> bool:
    """Whether the move may be made at this place."""
    if not is_left(place, chosen) or not is_reached(program, place, chosen):
        return False
    if chosen in program.desk:
        return place[BEAT] >= 0 and not program.nodes[place[BEAT]].note
    return chosen in here(program, place)


def here(program: Program, place: PlaceTuple) -> tuple[Step, ...]:
    """The moves and subjects written in the present beat, open or not."""
    if place[BEAT] < 0:
        return ()
    node = program.nodes[place[BEAT]]
    return (*node.subjects, *node.moves)


def replies(program: Program, place: PlaceTuple) -> tuple[Step, ...]:
    """The outcomes a reply written here may still have, in the order they are tried; none where none is asked for."""
    if place[END] >= 0 or place[BEAT] < 0:
        return ()
    return tuple(chosen for chosen in program.nodes[place[BEAT]].reply if is_left(place, chosen))


def left_moves(program: Program, place: PlaceTuple) -> Iterator[Step]:
    """What is left to say or do in the present beat, in the author's order, acts that wait for identity included."""
    if place[END] >= 0:
        return
    for chosen in here(program, place):
        if is_left(place, chosen):
            yield chosen


def open_moves(program: Program, place: PlaceTuple) -> Iterator[Step]:
    """What may be said or done in the present beat, in the author's order."""
    return (chosen for chosen in left_moves(program, place) if is_reached(program, place, chosen))


def desk_step(program: Program, place: PlaceTuple, deed: Deed) -> Step | None:
    """What a deed at the desk means here: a move of the beat first, then the role-play's own desk acts."""
    if place[END] >= 0:
        return None
    node = node_at(program, place)
    own = program.desk if node is not None and not node.note else ()
    for chosen in (*here(program, place), *own):
        if chosen.is_done_by(deed) and is_left(place, chosen) and is_reached(program, place, chosen):
            return chosen
    return None


def mistaken(program: Program, deed: Deed) -> str:
    """The flag of a deed that means no move: ``wrong_client`` (another person's dossier was changed), or

    ``wrong_deed:MOVE`` where a move asks for that act otherwise. What a move asks for elsewhere is early, or done
    again, and no mistake: nothing then.
    """
    if deed.client not in program.concerned:
        return WRONG_CLIENT
    asked = [step for step in program.steps if step.deed and step.deed.act == deed.act]
    if not asked or any(step.is_done_by(deed) for step in asked):
        return ""
    return f"{WRONG_DEED}:{asked[0].move.id}"


def is_told(program: Program, place: PlaceTuple, chosen: Step) -> bool:
    """Whether the deed of the move waits for the words that go with it. What is no good waits for none."""
    if not chosen.move.say or chosen.move.flags or chosen not in here(program, place):
        return False
    part = OPENINGS.get(chosen.move.desk)
    if part and place[IDENTITY] < part.level:
        return False
    return chosen.breach is None or chosen.breach(place)


def node_at(program: Program, place: PlaceTuple) -> Node | None:
    """The present beat, or None before the first."""
    return program.nodes[place[BEAT]] if place[BEAT] >= 0 else None
