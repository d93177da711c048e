"""``play``: a role-play without a window, a database, or a trace."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from workstation.cli.answers import CommandFault, answer, lines
from workstation.cli.judged import given
from workstation.cli.scenario import find
from workstation.cli.ways import SEED, as_test, by_moves, drawn, extreme
from workstation.desk.state import NOTE_TEXT
from workstation.headings import in_words
from workstation.i18n import tr
from workstation.library.given import texts_of
from workstation.library.playing import Outcome, PlayFault, play, stuck, walk
from workstation.library.shelf import Roleplay, Shelf
from workstation.library.start import FIRST
from workstation.phrases import fact
from workstation.roleplay.model import Play
from workstation.session.state import Contact


def run(arguments: argparse.Namespace, shelf: Shelf) -> int:
    """Play and say what came of it."""
    roleplay = find(shelf, arguments.scenario)
    try:
        result = _outcome(arguments, roleplay, shelf)
    except PlayFault as fault:
        raise CommandFault(tr("This cannot be played: {fault}.", fault=stuck(roleplay, fault))) from fault
    if arguments.json:
        answer(summary(result, roleplay, shelf, FIRST))
    else:
        for line in told(result, roleplay, shelf, FIRST):
            lines(line)
    return 0


def summary(result: Outcome, roleplay: Roleplay, shelf: Shelf, contact: str) -> dict[str, object]:
    """What came of a contact, as machines read it."""
    return {
        "scenario": roleplay.script.id,
        "end": result.marks.end,
        "score": result.marks.score,
        "passed": result.marks.passed,
        "points": result.marks.points,
        "flags": [flag.id for flag in result.marks.flags],
        "moves": list(result.moves),
        "draws": dict(result.session.state.contacts[contact].offer.drawn),
        "seconds": result.seconds,
        **texts_of(result.session, shelf.scorecard(roleplay.script.channel), contact),
    }


def told(result: Outcome, roleplay: Roleplay, shelf: Shelf, contact: str) -> Iterator[str]:
    """What came of a contact, in words."""
    yield from _told(result.session.state.contacts[contact], roleplay, shelf)
    verdict = tr("passed") if result.marks.passed else tr("not passed")
    yield tr("Score {score} out of 100, {verdict}.", score=result.marks.score, verdict=verdict)


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
    handed = given(arguments, {FIRST: roleplay.script})[FIRST]
    seed = arguments.seed
    kind, _, name = arguments.player.partition(":")
    if arguments.moves:
        way = by_moves(roleplay, shelf, arguments.moves.split(","), seed, FIRST)
    elif kind in ("best", "worst"):
        way = extreme(kind, roleplay, shelf, seed, FIRST, handed)
    elif kind == "random":
        return walk(roleplay, shelf, seed or SEED, handed, drawn(roleplay, {}, seed, FIRST))
    elif kind == "test":
        way = as_test(_test(roleplay, name))
    else:
        raise CommandFault(tr("--as takes best, worst, random or test:NAME."))
    return play(roleplay, shelf, way.steps, way.notes, seed or SEED, way.replies, handed, way.draws)


def _test(roleplay: Roleplay, name: str) -> Play:
    for test in roleplay.script.tests:
        if test.name == name:
            return test
    known = ", ".join(test.name for test in roleplay.script.tests)
    raise CommandFault(tr("There is no test “{name}”. Those here: {known}.", name=name, known=known))
