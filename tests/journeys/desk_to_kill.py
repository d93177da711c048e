"""Desks that play themselves, each in a process meant to be killed.

Run as a script: every line on stdin is the id of a role-play or a shift, and a data folder; for each, a child is forked
whose desk goes on with the folder's unfinished session (or begins one) and prints, once it has painted them, how many
events there are, their digest and that of every draft. What does not stand as it was left is told as « lost ».
"""

from __future__ import annotations

import gc
import hashlib
import itertools
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from db.store import SqliteStore, open_store
from tests.support.kept import enrol
from widgets.bridge import Bridge
from widgets.common.theme import Theme
from widgets.desk_window import DeskPage
from workstation import commands as c
from workstation.dataset.people import record_of
from workstation.desk.state import NOTE_TEXT
from workstation.events import Entry, Event
from workstation.events.codec import encode
from workstation.events.desk import INTERNAL_TEXT, REPLY_TEXT, SPEECH_TEXT, TO_TEXT
from workstation.i18n import install
from workstation.library.playing import by_chance
from workstation.library.shelf import Roleplay, Shelf
from workstation.library.shift_playing import playable, roleplays_of, several
from workstation.library.shifts import Shift
from workstation.library.start import Start, begin, begin_shift, reopen
from workstation.library.store import world_of
from workstation.session.player import Player, Written
from workstation.session.runner import Session
from workstation.session.several import Several
from workstation.session.state import SessionState

CALL, SHIFTS = "card-lost", ("call-and-two-chats", "call-chats-mails")
"""What is played."""
PIECE = 7
OFTEN = 0.5
"""How often something is typed beside what is played."""


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


def drafts_of(state: SessionState) -> str:
    """What every draft of every contact amounts to."""
    texts = [(name, where, text) for name, one in state.contacts.items() for where, text in one.desk.drafts.items()]
    return hashlib.blake2b(repr(sorted(texts)).encode(), digest_size=8).hexdigest()


def session_in(store: SqliteStore, shelf: Shelf, played: Roleplay | Shift) -> Session:
    """The folder's unfinished session, or a new one."""
    world = world_of(store)
    for row in store.log.unfinished():
        return reopen(row.id, store.log, world)
    name = f"s{len(store.log.sessions())}"
    start = Start(name, "practice", "ines", "Inès Moreau", "choice", 7, f"2026-11-23T10:00:{len(name):02d}")
    if isinstance(played, Shift):
        return begin_shift(replace(start, help="free"), played, shelf, store.log, world)
    drawn = dict(played.script.exemplary.draws)
    return begin(replace(start, draws=drawn), played, shelf, store.log, world)


def player_of(session: Session, played: Roleplay | Shift, shelf: Shelf) -> Player | Several:
    """Who goes on with it: with the steps that are left, or, with several contacts, as chance has it."""
    if isinstance(played, Shift):
        seed = session.number
        return several(session, {name: by_chance(one, seed) for name, one in roleplays_of(played, shelf).items()})
    test = played.script.exemplary
    return Player("c1", played.script_program, Written(remaining(test.steps, session)), dict(test.notes))


def beside(session: Session, draw: random.Random) -> Iterator[c.Command]:
    """A few letters, now and then, in any text of anybody who is in hand: said later, or never."""
    there = [one for one in session.state.contacts.values() if one.on_line and one.thread.posted is None]
    if there and draw.random() < OFTEN:
        one = draw.choice(there)
        letter = (REPLY_TEXT, TO_TEXT) if one.offer.mail else (SPEECH_TEXT,)
        name, where = one.id, draw.choice((*letter, NOTE_TEXT, INTERNAL_TEXT))
        before = one.desk.drafts.get(where, "")
        yield c.EditDraft(name, where, len(before), 0, draw.choice(("Je regarde. ", "Un instant, ", "voici… ")))


def stands(page: DeskPage, session: Session) -> None:
    """The boxes hold what was left in them. Raises ``AssertionError``."""
    contact = session.state.in_hand
    letter = page.composer.reply_page
    boxes = (page.composer.field, letter.field, letter.head.to, page.note, page.wrap_up.note)
    for box in [each for each in boxes if contact is not None and each.isVisible() and not each.isReadOnly()]:
        left = box.draft_of(contact) if contact is not None else ""
        assert box.text() == left, f"{box.where}: {box.text()!r} for {left!r}"


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
        tell(str(entries[-1].number), self._whole.hexdigest(), drafts_of(self._session.state))


def play(what: str, folder: Path, shelf: Shelf) -> None:
    """One desk, until it is killed or the session ends."""
    install("fr")
    app = QApplication([])
    theme = Theme()
    played = playable(shelf, what)
    assert played is not None
    store = open_folder(folder, shelf)
    began, worked = time.perf_counter(), time.process_time()
    session = session_in(store, shelf, played)
    bridge = Bridge(session, clock=lambda: 0)
    page = DeskPage(theme, bridge)
    page.resize(1366, 768)
    page.show()
    painter = Painter(app, session)
    app.processEvents()
    stands(page, session)
    tell("open", f"{time.perf_counter() - began:.3f}", f"{time.process_time() - worked:.3f}")
    bridge.happened.connect(painter.on_happened)
    player, draw = player_of(session, played, shelf), random.Random(session.number)
    while turn := player.next(session.state, session.at):
        extra = beside(session, draw) if isinstance(played, Shift) else ()
        for command in itertools.chain(extra, pieces(turn.command)):
            bridge.do(command)
        if turn.command is None:
            due = session.due()
            bridge.jump(min(turn.until, due) if due is not None else max(turn.until, session.at + 1000))
    tell("ended")


def tell(*words: str) -> None:
    """Say it to whoever kills."""
    sys.stdout.write(" ".join(words) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Fork a desk for every folder named; what all of them read or import is read and imported before."""
    shelf = Shelf()
    for shift in SHIFTS:
        roleplays_of(shelf.shifts[shift], shelf)
    shelf.find(CALL)
    with tempfile.TemporaryDirectory() as scratch:
        open_folder(Path(scratch), shelf).close()
    gc.freeze()  # as the program does once it has read everything
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            tell("pid", str(os.getpid()))
            what, _, folder = line.strip().partition(" ")
            try:
                play(what, Path(folder), shelf)
            except Exception as error:  # whoever kills must hear of it
                tell("lost", repr(error))
            os._exit(0)
        os.waitpid(child, 0)
        tell("gone")


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    main()
