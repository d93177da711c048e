"""From a parsed command line to the command that answers it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from workstation import settings
from workstation.cli import (
    check,
    dataset,
    hear,
    impact,
    judged,
    kept,
    marked,
    offers,
    packing,
    play,
    play_shift,
    writing,
)
from workstation.cli.answers import say
from workstation.cli.scenario import find_shift
from workstation.content.dates import REFERENCE_DATE
from workstation.i18n import tr
from workstation.library.shelf import shelf_of
from workstation.library.store import Store
from workstation.paths import DATABASE_NAME

KEPT = {
    "sessions": kept.sessions,
    "report": kept.report,
    "recompute": marked.recompute,
    "erase": kept.erase,
    "dataset": dataset.run,
}
FILES = {
    "new": writing.new,
    "upgrade": writing.upgrade,
    "verify": marked.verify_file,
    "judge": judged.run,
    "hear": hear.run,
}


def run(arguments: argparse.Namespace, folder: Path, open_store: Callable[[], Store]) -> int:
    """Carry out a headless command; the exit code."""
    if unfit := settings.told(folder):
        say(unfit)
    shelf = shelf_of(folder, getattr(arguments, "today", None) or REFERENCE_DATE)
    if shelf.laid.refused and arguments.command != "pack":
        say(tr("The house’s pack is left out: {reason}", reason=shelf.laid.refused))
    if arguments.command == "play":
        shift = find_shift(shelf, arguments.scenario)
        return play_shift.run(arguments, shift, shelf) if shift else play.run(arguments, shelf)
    if arguments.command == "check" and arguments.impact:
        some = (folder / DATABASE_NAME).is_file()
        return impact.run(arguments, shelf, open_store if some else None)
    if arguments.command == "check" and arguments.offers:
        return offers.run(arguments, shelf)
    if arguments.command == "check":
        return check.run(arguments, shelf)
    if arguments.command == "pack":
        return packing.run(arguments, shelf, folder)
    if arguments.command in FILES:
        return FILES[arguments.command](arguments, shelf)
    store = open_store()
    try:
        return KEPT[arguments.command](arguments, store)
    finally:
        store.close()
