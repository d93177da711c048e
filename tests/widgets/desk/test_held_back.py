"""A text that tells of another client is held back: mended, or sent by a second act; nothing of it is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.both import INES, KEVIN, both
from tests.support.dealing import dealt
from tests.support.desk_stages import Desk, is_replying
from widgets.bridge import Bridge
from widgets.common.theme import Theme
from widgets.desk_window import DeskPage
from workstation import commands as c

SLIP = "Bonjour Madame Barbier, je regarde cela."


class Two:
    """The desk with both chats, Kévin's in hand."""

    def __init__(self, qtbot: QtBot, theme: Theme, help_level: str) -> None:
        self.qtbot, self.session = qtbot, both(help_level)
        self.bridge = Bridge(self.session, clock=int)
        self.page = DeskPage(theme, self.bridge)
        qtbot.addWidget(self.page)
        self.page.resize(1366, 768)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    def write(self, text: str) -> None:
        self.page.composer.take_focus()
        QTest.keyClicks(self.page.composer.field, text)

    def held(self) -> None:
        """Send it, and see it held back."""
        self.write(SLIP)
        self.press(Qt.Key.Key_Return)
        self.qtbot.waitUntil(self.page.held_back.mend.hasFocus)

    def sent(self) -> list[str]:
        lines = self.session.state.contacts[KEVIN].lines
        return [line.text for line in lines if line.who == "adviser"]

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget(), key)


@pytest.fixture
def two(qtbot: QtBot, theme: Theme) -> Two:
    return Two(qtbot, theme, "free")


def test_the_first_key_sends_nothing_and_the_text_stays(two: Two) -> None:
    two.write(SLIP)
    two.press(Qt.Key.Key_Return)
    held = two.page.held_back
    assert held.isVisible()
    assert "Inès Barbier" in held.accessibleName()
    assert "M. Roussel" in held.accessibleName()
    assert two.sent() == []
    assert two.page.composer.field.text() == SLIP
    two.qtbot.waitUntil(held.mend.hasFocus)  # a key pressed once too often sends nothing


@pytest.mark.parametrize("how", ["mouse", "enter", "space", "escape"])
def test_one_goes_back_to_the_word_and_puts_it_right(two: Two, how: str) -> None:
    two.held()
    match how:
        case "mouse":
            two.qtbot.mouseClick(two.page.held_back.mend, Qt.MouseButton.LeftButton)
        case _:
            two.press({"enter": Qt.Key.Key_Return, "space": Qt.Key.Key_Space, "escape": Qt.Key.Key_Escape}[how])
    field = two.page.composer.field
    assert not two.page.held_back.isVisible()
    assert field.hasFocus()
    assert field.textCursor().selectedText() == "Madame Barbier"
    QTest.keyClicks(field, "Monsieur Roussel")
    two.press(Qt.Key.Key_Return)
    assert two.sent() == ["Bonjour Monsieur Roussel, je regarde cela."]
    assert "another_person" not in two.session.state.contacts[KEVIN].talk.flags


@pytest.mark.parametrize("how", ["mouse", "keys"])
def test_a_second_act_sends_it_all_the_same(two: Two, how: str) -> None:
    two.held()
    if how == "mouse":
        two.qtbot.mouseClick(two.page.held_back.anyway, Qt.MouseButton.LeftButton)
    else:
        two.press(Qt.Key.Key_Tab)
        assert two.page.held_back.anyway.hasFocus()
        two.press(Qt.Key.Key_Return)
    assert two.sent() == [SLIP]
    assert not two.page.held_back.isVisible()
    assert "another_person" in two.session.state.contacts[KEVIN].talk.flags


def test_it_goes_with_its_contact_and_comes_again_with_the_text(two: Two) -> None:
    two.held()
    two.bridge.do(c.FocusContact(INES))
    assert not two.page.held_back.isVisible()
    two.bridge.do(c.FocusContact(KEVIN))
    assert two.page.composer.field.text() == SLIP
    two.page.composer.field.setFocus()
    two.press(Qt.Key.Key_Return)
    assert two.page.held_back.isVisible()
    assert two.sent() == []


def test_a_note_is_held_back_in_its_own_place(two: Two) -> None:
    two.bridge.do(c.EndContact(KEVIN))
    page = two.page.wrap_up
    page.note.insertPlainText("Comme pour Inès Barbier.")
    page.note.flush()
    for field, value in (("code", "MOY-ACCES"), ("outcome", "solved")):
        two.bridge.do(c.SetNoteField(KEVIN, field, value))
    page.finish()
    assert page.held_back.isVisible()
    assert not two.page.held_back.isVisible()
    assert two.session.state.contacts[KEVIN].phase == "wrap_up"
    two.qtbot.mouseClick(page.held_back.anyway, Qt.MouseButton.LeftButton)
    assert two.session.state.contacts[KEVIN].over


@pytest.mark.parametrize(
    ("help_level", "scenario"), dealt(("guided", "choice", "first_words", "free"), ("new-chat", "new-email"))
)
def test_a_reply_is_held_back_on_every_written_channel_at_every_help(
    qtbot: QtBot, theme: Theme, scenario: str, help_level: str
) -> None:
    desk = Desk(scenario, help_level)
    desk.until(is_replying)
    somebody = {"clients": ("P-claire-vasseur",), "names": ("Claire Vasseur",)}
    # Rung, not an e-mail that waits in the queue: nobody has met whom that is of.
    other = replace(desk.contact.offer, contact="c2", mail=None, **somebody)
    desk.session.record(other)
    page = desk.show(theme)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    with qtbot.waitExposed(page):
        page.show()
    reply = page.composer.reply
    reply.go_to(len(reply.text()))
    reply.insertPlainText(" Bonjour Madame Vasseur.")
    before = len(desk.contact.lines)
    QTest.keyClick(reply, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.held_back.isVisible()
    assert len(desk.contact.lines) == before
    assert "Madame Vasseur" in reply.text()
    qtbot.mouseClick(page.held_back.anyway, Qt.MouseButton.LeftButton)
    desk.wait(15_000)
    assert "Madame Vasseur" in next(line.text for line in reversed(desk.contact.lines) if line.who == "adviser")
    assert "another_person" in desk.contact.talk.flags
