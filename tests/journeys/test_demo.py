"""The demonstration in the real window, led by the presenter's keys; and drawn offscreen to its end."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.store import open_store
from widgets.asides import Asides
from widgets.common.theme import Theme
from widgets.demo import Demo
from widgets.practice import Practice
from widgets.windows import MainWindow
from workstation.dataset.people import record_of
from workstation.library.shelf import Shelf
from workstation.settings import Settings

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def playing(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[tuple[MainWindow, Demo, Practice]]:
    shelf, theme, window = Shelf(), Theme(), MainWindow()
    qtbot.addWidget(window)
    store = open_store(tmp_path, [record_of(person) for person in shelf.people.values()])
    store.ensure_people()
    asides = Asides(qapp, window, theme, tmp_path, Settings(sounds=False))
    practice = Practice(window, theme, store, shelf, asides, clock=lambda: 0)
    roleplay = shelf.find("card-lost")
    assert roleplay is not None
    demo = Demo(window, theme, practice, shelf, roleplay, 1.0, None)
    window.show()
    demo.begin()
    qtbot.waitUntil(lambda: practice.bridge is not None)
    yield window, demo, practice
    practice.close()
    store.close()


def test_the_presenter_leads_with_the_keys(qtbot: QtBot, playing: tuple[MainWindow, Demo, Practice]) -> None:
    window, demo, practice = playing
    assert practice.bridge is not None
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    def ringing() -> bool:
        assert practice.bridge is not None
        qtbot.keyClick(window, Qt.Key.Key_Right)
        return practice.bridge.state.contacts["c1"].call.phase == "talking"

    qtbot.waitUntil(ringing)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    paused = practice.bridge.session.number
    qtbot.keyClick(window, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert window.page is practice.page
    assert practice.bridge.session.number == paused
    with qtbot.waitSignal(demo.ended):
        qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert practice.bridge is None


def test_with_no_display_the_demonstration_is_drawn_and_names_what_it_wrote(tmp_path: Path) -> None:
    without = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    if not sys.platform.startswith("linux"):
        pytest.skip("other systems always have a display")
    answer = subprocess.run(
        [sys.executable, "main.py", "--data", str(tmp_path), "--lang", "fr"],
        cwd=ROOT,
        env=without,
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    pictures = sorted(path.name for path in (tmp_path / "demo").glob("*.png"))
    stages = ("home", "briefing", "ringing", "talking", "masked-dossier", "open-dossier", "note", "debrief")
    assert [stage for stage in stages if not any(name.endswith(f"-{stage}.png") for name in pictures)] == []
    assert "report.html" in answer.stderr
    assert all(name in answer.stderr for name in pictures)
