"""The hand of the rail: a whisper under it, deeper by the same key, put away, called back, the call handed over."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.widgets.desk.conftest import Make
from tests.widgets.desk.test_desk_page import CTRL, desk_page
from tests.workstation.session.test_helping import contact, fresh
from widgets.adviser.presence_menu import PresenceMenu
from widgets.bridge import Bridge
from widgets.common.theme import Theme
from widgets.desk_window import DeskPage
from workstation import commands as c
from workstation.phrases import phrase
from workstation.session.hardship import COOL_DOWN

SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_the_supervisor_whispers_more_at_each_press_and_may_take_the_call_over(post: Make) -> None:
    desk = post(help_level="choice", answer=False)
    page = desk_page(desk)
    strip = page.help_strip
    assert not page.rail.tutor.hand.isEnabled(), "nobody is there"
    desk.shift.answer()
    desk.hear()
    assert page.rail.tutor.hand.isEnabled()
    assert not strip.isVisible()
    desk.click(page.rail.tutor.hand)
    assert strip.isVisible()
    question = strip.words.text()
    desk.key(page, Qt.Key.Key_H, CTRL | SHIFT)
    assert strip.words.text() != question
    desk.click(strip.deeper)
    assert [one.depth for one in desk.contact.desk.helped] == [1, 2, 3]
    desk.click(strip.close_strip)
    assert not strip.isVisible()
    desk.click(page.rail.tutor.hand)
    assert strip.isVisible(), "called back, and nothing more is counted"
    assert len(desk.contact.desk.helped) == 3
    desk.click(strip.take_over)
    assert desk.contact.desk.given_back
    desk.click(strip.take_over)
    assert page.wrap_up.isVisible()
    assert strip.isVisible()
    assert not strip.deeper.isVisible()


def test_after_insults_the_exact_words_are_told_to_the_supervisor_in_one_click(qtbot: QtBot, theme: Theme) -> None:
    session = fresh("third-call-no-answer")
    bridge = Bridge(session, clock=int)
    page = DeskPage(theme, bridge)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    for move in ("greet_full", "burst_other"):
        assert bridge.do(c.Say("c1", move))
        while contact(session).talk.queue:
            bridge.skip()
    said = bridge.insults(contact(session))
    assert said
    assert not page.help_strip.report.isVisible(), "while they are on the line nothing is reported"
    assert bridge.do(c.EndContact("c1"))
    assert all(words in page.help_strip.words.text() for words in said)
    qtbot.mouseClick(page.help_strip.report, Qt.MouseButton.LeftButton)
    [asked] = contact(session).desk.asked
    assert said[0] in asked.text
    assert not page.help_strip.isVisible()
    menu = PresenceMenu(theme, bridge, page)
    menu.fill()
    assert not any(phrase("reason", COOL_DOWN) in row.text() for row in menu.actions()), "not before it is closed"
