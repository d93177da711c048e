"""Language, theme and size of text change under whoever is at work: the session goes on, and the window may close."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import SIGNAL, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.journeys.test_first_call import Desk, introduce, take_the_desk
from tests.support.desk_stages import has_seen_operations, is_judging
from widgets.authoring.page import AuthoringPage
from widgets.authoring.try_bar import TryBar
from widgets.bridge import Bridge
from widgets.common.tabs import SegmentedControl
from widgets.debrief.debrief_page import DebriefPage
from widgets.debrief.self_rating_page import SelfRatingPage
from widgets.demo_strip import DemoStrip
from widgets.desk_window import DeskPage
from widgets.dialogs.help_viewer import HelpViewer
from widgets.dialogs.keys_sheet import KeysSheet
from widgets.dialogs.leave_dialog import LeaveDialog
from widgets.dialogs.settings_panel import SettingsPanel
from widgets.home.briefing_page import BriefingPage
from widgets.home.home_page import HomePage
from workstation import commands as c
from workstation import i18n
from workstation.session.player import Player, Written
from workstation.session.state import Contact, fold_all

LEFT = Qt.MouseButton.LeftButton
# What these show, the others show too: they are of the long run.
LATER = ("not_ready", "ringing", "held", "paused", "judging")
# Each change of language makes the desk again: to and fro where something is being said, once elsewhere.
LANGUAGES = {"talking": ("fr", "en", "fr")}
HEARD = ("happened(PyObject,PyObject)", "ticked(int)", "about_to_act()")


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, data_dir: Path) -> Iterator[Desk]:
    opened = Desk(qtbot, qapp, data_dir)
    introduce(opened)
    yield opened
    opened.close()


def bridge_of(desk: Desk) -> Bridge:
    bridge = desk.practice().bridge
    assert bridge is not None
    return bridge


def page_of(desk: Desk) -> DeskPage:
    page = desk.practice().page
    assert page is not None
    return page


def until(desk: Desk, reached: Callable[[Contact], bool]) -> None:
    """Play the exemplary test as far as that."""
    bridge = bridge_of(desk)
    contact = bridge.contact()
    assert contact is not None
    program = bridge.program(contact)
    player = Player("c1", program, Written(program.script.exemplary.steps), dict(program.script.exemplary.notes))
    while not reached(bridge.state.contacts["c1"]):
        turn = player.next(bridge.state, bridge.at)
        assert turn is not None
        if turn.command is not None:
            assert bridge.do(turn.command)
        else:
            due = bridge.session.due()
            bridge.jump(min(turn.until, due) if due is not None else max(turn.until, bridge.at + 1000))


def phase(name: str) -> Callable[[Contact], bool]:
    return lambda contact: contact.phase == name


def not_ready(desk: Desk) -> None:
    take_the_desk(desk)


def ringing(desk: Desk) -> None:
    take_the_desk(desk)
    until(desk, phase("ringing"))


def talking(desk: Desk) -> None:
    take_the_desk(desk)
    until(desk, lambda contact: contact.phase == "talking" and contact.talk.your_turn)
    page_of(desk).composer.moves.choose(bridge_of(desk).offered(bridge_of(desk).state.contacts["c1"])[0].move)


def judging(desk: Desk) -> None:
    take_the_desk(desk)
    until(desk, is_judging)


def held(desk: Desk) -> None:
    talking(desk)
    assert bridge_of(desk).do(c.HoldCall("c1", 30))


def paused(desk: Desk) -> None:
    take_the_desk(desk)
    until(desk, phase("talking"))
    assert bridge_of(desk).do(c.PauseSession("asked"))


def form_open(desk: Desk) -> None:
    take_the_desk(desk)
    until(desk, has_seen_operations)
    page_of(desk).dossier.ask("card.raise_limit", "classic")


def searching(desk: Desk) -> None:
    talking(desk)
    page_of(desk).start_search()
    page_of(desk).search.field.setText("vasseur")


def noting(desk: Desk) -> None:
    held(desk)
    page_of(desk).show_note()
    QTest.keyClicks(page_of(desk).note, "Carte perdue")


def wrapping_up(desk: Desk) -> None:
    take_the_desk(desk)
    until(desk, phase("wrap_up"))
    page_of(desk).wrap_up.picker.toggle_list()
    page_of(desk).wrap_up.picker.list.search.setText("carte")


def writing(desk: Desk) -> None:
    take_the_desk(desk, help_level="free")
    until(desk, lambda contact: contact.phase == "talking" and contact.talk.your_turn)
    QTest.keyClicks(page_of(desk).composer.field, "Bonjour, ")


STATES = {
    state.__name__: state
    for state in (
        not_ready, ringing, talking, judging, held, paused, form_open, searching, noting, wrapping_up, writing,
    )
}  # fmt: skip


def open_settings(desk: Desk) -> SettingsPanel:
    desk.flow.asides.show_settings()
    desk.qtbot.waitUntil(lambda: any(one.isVisible() for one in desk.window.findChildren(SettingsPanel)))
    return next(one for one in desk.window.findChildren(SettingsPanel) if one.isVisible())


def press(control: SegmentedControl, name: str) -> None:
    QTest.mouseClick(control._segments[name], LEFT)
    QApplication.processEvents()  # what was made is shown once it is laid out


def words_on(page: QWidget) -> set[str]:
    return {label.text() for label in page.findChildren(QLabel) if label.text() and label.isVisibleTo(page)}


def as_shown(page: DeskPage) -> dict[str, object]:
    """What is on the desk, in no language."""
    form = page.dossier.form()
    return {
        "page": type(page._centre.currentWidget()).__name__,
        "people": type(page._people.currentWidget()).__name__,
        "tab": page.dock.current(),
        "chosen": page.composer.moves.chosen_id,
        "search": page.search.field.text(),
        "found": page.search.results.count(),
        "form": (form.act, form.target, form.values()) if form is not None else None,
        "note": page.note.text(),
        "field": page.composer.field.text(),
        "said": [row.text for row in page.conversation.transcript.rows() if row.who != "fact"],
        "codes": page.wrap_up.picker.list.search.text(),
        "all codes": page.wrap_up.picker.list.isHidden(),
    }


def whole(desk: Desk) -> None:
    """The log folds to what the bridge holds, and time can still be told."""
    bridge = bridge_of(desk)
    assert fold_all(bridge.session.entries()) == bridge.state
    assert not bridge.state.ended
    assert desk.window.page is page_of(desk)


@pytest.fixture
def uncollected() -> Iterator[None]:
    """Not even a page that Python has not collected yet may hear: its widgets are gone."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("uncollected")
@pytest.mark.parametrize(
    "state", [pytest.param(state, marks=pytest.mark.torture if state in LATER else ()) for state in STATES]
)
def test_language_theme_and_size_change_in_a_call(desk: Desk, state: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("widgets.bridge.time", SimpleNamespace(monotonic_ns=int))  # the clocks stand still
    STATES[state](desk)
    QApplication.processEvents()
    before, french = as_shown(page_of(desk)), words_on(page_of(desk))
    bridge = bridge_of(desk)
    heard_by = listeners(bridge)
    another_language_keeps_the_keyboard(desk)
    assert listeners(bridge) == heard_by
    assert as_shown(page_of(desk)) == before
    assert words_on(page_of(desk)) & french != french
    settings_give_the_keyboard_back(desk)
    settings_give_the_keyboard_back(desk, theme="dark", scale="2.0")
    # Large text has a tab more, and opens the one that tells most.
    assert as_shown(page_of(desk)) | {"tab": before["tab"]} == before
    panel = open_settings(desk)
    assert panel.windowTitle() == "Settings"
    for name in LANGUAGES.get(state, ("fr",)):
        press(panel.languages, name)
        assert i18n.language() == name
        assert panel.isVisible()
        assert desk.practice().bridge is bridge
        assert as_shown(page_of(desk)) | {"tab": before["tab"]} == before
    press(panel.scales, "1.0")
    press(panel.themes, "light")
    page_of(desk).dock.select(str(before["tab"]))
    assert as_shown(page_of(desk)) == before
    assert words_on(page_of(desk)) == french
    panel.shut.click()
    bridge.do(c.AskBreak(True))
    assert listeners(bridge) == heard_by
    whole(desk)
    close_and_find_it_again(desk)


def listeners(bridge: Bridge) -> list[int]:
    """How many hear each signal, once what was to be deleted is."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [bridge.receivers(SIGNAL(name)) for name in HEARD]


def another_language_keeps_the_keyboard(desk: Desk) -> None:
    focused = desk.window.focusWidget()
    written = focused.textCursor().position() if isinstance(focused, QPlainTextEdit) else None
    desk.flow.asides._on_language("en")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    again = desk.window.focusWidget()
    assert type(again) is type(focused)
    assert again is not focused or focused is None
    assert written == (again.textCursor().position() if isinstance(again, QPlainTextEdit) else None)


def settings_give_the_keyboard_back(desk: Desk, theme: str = "", scale: str = "") -> None:
    """They are opened by a click, and shut once the theme and the size of text are chosen, if any are."""
    held = desk.window.focusWidget()
    QTest.mouseClick(page_of(desk).top_bar.profile, LEFT)
    panel = next(one for one in desk.window.findChildren(SettingsPanel) if one.isVisible())
    if theme:
        press(panel.themes, theme)
    if scale:
        press(panel.scales, scale)
    QTest.mouseClick(panel.shut, LEFT)
    QApplication.processEvents()
    given_back(desk, held)


def given_back(desk: Desk, held: QWidget | None) -> None:
    again, page = desk.window.focusWidget(), page_of(desk)
    assert held is not None
    assert again is not None
    assert again.isVisible()
    if again is not held:
        assert not held.isVisible(), "it is left where it was, wherever that can still be seen"
        assert page._centre.isAncestorOf(again), "its place is gone: the next gesture has it"
        page.show_note()  # the tab is still there, and leads back to what was written
        assert held is not page.note or desk.window.focusWidget() is page.note


def close_and_find_it_again(desk: Desk) -> None:
    session = bridge_of(desk).session
    desk.window.close()
    question = desk.window.findChild(LeaveDialog)
    assert question is not None
    assert desk.window.isVisible()
    QTest.mouseClick(question.leave, LEFT)
    assert not desk.window.isVisible()
    assert desk.practice().bridge is None
    assert session.state.paused
    store = desk.flow.store
    assert store is not None
    assert [row.id for row in store.log.unfinished()] == [session.id]
    assert fold_all(session.entries()) == session.state


def test_nobody_speaks_to_an_empty_chair(desk: Desk) -> None:
    talking(desk)
    session = bridge_of(desk).session
    desk.flow.show_home()
    assert session.state.paused
    assert desk.practice().bridge is None


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
