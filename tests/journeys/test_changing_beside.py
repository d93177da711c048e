"""The language changes before, after and beside a call, in the trainers’ room and in a demonstration."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from tests.journeys.at_work import open_settings, press, words_on
from tests.journeys.test_first_call import Desk, take_the_desk
from widgets.authoring.page import AuthoringPage
from widgets.authoring.try_bar import TryBar
from widgets.debrief.debrief_page import DebriefPage
from widgets.debrief.self_rating_page import SelfRatingPage
from widgets.demo_strip import DemoStrip
from widgets.desk_window import DeskPage
from widgets.dialogs.help_viewer import HelpViewer
from widgets.dialogs.keys_sheet import KeysSheet
from widgets.dialogs.leave_dialog import LeaveDialog
from widgets.home.briefing_page import BriefingPage
from widgets.home.home_page import HomePage


def test_home_and_what_lies_beside_it_change_too(desk: Desk) -> None:
    desk.flow.asides.show_keys()
    desk.flow.asides.show_help()
    panel = open_settings(desk)
    home = desk.window.page
    press(panel.languages, "en")
    assert isinstance(desk.window.page, HomePage)
    assert desk.window.page is not home
    assert "Role-plays" in words_on(desk.window.page)
    shown = [sheet for kind in (KeysSheet, HelpViewer) for sheet in desk.window.findChildren(kind) if sheet.isVisible()]
    assert [sheet.windowTitle() for sheet in shown] == ["All the keys", "Help"]


def test_a_briefing_keeps_the_help_that_was_chosen(desk: Desk) -> None:
    desk.flow.start("card-lost")
    page = desk.wait_for(BriefingPage)
    assert isinstance(page, BriefingPage)
    press(page.helps, "choice")
    desk.flow.asides._on_language("en")
    again = desk.window.page
    assert isinstance(again, BriefingPage)
    assert again is not page
    assert again.help_level == "choice"


def rating(desk: Desk) -> SelfRatingPage:
    take_the_desk(desk)
    desk.play()
    page = desk.wait_for(SelfRatingPage)
    assert isinstance(page, SelfRatingPage)
    return page


def test_a_rating_under_way_keeps_its_answers_and_counts_though_the_window_closes(desk: Desk) -> None:
    page = rating(desk)
    press(page.questions[1], "3")
    page.slider.setValue(80)
    desk.flow.asides._on_language("en")
    again = desk.window.page
    assert isinstance(again, SelfRatingPage)
    assert again.answers() == (0, 3, 0)
    assert again.slider.value() == 80
    desk.window.close()
    assert not desk.window.isVisible()
    assert desk.flow.store is not None
    assert desk.flow.store.results.history("ines-moreau")[0].score == 100


def test_a_debrief_stays_at_its_moment(desk: Desk) -> None:
    rating(desk).rated.emit(70, (3, 3, 2))
    page = desk.wait_for(DebriefPage)
    assert isinstance(page, DebriefPage)
    last = len(page.report.moments)
    page.select(last)
    page.show_transcript()
    desk.flow.asides._on_language("en")
    again = desk.window.page
    assert isinstance(again, DebriefPage)
    assert again is not page
    assert again.selected == last
    assert again._views.current_name() == "transcript"
    again.home_asked.emit()
    assert isinstance(desk.window.page, HomePage)


def test_the_trainers_room_keeps_its_proof_and_its_try_out(desk: Desk) -> None:
    desk.flow.show_authoring()
    page = desk.window.page
    assert isinstance(page, AuthoringPage)
    page.files.cards[0].click()
    chosen = page.files.cards[0].entry.path
    page.source.prove.click()
    desk.qtbot.waitUntil(lambda: not page.proof.running, timeout=60_000)
    desk.flow.asides._on_language("en")
    again = desk.window.page
    assert isinstance(again, AuthoringPage)
    assert [card.entry.path for card in again.files.cards if card.isChecked()] == [chosen]
    assert any("dead end" in text.lower() for text in again.proof.sentences)
    again.source.trial.click()
    desk.wait_for(DeskPage)
    desk.flow.asides._on_language("fr")
    bar = next(bar for bar in desk.window.findChildren(TryBar) if bar.isVisible())
    assert bar.said.startswith("Modifiez le fichier")
    bar.stop.click()
    assert isinstance(desk.window.page, AuthoringPage)
    desk.window.close()
    assert not desk.window.isVisible()


def test_a_demonstration_goes_on_in_another_language_and_closes_unasked(desk: Desk) -> None:
    desk.flow._run_demo("card-lost", None, None)
    strip = desk.window.findChild(DemoStrip)
    assert strip is not None
    desk.qtbot.waitUntil(lambda: strip.words == "Le conseiller se met prêt.", timeout=10_000)
    desk.flow.asides._on_language("en")
    QApplication.processEvents()
    assert strip.isVisible()
    assert strip.words == "The adviser chooses Ready."
    assert strip.pause.text() == "Pause"
    assert strip.end.text() == "End"
    desk.window.close()
    assert not desk.window.isVisible()
    assert desk.window.findChild(LeaveDialog) is None
