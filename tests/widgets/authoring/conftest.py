"""A trainer at work: a folder of their own, the bundled role-plays beside it, and a bank of a few people."""

from __future__ import annotations

from collections.abc import Callable, Generator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from widgets.asides import Asides
from widgets.authoring.page import AuthoringPage
from widgets.authoring.room import AuthoringRoom
from widgets.common.theme import Theme
from widgets.windows import MainWindow
from workstation.dataset.record import ClientRecord
from workstation.library.playing import small_bank
from workstation.library.scratch import NoResults
from workstation.library.shelf import Shelf, shelf_of
from workstation.session.keeping import Profile
from workstation.session.log import MemoryEventLog
from workstation.session.pins import MemoryContents
from workstation.settings import Settings

AUDE = Profile("aude", "Aude Lemoine", "trainer", "2026-11-23")
SAVED = 10_000
"""Milliseconds a save may take to be noticed on a busy machine."""


class Nobody:
    """No profiles."""

    def list(self) -> list[Profile]:
        return [AUDE]

    def add(self, name: str, role: Any, created: str, pin: str | None = None) -> Profile:
        raise ValueError

    def remove(self, profile: str) -> None:
        raise KeyError(profile)

    def unlocks(self, profile: str, pin: str) -> bool:
        return True


class SmallStore:
    """A store of the role-plays' people, that remembers nothing past the test."""

    dataset = "small"

    def __init__(self, shelf: Shelf) -> None:
        self.records = small_bank(shelf.people)
        self.log = MemoryEventLog()
        self.contents = MemoryContents()
        self.results = NoResults()
        self.profiles = Nobody()

    def describe_dataset(self) -> dict[str, Any]:
        return {}

    def ensure_dataset(self, reference: date, *_given: Any, **_named: Any) -> None:
        """There is one."""

    def take_people(self, people: list[ClientRecord]) -> None:
        self.people = people

    def readable_sessions(self, scenario: str) -> list[str]:
        return [row.id for row in self.log.sessions() if (row.scenario, row.state) == (scenario, "ended")]

    def forget(self, sessions_before: str, results_before: str) -> None:
        """Nothing is kept."""

    def close(self) -> None:
        """Nothing is open."""


class Desk:
    """The window with the room open in it."""

    def __init__(self, qtbot: QtBot, qapp: QApplication, folder: Path) -> None:
        self.qtbot = qtbot
        self.theme = Theme()
        self.shelf = shelf_of(folder)
        self.store = SmallStore(self.shelf)
        self.window = MainWindow()
        qtbot.addWidget(self.window)
        self.asides = Asides(qapp, self.window, self.theme, folder, Settings())
        self.room = AuthoringRoom(self.window, self.theme, self.store, self.shelf, self.asides, clock=int)
        self.window.resize(1366, 768)

    def open(self) -> AuthoringPage:
        self.room.open(AUDE)
        with self.qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        return self.page

    @property
    def page(self) -> AuthoringPage:
        assert self.room.page is not None
        return self.room.page

    def save(self, path: Path, text: str, seen: Callable[[], bool]) -> None:
        """Write a file as an editor does, and wait until it is seen."""
        path.write_text(text, encoding="utf-8")
        self.qtbot.waitUntil(seen, timeout=SAVED)

    def replace(self, path: Path, text: str, seen: Callable[[], bool]) -> None:
        """Write another file and put it in the place of this one, as careful editors do."""
        other = path.with_suffix(".swp")
        other.write_text(text, encoding="utf-8")
        other.replace(path)
        self.qtbot.waitUntil(seen, timeout=SAVED)


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, data_dir: Path) -> Generator[Desk, None, None]:
    made = Desk(qtbot, qapp, data_dir)
    yield made
    made.room.close()
    made.room.proving.wait()
    made.room.packing.worker.wait()
    made.room.revising.worker.wait()
    made.room.spelling.worker.wait()
    made.room.confusing.worker.wait()


def settle() -> None:
    """Let Qt lay out what was shown or hidden: it does so by messages to itself."""
    for _ in range(4):
        QCoreApplication.sendPostedEvents()


def plain(text: str) -> str:
    """French spaces as a test types them."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")
