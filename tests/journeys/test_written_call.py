"""A call at free help through the real window and a real file: every sentence written, every act done and then told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.journeys.test_first_call import Desk, introduce, take_the_desk
from widgets.common.bubbles import BubbleRow
from widgets.debrief.debrief_page import DebriefPage
from widgets.debrief.self_rating_page import SelfRatingPage
from workstation import commands as c
from workstation.content.text import render_text
from workstation.debrief.page import as_html
from workstation.library.sentences import sentences
from workstation.session.player import Player, Written

NONSENSE = "Les perroquets vivent longtemps."


class WrittenCall:
    """The exemplary test of a role-play, its sentences written in the words its moves hear."""

    def __init__(self, desk: Desk) -> None:
        practice = desk.practice()
        assert practice.bridge is not None
        assert practice.page is not None
        self.desk, self.bridge, self.page = desk, practice.bridge, practice.page
        contact = self.bridge.contact()
        assert contact is not None
        self.role = self.bridge.role(contact)
        script = self.role.program.script
        self.player = Player("c1", self.role.program, Written(script.exemplary.steps), dict(script.exemplary.notes))
        self.written: dict[str, str] = {}

    @property
    def moves(self) -> tuple[str, ...]:
        return self.bridge.state.contacts["c1"].talk.moves

    def words(self, move: str) -> str:
        """Another way of saying it, where the author gives one that says it whole."""
        step = self.role.program.step_of(move)
        assert step is not None
        return render_text(
            step.move.say if step.move.parts or not step.move.hears else step.move.hears[0], self.role.values
        )

    def say(self, text: str) -> None:
        field = self.page.composer.field
        field.setPlainText(text)
        self.desk.qtbot.keyClick(field, Qt.Key.Key_Return)
        assert field.text() == "", f"{text}: {self.page.composer.refusal}"

    def tell(self, move: str) -> None:
        self.written[move] = self.words(move)
        self.say(self.written[move])
        assert move in self.moves, f"{self.written[move]} is not {move}"

    def hear(self) -> None:
        while self.bridge.state.contacts["c1"].talk.queue:
            self.bridge.skip()

    def until(self, move: str = "") -> None:
        """Play until that move has been made, or to the end."""
        while turn := self.player.next(self.bridge.state, self.bridge.at):
            if isinstance(turn.command, c.Say):
                self.tell(turn.step)
            elif turn.command is not None:
                assert self.bridge.do(turn.command)
            else:
                due = self.bridge.session.due()
                self.bridge.jump(min(turn.until, due) if due is not None else max(turn.until, self.bridge.at + 1000))
            if move and move in self.moves:
                return


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, data_dir: Path) -> Iterator[Desk]:
    opened = Desk(qtbot, qapp, data_dir)
    yield opened
    opened.close()


def rated(desk: Desk) -> DebriefPage:
    rating = desk.wait_for(SelfRatingPage)
    assert isinstance(rating, SelfRatingPage)
    rating.rated.emit(70, (3, 3, 2))
    page = desk.wait_for(DebriefPage)
    assert isinstance(page, DebriefPage)
    return page


@pytest.mark.parametrize(
    "scenario",
    [
        pytest.param("card-lost", marks=pytest.mark.torture),  # what nobody understood is told in that one
        "third-party-balance",
        pytest.param("card-declined-abroad", marks=pytest.mark.torture),
    ],
)
def test_a_call_is_written_from_the_first_word_to_a_passing_debrief(desk: Desk, scenario: str) -> None:
    introduce(desk)
    take_the_desk(desk, scenario, "free")
    call = WrittenCall(desk)
    call.until()
    rated(desk)
    report = desk.practice().reporting.report
    assert report is not None
    assert report.help == "free"
    assert report.marks.passed
    assert report.marks.score == 100
    said = {line.move: line.text for line in report.lines if line.move}
    assert said.items() >= call.written.items()
    best = [moment for moment in report.moments if moment.code == "move"]
    assert best
    assert all(moment.said in call.written.values() for moment in best)


def test_what_nobody_understood_is_told_in_the_debrief_and_kept_for_the_author(desk: Desk) -> None:
    introduce(desk)
    take_the_desk(desk, "card-lost", "free")
    call = WrittenCall(desk)
    call.until("greet_full")
    call.hear()
    call.say(NONSENSE)
    call.hear()
    call.until()
    page = rated(desk)
    page.show_transcript()
    told = [row.accessibleName() for row in page.findChildren(BubbleRow) if NONSENSE in row.accessibleName()]
    assert len(told) == 1
    assert "Non comprise" in told[0]
    report = desk.practice().reporting.report
    assert report is not None
    assert f"{NONSENSE} <i>(Non comprise)</i>" in as_html(report)
    assert report.marks.score == 100
    assert desk.flow.store is not None
    assert sentences(desk.flow.store, "card-lost") == (), "nobody reads what is not shared"
    page.share_changed.emit(True)
    [kept] = sentences(desk.flow.store, "card-lost")
    assert (kept.kind, kept.text, kept.times) == ("unclear", NONSENSE, 1)


def test_a_step_back_takes_the_last_sentence_back_understood_or_not(desk: Desk) -> None:
    introduce(desk)
    take_the_desk(desk, "card-lost", "free")
    call = WrittenCall(desk)
    call.until("greet_full")
    call.hear()
    call.say(NONSENSE)
    call.hear()
    call.page.step_back_asked.emit()
    again = desk.practice()
    assert again.bridge is not None
    assert again.page is not None
    again.bridge.stop()
    contact = again.bridge.state.contacts["c1"]
    assert contact.talk.moves == ("greet_full",)
    assert NONSENSE not in [line.text for line in contact.lines]
    assert again.page.composer.field.text() == NONSENSE  # to be put otherwise
