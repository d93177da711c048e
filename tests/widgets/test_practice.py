"""What goes on behind a session while the telephone rings."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from db.engine import DatabaseProblem
from db.store import open_store
from tests.support.content import BUNDLED
from tests.support.kept import enrol
from widgets.asides import Asides
from widgets.common.tabs import TabBar
from widgets.common.theme import Theme
from widgets.debrief.self_rating_page import SelfRatingPage
from widgets.debrief.shift_page import ShiftPage
from widgets.dialogs.error_dialog import ErrorDialog
from widgets.overview import home_model
from widgets.practice import Practice
from widgets.windows import MainWindow
from workstation import commands as c
from workstation import i18n
from workstation.dataset.people import record_of
from workstation.library.shelf import Shelf
from workstation.roleplay.judging.rules import Finding, Rules
from workstation.roleplay.recognition import encoder
from workstation.session import hearing, pins
from workstation.session.player import Player, Written
from workstation.settings import Settings


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The threads on which the model of meaning was loaded."""
    threads: list[str] = []
    monkeypatch.setattr(encoder, "load", lambda: threads.append(threading.current_thread().name))
    hearing.matcher_of.cache_clear()
    yield threads
    hearing.matcher_of.cache_clear()


@pytest.fixture
def practice(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Practice]:
    shelf, theme, window = Shelf(), Theme(), MainWindow()
    qtbot.addWidget(window)
    store = open_store(tmp_path, [record_of(person) for person in shelf.people.values()])
    store.ensure_people()
    enrol(store.database, "Inès Moreau")
    practice = Practice(
        window, theme, store, shelf, Asides(qapp, window, theme, tmp_path, Settings(sounds=False)), clock=lambda: 0
    )
    yield practice
    practice.close()
    store.close()


def begin(practice: Practice, help_level: str) -> None:
    roleplay = BUNDLED.find("card-lost")
    assert roleplay is not None
    profile = next(iter(practice._store.profiles.list()))
    practice.begin(roleplay, profile, help_level, "fr")


def test_the_model_is_loaded_aside_when_sentences_will_be_typed(
    qtbot: QtBot, practice: Practice, loads: list[str]
) -> None:
    begin(practice, "free")
    qtbot.waitUntil(lambda: bool(loads))
    assert loads == ["worker"]
    begin(practice, "free")
    assert loads == ["worker"]


def test_a_full_disk_is_told_once_beside_the_desk_until_something_is_kept_again(
    practice: Practice, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(practice, "choice")
    bridge = practice.bridge
    assert bridge is not None

    def refuse(session: str, events: object) -> None:
        raise DatabaseProblem("full", Path("/home/ines/workstation.sqlite3"))

    with monkeypatch.context() as full:
        full.setattr(practice._store.log, "append", refuse)
        assert not bridge.do(c.GoReady())
        assert not bridge.do(c.GoReady())
        (told,) = practice._window.findChildren(ErrorDialog)
        assert not told.isModal()
        words = "\n".join(label.text() for label in told.findChildren(QLabel)).replace("\u00a0", " ")
        assert "est plein : libérez de l’espace, puis réessayez." in words
        assert "reprend à votre prochain geste" in words
    assert bridge.do(c.GoReady())
    qtbot.waitUntil(lambda: not practice._window.findChildren(ErrorDialog))


def test_a_full_disk_is_told_again_once_it_was_read(practice: Practice) -> None:
    begin(practice, "choice")
    bridge = practice.bridge
    assert bridge is not None
    bridge.unwritten.emit("Plein.")
    practice._window.findChildren(ErrorDialog)[0].shut.click()
    bridge.unwritten.emit("Plein.")
    assert [told for told in practice._window.findChildren(ErrorDialog) if told.isVisible()]


def test_when_moves_are_picked_no_model_is_loaded_and_the_rules_are_looked_for_aside(
    practice: Practice, loads: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, judged = Rules.findings, list[str]()

    def findings(rules: Rules, *text: str, **around: Any) -> list[Finding]:
        judged.append(threading.current_thread().name)
        return real(rules, *text, **around)

    monkeypatch.setattr(Rules, "findings", findings)
    begin(practice, "choice")
    qtbot.waitUntil(lambda: bool(practice._warming._heard))
    practice._warming.wait()
    assert loads == []
    assert judged == ["worker"], "the first reply is judged as soon as the next ones"


def test_a_desk_taken_up_again_stands_before_what_only_judges_is_read(
    practice: Practice, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A desk that was left or killed is to be there at once: a list or a rule that nothing in sight needs can wait."""
    begin(practice, "free")
    bridge = practice.bridge
    assert bridge is not None
    bridge.do(c.GoReady())
    assert bridge.do(c.AnswerContact("c1"))
    while not bridge.state.contacts["c1"].talk.your_turn:
        bridge.skip()
    qtbot.waitUntil(lambda: bool(practice._warming._heard))
    practice._warming.wait()
    practice.close()
    practice._warming._heard.clear()  # as another run of the program begins
    read: list[tuple[str, str]] = []
    for name in ("read_rules", "read_asides", "read_objections"):
        real = getattr(pins, name)

        def reading(*texts: object, name: str = name, real: Callable[..., object] = real) -> object:
            read.append((name, threading.current_thread().name))
            return real(*texts)

        monkeypatch.setattr(pins, name, reading)
    practice.resume(bridge.session.id)
    page = practice.page
    assert page is not None
    assert page.composer.isVisibleTo(page)
    assert [name for name, thread in read if thread == "MainThread"] == []
    qtbot.waitUntil(lambda: {"read_rules", "read_asides"} <= {name for name, _ in read})
    practice._warming.wait()
    assert {thread for _, thread in read} == {"worker"}


def test_a_step_back_after_a_wrong_act_takes_back_the_act_and_its_flag(practice: Practice, qtbot: QtBot) -> None:
    begin(practice, "choice")
    bridge = practice.bridge
    assert bridge is not None
    session, program = bridge.session, bridge.session.world.pins.program(bridge.state.contacts["c1"].offer.digest)
    bridge.stop()  # the test winds the clock
    script = program.script.exemplary
    player = Player("c1", program, Written(script.steps), dict(script.notes))
    while (turn := player.next(session.state, session.at)) and not isinstance(turn.command, c.DoAct):
        if turn.command is not None:
            session.do(turn.command)
        else:
            due = session.due()
            session.advance(min(turn.until, due) if due is not None else turn.until)
    assert turn is not None
    assert isinstance(turn.command, c.DoAct)
    before = session.state.contacts["c1"]
    assert bridge.do(replace(turn.command, values=(("reason", "fraud"),)))
    assert bridge.state.contacts["c1"].talk.flags != before.talk.flags
    assert practice.page is not None
    qtbot.mouseClick(practice.page.rail.tutor.back, Qt.MouseButton.LeftButton)
    assert practice.bridge is not None
    assert practice.bridge.session is not session
    practice.bridge.stop()
    again = practice.bridge.state.contacts["c1"]
    assert again.desk.acts == ()
    assert again.talk == before.talk


def offered(practice: Practice) -> list[str]:
    """The sessions that Home offers to take up again."""
    profile = next(iter(practice._store.profiles.list()))
    model = home_model(practice._store, practice._shelf, profile, "guided", date(2026, 11, 23))
    return [one.session for one in model.unfinished]


def step_back(practice: Practice) -> str:
    """Say something, then go back one step; the session that goes on."""
    bridge = practice.bridge
    assert bridge is not None
    before = bridge.session.id
    assert bridge.do(c.HoldCall("c1"))
    assert practice.page is not None
    practice.page.rail.tutor.back.click()
    assert practice.bridge is not None
    assert practice.bridge.session.id != before
    return practice.bridge.session.id


@pytest.mark.parametrize("stage", ["on the line", "in wrap-up"])
@pytest.mark.parametrize("early", ["", "Carte perdue."])
def test_a_step_back_takes_back_a_gesture_and_nothing_of_the_note(practice: Practice, early: str, stage: str) -> None:
    begin(practice, "choice")
    bridge = practice.bridge
    assert bridge is not None
    assert bridge.do(c.GoReady())
    assert bridge.do(c.AnswerContact("c1"))
    assert bridge.do(c.EditDraft("c1", "note", 0, 0, early)) or not early
    assert bridge.do(c.HoldCall("c1"))
    if stage == "in wrap-up":
        assert bridge.do(c.EndContact("c1"))
    assert practice.page is not None
    note = practice.page.wrap_up.note if stage == "in wrap-up" else practice.page.note
    note.add("Opposition faite.")
    written = note.text()
    practice.page.rail.tutor.back.click()
    assert practice.page is not None
    assert practice.bridge is not None
    assert practice.bridge.session is not bridge.session
    assert practice.page.note.text() == written
    assert practice.bridge.state.contacts["c1"].desk.note.started_at >= 0
    assert practice.bridge.state.contacts["c1"].on_line


@pytest.mark.parametrize(("spoken", "motif"), [("fr", "Moyens de paiement"), ("en", "Means of payment")])
def test_home_names_the_motifs_in_the_reader_s_language(practice: Practice, spoken: str, motif: str) -> None:
    begin(practice, "choice")
    i18n.install(spoken)
    profile = next(iter(practice._store.profiles.list()))
    model = home_model(practice._store, practice._shelf, profile, "guided", date(2026, 11, 23))
    assert motif in {row.motif for row in model.rows}


@pytest.mark.parametrize("times", [1, 3])
def test_a_step_back_goes_on_with_the_same_contact_and_home_offers_where_it_stands(
    practice: Practice, times: int
) -> None:
    begin(practice, "choice")
    assert practice.bridge is not None
    assert practice.bridge.do(c.GoReady())
    assert practice.bridge.do(c.AnswerContact("c1"))
    for _ in range(times):
        going_on = step_back(practice)
    dialog = practice.question(closing=False)
    assert dialog.leave.isVisible()
    said = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert "l’accueil le propose de nouveau" in said
    assert "Cet autre essai" not in said
    dialog.accept()
    practice.close()
    assert offered(practice) == [going_on]
    practice.resume(going_on)
    assert practice.bridge is not None
    assert practice.bridge.session.id == going_on
    practice.close()
    practice.abandon(going_on)
    assert offered(practice) == [], "given up, nothing of it comes back"


def test_the_debrief_of_a_session_shows_each_of_its_contacts_and_keeps_each_result(practice: Practice) -> None:
    begin(practice, "choice")
    bridge = practice.bridge
    assert bridge is not None
    bridge.session.record(replace(bridge.state.contacts["c1"].offer, contact="c2", customer="Mme Second"))
    assert bridge.do(c.GoReady())
    for contact in ("c1", "c2"):
        assert bridge.do(c.AnswerContact(contact))
        assert bridge.do(c.EndContact(contact))
        assert bridge.do(c.SetNoteField(contact, "code", "CARD-LOST"))
        assert bridge.do(c.SetNoteField(contact, "outcome", "solved"))
        assert bridge.do(c.EditDraft(contact, "note", 0, 0, "Rien de dit."))
        assert bridge.do(c.CloseContact(contact))
    page = practice._window.page
    assert isinstance(page, SelfRatingPage)
    page.rated.emit(50, ())
    reporting = practice.reporting
    assert isinstance(reporting.page, ShiftPage)
    tabs = reporting.page.tabs
    assert [name.partition(" ·")[0] for name in told(tabs)] == ["Toute la vacation", "Mme Belkacem", "Mme Second"]
    shown = []
    for _ in range(2):
        assert reporting.page is not None
        QTest.keyClick(reporting.page.tabs, Qt.Key.Key_Right)
        assert reporting.report is not None
        shown.append(reporting.report.contact)
    assert shown == ["c1", "c2"]
    QTest.keyClick(reporting.page.tabs, Qt.Key.Key_Home)
    assert isinstance(reporting.page, ShiftPage)
    kept = {name: practice._store.results.of(bridge.session.id, name) for name in ("c1", "c2")}
    assert all(kept.values())


def told(tabs: TabBar) -> list[str]:
    return [tabs.tabText(index) for index in range(tabs.count())]
