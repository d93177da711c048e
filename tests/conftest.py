"""What every test stands on: no screen, no chance, no stray warning, and never anybody's own data."""

from __future__ import annotations

import gc
import itertools
import logging
import os
from collections.abc import Generator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.support.content import know_what_is_pinned, share_what_ships
from tests.support.drawn import drawn
from workstation import i18n
from workstation.library import start
from workstation.library.shelf import Shelf
from workstation.roleplay.playing.drawing import drawn_as

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The desk's own look is under test, not the one this machine prefers.
for _preference in ("QT_SCALE_FACTOR", "QT_FONT_DPI", "QT_STYLE_OVERRIDE", "QT_QPA_PLATFORMTHEME"):
    os.environ.pop(_preference, None)
if "utf" not in (os.environ.get("LC_ALL") or os.environ.get("LC_CTYPE") or os.environ.get("LANG") or "").lower():
    os.environ["LC_ALL"] = "C.UTF-8"  # Qt warns of any other

# A slow machine is no fault, so no example has a deadline; a build draws the same examples every time.
hypothesis.settings.register_profile("desk", drawn(30))
hypothesis.settings.register_profile("ci", drawn(30, derandomize=True, print_blob=True))
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "desk")

TESTS = Path(__file__).parent
_CACHES = itertools.count()
SPEAK_FRENCH = ("widgets", "journeys")


class _Stray(logging.Handler):
    """Keeps what is logged at warning and above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Fail a test that passed and left a warning in the log. One that takes ``caplog`` answers for its own."""
    stray = _Stray()
    logging.getLogger().addHandler(stray)
    try:
        result = yield
    finally:
        logging.getLogger().removeHandler(stray)
    if stray.lines and "caplog" not in getattr(item, "fixturenames", ()):
        pytest.fail("logged and not expected:\n" + "\n".join(stray.lines), pytrace=False)
    return result


def pytest_configure(config: pytest.Config) -> None:
    """Let what ships be read once in a run: a second’s work, which half of the files of tests would do again."""
    made, patch = Shelf.__init__, pytest.MonkeyPatch()

    def knowing(shelf: Shelf, *arguments: Any, **named: Any) -> None:
        made(shelf, *arguments, **named)
        share_what_ships(shelf)

    patch.setattr(Shelf, "__init__", knowing)
    patch.setattr(Shelf, "pinned_files", know_what_is_pinned)
    config.add_cleanup(patch.undo)


def pytest_collection_finish() -> None:
    """What every test stands on lives as long as the run: Python's collector need not go through it again.

    Nor need it come as often as in a program that has little to do: a test makes a window, and lets go of it whole.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)


class HoldingBot(QtBot):
    """Holds the windows it is given."""

    def __init__(self, request: pytest.FixtureRequest) -> None:
        super().__init__(request)
        self.held: list[QWidget] = []

    def addWidget(self, widget: QWidget, **options: Any) -> None:
        """Close it once the test is over, whoever let go of it meanwhile."""
        self.held.append(widget)
        super().addWidget(widget, **options)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> Generator[QtBot, None, None]:
    """Every window lasts as long as its test, then Qt ends it, as in the program.

    One that nobody holds is Python's to collect: it empties each of its widgets while Qt still asks them their size.
    """
    bot = HoldingBot(request)
    yield bot
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    bot.held.clear()


@pytest.fixture(autouse=True)
def language(request: pytest.FixtureRequest) -> Generator[str, None, None]:
    """French where a person looks at a window, English (the messages themselves) elsewhere."""
    french = request.path.relative_to(TESTS).parts[0] in SPEAK_FRENCH
    spoken = "fr" if french else "en"
    i18n.install(spoken)
    yield spoken
    i18n.install("en")


@pytest.fixture(autouse=True)
def _undrawn(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """At a window sessions have a seed of their own: nothing is drawn by it where a test follows what is said."""
    if request.path.relative_to(TESTS).parts[0] in SPEAK_FRENCH:
        monkeypatch.setattr(start, "drawn_by", lambda script, _seed, _contact: drawn_as(script, {}))


@pytest.fixture(autouse=True)
def _home(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.getbasetemp() / "home"))
    # What one test had worked out must not answer for the program that another one changes.
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / f"kept{next(_CACHES)}"))


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """An empty folder for a session's data, with the accent and the space that real ones have."""
    folder = tmp_path / "Données de Zoé"
    folder.mkdir()
    return folder
