"""What counts away from the beat that holds it, and leads nowhere: who they are, and an act made up for.

Who they are is told wherever it is asked: before its beat the customer is led there, after it the answer counts as
there. An act that a beat was left without counts once it is done all the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from workstation.roleplay.playing.deeds import Deed
from workstation.roleplay.playing.program import BEAT, END, PATIENCE, SEEN, USED, PlaceTuple, Program, Step
from workstation.roleplay.playing.step import (
    Effects,
    Happening,
    Impossible,
    here,
    is_left,
    is_open,
    is_reached,
    make,
    open_moves,
    step,
    worded,
)

# Who they are is told so many beats before it is asked for.
_BEATS = 3


def told(program: Program, place: PlaceTuple, asked: Step) -> tuple[PlaceTuple, Effects]:
    """The place once it was asked there, and what comes of it. Raises ``Impossible`` where it cannot be."""
    if can_count(program, place, asked):
        return counted(program, place, asked)
    there = led(program, place, asked)
    if there is None:
        raise Impossible(asked.move.id)
    return step(program, there, Happening("move", asked.number))


def can_count(program: Program, place: PlaceTuple, asked: Step) -> bool:
    """Whether it proves who they are, was not asked yet, and stands in a beat that was left."""
    return bool(asked.move.verifies) and _is_seen(program, place, asked) and is_left(place, asked)


def counted(program: Program, place: PlaceTuple, asked: Step) -> tuple[PlaceTuple, Effects]:
    """The place once it was asked or done, the talk being past it, and what comes of it."""
    slots = list(place)
    used = (asked.bit + n for n in range(asked.move.limit) if not place[USED] >> (asked.bit + n) & 1)
    slots[USED] |= 1 << next(used)
    for slot, value in asked.sets:
        slots[slot] = value
    answer = worded(program, place, asked.move.answer, asked.move.answer_tense)
    return tuple(slots), Effects((answer,) if answer else (), asked.move.score)


def made_up_for(program: Program, place: PlaceTuple, deed: Deed) -> Step | None:
    """The harmless act that a beat was left without, and that this deed is."""
    here_ = here(program, place)
    for node in program.nodes:
        for one in node.moves:
            missed = place[SEEN] >> node.number & 1 and one not in here_ and one.is_done_by(deed)
            if missed and is_left(place, one) and is_reached(program, place, one) and not _is_fault(place, one):
                return one
    return None


def led(program: Program, place: PlaceTuple, asked: Step) -> PlaceTuple | None:
    """Where the question stands, for a customer who is asked who they are before that.

    What leads there does no harm and is worth least, and nothing that the customer has to say lies on the way. It was
    not said: it earns nothing, and leaves the mood as it was.
    """
    if not asked.move.verifies or _is_seen(program, place, asked):
        return None
    starts = [place]
    for _ in range(_BEATS):
        ways = [way for here in starts for way in _on(program, here)]
        if there := next((there for there, _ in ways if is_open(program, there, asked)), None):
            return (*there[:PATIENCE], place[PATIENCE], *there[PATIENCE + 1 :])
        starts = [there for there, silent in ways if silent]
    return None


def _on(program: Program, place: PlaceTuple) -> Iterator[tuple[PlaceTuple, bool]]:
    """The beats to which a harmless sentence leads, least worth first, and whether the customer says nothing there."""
    steps = (one for one in open_moves(program, place) if not one.deed and not _harms(place, one))
    for one in sorted(steps, key=lambda step: sum(points for _, points in step.move.score)):
        there, effects = make(program, place, one)
        if there[END] < 0 and there[BEAT] != place[BEAT]:
            yield there, len(effects.lines) == bool(one.move.answer)


def _harms(place: PlaceTuple, step: Step) -> bool:
    """Whether the sentence is a fault: one that a better one stands beside is none."""
    breach = step.breach is not None and not step.breach(place)
    return bool(step.move.flags) or breach or step.move.mood < 0


def _is_fault(place: PlaceTuple, step: Step) -> bool:
    return _harms(place, step) or bool(step.move.better)


def _is_seen(program: Program, place: PlaceTuple, asked: Step) -> bool:
    """Whether the talk has come through a beat that holds it."""
    homes = (node.number for node in program.nodes if asked in (*node.subjects, *node.moves))
    return any(place[SEEN] >> number & 1 for number in homes)
