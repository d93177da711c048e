"""Fifty chats on one desk: each act beside the same act where two are there, in the same run."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.store import open_store
from tests.bench.timing import Bench
from widgets.bridge import Bridge
from widgets.common.theme import Theme
from widgets.desk_window import DeskPage
from workstation import commands as c
from workstation import events as e
from workstation.dataset.people import record_of
from workstation.events.desk import SPEECH_TEXT
from workstation.library.shelf import Shelf
from workstation.library.start import Start, begin
from workstation.library.store import world_of

pytestmark = pytest.mark.bench
MANY, ROUNDS = 50, 60


def desk(qtbot: QtBot, folder: Path, chats: int) -> DeskPage:
    """A desk with so many chats in hand, each with what its visitor wrote; the last of them is in front."""
    shelf = Shelf()
    store = open_store(folder, [record_of(person) for person in shelf.people.values()])
    store.ensure_people()
    roleplay = shelf.find("chat-lep-stuck")
    assert roleplay is not None
    start = Start("bench", "practice", "", "Inès Moreau", "free", 1, "2026-11-23T10:00:00", draws={})
    session = begin(start, roleplay, shelf, store.log, world_of(store))
    bridge = Bridge(session, clock=int)
    page = DeskPage(Theme(), bridge, None)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
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
    return page


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


def test_fifty_chats(bench: Bench, told: list[str], qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    found = {}
    for chats in (2, MANY):
        page = desk(qtbot, tmp_path / str(chats), chats)
        for name, act in acts(page._bridge, qapp).items():
            found[name, chats] = bench(f"{name}, {chats} chats", act, rounds=ROUNDS, reach="16 at p99")
    for name in dict.fromkeys(name for name, _ in found):
        ratio = found[name, MANY].median / found[name, 2].median
        told.append(f"{name}: with {MANY} chats {ratio:.2f} x what it takes with two")
    assert found
