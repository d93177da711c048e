"""Composition root: arguments → settings → database → session → window or command line."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from workstation import i18n, paths, settings
from workstation.cli.answers import say
from workstation.cli.arguments import first_look, parse
from workstation.cli.ending import end
from workstation.i18n import tr

if TYPE_CHECKING:
    import argparse

    from db.store import SqliteStore


def _opener(folder: Path) -> Callable[[], SqliteStore]:
    def open_folder() -> SqliteStore:
        from db.store import open_store
        from workstation.dataset.people import record_of
        from workstation.library.shelf import shelf_of

        return open_store(folder, [record_of(person) for person in shelf_of(folder).people.values()])

    return open_folder


def _folder(typed: str | Path) -> Path:
    return Path(typed) if typed else paths.user_data()


def main(argv: Sequence[str]) -> int:
    """Run the program; the exit code. Leaves by ``SystemExit`` after help, or when the arguments do not fit."""
    return end(lambda: _main(argv))


def _main(argv: Sequence[str]) -> int:
    data, asked, _ = first_look(argv)
    i18n.install(asked if asked in i18n.LANGUAGES else settings.load(_folder(data)).language)
    arguments = parse(argv)
    folder = _folder(getattr(arguments, "data", ""))
    if arguments.command in (None, "demo"):
        return _window(arguments, folder, settings.load(folder))
    from workstation.cli import doors

    return doors.run(arguments, folder, _opener(folder))


def _window(arguments: argparse.Namespace, folder: Path, kept: settings.Settings) -> int:
    shots: Path | None = getattr(arguments, "shots", None)
    unseen = sys.platform.startswith("linux") and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )
    if unseen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        shots = shots or folder / "demo"
        say(tr("There is no display here: the demonstration plays unseen."))
    from db.lock import FolderLock
    from widgets.app import run
    from widgets.options import Options

    demo = arguments.command == "demo" or unseen
    return run(
        Options(
            folder=folder,
            settings=kept,
            open_store=_opener(folder),
            take_lock=FolderLock(folder).take,
            today=getattr(arguments, "today", None),
            demo=getattr(arguments, "scenario", "card-lost") if demo else "",
            speed=getattr(arguments, "speed", None),
            shots=shots,
            size=getattr(arguments, "size", None),
            theme=getattr(arguments, "theme", None) or "",
        )
    )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
