"""``hear``: what sentences would be heard as at a beat of a role-play, and by what."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from workstation.cli.answers import CommandFault, answer, lines
from workstation.cli.scenario import find
from workstation.content.files import read_file
from workstation.content.yaml_nodes import MAX_BYTES
from workstation.i18n import mark, tr
from workstation.library.given import GivenFault
from workstation.library.hearing import as_object, lines_of, listener
from workstation.library.shelf import Roleplay, Shelf
from workstation.library.tried import MEANT, came, table, tried, tried_as_object

_FAULTS = {
    "no_beat": mark("There is no such beat here. Those there are: {name}."),
    "no_words": mark("There are no words yet by which the language “{name}” is understood."),
}
_STANDARD = "-"


def run(arguments: argparse.Namespace, shelf: Shelf) -> int:
    """Say what each line is heard as."""
    roleplay = find(shelf, arguments.scenario)
    if arguments.table:
        return _table(arguments, roleplay, shelf)
    said = [line for line in _text(arguments.file).splitlines() if line.strip()]
    try:
        who = listener(roleplay, shelf)
        place = who.place(arguments.beat or "")
    except GivenFault as fault:
        raise CommandFault(tr(_FAULTS[fault.reason], name=fault.name)) from fault
    found = [who.hear(sentence.strip(), place) for sentence in said]
    if arguments.json:
        answer([as_object(one) for one in found])
    else:
        for one in found:
            for line in lines_of(one):
                lines(line)
    return 0


def _table(arguments: argparse.Namespace, roleplay: Roleplay, shelf: Shelf) -> int:
    """The confusion table of the sentences that the role-play gives as tests, at one beat or at each."""
    try:
        found = list(tried(roleplay, shelf, arguments.beat or ""))
    except GivenFault as fault:
        raise CommandFault(tr(_FAULTS[fault.reason], name=fault.name)) from fault
    if arguments.json:
        answer([tried_as_object(one) for one in found])
        return 0
    if not found:
        lines(tr("No sentence is given as a test there: write them under “sentences”."))
    for beat in dict.fromkeys(one.beat for one in found):
        here = [one for one in found if one.beat == beat]
        lines(tr("At {beat}:", beat=beat))
        for move, row in table(here).items():
            came_to = ", ".join(f"{what} {n}" for what, n in row.items())
            lines("  " + tr("{move} → {came}", move=move, came=came_to))
        variants = [one for one in here if one.kind != MEANT]
        right = sum(one.is_right for one in variants)
        lines("  " + tr("denied, reported, forbidden: {n} of {all} as they should be", n=right, all=len(variants)))
        for one in here:
            if not one.is_right:
                lines("  ! " + tr("“{sentence}” → {came}", sentence=one.heard.sentence, came=came(one.heard)))
    return 0


def _text(file: str) -> str:
    """The sentences of a file, or of the standard input. Raises ``CommandFault`` and ``ContentFault``."""
    if file != _STANDARD:
        return read_file(Path(file))
    if sys.stdin is None or sys.stdin.closed:
        raise CommandFault(tr("There is nothing to read: the standard input is closed."))
    read = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(read) > MAX_BYTES:
        raise CommandFault(tr("The standard input holds more than {size} bytes.", size=MAX_BYTES))
    try:
        return read.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise CommandFault(tr("The standard input is not text in UTF-8.")) from fault
