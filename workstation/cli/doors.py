"""From a parsed command line to the command that answers it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from workstation import settings
from workstation.cli import check, dataset, kept, play, writing
from workstation.cli.answers import say
from workstation.content.diagnostics import ContentFault
from workstation.i18n import tr
from workstation.library.shelf import Shelf
from workstation.library.store import Store
from workstation.problem import Problem

KEPT = {"sessions": kept.sessions, "report": kept.report, "erase": kept.erase, "dataset": dataset.run}
WRITTEN = {"new": writing.new, "upgrade": writing.upgrade}


def run(arguments: argparse.Namespace, folder: Path, open_store: Callable[[], Store]) -> int:
    """Carry out a headless command; the exit code. A fault is one line on stderr and 2."""
    try:
        done = _run(arguments, folder, open_store)
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:  # as a shell expects of what was interrupted
        say(tr("Interrupted."))
        return 130
    except BrokenPipeError:  # whoever was reading has enough (« | head »): not even the closing line is wanted
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return done


def _run(arguments: argparse.Namespace, folder: Path, open_store: Callable[[], Store]) -> int:
    try:
        if unfit := settings.told(folder):
            say(unfit)
        shelf = Shelf(own=folder / "roleplays")
        if arguments.command == "play":
            return play.run(arguments, shelf)
        if arguments.command == "check":
            return check.run(arguments, shelf)
        if arguments.command in WRITTEN:
            return WRITTEN[arguments.command](arguments, shelf)
        store = open_store()
        try:
            return KEPT[arguments.command](arguments, store)
        finally:
            store.close()
    except ContentFault as fault:
        say(fault.diagnostics[0].describe())
    except Problem as problem:
        say(problem.describe())
    return 2
