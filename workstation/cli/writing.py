"""``new`` and ``upgrade``: an author's file begun, or brought to the present format."""

from __future__ import annotations

import argparse

from workstation.cli.answers import lines
from workstation.i18n import tr, trn
from workstation.library.shelf import Shelf, read_roleplay
from workstation.library.template_language import SPOKEN
from workstation.library.templates import new_roleplay, new_shift
from workstation.library.upgrading import upgrade_file
from workstation.roleplay.reading.formats import FORMAT

TO_DO = "RP067"


def new(arguments: argparse.Namespace, _shelf: Shelf) -> int:
    """Write a role-play from its channel's template, or a shift, and say what to do next."""
    if arguments.channel == "shift":
        new_shift(arguments.path, arguments.title or "")
        lines(tr("{path} is written. Check it at each step: main.py check {path}", path=arguments.path))
        return 0
    new_roleplay(arguments.channel, arguments.path, arguments.title or "", arguments.speaks or SPOKEN[0])
    lines(tr("{path} is written. Check it at each step: main.py check {path} --solve", path=arguments.path))
    return 0


def upgrade(arguments: argparse.Namespace, shelf: Shelf) -> int:
    """Bring a file to the present format, then say what is left to do by hand; 1 when there is."""
    path = arguments.path
    done = upgrade_file(path)
    if done.backup is None:
        lines(tr("{path} is of format {known} already. Nothing was changed.", path=path, known=FORMAT))
        return 0
    kept = tr("{path} is now of format {known}. The text as it was is kept in {backup}.", path=path, known=FORMAT,
              backup=done.backup)  # fmt: skip
    lines(kept)
    found = read_roleplay(path, shelf.around, shelf.folders).diagnostics
    left = [fault for fault in found if fault.severity == "error"]
    undecided = [fault for fault in found if fault.code == TO_DO]
    for fault in (*left, *undecided):
        lines(fault.describe())
    if undecided:
        lines(trn("{n} thing is left to decide.", "{n} things are left to decide.", len(undecided)))
    if left:
        lines(trn("{n} thing is left to write by hand.", "{n} things are left to write by hand.", len(left)))
    return 1 if left else 0
