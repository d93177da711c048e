"""Desks that play themselves, each in a process meant to be killed.

Run as a script: every line on stdin is a data folder; for each, a child is forked whose desk goes on with the folder's
unfinished session (or begins one) and prints, once it has painted them, how many events there are and their digest.
"""

from __future__ import annotations

import hashlib
import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from db.store import SqliteStore, open_store
from tests.support.kept import enrol
from widgets.bridge import Bridge
from widgets.common.theme import Theme
from widgets.desk_window import DeskPage
from workstation import commands as c
from workstation.dataset.people import record_of
from workstation.events import Entry, Event
from workstation.events.codec import encode
from workstation.i18n import install
from workstation.library.shelf import Roleplay, Shelf
from workstation.library.start import Start, begin
from workstation.library.store import world_of
from workstation.session.player import Player, Written
from workstation.session.runner import Session

PIECE = 7


def digest(entries: list[Entry[Event]]) -> str:
    """What the entries amount to."""
    whole = hashlib.blake2b(digest_size=8)
    for entry in entries:
        whole.update(repr((entry.number, entry.at, encode(entry.event))).encode())
    return whole.hexdigest()


def open_folder(folder: Path, shelf: Shelf) -> SqliteStore:
    """A store that holds the role-plays' people and nobody else."""
    store = open_store(folder, [record_of(person) for person in shelf.people.values()])
    store.ensure_people()
    enrol(store.database, "ines")
    return store


def session_in(store: SqliteStore, shelf: Shelf, roleplay: Roleplay) -> Session:
    """The folder's unfinished session, or a new one."""
    world = world_of(store)
    for row in store.log.unfinished():
        return Session(row.id, store.log, world)
    name = f"s{len(store.log.sessions())}"
    begun, drawn = f"2026-11-23T10:00:{len(name):02d}", dict(roleplay.script.exemplary.draws)
    start = Start(name, "practice", "ines", "Inès Moreau", "choice", 7, begun, draws=drawn)
    return begin(start, roleplay, shelf, store.log, world)


def remaining(steps: tuple[str, ...], session: Session) -> list[str]:
    """The steps not yet played: those whose moves and holds the log does not know."""
    contact = session.state.contacts["c1"]
    done = list(contact.talk.moves)
    left = []
    for step in steps:
        if step in done:
            done.remove(step)
        else:
            left.append(step)
    return left


def pieces(command: c.Command | None) -> Iterator[c.Command]:
    """The command, a long edit as a person would type it."""
    if isinstance(command, c.EditDraft):
        at, removed = command.at, command.removed
        for n in range(0, len(command.inserted), PIECE):
            text = command.inserted[n : n + PIECE]
            yield c.EditDraft(command.contact, command.where, at, removed, text)
            at, removed = at + len(text), 0
    elif command is not None:
        yield command


class Painter:
    """Paints the page at every batch of events, then says how far the log has got."""

    def __init__(self, app: QApplication, session: Session) -> None:
        self._app = app
        self._session = session
        self._whole = hashlib.blake2b(digest_size=8)
        self._add(session.entries())

    def _add(self, entries: list[Entry[Event]]) -> None:
        for entry in entries:
            self._whole.update(repr((entry.number, entry.at, encode(entry.event))).encode())

    def on_happened(self, entries: tuple[Entry[Event], ...], _state: object) -> None:
        self._app.processEvents()  # lays out and paints whatever the events changed
        self._add(list(entries))
        sys.stdout.write(f"{entries[-1].number} {self._whole.hexdigest()}\n")
        sys.stdout.flush()


def play(folder: Path, shelf: Shelf) -> None:
    """One desk, until it is killed or the session ends."""
    install("fr")
    app = QApplication([])
    theme = Theme()
    roleplay = shelf.find("card-lost")
    assert roleplay is not None
    store = open_folder(folder, shelf)
    session = session_in(store, shelf, roleplay)
    bridge = Bridge(session, clock=lambda: 0)
    page = DeskPage(theme, bridge)
    page.resize(1366, 768)
    page.show()
    painter = Painter(app, session)
    bridge.happened.connect(painter.on_happened)
    test = roleplay.script.exemplary
    player = Player("c1", roleplay.script_program, Written(remaining(test.steps, session)), dict(test.notes))
    while turn := player.next(session.state, session.at):
        for command in pieces(turn.command):
            bridge.do(command)
        if turn.command is None:
            due = session.due()
            bridge.jump(min(turn.until, due) if due is not None else max(turn.until, session.at + 1000))
    sys.stdout.write("ended\n")
    sys.stdout.flush()


def main() -> None:
    """Fork a desk for every folder named; what all of them read or import is read and imported before."""
    shelf = Shelf()
    shelf.find("card-lost")
    with tempfile.TemporaryDirectory() as scratch:
        open_folder(Path(scratch), shelf).close()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            sys.stdout.write(f"pid {os.getpid()}\n")
            sys.stdout.flush()
            play(Path(line.strip()), shelf)
            os._exit(0)
        os.waitpid(child, 0)
        sys.stdout.write("gone\n")
        sys.stdout.flush()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    main()
