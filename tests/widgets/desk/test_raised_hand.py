"""The hand of the rail: a whisper under it, deeper by the same key, put away, called back, the call handed over."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.widgets.desk.conftest import Make
from tests.widgets.desk.test_desk_page import CTRL, desk_page

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
