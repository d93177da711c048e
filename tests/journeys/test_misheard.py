"""What was misheard is contested in the debrief, and an exam in doubt waits for a trainer: through the real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.journeys.test_first_call import Desk, introduce, take_the_desk
from tests.journeys.test_written_call import WrittenCall, rated
from tests.support.authoring_screens import turn_to
from widgets.authoring.page import AuthoringPage
from widgets.authoring.sentences_pane import SentencesPane
from widgets.common.bubbles import BubbleRow
from widgets.common.chips import Chip
from widgets.debrief.debrief_page import DebriefPage
from widgets.debrief.score_pane import ScorePane
from widgets.dialogs.contest_dialog import ContestDialog
from widgets.home.briefing_page import BriefingPage
from widgets.home.home_page import HomePage
from widgets.home.reports_view import ReportLine
from workstation import commands as c
from workstation.content.text import render_text
from workstation.events import SentenceUnclear
from workstation.library.settling import signature
from workstation.session.keeping import Role
from workstation.session.state import fold_all

MISHEARD = "Ce n’est pas ce que je voulais dire"
# Between reassuring and greeting, one of these is in doubt.
BETWEEN = (
    "on va commencer par le numero",
    "avez vous un numero",
    "bonjour numero",
)
LEFT = Qt.MouseButton.LeftButton


class SpokenCall(WrittenCall):
    """The same call in the role-play's own sentences."""

    def words(self, move: str) -> str:
        """The sentence of the move."""
        step = self.role.program.step_of(move)
        assert step is not None
        return render_text(step.move.say, self.role.values)


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, data_dir: Path) -> Iterator[Desk]:
    opened = Desk(qtbot, qapp, data_dir)
    yield opened
    opened.close()


def words(widget: QWidget) -> str:
    """Everything read there, in plain spaces."""
    said = " ".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())
    return said.replace("\u00a0", " ").replace("\u202f", " ")


def debrief(desk: Desk) -> DebriefPage:
    page = desk.window.page
    assert isinstance(page, DebriefPage)
    return page


def misheard(page: DebriefPage, sentence: str) -> BubbleRow:
    return next(row for row in page.findChildren(BubbleRow) if row.row.text == sentence)


def taken(desk: Desk) -> WrittenCall:
    """An exam begun from the briefing, by its button."""
    introduce(desk)
    desk.flow.start("card-lost")
    page = desk.wait_for(BriefingPage)
    assert isinstance(page, BriefingPage)
    assert page.examine.isVisible()
    desk.qtbot.mouseClick(page.examine, LEFT)
    call = SpokenCall(desk)
    call.bridge.stop()
    return call


def doubtful(call: WrittenCall) -> str:
    """Take the call, and say something that nobody is sure of."""
    assert call.bridge.do(c.GoReady())
    assert call.bridge.do(c.AnswerContact("c1"))
    call.hear()
    for sentence in BETWEEN:
        call.say(sentence)
        unclear = [x.event for x in call.bridge.session.entries() if isinstance(x.event, SentenceUnclear)]
        call.hear()
        if unclear and unclear[-1].offered:
            return sentence
    raise AssertionError("none of them is in doubt")


def test_a_sentence_is_contested_and_both_marks_are_shown(desk: Desk) -> None:
    introduce(desk)
    take_the_desk(desk, "card-lost", "free")
    call = SpokenCall(desk)
    call.until()
    rated(desk)
    sentences_are_shared_by_a_choice_that_can_be_taken_back(desk)
    sentence = call.written["greet_full"]
    assert "Compris" in misheard(debrief(desk), sentence).row.heard
    dialog = contesting(desk, sentence)
    desk.qtbot.keyClick(dialog.field, Qt.Key.Key_Escape)
    assert debrief(desk).report.without is None, "whoever gives up contesting changes nothing"
    dialog = contesting(desk, sentence)
    assert "pas rejoué" in words(dialog)
    desk.qtbot.keyClicks(dialog.field, "Je saluais autrement")
    desk.qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    page = debrief(desk)
    report = page.report
    assert report.without is not None
    assert report.without.score < report.marks.score == 100
    pane = page.findChild(ScorePane)
    assert pane is not None
    assert f"Sans la phrase que vous contestez : {report.without.score} sur 100" in words(pane)
    again = misheard(page, sentence)
    assert "Contestée" in again.row.heard
    assert "Je saluais autrement" in again.row.heard
    assert again.link is None
    assert desk.flow.store is not None
    kept = desk.flow.store.results.of(report.session, "c1")
    assert kept is not None
    assert kept.score == 100, "the mark stands"


def contesting(desk: Desk, sentence: str) -> ContestDialog:
    """The dialog that the link under a sentence of the transcript opens."""
    page = debrief(desk)
    page.show_transcript()
    row = misheard(page, sentence)
    assert row.link is not None
    desk.qtbot.mouseClick(row.link, LEFT)
    return next(dialog for dialog in desk.window.findChildren(ContestDialog) if dialog.isVisible())


def sentences_are_shared_by_a_choice_that_can_be_taken_back(desk: Desk) -> None:
    for wanted in (True, False):
        pane = debrief(desk).findChild(ScorePane)
        assert pane is not None
        assert pane.share.isVisible()
        assert pane.share.isChecked() is not wanted
        pane.share.click()
        assert debrief(desk).report.shared is wanted
        bridge = desk.flow.practice.bridge
        assert bridge is not None
        assert bridge.state == fold_all(bridge.session.entries()), "the session that is over knows of it too"


def test_an_exam_in_doubt_has_no_score_anywhere(desk: Desk) -> None:
    call = taken(desk)
    assert call.bridge.state.started is not None
    assert (call.bridge.state.started.kind, call.bridge.state.started.help) == ("exam", "free")
    doubtful(call)
    call.until()
    page = rated(desk)
    assert page.report.to_confirm
    pane = page.findChild(ScorePane)
    assert pane is not None
    assert "à confirmer" in words(pane)
    assert "100" not in words(pane)
    assert not pane.share.isVisible()
    assert desk.flow.store is not None
    kept = desk.flow.store.results.of(page.report.session, "c1")
    assert kept is not None
    assert (kept.score, kept.passed) == (None, False)
    assert desk.flow.store.results.best("ines-moreau", "card-lost") is None
    page.home_asked.emit()
    home = desk.wait_for(HomePage)
    assert isinstance(home, HomePage)
    [line] = [line for line in home.findChildren(ReportLine) if not line.isHidden()]
    assert "À confirmer" in [chip.text for chip in line.findChildren(Chip)]


def room(desk: Desk, role: Role = "trainer") -> SentencesPane:
    """The room of authors, on the role-play that was played, at its sentences, as somebody of that role sees it."""
    assert desk.flow.store is not None
    desk.flow.profile = desk.flow.store.profiles.add(f"{role} Lemoine", role, "2026-11-23T09:00:00")
    desk.flow.show_authoring()
    page = desk.wait_for(AuthoringPage)
    assert isinstance(page, AuthoringPage)
    desk.qtbot.mouseClick(next(card for card in page.files.cards if card.entry.id == "card-lost"), LEFT)
    turn_to(page, "sentences")
    return page.sentences


def test_a_trainer_settles_an_exam_and_adds_the_wording(desk: Desk) -> None:
    call = taken(desk)
    sentence = doubtful(call)
    call.until()
    session = rated(desk).report.session
    settles_nothing = room(desk, "recruit")
    assert settles_nothing.cards
    assert not any(card.settle.isVisibleTo(card) for card in settles_nothing.cards)
    pane = room(desk)
    card = next(card for card in pane.cards if card.sentence.where is not None)
    assert sentence in card.sentence.text
    assert "Moreau" not in words(pane)
    assert card.add.isEnabled(), "one click: what it likely is, is chosen"
    desk.qtbot.mouseClick(card.add, LEFT)
    assert "prochaine session" in pane.message.text()
    [kept] = desk.flow.shelf.wordings.pinned("card-lost").values()
    assert sentence.rstrip(".") in kept
    assert not card.settle.isEnabled()
    card.meant.setFocus()
    desk.qtbot.keyClick(card.meant, Qt.Key.Key_End)
    assert card.meant.currentData() == "", "none of them"
    desk.qtbot.keyClicks(card.why, "Ni l'un ni l'autre")
    desk.qtbot.mouseClick(card.settle, LEFT)
    assert desk.flow.store is not None
    result = desk.flow.store.results.of(session, "c1")
    assert result is not None
    assert result.score == 100
    assert all(each.sentence.where is None for each in pane.cards)
    assert desk.flow.profile is not None
    [row] = [row for row in desk.flow.store.log.read(session) if row.name == "session.settled"]
    assert signature(session, desk.flow.profile.id) in row.body
    assert "lemoine" not in row.body.lower(), "a recruit's log names no trainer"


def test_an_exam_without_doubt_has_its_score(desk: Desk) -> None:
    call = taken(desk)
    call.until()
    page = rated(desk)
    assert page.report.score == 100
    assert desk.flow.store is not None
    best = desk.flow.store.results.best("ines-moreau", "card-lost")
    assert best is not None
    assert best.score == 100
