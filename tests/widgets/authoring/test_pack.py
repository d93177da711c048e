"""The house's pack in the trainers' room: whose it is, what it changes, and the way in and out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from tests.widgets.authoring.conftest import SAVED, Desk, plain
from tests.workstation.library.test_pack import FIGURES, HOUSE, pack
from widgets.authoring.pack_dialog import PackDialog
from widgets.common.buttons import Button
from widgets.dialogs.error_dialog import ErrorDialog
from workstation.brand import bank_name
from workstation.library import pack_file
from workstation.library.pack_file import put_out
from workstation.roleplay.reading import loader


@pytest.fixture(autouse=True)
def _unadvised(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is remarked of the role-plays is told elsewhere, and would be of each once again."""
    monkeypatch.setattr(loader.Advice, "warnings", ())


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sound pack in one file. What its role-plays come to is told elsewhere."""
    monkeypatch.setattr(pack_file, "played_faults", lambda *_: [])
    monkeypatch.setattr(pack_file, "sentence_faults", lambda *_: [])
    put_out(pack(tmp_path / "made", **{"house.yaml": HOUSE, "figures.yaml": FIGURES}), tmp_path / "lumen.zip")
    return tmp_path / "lumen.zip"


def press(desk: Desk, button: Button) -> None:
    """Come to it by the keyboard, and press it."""
    desk.window.activateWindow()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    desk.qtbot.waitUntil(button.hasFocus)
    QTest.keyClick(button, Qt.Key.Key_Space)


def chosen(desk: Desk, path: Path) -> None:
    """The file chosen in the dialog that stands open."""
    dialog = next(one for one in desk.window.findChildren(QFileDialog) if one.isVisible())
    dialog.fileSelected.emit(str(path))
    dialog.close()


def test_a_pack_is_imported_what_it_changes_can_be_read_and_it_is_exported_the_same(
    desk: Desk, archive: Path, tmp_path: Path
) -> None:
    line = desk.open().files.pack
    assert plain(line.said).startswith("Aucun.")
    assert not line.put_out.isEnabled()
    assert not line.changes.isVisible()
    press(desk, line.take_in)
    chosen(desk, archive)
    desk.qtbot.waitUntil(line.put_out.isEnabled, timeout=60_000)  # every role-play is checked with it
    assert plain(line.said) == "Crédit Lumen, version 3"
    assert bank_name() == "Crédit Lumen"
    assert desk.shelf.house.name == "Crédit Lumen"
    assert len(desk.store.people) == len(desk.shelf.people)
    press(desk, line.changes)
    dialog = desk.window.findChild(PackDialog)
    assert dialog is not None
    assert [plain(row.text()).partition(" ")[0] for row in dialog.rows] == ["house.house", "figures.card_replacement"]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    press(desk, line.put_out)
    chosen(desk, tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == archive.read_bytes()


def test_a_pack_that_is_refused_leaves_all_as_it_was_and_says_why(desk: Desk, tmp_path: Path) -> None:
    bad = tmp_path / "bad.zip"
    bad.write_bytes(b"no archive")
    line = desk.open().files.pack
    press(desk, line.take_in)
    chosen(desk, bad)
    desk.qtbot.waitUntil(lambda: desk.window.findChild(ErrorDialog) is not None, timeout=SAVED)
    error = desk.window.findChild(ErrorDialog)
    assert error is not None
    assert "bad.zip" in error.says[1]
    assert line.take_in.isEnabled()
    assert plain(line.said).startswith("Aucun.")


def test_a_pack_with_a_fault_is_left_out_and_the_line_says_so(desk: Desk, data_dir: Path) -> None:
    pack(data_dir / "pack", **{"house.yaml": HOUSE.replace("replaces: house\n", "")})
    desk.shelf.relaid()
    line = desk.open().files.pack
    assert "RP180" in line.said
    assert line.take_in.isEnabled()
    assert not line.put_out.isEnabled()
