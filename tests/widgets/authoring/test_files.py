"""Beginning a role-play, copying one, and seeing what is wrong with it at each save."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.widgets.authoring.conftest import Desk, plain, settle
from widgets.authoring.fault_row import FaultLine
from widgets.authoring.new_dialog import NewDialog
from widgets.common.buttons import Button
from widgets.dialogs.help_viewer import HelpViewer

LEFT = Qt.MouseButton.LeftButton


def click(button: Button) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, LEFT)


def begin(desk: Desk, title: str) -> Path:
    """« Nouveau… », a title, Enter."""
    click(desk.page.files.new)
    dialog = desk.window.findChild(NewDialog)
    assert dialog is not None
    desk.qtbot.waitUntil(dialog.title.hasFocus)
    QTest.keyClicks(dialog.title, title)
    QTest.keyClick(dialog.title, Qt.Key.Key_Return)
    assert desk.shelf.own is not None
    (path,) = desk.shelf.own.glob("*.yaml")
    return path


def test_a_new_role_play_is_on_disk_and_in_the_list(desk: Desk) -> None:
    page = desk.open()
    assert not any(card.entry.own for card in page.files.cards)
    path = begin(desk, "Un rendez-vous manque")
    assert path.name == "un-rendez-vous-manque.yaml"
    card = page.files.cards[0]
    assert card.entry.path == path
    assert card.isChecked()
    assert page.source.title.text() == "Un rendez-vous manque"
    assert card.state_text == "Rien à signaler"


def test_a_title_that_gives_no_name_cannot_be_created(desk: Desk) -> None:
    desk.open()
    click(desk.page.files.new)
    dialog = desk.window.findChild(NewDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.title, "!?")
    assert not dialog.create_it.isEnabled()
    QTest.keyClicks(dialog.title, " Carte")
    assert dialog.create_it.isEnabled()
    assert plain(dialog.told) == "Fichier : carte.yaml"
    QTest.mouseClick(dialog.leave, LEFT)
    assert not [card for card in desk.page.files.cards if card.entry.own]


def test_a_fault_is_shown_at_its_line_after_the_save_and_goes_away_after_the_next(desk: Desk) -> None:
    page = desk.open()
    path = begin(desk, "Essai")
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    at = next(n for n, line in enumerate(lines, 1) if line.lstrip().startswith("whisper:"))
    broken = text.replace("whisper:", "whispr:", 1)
    desk.save(path, broken, lambda: bool(page.source.fault_rows))
    [row] = page.source.fault_rows
    assert row.fault.place.line == at
    assert page.files.cards[0].state_text == "1 erreur"
    shown = page.source.view.rows
    index = next(n for n, one in enumerate(shown) if one.line == at)
    assert shown[index].tone == "alert"
    told = page.source.view.document().findBlockByNumber(index + 1).text()
    assert "RP010" in told
    assert "whisper" in told  # the cure
    assert not page.source.trial.isEnabled()
    desk.replace(path, text, lambda: not page.source.fault_rows)
    assert page.source.trial.isEnabled()
    desk.save(path, broken, lambda: bool(page.source.fault_rows))  # a replaced file is still watched


def test_choosing_a_fault_scrolls_to_its_line(desk: Desk) -> None:
    page = desk.open()
    path = begin(desk, "Essai")
    text = path.read_text(encoding="utf-8")
    head, tail = text.rsplit("why:", 1)
    desk.save(path, f"{head}wy:{tail}", lambda: bool(page.source.fault_rows))
    row = page.source.fault_rows[0]
    line = row.fault.place.line
    assert not page.source.view.line_on_screen(line)
    QTest.mouseClick(row, LEFT)
    assert page.source.view.line_on_screen(line)
    assert page.source.view.chosen_line == line


def test_a_save_keeps_the_place_on_screen(desk: Desk) -> None:
    page = desk.open()
    path = begin(desk, "Essai")
    view = page.source.view
    settle()
    view.reveal(100)
    before = view.top_line
    assert before > 50
    text = path.read_text(encoding="utf-8")
    desk.save(path, text + "# fin\n", lambda: view.rows[-1].line == len(text.splitlines()) + 1)
    assert view.top_line == before


def test_a_fragment_of_ones_own_is_watched_and_its_fault_stands_in_it(desk: Desk) -> None:
    page = desk.open()
    QTest.mouseClick(next(card for card in page.files.cards if card.entry.id == "card-lost"), LEFT)
    click(page.source.copy)
    assert desk.shelf.own is not None
    text = (desk.shelf.root / "fragments" / "proposal.yaml").read_text(encoding="utf-8")
    own = desk.shelf.own / "fragments" / "proposal.yaml"
    own.parent.mkdir()
    desk.save(own, text.replace("moves:", "movs:", 1), lambda: bool(page.source.fault_rows))
    assert {row.fault.file for row in page.source.fault_rows} == {str(own)}
    QTest.mouseClick(page.source.fault_rows[0], LEFT)
    assert page.source.tabs.current_name() == str(own)


def test_a_bundled_one_is_copied_to_be_changed(desk: Desk) -> None:
    page = desk.open()
    QTest.mouseClick(page.files.cards[0], LEFT)
    assert not page.source.edit.isVisible()
    click(page.source.copy)
    card = page.files.cards[0]
    assert card.entry.own
    assert [one for one in page.files.cards if one.isChecked()] == [card]
    assert page.source.edit.isVisible()
    assert not page.source.copy.isVisible()
    assert "Copié" in page.source.message.text()


def test_the_arrows_go_from_file_to_file(desk: Desk) -> None:
    page = desk.open()
    first, second, *_ = page.files.cards
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.isChecked()
    assert second.hasFocus()
    assert page.source.title.text() == second.entry.title


def test_with_large_text_one_part_shows_at_a_time(desk: Desk) -> None:
    desk.theme.set_scale(2.0)
    page = desk.open()
    page.parts.setCurrentIndex(0)
    first, second, *_ = page.files.cards
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)  # going through the list stays in the list
    assert second.isVisible()
    assert second.isChecked()
    QTest.keyClick(second, Qt.Key.Key_Return)
    assert not second.isVisible()
    assert page.source.view.isVisible()
    assert page.source.title.text() == second.entry.title


def test_a_removed_file_leaves_the_list(desk: Desk) -> None:
    page = desk.open()
    path = begin(desk, "Essai")
    path.unlink()
    desk.qtbot.waitUntil(lambda: not any(card.entry.own for card in page.files.cards), timeout=10_000)
    assert page.source.title.text() == page.files.cards[0].entry.title


def test_an_editor_that_does_not_open_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def refuse(url: object) -> bool:
        asked.append(url.toLocalFile())  # type: ignore[attr-defined]
        return False

    monkeypatch.setattr(QDesktopServices, "openUrl", refuse)
    page = desk.open()
    path = begin(desk, "Essai")
    click(page.source.edit)
    assert asked == [str(path)]
    assert path.name in page.source.message.text()
    click(page.source.folder)
    assert asked[-1] == str(path.parent)


def test_the_guide_opens_beside_the_page(desk: Desk, qapp: QApplication) -> None:
    page = desk.open()
    click(page.files.guide)
    viewer = desk.window.findChild(HelpViewer)
    assert viewer is not None
    assert viewer.page == "first-roleplay"
    assert not viewer.isModal()
    viewer.reject()


def test_a_plain_cure_is_written_into_the_file_by_a_button(desk: Desk) -> None:
    page = desk.open()
    path = begin(desk, "Essai")
    text = path.read_bytes().replace(b"\n", b"\r\n")
    wrong = text.replace(b"whisper:", b"whispr:", 1)
    desk.save(path, wrong.decode(), lambda: bool(page.source.fault_rows))
    path.write_bytes(wrong)
    [row] = page.source.fault_rows
    line = row.parentWidget()
    assert isinstance(line, FaultLine)
    assert line.mend.accessibleName().startswith("Corriger")
    line.mend.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(line.mend, Qt.Key.Key_Space)
    assert not page.source.fault_rows
    assert path.read_bytes() == text
    assert page.source.message.text().startswith("La ligne")


def test_what_has_no_plain_cure_and_what_ships_have_no_button(desk: Desk) -> None:
    page = desk.open()
    path = begin(desk, "Essai")
    text = path.read_text(encoding="utf-8")
    desk.save(path, text.replace("revision: 1", "revision: one"), lambda: bool(page.source.fault_rows))
    assert [line.mend.isVisible() for line in page.source.findChildren(FaultLine)] == [False]
