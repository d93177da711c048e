"""A desk being built opens one window: a part shown before it has a place would flash as a window of its own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.support.dealing import dealt
from tests.support.desk_stages import Desk
from tests.widgets.desk.conftest import Make
from widgets.adviser.dossier_acts import ActButton
from widgets.common.theme import Theme
from widgets.desk_window import DeskPage


class _Windows(QObject):
    """Every window shown while it listens."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


@pytest.mark.parametrize(
    ("moves", "width"),
    dealt((None, (), ("greet_full",), ("greet_full", "ask_name", "ask_birth", "enough")), (1000, 1366, 1900)),
)
def test_a_desk_coming_up_anywhere_in_a_call_opens_one_window(
    post: Make, moves: tuple[str, ...] | None, width: int
) -> None:
    desk = post(*(moves or ()), answer=moves is not None)
    application = QApplication.instance()
    assert application is not None
    windows = _Windows()
    application.installEventFilter(windows)
    desk.show(DeskPage(desk.theme, desk.bridge), width, 720)
    application.removeEventFilter(windows)
    assert windows.seen == ["DeskPage"]


def test_the_form_of_no_act_on_offer_opens_a_window_and_each_takes_the_keyboard(qtbot: QtBot, theme: Theme) -> None:
    desk = Desk("card-declined-abroad", "choice")
    desk.ring()
    desk.until(lambda contact: any(one.level >= 2 for one in contact.desk.identities.values()))
    page = desk.show(theme)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    application = QApplication.instance()
    assert application is not None
    windows = _Windows()
    application.installEventFilter(windows)
    lost = []
    offered = {button.act for button in page.dossier.findChildren(ActButton)}
    assert len(offered) > 15
    for act in offered:
        page.dossier.ask(act.act, act.target)
        qtbot.wait(0)
        form, held = page.dossier.form(), QApplication.focusWidget()
        assert form is not None, act
        if held is None or not form.isAncestorOf(held):
            lost.append(act.act)
    application.removeEventFilter(windows)
    assert (windows.seen, lost) == ([], [])
