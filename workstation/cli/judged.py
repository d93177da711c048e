"""``judge``: a note or a reply by itself; and how notes and replies are handed in on the command line."""

from __future__ import annotations

import argparse
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import fields
from pathlib import Path

from workstation.cli.answers import CommandFault, answer, lines
from workstation.cli.scenario import find
from workstation.content.diagnostics import Diagnostics
from workstation.content.files import read_file
from workstation.content.reading import Block
from workstation.content.yaml_nodes import Mapping, parse
from workstation.i18n import mark, tr
from workstation.library.given import GivenFault, alone, as_object, judge_alone, lines_of
from workstation.library.handed import NOTE, REPLY, Given
from workstation.library.shelf import Shelf
from workstation.roleplay.model import NoteText, Script

_FAULTS = {
    "no_note": mark("This role-play asks for no note."),
    "no_reply": mark("This role-play asks for no reply."),
    "no_beat": mark("No such beat asks for one here. Those that do: {name}."),
    "no_step": mark("There is no step “{name}” here."),
    "not_desk": mark("“{name}” is not done at the desk."),
}
# A note with its choices is written as in a test: a few keys, the text among them.
_WITH_CHOICES = re.compile(r"\A(?:code|outcome|follow_up|text)[ ]*:")
_BETWEEN = re.compile(r",(?![^\[]*\])")


def run(arguments: argparse.Namespace, shelf: Shelf) -> int:
    """Judge a text and say what comes of it."""
    kind = NOTE if arguments.note else REPLY
    roleplay = find(shelf, arguments.scenario)
    text = read_file(arguments.note or arguments.reply)
    done = [step.strip() for step in _BETWEEN.split(arguments.done or "") if step.strip()]
    role = alone(roleplay, shelf)
    try:
        judged = judge_alone(role, kind, note_of(text) if kind == NOTE else text, arguments.beat or "", done)
    except GivenFault as fault:
        raise CommandFault(tr(_FAULTS[fault.reason], name=fault.name)) from fault
    if arguments.json:
        answer(as_object(judged.check, judged.judgement, roleplay.script, shelf.scorecard(roleplay.script.channel)))
    else:
        for line in lines_of(judged, role.rules):
            lines(line)
    return 0


def note_of(text: str) -> NoteText:
    """A note: its text alone, or with its choices as a test writes them."""
    if _WITH_CHOICES.match(text):
        root = parse(text, Diagnostics(""))
        if isinstance(root, Mapping) and {key.value for key, _ in root.entries} <= {
            one.name for one in fields(NoteText)
        }:
            block = Block(root, Diagnostics(""))
            return NoteText(block.text("code"), block.text("outcome"), block.text("follow_up"), block.text("text"))
    return NoteText("", "", "", text)


def given(arguments: argparse.Namespace, scripts: dict[str, Script]) -> dict[str, Given]:
    """The notes and replies of the command line, by contact. Raises ``CommandFault`` for a contact there is not.

    What a note does not choose is chosen as in the exemplary test.
    """
    notes, replies = ([*_by_contact(getattr(arguments, key, None) or (), scripts)] for key in (NOTE, REPLY))
    found = {}
    for contact, script in scripts.items():
        right = next((note for _, note in script.exemplary.notes), NoteText(script.motif, "solved", "none", ""))
        own = [_chosen(note_of(read_file(path)), right) for name, path in notes if name == contact]
        sent = tuple(read_file(path) for name, path in replies if name == contact)
        found[contact] = Given(own[-1] if own else None, sent)
    return found


def _chosen(note: NoteText, right: NoteText) -> NoteText:
    return NoteText(
        note.code or right.code, note.outcome or right.outcome, note.follow_up or right.follow_up, note.text
    )


def _by_contact(typed: Sequence[Sequence[str]], known: Collection[str]) -> Iterator[tuple[str, Path]]:
    """``CONTACT=FILE``, or ``FILE`` alone where there is one contact; a file may have a name with « = » in it."""
    for one in (word for words in typed for word in words):
        contact, sign, path = one.partition("=")
        alone = not sign or Path(one).exists()
        if alone and len(known) == 1:
            yield next(iter(known)), Path(one)
        elif alone:
            told = ", ".join(known)
            raise CommandFault(
                tr("Say whose “{file}” is: CONTACT={file}. The contacts: {known}.", file=one, known=told)
            )
        elif contact in known:
            yield contact, Path(path)
        else:
            raise CommandFault(
                tr("There is no contact “{name}” here. Those here: {known}.", name=contact, known=", ".join(known))
            )
