"""A recruit's first call through the real window and a real file: who they are, the briefing, the call, the debrief."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from db.lock import FolderLock
from db.store import open_store
from tests.support.banked import fill
from widgets.common.pebble import Pebble
from widgets.common.theme import Theme
from widgets.debrief.debrief_page import DebriefPage
from widgets.debrief.self_rating_page import SelfRatingPage
from widgets.dialogs.leave_dialog import LeaveDialog
from widgets.flow import Flow
from widgets.home.briefing_page import BriefingPage
from widgets.home.first_call import FirstCall
from widgets.home.home_page import HomePage
from widgets.home.profile_page import ProfilePage
from widgets.home.resume_card import ResumeCard
from widgets.options import Options
from widgets.practice import Practice
from widgets.windows import MainWindow
from workstation import commands as c
from workstation.dataset.people import record_of
from workstation.library.shelf import Shelf
from workstation.session.player import Player, Written
from workstation.settings import Settings

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Desk:
    """The program opened on a folder, and what a person does with it."""

    def __init__(self, qtbot: QtBot, qapp: QApplication, folder: Path) -> None:
        self.qtbot = qtbot
        self.theme, self.window = Theme(), MainWindow()
        qtbot.addWidget(self.window)
        home = HomePage(self.theme)
        self.window.set_home(home)
        self.lock = FolderLock(folder)
        fill(folder)
        people = [record_of(person) for person in Shelf().people.values()]
        options = Options(folder, Settings(sounds=False), lambda: open_store(folder, people), self.lock.take)
        self.flow = Flow(qapp, self.window, self.theme, home, options)
        self.window.show()
        self.flow.open()
        qtbot.waitUntil(self.is_open, timeout=30_000)

    def is_open(self) -> bool:
        return self.flow.opening.done and self.window.page is not None

    def wait_for(self, page: type) -> object:
        self.qtbot.waitUntil(lambda: isinstance(self.window.page, page), timeout=10_000)
        return self.window.page

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = self.window.focusWidget() or self.window
        self.qtbot.keyClick(focus, key, modifier)

    def practice(self) -> Practice:
        assert self.flow.practice is not None
        return self.flow.practice

    def play(self, test: str = "exemplaire") -> None:
        """Play a test of the role-play: sentences from the list, the rest as the desk would send it."""
        practice = self.practice()
        assert practice.bridge is not None
        assert practice.page is not None
        bridge, page = practice.bridge, practice.page
        contact = bridge.contact()
        assert contact is not None
        program = bridge.program(contact)
        found = next(one for one in program.script.tests if one.name == test)
        player = Player("c1", program, Written(found.steps), dict(found.notes))
        while turn := player.next(bridge.state, bridge.at):
            if isinstance(turn.command, c.Say):
                page.composer.moves.choose(turn.command.move)
                page.composer.moves.say()
                assert turn.command.move in bridge.state.contacts["c1"].talk.moves
            elif turn.command is not None:
                assert bridge.do(turn.command)
            else:
                due = bridge.session.due()
                bridge.jump(min(turn.until, due) if due is not None else max(turn.until, bridge.at + 1000))

    def close(self) -> None:
        self.flow.close()
        self.lock.release()


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, data_dir: Path) -> Iterator[Desk]:
    opened = Desk(qtbot, qapp, data_dir)
    yield opened
    opened.close()


def introduce(desk: Desk, name: str = "Inès Moreau") -> None:
    page = desk.wait_for(ProfilePage)
    assert isinstance(page, ProfilePage)
    page.create_asked.emit(name, "recruit", "")
    desk.wait_for(HomePage)


def take_the_desk(desk: Desk, scenario: str = "card-lost", help_level: str = "guided") -> None:
    desk.flow.start(scenario)
    page = desk.wait_for(BriefingPage)
    assert isinstance(page, BriefingPage)
    page.begin.emit(help_level)
    practice = desk.practice()
    assert practice.bridge is not None
    practice.bridge.stop()


@pytest.mark.parametrize(
    "scenario",
    [
        "card-lost",
        # These are written, to their debrief too, the first of them in the plain run.
        pytest.param("third-party-balance", marks=pytest.mark.torture),
        pytest.param("card-declined-abroad", marks=pytest.mark.torture),
    ],
)
def test_a_call_from_the_profile_to_the_debrief(desk: Desk, scenario: str) -> None:
    introduce(desk)
    take_the_desk(desk, scenario)
    desk.play()
    rating = desk.wait_for(SelfRatingPage)
    assert isinstance(rating, SelfRatingPage)
    rating.rated.emit(70, (3, 3, 2))
    desk.wait_for(DebriefPage)
    report = desk.practice().reporting.report
    assert report is not None
    assert report.marks.score == 100
    assert report.rating is not None
    assert report.rating.score == 70
    desk.flow.show_home()
    assert desk.flow.store is not None
    best = desk.flow.store.results.best("ines-moreau", scenario)
    assert best is not None
    assert best.score == 100


def test_a_moment_is_tried_again_and_the_first_score_stays(desk: Desk) -> None:
    introduce(desk)
    take_the_desk(desk)
    desk.play("code demandé")
    rating = desk.wait_for(SelfRatingPage)
    assert isinstance(rating, SelfRatingPage)
    rating.rated.emit(90, ())
    page = desk.wait_for(DebriefPage)
    assert isinstance(page, DebriefPage)
    report = desk.practice().reporting.report
    assert report is not None
    assert not report.marks.passed
    breach = next(moment for moment in report.moments if "secret" in moment.flag)
    page.restart_from.emit(breach.fork_at)
    bridge = desk.practice().bridge
    assert bridge is not None
    bridge.stop()
    assert "ask_secret" not in bridge.state.contacts["c1"].talk.moves
    assert bridge.state.contacts["c1"].talk.your_turn
    assert desk.flow.store is not None
    kinds = [row.kind for row in desk.flow.store.log.sessions()]
    assert sorted(kinds) == ["branch", "practice"]
    best = desk.flow.store.results.best("ines-moreau", "card-lost")
    assert best is not None
    assert best.score == 0


def test_a_session_left_in_the_middle_is_offered_again_with_its_draft(
    qtbot: QtBot, qapp: QApplication, data_dir: Path
) -> None:
    first = Desk(qtbot, qapp, data_dir)
    introduce(first)
    take_the_desk(first)
    bridge, page = first.practice().bridge, first.practice().page
    assert bridge is not None
    assert page is not None
    bridge.do(c.GoReady())
    bridge.do(c.AnswerContact("c1"))
    page.note.setPlainText("Perte dans le tram")
    first.close()
    second = Desk(qtbot, qapp, data_dir)
    qtbot.waitUntil(second.is_open)
    assert second.flow.store is not None
    left = second.flow.store.log.unfinished("ines-moreau")
    assert [row.scenario for row in left] == ["card-lost"]
    second.practice().resume(left[0].id)
    resumed = second.practice().bridge
    assert resumed is not None
    assert resumed.state.contacts["c1"].phase == "talking"
    assert resumed.state.contacts["c1"].desk.drafts["note"] == "Perte dans le tram"
    second.close()


def test_a_call_left_is_told_by_the_clock_of_the_bar(desk: Desk) -> None:
    introduce(desk)
    take_the_desk(desk)
    bridge, page = desk.practice().bridge, desk.practice().page
    assert bridge is not None
    assert page is not None
    bridge.stop()  # no second of the wall's between the two clocks
    bridge.jump(40_000)
    bridge.do(c.GoReady())
    bridge.jump(bridge.at + 5_000)
    bridge.do(c.AnswerContact("c1"))
    bridge.jump(bridge.at + 65_000)
    page.top_bar.render_state()
    shown = page.top_bar.caller.clock.text()
    desk.flow.show_home()
    card = desk.window.findChild(ResumeCard)
    assert card is not None
    assert shown == "1:05"
    assert any(f"après {shown}" in label.text() for label in card.findChildren(QLabel))
    pebble = card.findChild(Pebble)
    assert pebble is not None
    assert pebble.letters == "NB", "as on the desk's own list of contacts"


def test_the_four_gestures_stay_until_a_contact_was_really_taken(desk: Desk) -> None:
    introduce(desk)
    take_the_desk(desk)
    bridge = desk.practice().bridge
    assert bridge is not None
    bridge.do(c.GoReady())
    bridge.do(c.DeclineContact("c1"))
    desk.flow.show_home()
    assert told_the_gestures(desk), "nobody has been spoken to yet"
    store = desk.flow.store
    assert store is not None
    desk.practice().resume(store.log.unfinished("ines-moreau")[0].id)
    bridge = desk.practice().bridge
    assert bridge is not None
    for command in (c.GoReady(), c.AnswerContact("c1")):
        assert bridge.do(command)
    desk.flow.show_home()
    assert not told_the_gestures(desk)


def told_the_gestures(desk: Desk) -> bool:
    shown = desk.window.findChildren(FirstCall)
    return any(each.isVisible() for each in shown)


def test_a_second_window_on_the_same_folder_is_refused(desk: Desk, data_dir: Path) -> None:
    assert not FolderLock(data_dir).take()


@pytest.mark.parametrize(("gesture", "offered"), [("leave", 1), ("give_up", 0)])
def test_a_contact_is_left_without_hanging_up_on_anybody(desk: Desk, gesture: str, offered: int) -> None:
    introduce(desk)
    take_the_desk(desk)
    practice = desk.practice()
    assert practice.bridge is not None
    assert practice.page is not None
    practice.bridge.do(c.GoReady())
    practice.bridge.do(c.AnswerContact("c1"))
    session = practice.bridge.session
    practice.page.rail.tutor.leave.click()
    asked = desk.window.findChild(LeaveDialog)
    assert asked is not None
    getattr(asked, gesture).click()
    home = desk.wait_for(HomePage)
    assert session.state.contacts["c1"].phase == "talking", "nobody hung up"
    assert len([card for card in home.findChildren(ResumeCard) if not card.isHidden()]) == offered
    assert desk.flow.store is not None
    assert desk.flow.store.results.of(session.id, "c1") is None, "no mark"
