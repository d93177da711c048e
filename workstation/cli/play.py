"""``play``: a role-play without a window, a database, or a trace."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence

from workstation.assessment.proving import extremes
from workstation.cli.answers import CommandFault, answer, lines
from workstation.cli.judged import given
from workstation.cli.scenario import find
from workstation.desk.state import NOTE_TEXT
from workstation.headings import in_words
from workstation.i18n import tr
from workstation.library.given import texts_of
from workstation.library.handed import Given
from workstation.library.playing import Outcome, PlayFault, play, play_test, walk
from workstation.library.shelf import Roleplay, Shelf
from workstation.library.start import FIRST
from workstation.phrases import fact
from workstation.roleplay.model import NoteText, Play
from workstation.roleplay.playing.drawing import as_drawn, drawn_as, drawn_by, draws_of, taken_from
from workstation.roleplay.solving.notes import model_notes, model_replies
from workstation.session.state import Contact

# How many states are explored to find the best and the worst: a few seconds' worth.
EXPLORED = 200_000
# Who thinks at what pace, where no seed is given and nothing is drawn.
SEED = 1


def run(arguments: argparse.Namespace, shelf: Shelf) -> int:
    """Play and say what came of it."""
    roleplay = find(shelf, arguments.scenario)
    try:
        result = _outcome(arguments, roleplay, shelf)
    except PlayFault as fault:
        raise CommandFault(tr("This cannot be played here: {step}.", step=fault)) from fault
    summary = {
        "scenario": roleplay.script.id,
        "end": result.marks.end,
        "score": result.marks.score,
        "passed": result.marks.passed,
        "points": result.marks.points,
        "flags": [flag.id for flag in result.marks.flags],
        "moves": list(result.moves),
        "draws": dict(result.session.state.contacts[FIRST].offer.drawn),
        "seconds": result.seconds,
        **texts_of(result.session, shelf.scorecard(roleplay.script.channel), FIRST),
    }
    if arguments.json:
        answer(summary)
    else:
        for line in _told(result.session.state.contacts[FIRST], roleplay, shelf):
            lines(line)
        verdict = tr("passed") if result.marks.passed else tr("not passed")
        lines(tr("Score {score} out of 100, {verdict}.", score=result.marks.score, verdict=verdict))
    return 0


def _told(contact: Contact, roleplay: Roleplay, shelf: Shelf) -> Iterator[str]:
    """What was said, what was done between two sentences, and the note."""
    speakers = {"customer": roleplay.script.persona.name, "adviser": tr("Adviser")}
    for line in contact.lines:
        who = speakers.get(line.who)
        yield f"{who} : {line.text}" if who else f"  [{fact(line)}]"
    text, note, lists = contact.desk.drafts.get(NOTE_TEXT, ""), contact.desk.note, in_words(shelf.dispositions)
    titles = {choice.code: choice.title for choice in (*lists.outcomes, *lists.follow_ups)}
    chosen = [word for word in (note.code, note.outcome, note.follow_up) if word]
    if text or chosen:
        heads = " · ".join(titles.get(word, word) for word in chosen)
        yield "  [" + tr("Note: {heads}. {text}", heads=heads, text=text).rstrip() + "]"


def _outcome(arguments: argparse.Namespace, roleplay: Roleplay, shelf: Shelf) -> Outcome:
    handed = given(arguments, roleplay.script)
    seed = arguments.seed
    if arguments.moves:
        return _way(roleplay, shelf, arguments.moves.split(","), seed, handed)
    kind, _, name = arguments.player.partition(":")
    match kind:
        case "best" | "worst":
            return _extreme(kind, roleplay, shelf, seed, handed)
        case "random":
            return walk(roleplay, shelf, seed or SEED, handed, _draws(roleplay, {}, seed))
        case "test":
            return play_test(roleplay, shelf, _test(roleplay, name), seed or SEED, handed)
        case _:
            raise CommandFault(tr("--as takes best, worst, random or test:NAME."))


def _notes(roleplay: Roleplay, shelf: Shelf) -> dict[str, NoteText]:
    """The notes a step may name: those of the tests, and one for each outcome under the outcome's own id."""
    named = {name: note for test in roleplay.script.tests for name, note in test.notes}
    return {**model_notes(roleplay.script_program, shelf.rules), **named}


def _draws(roleplay: Roleplay, named: Mapping[str, str], seed: int | None) -> dict[str, str]:
    """What is drawn: as it is named, else by the seed where there is one."""
    script = roleplay.script
    try:
        drawn_as(script, named)
    except ValueError as fault:
        known = ", ".join(f"{one.name}={'|'.join(one.values)}" for one in draws_of(script)) or "—"
        raise CommandFault(tr("“{draw}” is not drawn here. What is: {known}.", draw=fault, known=known)) from fault
    return {**(dict(drawn_by(script, seed, FIRST)) if seed is not None else {}), **named}


def _way(roleplay: Roleplay, shelf: Shelf, steps: Sequence[str], seed: int | None, handed: Given) -> Outcome:
    """Play steps, with the replies they may name as well: those of the tests, and one for each outcome."""
    named, steps = taken_from(steps)
    draws = _draws(roleplay, named, seed)
    written = {name: text for test in roleplay.script.tests for name, text in test.replies}
    replies = {**model_replies(roleplay.script_program, shelf.rules), **written}
    return play(roleplay, shelf, steps, _notes(roleplay, shelf), seed or SEED, replies, handed, draws)


def _extreme(kind: str, roleplay: Roleplay, shelf: Shelf, seed: int | None, handed: Given) -> Outcome:
    """The best or the worst there is; where the role-play is too large to be sure, that of its tests."""
    program = roleplay.script_program
    if seed is not None:
        program = as_drawn(program, drawn_as(program.script, _draws(roleplay, {}, seed)))
    proof = extremes(program, shelf.scorecard(roleplay.script.channel), EXPLORED)
    scored = proof.best if kind == "best" else proof.worst
    if proof.complete and scored is not None:
        return _way(roleplay, shelf, scored.steps, seed, handed)
    if kind == "best":
        return play_test(roleplay, shelf, roleplay.script.exemplary, seed or SEED, handed)
    failing = [test for test in roleplay.script.tests if test.role == "failing"]
    played = [play_test(roleplay, shelf, test, seed or SEED, handed) for test in failing]
    return min(played, key=lambda result: (result.marks.score, sum(result.marks.points.values())))


def _test(roleplay: Roleplay, name: str) -> Play:
    for test in roleplay.script.tests:
        if test.name == name:
            return test
    known = ", ".join(test.name for test in roleplay.script.tests)
    raise CommandFault(tr("There is no test “{name}”. Those here: {known}.", name=name, known=known))
