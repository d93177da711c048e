"""A word that has no place, mended with the keyboard alone: it stays in the text, and Ctrl+Z brings the word back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.support.desk_stages import Desk
from tests.widgets.desk.conftest import Make
from tests.widgets.desk.test_keyboard import CTRL, CTRL_SHIFT, Call
from tests.widgets.desk.test_replying import CHAT
from widgets.adviser.linted_box import LintedBox
from widgets.adviser.note_lint import LintStrip
from widgets.common.theme import Theme
from workstation import commands as c


def in_the_note(post: Make) -> tuple[Call, LintedBox]:
    call = Call(post("greet_full"))
    call.press(Qt.Key.Key_F6)
    return call, call.page.note


def at_wrap_up(post: Make) -> tuple[Call, LintedBox]:
    call, _ = in_the_note(post)
    call.desk.qtbot.keyClicks(call.held, "-")
    call.press(Qt.Key.Key_R, CTRL_SHIFT)
    return call, call.page.wrap_up.note


def in_a_reply(post: Make) -> tuple[Call, LintedBox]:
    call = Call(post("hello", "later", text=CHAT, help_level="choice"))
    return call, call.page.composer.reply


@pytest.mark.parametrize(
    ("place", "word", "instead"),
    [
        (in_the_note, "penible", " souhaite une solution immédiate"),
        (in_the_note, "code secret", ""),
        (at_wrap_up, "penible", " souhaite une solution immédiate"),
        (at_wrap_up, "code secret", ""),
        (in_a_reply, "penible", ""),
    ],
)
def test_a_word_mended_by_keyboard_keeps_it_in_the_text_and_is_undone(
    post: Make, place: Callable[[Make], tuple[Call, LintedBox]], word: str, instead: str
) -> None:
    call, box = place(post)
    assert call.held is box
    before = box.text()
    call.desk.qtbot.keyClicks(box, f"Madame, {word}, fin")
    typed = box.text()
    strip = next(one for one in call.page.findChildren(LintStrip) if one.isVisible())
    strip.replace.setFocus(Qt.FocusReason.TabFocusReason)
    call.press(Qt.Key.Key_Space)
    assert box.text() == f"{before}Madame,{instead}, fin"
    assert call.held is box
    call.press(Qt.Key.Key_Z, CTRL)
    assert box.text() == typed
    assert strip.isVisible()
    strip.replace.click()
    call.desk.qtbot.keyClicks(call.held, ".")
    assert box.text() == f"{before}Madame,{instead}., fin"


def test_the_better_wording_takes_the_sentence_of_a_word_to_avoid_by_one_key(qtbot: QtBot, theme: Theme) -> None:
    desk = Desk("mail-leaving", "choice")
    desk.ring()
    desk.do(c.AnswerContact("c1"))
    desk.hear()
    page = desk.show(theme)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    box = page.composer.reply
    box.setFocus()
    box.setPlainText("Bonjour Monsieur. Malheureusement on ne peut pas. Merci.")
    qtbot.keyClick(box, Qt.Key.Key_B, CTRL_SHIFT)
    assert box.text() == "Bonjour Monsieur. Ce que je peux faire, c’est vous envoyer le document. Merci."
    qtbot.keyClick(box, Qt.Key.Key_Z, CTRL)
    assert box.text() == "Bonjour Monsieur. Malheureusement on ne peut pas. Merci."
