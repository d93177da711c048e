"""Fifty chats on one desk, five hundred e-mails, a long thread: each act beside the same where there is little."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from db.store import open_store
from tests.bench.timing import Bench, Timing
from tests.support.piled import Piled
from widgets.bridge import Bridge
from widgets.common.theme import Theme
from widgets.desk_window import DeskPage
from workstation import commands as c
from workstation import events as e
from workstation.clock import SECOND
from workstation.dataset.people import record_of
from workstation.events.desk import SPEECH_TEXT
from workstation.library.shelf import Shelf
from workstation.library.start import Start, begin, begin_shift
from workstation.library.store import world_of

pytestmark = pytest.mark.bench
MANY, MAILS, LINES, ROUNDS = 50, 500, 300, 60


def shown(qapp: QApplication, bridge: Bridge) -> DeskPage:
    """The desk in its dress, as the program has it."""
    theme = Theme()
    theme.apply(qapp)
    page = DeskPage(theme, bridge, None)
    theme.dress(page)
    page.resize(1366, 768)
    page.show()
    return page


def put_away(page: DeskPage) -> None:
    """As the program does with a desk one leaves: it is no part of what the next one costs."""
    page.close()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@contextmanager
def desk(qapp: QApplication, folder: Path, chats: int) -> Iterator[DeskPage]:
    """A desk with so many chats in hand, each with what its visitor wrote; the last of them is in front."""
    shelf = Shelf()
    store = open_store(folder, [record_of(person) for person in shelf.people.values()])
    store.ensure_people()
    roleplay = shelf.find("chat-lep-stuck")
    assert roleplay is not None
    start = Start("bench", "practice", "", "Inès Moreau", "free", 1, "2026-11-23T10:00:00", draws={})
    session = begin(start, roleplay, shelf, store.log, world_of(store))
    bridge = Bridge(session, clock=int)
    page = shown(qapp, bridge)
    session.record(e.QueuePlanned((), (("chat", chats),)))
    bridge.do(c.GoReady())
    first = next(iter(session.state.contacts.values())).offer
    for number in range(chats):
        name = f"c{number + 1}"
        if number:
            session.record(replace(first, contact=name, waited=0, patience=0))
        assert bridge.do(c.AnswerContact(name)), name
        while session.state.contacts[name].talk.queue:
            bridge.skip()
    assert sum(one.on_line for one in session.state.contacts.values()) == chats
    yield page
    put_away(page)


def acts(bridge: Bridge, qapp: QApplication) -> dict[str, Callable[[], object]]:
    """What an adviser does among chats, each to its paint."""
    names, letters = itertools.cycle(list(bridge.state.contacts)), itertools.count()

    def in_hand() -> str:
        return bridge.state.queue.focus

    def turned() -> None:
        bridge.do(c.FocusContact(next(name for name in names if name != in_hand() or len(bridge.state.contacts) == 1)))
        qapp.processEvents()

    def typed() -> None:
        draft = bridge.state.contacts[in_hand()].desk.drafts.get(SPEECH_TEXT, "")
        bridge.do(c.EditDraft(in_hand(), SPEECH_TEXT, len(draft), 0, "a"))
        qapp.processEvents()

    def noted() -> None:
        bridge.do(c.NoteInternally(in_hand(), f"Vu {next(letters)}."))
        qapp.processEvents()

    def shared() -> None:
        bridge.do(c.ShareDocument(in_hand(), "tariff-2026", "chat"))
        qapp.processEvents()

    # The conversations are short still when one turns from one to the other.
    return {"turned to another": turned, "a letter": typed, "an internal note": noted, "a document shared": shared}


@contextmanager
def pile(qapp: QApplication, folder: Path, mails: int) -> Iterator[DeskPage]:
    """A desk where so many e-mails wait."""
    shelf = Shelf()
    store = open_store(folder, [record_of(person) for person in shelf.people.values()])
    store.ensure_people()
    start = Start("bench", "practice", "", "Inès Moreau", "free", 1, "2026-11-23T10:00:00", draws={})
    session = begin_shift(start, Piled.read(), shelf, store.log, world_of(store))
    page = shown(qapp, Bridge(session, clock=int))
    page._bridge.do(c.GoReady())
    session.advance(session.at + SECOND)
    first = next(one.offer for one in session.state.contacts.values() if one.offer.mail)
    for number in range(mails - len(session.state.contacts)):
        session.record(replace(first, contact=f"m{number}"))
    yield page
    put_away(page)


def mail_acts(page: DeskPage, qapp: QApplication) -> dict[str, Callable[[], object]]:
    """What an adviser does in the queue, each to its paint; what leads back is done beside it."""
    bridge, orders = page._bridge, itertools.cycle(("age", "due"))
    names = itertools.cycle([one.id for one in bridge.state.contacts.values() if one.offer.mail])

    def taken() -> None:
        if bridge.state.queue.focus:
            put_back()
        assert bridge.do(c.AnswerContact(next(names)))
        qapp.processEvents()

    def put_back() -> None:
        while bridge.state.contacts[bridge.state.queue.focus].talk.queue:
            bridge.skip()
        assert bridge.do(c.PutBackMail(bridge.state.queue.focus, "to_check"))
        qapp.processEvents()

    def sorted_() -> None:
        page.pile.sort.chosen.emit(next(orders))
        qapp.processEvents()

    def searched() -> None:
        page.pile.field.setText("" if page.pile.field.text() else "garnier")
        qapp.processEvents()

    # Once one is taken the queue is out of sight.
    return {"the queue sorted": sorted_, "the queue searched": searched, "an e-mail taken, the last put back": taken}


def compared(found: dict[tuple[str, int], Timing], told: list[str], many: int, few: int) -> None:
    """Say beside each other what an act takes where there is much, and little."""
    for name in dict.fromkeys(name for name, _ in found):
        ratio = found[name, many].worked_median / found[name, few].worked_median
        told.append(f"{name}: with {many} {ratio:.2f} x the processor time that it takes with {few}")


def test_five_hundred_mails(bench: Bench, told: list[str], qapp: QApplication, tmp_path: Path) -> None:
    found = {}
    for mails in (10, MAILS):
        with pile(qapp, tmp_path / str(mails), mails) as page:
            for name, act in mail_acts(page, qapp).items():
                found[name, mails] = bench(f"{name}, {mails} e-mails", act, rounds=ROUNDS, reach="16 at p99")
    compared(found, told, MAILS, 10)
    assert found


def between_threads(bridge: Bridge, qapp: QApplication, lines: int) -> Callable[[], object]:
    """Turning from one chat to another, each of so many lines, to its paint."""
    names = itertools.cycle(("c1", "c2"))
    for name in ("c1", "c2"):
        bridge.do(c.FocusContact(name))
        for number in range(lines):
            bridge.do(c.NoteInternally(name, f"Vu {number}, et bien noté pour la suite du dossier."))

    def turned() -> None:
        bridge.do(c.FocusContact(next(names)))
        qapp.processEvents()

    return turned


def test_a_long_thread(bench: Bench, told: list[str], qapp: QApplication, tmp_path: Path) -> None:
    found = {}
    for lines in (3, LINES):
        with desk(qapp, tmp_path / str(lines), 2) as page:
            turned = between_threads(page._bridge, qapp, lines)
            name = f"turned to a thread of {lines} lines"
            found["turned", lines] = bench(name, turned, rounds=ROUNDS, reach="16 at p99")
    compared(found, told, LINES, 3)
    assert found


def test_fifty_chats(bench: Bench, told: list[str], qapp: QApplication, tmp_path: Path) -> None:
    found = {}
    for chats in (2, MANY):
        with desk(qapp, tmp_path / str(chats), chats) as page:
            for name, act in acts(page._bridge, qapp).items():
                found[name, chats] = bench(f"{name}, {chats} chats", act, rounds=ROUNDS, reach="16 at p99")
    compared(found, told, MANY, 2)
    assert found
