"""What a tutor shows of the road: which moves are best now, and which identity is asked for now.

The exemplary play is the road: its author wrote it, and its proof holds it to full marks and no fault.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from workstation.bank.identity import level
from workstation.bank.parts import OPENINGS
from workstation.roleplay.model import Beat
from workstation.roleplay.playing.costs import costly, harms
from workstation.roleplay.playing.deeds import Deed
from workstation.roleplay.playing.program import BEAT, PlaceTuple, Program, Step
from workstation.roleplay.playing.step import here, is_left, is_reached


def advised(program: Program, place: PlaceTuple, among: Sequence[Step], done: Collection[Deed]) -> frozenset[str]:
    """The ids of the best of ``among``, moves of the present beat; none when all that is left harms.

    An act of those ``done`` is told first; then comes what the exemplary play says or does here, then what costs
    nothing.
    """
    fit = [
        step
        for step in among
        if is_left(place, step) and is_reached(program, place, step) and not harms(program, place, step)
    ]
    told = [step for step in fit if step.deed and step.move.say and any(map(step.is_done_by, done))]
    road = {step.move.id for step in _road(program)}
    exemplary = [step for step in fit if step.move.id in road]
    costs = costly(program, place)
    best = told or exemplary or [step for step in fit if step.move.id not in costs] or fit
    return frozenset(step.move.id for step in best)


def ahead(program: Program, beat: Beat, made: Collection[str]) -> Step | None:
    """What the exemplary play says or does in a beat, none of ``made``, whatever it waits for; None off its road."""
    return next((step for step in _road(program) if step.move in beat.moves and step.move.id not in made), None)


def identity_asked(program: Program, place: PlaceTuple, made: Collection[str]) -> int:
    """The identity asked for at this place, 0 to 3: what the exemplary play establishes by the end of the present beat,

    or what its acts ask for until then. Off its road, it is what was asked for before. ``made``: the moves made so far.
    """
    road = _road(program)
    found, verified = 0, set[str]()
    for step in road[: _reached(program, place, road, made)]:
        if step.move.verifies and not step.move.wrong:
            verified.add(step.move.verifies)
        part = OPENINGS.get(step.move.desk)
        found = max(found, step.level, part.level if part else 0)
    return max(found, level(verified))


def identity_due(program: Program) -> int:
    """The identity that the exemplary play establishes by its end, 0 to 3, were every answer right."""
    return level({step.move.verifies for step in _road(program) if step.move.verifies})


def _road(program: Program) -> list[Step]:
    """The moves of the exemplary play, in order."""
    names = (name.partition("[")[0] for name in program.script.exemplary.steps)
    return [step for name in names if (step := program.step_of(name)) is not None]


def _reached(program: Program, place: PlaceTuple, road: Sequence[Step], made: Collection[str]) -> int:
    """How much of the road lies behind or in the present beat: a beat that comes twice is left where it comes first."""
    behind = max((n + 1 for n, step in enumerate(road) if step.move.id in made), default=0)
    if not place or place[BEAT] < 0:
        return behind
    mine = [*here(program, place), *program.desk]
    first = next((n for n, step in enumerate(road) if n >= behind and step in here(program, place)), None)
    if first is None:
        return behind
    end = first
    while end < len(road) and road[end] in mine:
        end += 1
    return end
