"""The demonstration in the real window, led by the presenter's keys; and drawn offscreen to its end."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.store import open_store
from tests.support.dealing import dealt
from widgets.adviser.contact_rail import TutorPanel
from widgets.asides import Asides
from widgets.common.labels import Label
from widgets.common.move_card import MoveCard
from widgets.common.theme import Theme
from widgets.demo import Demo
from widgets.demo_strip import DemoStrip
from widgets.practice import Practice
from widgets.windows import MainWindow
from workstation import commands as c
from workstation.dataset.people import record_of
from workstation.library.shelf import Shelf
from workstation.library.shift_playing import playable
from workstation.session.state import Contact
from workstation.settings import Settings

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def played() -> str:
    """What the demonstration plays."""
    return "card-lost"


@pytest.fixture
def playing(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, played: str
) -> Iterator[tuple[MainWindow, Demo, Practice]]:
    shelf, theme, window = Shelf(), Theme(), MainWindow()
    qtbot.addWidget(window)
    store = open_store(tmp_path, [record_of(person) for person in shelf.people.values()])
    store.ensure_people()
    asides = Asides(qapp, window, theme, tmp_path, Settings(sounds=False))
    practice = Practice(window, theme, store, shelf, asides, clock=lambda: 0)
    found = playable(shelf, played)
    assert found is not None
    demo = Demo(window, theme, practice, shelf, found, 1.0, None)
    window.show()
    demo.begin()
    qtbot.waitUntil(lambda: practice.bridge is not None)
    yield window, demo, practice
    practice.close()
    store.close()


Playing = tuple[MainWindow, Demo, Practice]
CONTROL = Qt.KeyboardModifier.ControlModifier


def leading(qtbot: QtBot, window: MainWindow) -> DemoStrip:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    strip = window.findChild(DemoStrip)
    assert strip is not None
    return strip


def on_until(qtbot: QtBot, window: MainWindow, done: Callable[[], bool]) -> None:
    """Press « → » until something is there."""

    def pressed() -> bool:
        qtbot.keyClick(window, Qt.Key.Key_Right)
        return done()

    qtbot.waitUntil(pressed)


def contact(practice: Practice) -> Contact:
    assert practice.bridge is not None
    return practice.bridge.state.contacts["c1"]


def saying(practice: Practice) -> MoveCard | None:
    assert practice.page is not None
    moves = practice.page.composer.moves
    return moves.card(moves.chosen_id) if moves.isVisible() and moves.chosen_id else None


def test_the_presenter_leads_with_the_keys(qtbot: QtBot, playing: Playing) -> None:
    window, demo, practice = playing
    leading(qtbot, window)
    on_until(qtbot, window, lambda: contact(practice).phase == "talking")
    with qtbot.waitSignal(demo.ended):
        qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert practice.bridge is None


def test_the_strip_leads_by_the_mouse_too_and_says_where_it_stands(qtbot: QtBot, playing: Playing) -> None:
    window, demo, practice = playing
    strip = leading(qtbot, window)
    on_until(qtbot, window, lambda: len(contact(practice).lines) > 0)
    assert re.fullmatch("Étape [0-9]+ sur [0-9]+", strip.where)
    for paused in ("Reprendre", "Pause"):
        qtbot.mouseClick(strip.pause, Qt.MouseButton.LeftButton)
        assert strip.pause.text() == paused
    qtbot.mouseClick(strip.larger, Qt.MouseButton.LeftButton)
    assert strip.size_text == "115\u202f%"
    qtbot.mouseClick(strip.smaller, Qt.MouseButton.LeftButton)
    assert strip.size_text == "100\u202f%"
    with qtbot.waitSignal(demo.ended):
        qtbot.mouseClick(strip.end, Qt.MouseButton.LeftButton)


def test_in_a_pause_each_arrow_does_one_gesture_and_tells_the_next(qtbot: QtBot, playing: Playing) -> None:
    window, _demo, practice = playing
    strip = leading(qtbot, window)
    on_until(qtbot, window, lambda: contact(practice).phase == "talking")
    qtbot.keyClick(window, Qt.Key.Key_Space)
    bridge = practice.bridge
    assert bridge is not None
    told = []
    for press in range(6):
        before, said = strip.words, bridge.session.number
        qtbot.keyClick(window, Qt.Key.Key_Right)
        qtbot.waitUntil(lambda before=before: strip.words != before)
        assert bridge.session.number > said or not press, "the first may only end what was waited for"
        told.append(strip.words)
        with qtbot.assertNotEmitted(bridge.ticked, wait=250):  # time stands still until the next press
            number = bridge.session.number
        assert (bridge.session.number, strip.words) == (number, told[-1])
    assert len(set(told)) == len(told)
    assert strip.pause.text() == "Reprendre"
    qtbot.keyClick(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bridge.session.number > number)


@pytest.mark.parametrize("paused", [False, True])
def test_the_size_goes_both_ways_and_goes_with_the_demonstration(qtbot: QtBot, playing: Playing, paused: bool) -> None:
    window, demo, practice = playing
    strip, theme = leading(qtbot, window), practice._theme
    if paused:
        on_until(qtbot, window, lambda: contact(practice).phase == "talking")
        qtbot.keyClick(window, Qt.Key.Key_Space)
    theme.set_scale(1.15)
    sizes = []
    for key in (Qt.Key.Key_Equal,) * 4 + (Qt.Key.Key_Minus,) * 5 + (Qt.Key.Key_Plus,):
        qtbot.keyClick(window, key, CONTROL)
        sizes.append(theme.scale)
        assert strip.size_text == f"{round(theme.scale * 100)}\u202f%"
    assert sizes == [1.3, 1.5, 2.0, 2.0, 1.5, 1.3, 1.15, 1.0, 1.0, 1.15]
    qtbot.keyClick(window, Qt.Key.Key_Equal, CONTROL)
    with qtbot.waitSignal(demo.ended):
        qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert theme.scale == 1.15, "everybody finds their own size again"


def test_a_size_chosen_in_the_settings_meanwhile_is_kept(qtbot: QtBot, playing: Playing) -> None:
    window, demo, practice = playing
    leading(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_Equal, CONTROL)
    practice._theme.set_scale(1.5)
    with qtbot.waitSignal(demo.ended):
        qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert practice._theme.scale == 1.5


@pytest.mark.parametrize(("scale", "size"), dealt((1.0, 1.5, 2.0), ((1366, 768), (1024, 640)), later=(1.0, 2.0)))
def test_the_sentence_being_said_and_the_dossier_stay_in_sight(
    qtbot: QtBot, playing: Playing, scale: float, size: tuple[int, int]
) -> None:
    window, _demo, practice = playing
    strip = leading(qtbot, window)
    window.resize(*size)
    on_until(qtbot, window, lambda: len(contact(practice).lines) > 0)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    while practice._theme.scale < scale:
        qtbot.keyClick(window, Qt.Key.Key_Equal, CONTROL)
    page, seen = practice.page, 0
    assert page is not None
    for _ in range(40):
        before = strip.words
        qtbot.keyClick(window, Qt.Key.Key_Right)
        qtbot.waitUntil(lambda before=before: strip.words != before)
        if contact(practice).phase not in ("talking", "held"):
            break
        QApplication.sendPostedEvents()
        # Large text on a small window leaves one column: the dossier is then a tab, shown when something is done there.
        assert page.dossier.isVisible() or (page.arrangement == "single" and page.dock.current() == "talk")
        if (card := saying(practice)) is not None:
            seen += 1
            in_sight = card.visibleRegion().boundingRect()
            assert in_sight.height() >= min(card.height(), page.composer.moves.viewport().height()) - 1, strip.words
            assert in_sight.top() == 0, "its first words"
        words = strip.findChild(Label)
        qtbot.waitUntil(lambda words=words: words.height() >= words.heightForWidth(words.width()))
        assert strip.geometry().bottom() <= window.height()
    assert seen > 5


def test_whoever_goes_home_by_the_desk_leaves_no_strip_and_no_key(qtbot: QtBot, playing: Playing) -> None:
    window, _demo, practice = playing
    leading(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_Equal, CONTROL)
    assert practice.page is not None
    with qtbot.waitSignal(practice.left):
        practice.page.leave_asked.emit()
    qtbot.waitUntil(lambda: window.findChild(DemoStrip) is None)
    assert practice._theme.scale == 1.0
    assert not [key for key in window.findChildren(QShortcut) if key.isEnabled()]


def test_what_somebody_says_meanwhile_ends_what_can_no_longer_be_shown_and_says_so(
    qtbot: QtBot, playing: Playing
) -> None:
    window, demo, practice = playing
    strip = leading(qtbot, window)
    on_until(qtbot, window, lambda: contact(practice).talk.your_turn and bool(contact(practice).talk.moves))
    bridge = practice.bridge
    assert bridge is not None
    while strip.words != "La démonstration s’arrête ici.":  # whoever plays meanwhile says something else each time
        assert practice.bridge is bridge, "nobody is thrown out without a word"
        here = contact(practice)
        if here.talk.your_turn and here.on_line:
            bridge.do(c.Say("c1", bridge.offered(here)[-1].move))
        qtbot.keyClick(window, Qt.Key.Key_Right)
        QApplication.processEvents()
    assert practice.page is not None
    assert practice.page.isVisible()
    assert not strip.next.isVisible()
    with qtbot.waitSignal(demo.ended) as ended:
        qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert ended.args == [False]
    assert practice.page is None


def test_a_demonstration_has_one_pause(qtbot: QtBot, playing: Playing) -> None:
    window, _demo, practice = playing
    leading(qtbot, window)
    on_until(qtbot, window, lambda: contact(practice).phase == "talking")
    page, bridge = practice.page, practice.bridge
    assert page is not None
    assert bridge is not None
    panel = page.findChild(TutorPanel)
    assert panel is not None
    assert panel.isVisible()
    assert not panel.pause.isVisible()
    assert not panel.back.isVisible(), "it would leave the demonstration without a word"
    assert not panel.back.isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_S, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    panel.pause.click()
    assert not bridge.state.paused


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Right])
def test_a_computer_that_slept_pauses_the_demonstration_which_goes_on(
    qtbot: QtBot, playing: Playing, key: Qt.Key
) -> None:
    window, _demo, practice = playing
    strip = leading(qtbot, window)
    on_until(qtbot, window, lambda: contact(practice).phase == "talking")
    bridge = practice.bridge
    assert bridge is not None
    bridge.do(c.PauseSession("slept"))
    assert strip.pause.text() == "Reprendre"
    said = bridge.session.number

    def went_on() -> bool:
        if bridge.session.number < said + 3:
            qtbot.keyClick(window, Qt.Key.Key_Right)
        return bridge.session.number >= said + 3

    qtbot.keyClick(window, key)
    qtbot.waitUntil(went_on)
    assert not bridge.state.paused
    assert practice.bridge is bridge
    assert strip.pause.text() == ("Pause" if key == Qt.Key.Key_Space else "Reprendre")


@pytest.mark.parametrize("played", ["two-chats"])
def test_a_shift_is_played_by_turns_and_says_whose_turn_it_is(qtbot: QtBot, playing: Playing) -> None:
    window, demo, practice = playing
    strip = leading(qtbot, window)
    bridge = practice.bridge
    assert bridge is not None
    told = []

    def turned_back() -> bool:
        told.append(strip.words)
        spoken = [one for one in bridge.state.contacts.values() if any(line.who == "adviser" for line in one.lines)]
        return len(spoken) == 2 and strip.words.startswith("Le conseiller passe à ")

    on_until(qtbot, window, turned_back)
    assert any(words.startswith("M. Roussel · ") for words in told)
    assert any(words.startswith("Mme Barbier · ") for words in told)
    assert re.fullmatch("Étape [0-9]+ sur [0-9]+", strip.where)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    number = bridge.session.number
    qtbot.keyClick(window, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: strip.words != told[-1])
    assert bridge.session.number >= number
    with qtbot.waitSignal(demo.ended):
        qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert practice.bridge is None


@pytest.mark.parametrize("played", ["two-chats"])
def test_nobody_waits_while_a_caption_of_a_shift_is_read(qtbot: QtBot, playing: Playing) -> None:
    window, _demo, practice = playing
    strip = leading(qtbot, window)
    bridge = practice.bridge
    assert bridge is not None
    running = []

    def told() -> bool:
        running.append(bridge._timer.isActive())
        return strip.words.startswith("M. Roussel · ")

    on_until(qtbot, window, told)
    assert any(running), "it runs until somebody is there to be spoken to"
    assert not running[-1], "it stands still until the gesture that is told is done"


@pytest.mark.torture  # ``.ci/run`` does it too, whole and in a folder of its own
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
