"""Language, theme and size of text change under whoever is at work: the session goes on, and the window may close."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtCore import SIGNAL, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from tests.journeys.at_work import LEFT, bridge_of, open_settings, page_of, phase, press, until, words_on
from tests.journeys.test_first_call import Desk, take_the_desk
from tests.support.desk_stages import has_seen_operations, is_judging
from widgets.bridge import Bridge
from widgets.desk_window import DeskPage
from widgets.dialogs.leave_dialog import LeaveDialog
from widgets.dialogs.settings_panel import SettingsPanel
from workstation import commands as c
from workstation import i18n
from workstation.session.state import fold_all

# What these show, the others show too: they are of the long run.
LATER = ("not_ready", "ringing", "held", "paused", "judging")

# Each change of language makes the desk again: to and fro where something is being said, once elsewhere.
LANGUAGES = {"talking": ("fr", "en", "fr")}

HEARD = ("happened(PyObject,PyObject)", "ticked(int)", "about_to_act()")


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
