"""What goes on behind a session while the telephone rings."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.store import open_store
from widgets.asides import Asides
from widgets.common.theme import Theme
from widgets.practice import Practice
from widgets.windows import MainWindow
from workstation.dataset.people import record_of
from workstation.library.shelf import Shelf
from workstation.roleplay.recognition import encoder
from workstation.session.keeping import Profile
from workstation.settings import Settings


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The threads on which the model of meaning was loaded."""
    threads: list[str] = []
    monkeypatch.setattr(encoder, "load", lambda: threads.append(threading.current_thread().name))
    monkeypatch.setattr(encoder, "loaded", lambda: bool(threads))
    return threads


@pytest.fixture
def practice(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Practice]:
    shelf, theme, window = Shelf(), Theme(), MainWindow()
    qtbot.addWidget(window)
    store = open_store(tmp_path, [record_of(person) for person in shelf.people.values()])
    store.ensure_people()
    practice = Practice(
        window, theme, store, shelf, Asides(qapp, window, theme, tmp_path, Settings(sounds=False)), clock=lambda: 0
    )
    yield practice
    practice.close()
    store.close()


def begin(practice: Practice, help_level: str) -> None:
    roleplay = Shelf().find("card-lost")
    assert roleplay is not None
    practice.begin(roleplay, Profile("inès", "Inès Moreau", "recruit", "2026-11-23T09:00:00"), help_level, "fr")


def test_the_model_is_loaded_aside_when_sentences_will_be_typed(
    qtbot: QtBot, practice: Practice, loads: list[str]
) -> None:
    begin(practice, "free")
    qtbot.waitUntil(lambda: bool(loads))
    assert loads == ["worker"]
    begin(practice, "free")
    assert loads == ["worker"]


def test_nothing_is_loaded_when_moves_are_picked(practice: Practice, loads: list[str]) -> None:
    begin(practice, "choice")
    practice._warming.wait()
    assert loads == []
