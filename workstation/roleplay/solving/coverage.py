"""Which moves the tests of a role-play make, and at which line those stand that no test makes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workstation.content.diagnostics import Place
from workstation.roleplay.model import NoteText
from workstation.roleplay.notes import NoteWords, judge
from workstation.roleplay.program import Program, Step


@dataclass(frozen=True)
class Covered:
    """A move, where it stands, and the names of the tests that make it."""

    move: str
    place: Place
    tests: tuple[str, ...]


def coverage(program: Program, words: NoteWords) -> tuple[Covered, ...]:
    """Every move in reading order; a note counts for the outcome it obtains."""
    made: dict[int, list[str]] = {step.number: [] for step in program.steps}
    for test in program.script.tests:
        for step in _steps(program, words, test.steps, dict(test.notes)):
            if test.name not in made[step.number]:
                made[step.number].append(test.name)
    found = [Covered(step.move.id, step.move.place, tuple(made[step.number])) for step in program.steps]
    return tuple(sorted(found, key=lambda one: (one.place.line, one.place.column)))


def _steps(program: Program, words: NoteWords, steps: tuple[str, ...], notes: dict[str, NoteText]) -> Iterator[Step]:
    for name in steps:
        word, _, rest = name.partition(":")
        if word == "note":
            yield from _outcomes(program, words, notes.get(rest))
        elif (step := program.step_of(name)) is not None:
            yield step


def _outcomes(program: Program, words: NoteWords, note: NoteText | None) -> Iterator[Step]:
    if note is not None:
        for node in program.nodes:
            if (chosen := judge(node, note, words).chosen) is not None:
                yield chosen
