"""How a contact is to be played: by steps, as well or as badly as can be, by chance, or as a test has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workstation.assessment.proving import extremes
from workstation.cli.answers import CommandFault
from workstation.i18n import tr
from workstation.library.handed import Given
from workstation.library.playing import play_test
from workstation.library.shelf import Roleplay, Shelf
from workstation.roleplay.model import NoteText, Play
from workstation.roleplay.playing.drawing import as_drawn, drawn_as, drawn_by, draws_of, taken_from
from workstation.roleplay.solving.notes import model_notes, model_replies

# How many states are explored to find the best and the worst: a few seconds' worth.
EXPLORED = 200_000
# Who thinks at what pace, where no seed is given and nothing is drawn.
SEED = 1


@dataclass(frozen=True)
class Way:
    """The steps of a contact, the texts they name, and what is drawn otherwise than first."""

    steps: Sequence[str]
    notes: Mapping[str, NoteText]
    replies: Mapping[str, str]
    draws: Mapping[str, str]


def by_moves(roleplay: Roleplay, shelf: Shelf, steps: Sequence[str], seed: int | None, contact: str) -> Way:
    """Steps, with the texts they may name: those of the tests, and one for each outcome under the outcome's own id."""
    named, steps = taken_from(steps)
    draws = drawn(roleplay, named, seed, contact)
    notes = {name: note for test in roleplay.script.tests for name, note in test.notes}
    replies = {name: text for test in roleplay.script.tests for name, text in test.replies}
    program = roleplay.script_program
    return Way(steps, {**model_notes(program, shelf.rules), **notes},
               {**model_replies(program, shelf.rules), **replies}, draws)  # fmt: skip


def as_test(test: Play) -> Way:
    """A test of the role-play's own."""
    return Way(test.steps, dict(test.notes), dict(test.replies), dict(test.draws))


def drawn(roleplay: Roleplay, named: Mapping[str, str], seed: int | None, contact: str) -> dict[str, str]:
    """What is drawn: as it is named, else by the seed where there is one."""
    script = roleplay.script
    try:
        drawn_as(script, named)
    except ValueError as fault:
        known = ", ".join(f"{one.name}={'|'.join(one.values)}" for one in draws_of(script)) or "—"
        raise CommandFault(tr("“{draw}” is not drawn here. What is: {known}.", draw=fault, known=known)) from fault
    return {**(dict(drawn_by(script, seed, contact)) if seed is not None else {}), **named}


def extreme(kind: str, roleplay: Roleplay, shelf: Shelf, seed: int | None, contact: str, handed: Given) -> Way:
    """The best or the worst there is; where the role-play is too large to be sure, that of its tests."""
    program = roleplay.script_program
    if seed is not None:
        program = as_drawn(program, drawn_as(program.script, drawn(roleplay, {}, seed, contact)))
    proof = extremes(program, shelf.scorecard(roleplay.script.channel), EXPLORED)
    scored = proof.best if kind == "best" else proof.worst
    if proof.complete and scored is not None:
        return by_moves(roleplay, shelf, scored.steps, seed, contact)
    if kind == "best":
        return as_test(roleplay.script.exemplary)

    def earned(test: Play) -> tuple[int, int]:
        marks = play_test(roleplay, shelf, test, seed or SEED, handed).marks
        return marks.score, sum(marks.points.values())

    return as_test(min((test for test in roleplay.script.tests if test.role == "failing"), key=earned))
