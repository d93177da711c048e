"""``play`` with a shift: every contact played at one desk, without a window, a database, or a trace."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from workstation.cli import play
from workstation.cli.answers import CommandFault, answer, lines
from workstation.cli.judged import given
from workstation.cli.ways import SEED, Way, as_test, by_moves, drawn, extreme
from workstation.i18n import tr
from workstation.library.handed import Given
from workstation.library.playing import Part, PlayFault, by_chance, by_steps
from workstation.library.shelf import Roleplay, Shelf
from workstation.library.shift_playing import ShiftOutcome, play_shift, roleplays_of, steps_by_contact
from workstation.library.shifts import Shift, Trial


def run(arguments: argparse.Namespace, shift: Shift, shelf: Shelf) -> int:
    """Play and say what came of each contact, and of the whole."""
    roleplays = roleplays_of(shift, shelf)
    try:
        result = _outcome(arguments, shift, roleplays, shelf)
    except PlayFault as fault:
        raise CommandFault(tr("This cannot be played: {fault}.", fault=fault.said())) from fault
    if arguments.json:
        answer(_summary(result, shift, roleplays, shelf))
        return 0
    for one in result.contacts:
        lines(tr("{name}, after {n} s of waiting:", name=one.contact, n=one.waited))
        for line in play.told(one.outcome, roleplays[one.contact], shelf, one.contact):
            lines(line)
    verdict = tr("passed") if result.passed else tr("not passed")
    lines(tr("{title}: {n} s, {verdict}.", title=shift.title, n=result.seconds, verdict=verdict))
    return 0


def _summary(result: ShiftOutcome, shift: Shift, roleplays: Mapping[str, Roleplay], shelf: Shelf) -> dict[str, object]:
    contacts = [
        {
            **play.summary(one.outcome, roleplays[one.contact], shelf, one.contact),
            "contact": one.contact,
            "waited": one.waited,
        }
        for one in result.contacts
    ]
    return {
        "shift": shift.id,
        "end": result.end,
        "seconds": result.seconds,
        "passed": result.passed,
        "contacts": contacts,
    }


def _outcome(
    arguments: argparse.Namespace, shift: Shift, roleplays: Mapping[str, Roleplay], shelf: Shelf
) -> ShiftOutcome:
    handed = given(arguments, {contact: roleplay.script for contact, roleplay in roleplays.items()})
    steps = _steps(arguments, shift, roleplays)
    parts, draws = dict[str, Part](), dict[str, str]()
    for contact, roleplay in roleplays.items():
        if arguments.player == "random" and not arguments.moves:
            parts[contact] = by_chance(roleplay, arguments.seed or SEED, handed[contact])
            own: Mapping[str, str] = drawn(roleplay, {}, arguments.seed, contact)
        else:
            way = _way(arguments, contact, roleplay, shelf, steps, handed[contact])
            parts[contact] = by_steps(roleplay, way.steps, way.notes, way.replies, handed[contact])
            own = way.draws
        draws |= {f"{contact}/{name}": value for name, value in own.items()}
    return play_shift(shift, shelf, parts, arguments.seed or SEED, draws)


def _steps(
    arguments: argparse.Namespace, shift: Shift, roleplays: Mapping[str, Roleplay]
) -> Mapping[str, list[str]] | None:
    """The steps of each contact as they are typed, or as a test has them; None where neither is asked for."""
    kind, _, name = arguments.player.partition(":")
    if arguments.moves:
        found = steps_by_contact(arguments.moves.split(","))
    elif kind == "test":
        test = _test(shift, name)
        found = steps_by_contact((*(f"{key}={value}" for key, value in _draw_steps(test)), *test.steps))
    else:
        return None
    for contact in found:
        if contact not in roleplays:
            known = ", ".join(roleplays)
            raise CommandFault(tr("There is no contact “{name}” here. Those here: {known}.", name=contact, known=known))
    return found


def _draw_steps(test: Trial) -> list[tuple[str, str]]:
    """What a test says is drawn, as steps say it: ``CONTACT/draw:NAME``."""
    return [(key.replace("/", "/draw:", 1), value) for key, value in test.draws]


def _way(
    arguments: argparse.Namespace,
    contact: str,
    roleplay: Roleplay,
    shelf: Shelf,
    steps: Mapping[str, list[str]] | None,
    handed: Given,
) -> Way:
    kind = arguments.player.partition(":")[0]
    if steps is not None and contact in steps:
        return by_moves(roleplay, shelf, steps[contact], arguments.seed, contact)
    if steps is not None:  # nobody says how: as its author would
        return as_test(roleplay.script.exemplary)
    if kind in ("best", "worst"):
        return extreme(kind, roleplay, shelf, arguments.seed, contact, handed)
    raise CommandFault(tr("--as takes best, worst, random or test:NAME."))


def _test(shift: Shift, name: str) -> Trial:
    for test in shift.tests:
        if test.name == name:
            return test
    known = ", ".join(test.name for test in shift.tests)
    raise CommandFault(tr("There is no test “{name}”. Those here: {known}.", name=name, known=known))
