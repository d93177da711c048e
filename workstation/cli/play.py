"""``play``: a role-play without a window, a database, or a trace."""

from __future__ import annotations

import argparse

from workstation.cli.answers import CommandFault, answer, lines
from workstation.i18n import tr
from workstation.library.playing import Outcome, PlayFault, play, play_test, walk
from workstation.library.shelf import Roleplay, Shelf
from workstation.roleplay.model import Play


def find(shelf: Shelf, scenario: str) -> Roleplay:
    """The role-play asked for. Raises ``CommandFault`` when there is none, or when it does not check."""
    found = shelf.find(scenario)
    if found is None:
        known = ", ".join(one.script.id for one in shelf.roleplays if one.program)
        raise CommandFault(tr("There is no role-play “{name}”. Those here: {known}.", name=scenario, known=known))
    if found.program is None:
        raise CommandFault(found.diagnostics[0].describe())
    return found


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
        "seconds": result.seconds,
    }
    if arguments.json:
        answer(summary)
    else:
        for line in result.session.state.contacts["c1"].lines:
            who = {"customer": roleplay.script.persona.name, "adviser": tr("Adviser")}.get(line.who)
            if who:
                lines(f"{who} : {line.text}")
        verdict = tr("passed") if result.marks.passed else tr("not passed")
        lines(tr("Score {score} out of 100, {verdict}.", score=result.marks.score, verdict=verdict))
    return 0


def _outcome(arguments: argparse.Namespace, roleplay: Roleplay, shelf: Shelf) -> Outcome:
    if arguments.moves:
        notes = {name: note for test in roleplay.script.tests for name, note in test.notes}
        return play(roleplay, shelf, arguments.moves.split(","), notes, arguments.seed)
    kind, _, name = arguments.player.partition(":")
    match kind:
        case "best":
            return play_test(roleplay, shelf, roleplay.script.exemplary, arguments.seed)
        case "worst":
            failing = [t for t in roleplay.script.tests if t.role == "failing"]
            played = [play_test(roleplay, shelf, test, arguments.seed) for test in failing]
            return min(played, key=lambda result: (result.marks.score, sum(result.marks.points.values())))
        case "random":
            return walk(roleplay, shelf, arguments.seed)
        case "test":
            return play_test(roleplay, shelf, _test(roleplay, name), arguments.seed)
        case _:
            raise CommandFault(tr("--as takes best, worst, random or test:NAME."))


def _test(roleplay: Roleplay, name: str) -> Play:
    for test in roleplay.script.tests:
        if test.name == name:
            return test
    known = ", ".join(test.name for test in roleplay.script.tests)
    raise CommandFault(tr("There is no test “{name}”. Those here: {known}.", name=name, known=known))
