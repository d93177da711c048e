"""A correction of a sheet, from the desk of a trainer to the room where it is copied or dismissed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.widgets.authoring.conftest import AUDE, Desk
from widgets.dialogs.correction_dialog import CorrectionDialog
from widgets.practice import Practice
from workstation import commands as c
from workstation.library.corrections import Correction, Corrections, NamesSomebody
from workstation.session.keeping import Profile
from workstation.session.log import digest

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton
INES = Profile("ines", "Inès Moreau", "recruit", "2026-11-23")


def at_the_sheet(desk: Desk, profile: Profile) -> Practice:
    """A call taken by somebody, who reads a sheet."""
    found = desk.shelf.find("card-lost")
    assert found is not None
    practice = Practice(desk.window, desk.theme, desk.store, desk.shelf, desk.asides, clock=int)  # type: ignore[arg-type]
    practice.begin(found, profile, "choice", "fr")
    bridge, page = practice.bridge, practice.page
    assert bridge is not None
    assert page is not None
    with desk.qtbot.waitActive(desk.window):
        desk.window.show()
        desk.window.activateWindow()
    bridge.do(c.GoReady())
    bridge.do(c.AnswerContact("c1"))
    desk.qtbot.keyClick(page, Key.Key_F5)
    page.sheets.field.setText("opposition")
    desk.qtbot.keyClick(page.sheets.field, Key.Key_Return)
    assert page.sheets.open_sheet
    return practice


def kept(desk: Desk) -> tuple[Correction, ...]:
    return Corrections.beside(desk.shelf.own).all()


def test_a_trainer_proposes_it_from_the_sheet_and_finds_it_in_the_room(desk: Desk, qtbot: QtBot) -> None:
    practice = at_the_sheet(desk, AUDE)
    page = practice.page
    assert page is not None
    sheet = page.sheets.open_sheet
    assert page.sheets.page.correct.isVisible()
    qtbot.mouseClick(page.sheets.page.correct, LEFT)
    (form,) = desk.window.findChildren(CorrectionDialog)
    assert not form.propose.isEnabled()
    qtbot.keyClick(form.passage, Key.Key_Down)
    passage = form.passage.currentData()
    form.proposed.selectAll()
    qtbot.keyClicks(form.proposed, "Appelez le 01 42 68 53 00.")
    qtbot.keyClicks(form.why, "Le geste a change.")
    qtbot.mouseClick(form.propose, LEFT)
    assert "01 42 68 53 00" in form.told
    assert kept(desk) == ()
    form.proposed.selectAll()
    qtbot.keyClicks(form.proposed, "Verrouillez d'abord.")
    qtbot.keyClick(form.why, Key.Key_Return)
    [one] = kept(desk)
    assert (one.sheet, one.passage, one.proposed, one.why) == (
        sheet,
        passage,
        form.proposed.text(),
        "Le geste a change.",
    )
    assert one.digest == digest(desk.shelf.pinned_files()[f"sheets/{sheet}.md"])
    assert not any(AUDE.name in path.read_text("utf-8") for path in (desk.shelf.own or Path()).parent.rglob("*.json"))
    practice.close()
    room = desk.open()
    qtbot.mouseClick(room.aside_tabs, LEFT, pos=room.aside_tabs.tabRect(room.aside_tabs.count() - 1).center())
    [card] = room.corrections.cards
    assert card.isVisible()
    qtbot.mouseClick(card.copy_it, LEFT)
    assert passage in QGuiApplication.clipboard().text()
    card.dismiss.setFocus()
    qtbot.keyClick(card.dismiss, Key.Key_Space)
    assert (kept(desk), room.corrections.cards) == ((), ())


def test_a_recruit_is_not_offered_to(desk: Desk) -> None:
    practice = at_the_sheet(desk, INES)
    assert practice.page is not None
    assert not practice.page.sheets.page.correct.isVisible()
    practice.close()


ONE = Correction("card-block", "0" * 32, "Bloquez.", "Verrouillez.", "Le geste a changé.")


def test_it_is_kept_once_and_says_when_the_sheet_has_changed(desk: Desk) -> None:
    folder = Corrections.beside(desk.shelf.own)
    folder.add(ONE)
    folder.add(ONE)
    room = desk.open()
    [card] = room.corrections.cards
    assert any("a changé depuis" in label.text() for label in card.findChildren(type(room.corrections.message)))


@pytest.mark.parametrize("text", ["", "[", "{}", '{"sheet": 1}', '"x"', '{"sheet": "a", "digest": "b"}'])
def test_a_file_that_is_no_proposal_is_passed_over(tmp_path: Path, text: str) -> None:
    folder = Corrections(tmp_path)
    folder.add(ONE)
    (tmp_path / "other.json").write_text(text, encoding="utf-8")
    assert folder.all() == (ONE,)


def test_what_may_be_somebody_s_own_is_not_kept(tmp_path: Path) -> None:
    with pytest.raises(NamesSomebody):
        Corrections(tmp_path).add(Correction("a", "b", "c", "Appelez le 01 42 68 53 00.", "d"))
    assert list(tmp_path.iterdir()) == []
