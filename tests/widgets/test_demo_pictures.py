"""A picture of the demonstration is of a window come to rest."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from widgets.demo_pictures import MOST_LOOKS, Pictures


def label(qtbot: QtBot, text: str) -> QLabel:
    shown = QLabel(text)
    qtbot.addWidget(shown)
    shown.resize(300, 40)
    shown.show()
    return shown


def test_what_still_moves_is_looked_at_again_and_taken_once_at_rest(qtbot: QtBot, tmp_path: Path) -> None:
    shown, pictures = label(qtbot, "a row on its way"), Pictures(tmp_path)
    pictures.ask("home")
    assert not pictures.shoot(shown)
    shown.setText("the row in its place")
    assert not pictures.shoot(shown)
    assert pictures.shoot(shown)
    assert QImage(str(tmp_path / "01-home.png")) == shown.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    assert pictures.shoot(shown), "nothing is due any more"
    assert len(list(tmp_path.iterdir())) == 1


def test_what_never_rests_is_taken_as_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    shown, pictures = label(qtbot, ""), Pictures(tmp_path)
    pictures.ask("clock")
    looks = 1
    while not pictures.shoot(shown):
        shown.setText(f"{looks} s")
        looks += 1
        assert looks <= MOST_LOOKS + 1
    assert (tmp_path / "01-clock.png").exists()
