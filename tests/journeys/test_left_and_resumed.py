"""A call paused, the desk left, the call taken up again from Home and carried to its debrief, all by hand."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.journeys.at_work import bridge_of, page_of, phase
from tests.journeys.test_first_call import Desk, introduce, take_the_desk
from tests.support.dealing import dealt
from tests.support.desk_stages import has_seen_operations, is_judging
from tests.support.ownership import unwatched
from widgets.common.order import reveal
from widgets.debrief.debrief_page import DebriefPage
from widgets.debrief.self_rating_page import SelfRatingPage
from widgets.desk_window import DeskPage
from widgets.dialogs.leave_dialog import LeaveDialog
from widgets.home.home_page import HomePage
from widgets.home.resume_card import ResumeCard
from workstation.session.player import Player, Written
from workstation.session.state import Contact

LEFT = Qt.MouseButton.LeftButton
REACHED: dict[str, Callable[[Contact], bool]] = {
    "ringing": phase("ringing"),
    "talking": lambda contact: contact.phase == "talking" and contact.talk.your_turn,
    "judging": is_judging,
    "in the dossier": has_seen_operations,
    "wrap-up": phase("wrap_up"),
}


def never(_contact: Contact) -> bool:
    return False


class Adviser:
    """Plays the exemplary test on whatever desk there is, from where it was left."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        bridge = bridge_of(desk)
        contact = bridge.contact()
        assert contact is not None
        program = bridge.program(contact)
        self._player = Player(
            "c1", program, Written(program.script.exemplary.steps), dict(program.script.exemplary.notes)
        )

    def go_on(self, reached: Callable[[Contact], bool]) -> None:
        """As far as that, or to the end."""
        bridge = bridge_of(self._desk)
        while not reached(bridge.state.contacts["c1"]):
            turn = self._player.next(bridge.state, bridge.at)
            if turn is None:
                return
            if turn.command is not None:
                assert bridge.do(turn.command)
            else:
                due = bridge.session.due()
                bridge.jump(min(turn.until, due) if due is not None else max(turn.until, bridge.at + 1000))


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, data_dir: Path) -> Iterator[Desk]:
    gc.collect()
    gc.freeze()  # what was there before is collected by no click, nor gone through again by the tests to come
    opened = Desk(qtbot, qapp, data_dir)
    opened.window.resize(1366, 768)
    introduce(opened)
    yield opened
    opened.close()


def press(button: QWidget) -> None:
    """A click on it, then everything that waits for the next turn of the loop, and for Python's collector."""
    reveal(button)
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, LEFT)
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert unwatched() == []


def named(holder: QWidget, words: str) -> QAbstractButton:
    return next(one for one in holder.findChildren(QAbstractButton) if one.isVisible() and one.text() == words)


def leave(desk: Desk) -> HomePage:
    """By the panel's own gesture; asked, pause and come back later."""
    press(page_of(desk).rail.tutor.leave)
    asked = [each for each in desk.window.findChildren(LeaveDialog) if each.isVisible()]
    if asked:
        told = [label.text() for label in asked[0].findChildren(QLabel) if label.text()]
        assert len(told) == len(set(told)), "each person is told of once"
        press(asked[0].leave)
    home = desk.wait_for(HomePage)
    assert isinstance(home, HomePage)
    return home


def take_up(desk: Desk, home: HomePage) -> None:
    (card,) = home.findChildren(ResumeCard)
    press(named(card, "Reprendre"))
    assert isinstance(desk.wait_for(DeskPage), DeskPage)
    bridge_of(desk).stop()
    assert not bridge_of(desk).state.paused


class Clock:
    """The computer's, which stands still until it is moved on."""

    now = 0

    def monotonic_ns(self) -> int:
        return self.now


def test_a_computer_held_up_pauses_nothing_and_one_that_slept_does(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    monkeypatch.setattr("widgets.bridge.time", clock)
    take_the_desk(desk)
    bridge = bridge_of(desk)
    bridge.tick()
    at = bridge.at
    clock.now += 20 * 10**9
    bridge.tick()
    assert not bridge.state.paused
    assert bridge.at == at, "what nobody could use is no time"
    clock.now += 10**9
    bridge.tick()
    assert bridge.at == at + 1000
    clock.now += 600 * 10**9
    bridge.tick()
    assert bridge.state.paused


def see_the_report(desk: Desk) -> None:
    """The rating, answered, then the report."""
    rating = desk.wait_for(SelfRatingPage)
    assert isinstance(rating, SelfRatingPage)
    for question in rating.questions:
        press(question.findChildren(QAbstractButton)[2])
    press(rating.see)
    assert isinstance(desk.wait_for(DebriefPage), DebriefPage)


@pytest.mark.parametrize(
    ("state", "help_level"), dealt(REACHED, ("guided", "free"), later=("ringing", "talking", "judging"))
)
def test_a_call_paused_and_left_is_taken_up_and_carried_to_its_debrief(desk: Desk, state: str, help_level: str) -> None:
    take_the_desk(desk, help_level=help_level)
    adviser = Adviser(desk)
    adviser.go_on(REACHED[state])
    press(page_of(desk).rail.tutor.pause)
    kept = bridge_of(desk).session
    assert kept.state.paused
    for _ in range(3):  # left again as soon as it is taken up
        take_up(desk, leave(desk))
    assert bridge_of(desk).session.id == kept.id
    assert REACHED[state](bridge_of(desk).state.contacts["c1"])
    adviser.go_on(never)
    see_the_report(desk)
    report = desk.practice().reporting.report
    assert report is not None
    assert report.marks.score == 100
