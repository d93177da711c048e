"""An act persisted, an act painted, and the dataset built, each beside its floor in the same run."""

from __future__ import annotations

import itertools
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.store import open_store
from tests.bench.timing import Bench
from widgets.bridge import Bridge
from widgets.common.theme import Theme
from widgets.desk_window import DeskPage
from workstation import commands as c
from workstation.bank.parts import PARTS
from workstation.dataset.people import record_of
from workstation.library.shelf import Shelf
from workstation.library.start import Start, begin
from workstation.library.store import world_of

pytestmark = pytest.mark.bench


def raw(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE event (session, number, at, name, version, body, PRIMARY KEY (session, number))")
    return connection


def test_an_act_persisted_and_painted(bench: Bench, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    shelf = Shelf()
    roleplay = shelf.find("card-lost")
    assert roleplay is not None
    store = open_store(tmp_path, [record_of(person) for person in shelf.people.values()])
    store.ensure_people()
    start = Start("bench", "practice", "", "Inès Moreau", "guided", 1, "2026-11-23T10:00:00", draws={})
    session = begin(start, roleplay, shelf, store.log, world_of(store))
    bridge = Bridge(session, clock=lambda: 0)
    page = DeskPage(Theme(), bridge)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    bridge.do(c.GoReady())
    bridge.do(c.AnswerContact("c1"))
    floor_file = raw(tmp_path / "floor.sqlite3")
    numbers, letters = itertools.count(), itertools.count()

    def floor() -> None:
        floor_file.execute("INSERT INTO event VALUES ('s', ?, 0, 'draft.edited', 1, ?)", (next(numbers), "x" * 90))

    def persisted() -> None:
        alone.do(c.EditDraft("c1", "else", next(letters), 0, "a"))

    def painted() -> None:
        bridge.do(c.MuteMic("c1") if not session.state.contacts["c1"].leg.muted else c.OpenMic("c1"))
        qapp.processEvents()

    alone = begin(replace(start, session="alone"), roleplay, shelf, store.log, world_of(store))
    alone.do(c.GoReady())
    alone.do(c.AnswerContact("c1"))

    lowest = bench("raw sqlite3, one row, full sync", floor, rounds=300)
    bench("an act persisted, nobody listening", persisted, rounds=300, reach=f"{2 * lowest.median:.2f} (2 x raw)")
    timing = bench("an act to everything it changed painted", painted, rounds=200, reach="16 at p99")
    store.close()
    assert timing.median > 0


def test_an_act_painted_with_everything_open(bench: Bench, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    """Every part of the dossier open, a second dossier in its tab, a form begun, a long note, 40 acts done before."""
    shelf = Shelf()
    roleplay = shelf.find("card-lost")
    assert roleplay is not None
    store = open_store(tmp_path, [record_of(person) for person in shelf.people.values()])
    store.ensure_people()
    start = Start("bench", "practice", "", "Inès Moreau", "guided", 1, "2026-11-23T10:00:00", draws={})
    session = begin(start, roleplay, shelf, store.log, world_of(store))
    bridge = Bridge(session, clock=lambda: 0)
    page = DeskPage(Theme(), bridge)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    bridge.do(c.GoReady())
    bridge.do(c.AnswerContact("c1"))
    [concerned] = session.state.contacts["c1"].offer.clients
    other = next(person.client for person in shelf.people.values() if person.client != concerned)
    bridge.do(c.OpenDossier("c1", other))
    bridge.do(c.OpenDossier("c1", concerned))
    for part in PARTS:
        bridge.do(c.OpenSection("c1", concerned, part))
    bridge.do(c.EditDraft("c1", "note", 0, 0, "Carte perdue, opposition faite, carte recommandée. " * 60))
    for _ in range(40):
        bridge.do(c.DoAct("c1", concerned, "document.send", "", (("document", "price_list"),)))
    page.dossier.ask("card.order")
    qapp.processEvents()
    reasons, dossiers = itertools.cycle(("lost", "stolen")), itertools.cycle((other, concerned))
    dossier = bridge.dossier(session.state.contacts["c1"], concerned)
    assert dossier is not None
    card = dossier.cards[0].id

    def muted() -> None:
        bridge.do(c.MuteMic("c1") if not session.state.contacts["c1"].leg.muted else c.OpenMic("c1"))
        qapp.processEvents()

    def blocked() -> None:
        bridge.do(c.DoAct("c1", concerned, "card.block", card, (("reason", next(reasons)),)))
        qapp.processEvents()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # as in a running program

    def turned() -> None:
        bridge.do(c.OpenDossier("c1", next(dossiers)))
        qapp.processEvents()

    bench("everything open: a phone act painted", muted, rounds=100, reach="16 at p99")
    bench("everything open: turned to another dossier", turned, rounds=40, reach="16 at p99")
    timing = bench("everything open: a banking act painted", blocked, rounds=30, reach="16 at p99")
    store.close()
    assert timing.median > 0


def test_the_dataset_is_built(bench: Bench, tmp_path: Path) -> None:
    turns = itertools.count()

    def build() -> None:
        store = open_store(tmp_path / str(next(turns)), [])
        store.ensure_dataset(date(2026, 11, 23))
        store.close()

    assert bench("2,000 clients built, search index included", build, rounds=3, reach="5000").median > 0
