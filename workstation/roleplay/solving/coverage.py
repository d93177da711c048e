"""Which moves the tests of a role-play make, and at which line those stand that no test makes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workstation.content.diagnostics import Place
from workstation.roleplay.judging.notes import as_written, judge_note, judge_reply
from workstation.roleplay.judging.rules import Rules
from workstation.roleplay.model import Play
from workstation.roleplay.playing.drawing import as_drawn, drawn_as
from workstation.roleplay.playing.program import END, PlaceTuple, Program, Step
from workstation.roleplay.playing.step import Happening, Impossible, step
from workstation.roleplay.solving.places import Places
from workstation.roleplay.solving.variants import standing
from workstation.roleplay.solving.world import turns


@dataclass(frozen=True)
class Covered:
    """A move, where it stands, and the names of the tests that make it."""

    move: str
    place: Place
    tests: tuple[str, ...]


def coverage(program: Program, rules: Rules) -> tuple[Covered, ...]:
    """Every move in reading order; a note or a reply counts for the outcome it obtains."""
    made: dict[int, list[str]] = {one.number: [] for one in program.steps}
    for test in program.script.tests:
        for chosen in _Followed(program, rules, test).steps():
            if test.name not in made[chosen.number]:
                made[chosen.number].append(test.name)
    found = [Covered(one.move.id, one.move.place, tuple(made[one.number])) for one in program.steps]
    return tuple(sorted(found, key=lambda one: (one.place.line, one.place.column)))


def _meant(step: str) -> str:
    """The move of a step that is what the move asks for; a deed done otherwise covers none."""
    return step if "[" not in step else ""


class _Followed:
    """A test followed through the role-play: what a text comes to depends on where it is written."""

    def __init__(self, program: Program, rules: Rules, test: Play) -> None:
        program = self._program = as_drawn(program, drawn_as(program.script, dict(test.draws)))
        self._rules = rules
        self._test = test
        self._values = as_written(program.script)
        self._places = Places(program)
        self._place = self._places.start()

    def steps(self) -> Iterator[Step]:
        """The moves it makes; a step that does not fit where it stands is told when the test is played."""
        try:
            self._place, _ = step(self._program, self._place, Happening("answered"))
        except Impossible:
            return
        for name in self._test.steps:
            word, _, rest = name.partition(":")
            if word in ("wait", "hold"):
                self._go(f"{word}:", None)
                continue
            chosen = self._written(word, rest) or self._program.step_of(_meant(name))
            if chosen is not None:
                yield chosen
                self._go("", chosen)

    def _written(self, word: str, name: str) -> Step | None:
        """The outcome of a note or a reply here."""
        place: PlaceTuple = self._place[: len(self._program.start)]
        replies, notes = dict(self._test.replies), dict(self._test.notes)
        deeds = {step: f"{{{{ reference.{step} }}}}" for step in standing(self._program, place)}
        if word == "reply" and name in replies:
            return judge_reply(self._program, place, replies[name], self._rules, self._values, deeds).chosen
        if word != "note" or name not in notes:
            return None
        return judge_note(self._program, place, notes[name], self._rules, self._values, deeds).chosen

    def _go(self, wait: str, chosen: Step | None) -> None:
        """On to where the conversation then stands."""
        if self._place[END] >= 0:
            return
        for turn in turns(self._places, self._place):
            if turn.kind == "endless" or turn.kind == "left":
                continue
            if turn.move is chosen if chosen else turn.step.startswith(wait):
                self._place = turn.place
                return
