"""A shift of a trainer's own: begun, checked at each save, tried at the desk, and listed on Home."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.widgets.authoring.conftest import AUDE, Desk, plain
from tests.widgets.authoring.test_files import click
from tests.widgets.authoring.test_proof_and_try import bar, saved
from widgets.authoring.new_dialog import NewDialog
from widgets.authoring.page import AuthoringPage
from widgets.desk_window import DeskPage
from widgets.overview import home_model
from workstation.library.authoring import SHIFT


def begin_shift(desk: Desk, title: str) -> Path:
    """« Nouveau… », several contacts, a title, Enter."""
    click(desk.page.files.new)
    dialog = desk.window.findChild(NewDialog)
    assert dialog is not None
    desk.qtbot.waitUntil(dialog.title.hasFocus)
    dialog.channels[SHIFT].click()
    QTest.keyClicks(dialog.title, title)
    QTest.keyClick(dialog.title, Qt.Key.Key_Return)
    assert desk.shelf.own_days is not None
    (path,) = desk.shelf.own_days.glob("*.yaml")
    return path


def test_a_new_shift_is_checked_as_it_is_saved_and_tried_as_it_stands(desk: Desk) -> None:
    page = desk.open()
    path = begin_shift(desk, "Le midi")
    assert page.source.title.text() == "Le midi"
    assert page.source.sound.isVisible()
    assert not page.source.prove.isVisible()
    sound = path.read_text(encoding="utf-8")
    wrong = sound.replace("roleplay: chat-lep-stuck", "roleplay: chat-lep-stukc")
    desk.save(path, wrong, lambda: bool(page.source.fault_rows))
    assert [row.fault.code for row in page.source.fault_rows] == ["RP200"]
    assert not page.source.trial.isEnabled()
    desk.save(path, sound, page.source.trial.isEnabled)

    click(page.source.trial)
    assert isinstance(desk.window.page, DeskPage)
    bridge = desk.room.tryout.practice.bridge if desk.room.tryout else None
    assert bridge is not None
    assert [one.offer.contact for one in bridge.state.queue.arrivals] == ["kevin", "ines"]
    said = saved(desk, path, 'at: "0:10"', 'at: "0:20"')
    assert said == "Enregistré : la vacation recommence sur le nouveau texte."
    again = desk.room.tryout.practice.bridge if desk.room.tryout else None
    assert again is not None
    assert again.state.queue.arrivals[0].at == 20_000
    said = saved(desk, path, "roleplay: chat-lep-stuck", "roleplay: nobody")
    assert said.startswith("Enregistré avec une faute, l’essai continue")
    click(bar(desk).stop)
    assert isinstance(desk.window.page, AuthoringPage)


def test_home_lists_ones_own_shifts_and_greys_the_one_with_a_fault(desk: Desk) -> None:
    desk.open()
    path = begin_shift(desk, "Le midi")
    rows = {row.id: row for row in home_model(desk.store, desk.shelf, AUDE, "guided", date(2026, 11, 24)).rows}
    assert (rows["le-midi"].title, rows["le-midi"].channel, rows["le-midi"].problem) == ("Le midi", SHIFT, "")
    path.write_text(path.read_text(encoding="utf-8").replace('at: "tue 18:10"', 'at: "tue 28:10"'), encoding="utf-8")
    desk.shelf.reread()
    rows = {row.id: row for row in home_model(desk.store, desk.shelf, AUDE, "guided", date(2026, 11, 24)).rows}
    assert "« at » devrait être un jour et une heure" in plain(rows["le-midi"].problem)
