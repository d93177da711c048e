"""A wait can be announced at every turn at which sentences are picked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.support.spoken import SpokenShift
from tests.widgets.desk.conftest import Post
from widgets.adviser.conversation import Conversation
from widgets.common.theme import Theme
from widgets.desk_window import DeskPage
from workstation import commands as c

SENTENCE = "Je vérifie cela, j’en ai pour moins d’une minute."


@pytest.mark.parametrize("help_level", ["guided", "choice", "first_words"])
def test_a_wait_is_announced_by_mouse_and_by_key(qtbot: QtBot, theme: Theme, help_level: str) -> None:
    shift = SpokenShift(help_level=help_level)
    desk = Post(qtbot, theme, shift)
    page = DeskPage(theme, desk.bridge)
    desk.show(page)
    assert not page.composer.wait.isVisible()
    shift.answer()
    assert page.composer.wait.isVisible()
    desk.click(page.composer.wait)
    assert page.findChild(Conversation).transcript.rows()[-1].text == SENTENCE
    assert not page.composer.wait.isVisible(), "the customer answers"
    desk.hear()
    desk.key(page.dossier, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert [line.text for line in desk.contact.lines].count(SENTENCE) == 2
    desk.hear()
    desk.do(c.HoldCall("c1"))
    assert not page.composer.wait.isVisible(), "they do not hear it"
