"""What the program itself opens over the desk costs no silence, however it is closed; looking for a client does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from tests.journeys.at_work import bridge_of, page_of, until
from tests.journeys.test_first_call import Desk, introduce, take_the_desk
from tests.support.dealing import dealt
from widgets.dialogs.help_viewer import HelpViewer
from widgets.dialogs.keys_sheet import KeysSheet
from widgets.dialogs.leave_dialog import LeaveDialog
from widgets.dialogs.settings_panel import SettingsPanel
from workstation.session.runner import Session

LEFT = Qt.MouseButton.LeftButton
LONG = 120_000


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, data_dir: Path) -> Iterator[Desk]:
    opened = Desk(qtbot, qapp, data_dir)
    introduce(opened)
    take_the_desk(opened, help_level="choice")
    until(opened, lambda contact: contact.phase == "talking" and contact.talk.your_turn)
    back(opened)
    yield opened
    opened.close()


def settings(desk: Desk) -> type[QDialog]:
    QTest.mouseClick(page_of(desk).top_bar.profile, LEFT)
    return SettingsPanel


def keys(desk: Desk) -> type[QDialog]:
    QTest.keyClick(desk.window, Qt.Key.Key_F1)
    return KeysSheet


def helped(desk: Desk) -> type[QDialog]:
    desk.flow.asides.show_help()
    return HelpViewer


def leaving(desk: Desk) -> type[QDialog]:
    page_of(desk).leave_asked.emit()
    return LeaveDialog


def closing(desk: Desk) -> type[QDialog]:
    desk.window.close()
    return LeaveDialog


def failing(desk: Desk) -> type[QDialog]:
    return type(desk.flow.asides.show_error("Titre", "Phrase."))


ASIDES: dict[str, Callable[[Desk], type[QDialog]]] = {
    opened.__name__: opened for opened in (settings, keys, helped, leaving, closing, failing)
}


def torture_but(aside: str, *here: str) -> tuple[pytest.MarkDecorator, ...]:
    """Each aside goes through one of the tests in the plain run, and through all of them in the long one."""
    return () if aside in here else (pytest.mark.torture,)


def opened(desk: Desk, aside: str) -> QDialog:
    kind = ASIDES[aside](desk)
    dialog = next(found for found in desk.window.findChildren(kind) if found.isVisible())
    desk.qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    return dialog


def back(desk: Desk) -> None:
    desk.window.activateWindow()
    desk.qtbot.waitUntil(lambda: QApplication.activeWindow() is desk.window)


def flags(session: Session) -> tuple[str, ...]:
    return session.state.contacts["c1"].talk.flags


def left_unsaid(desk: Desk) -> None:
    """The customer waits for something to be said, longer than anybody bears it."""
    bridge = bridge_of(desk)
    bridge.jump(bridge.at + LONG)


@pytest.mark.parametrize("aside", [pytest.param(one, marks=torture_but(one, "settings", "closing")) for one in ASIDES])
def test_silence_stands_still_while_it_is_open_and_goes_on_once_it_is_closed(desk: Desk, aside: str) -> None:
    dialog = opened(desk, aside)
    left_unsaid(desk)
    assert flags(bridge_of(desk).session) == ()
    dialog.reject()
    back(desk)
    left_unsaid(desk)
    assert "dead_air" in flags(bridge_of(desk).session)


@pytest.mark.parametrize("aside", ["keys", "helped"])
def test_what_stays_open_beside_the_desk_stops_nothing_once_the_keyboard_is_back(desk: Desk, aside: str) -> None:
    dialog = opened(desk, aside)
    back(desk)
    assert dialog.isVisible()
    left_unsaid(desk)
    assert "dead_air" in flags(bridge_of(desk).session)


def test_another_language_chosen_meanwhile_changes_nothing_of_it(desk: Desk) -> None:
    dialog = opened(desk, "settings")
    assert isinstance(dialog, SettingsPanel)
    QTest.mouseClick(dialog.languages._segments["en"], LEFT)
    left_unsaid(desk)
    assert flags(bridge_of(desk).session) == ()
    QTest.mouseClick(dialog.shut, LEFT)
    back(desk)
    left_unsaid(desk)
    assert "dead_air" in flags(bridge_of(desk).session)


@pytest.mark.parametrize(
    ("aside", "killed"), dealt(ASIDES, (False, True), later=("settings", "keys", "helped", "leaving"))
)
def test_a_session_left_with_it_open_charges_silence_again(desk: Desk, aside: str, killed: bool) -> None:
    dialog = opened(desk, aside)
    session = bridge_of(desk).session
    if killed:
        desk.practice()._drop()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    else:
        desk.practice().close()
    dialog.reject()
    back(desk)
    assert not killed or desk.practice()._session(session.id).state.covered_at >= 0, "nothing more was written"
    desk.practice().resume(session.id)
    bridge_of(desk).stop()
    QApplication.processEvents()
    left_unsaid(desk)
    assert "dead_air" in flags(bridge_of(desk).session)


def test_looking_for_a_client_is_work_that_the_customer_hears_nothing_of(desk: Desk) -> None:
    page_of(desk).start_search()
    for letter in "vasseur":
        QTest.keyClicks(page_of(desk).search.field, letter)
        bridge_of(desk).jump(bridge_of(desk).at + 5000)
    assert "dead_air" in flags(bridge_of(desk).session)
