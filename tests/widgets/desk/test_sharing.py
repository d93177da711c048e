"""The library in the phrases pane: a document looked for, read, and sent by mouse or by keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.chat import LOCKED, STUCK, Chat
from tests.widgets.desk.conftest import Post
from widgets.adviser.phrases_pane import PhrasesPane
from widgets.common.labels import Label
from widgets.common.theme import Theme
from widgets.desk_window import DeskPage
from workstation import commands as c
from workstation.bank.people import client_id
from workstation.events.desk import SPEECH_TEXT


def at_the_desk(qtbot: QtBot, theme: Theme, text: str, help_level: str = "free") -> tuple[Post, DeskPage]:
    desk = Post(qtbot, theme, Chat(text, help_level))
    page = DeskPage(theme, desk.bridge)
    desk.show(page)
    return desk, page


def press(*keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)


def shared(desk: Post) -> list[tuple[str, str]]:
    return [(one.document, one.way) for one in desk.contact.desk.shared]


def warnings(pane: PhrasesPane) -> list[str]:
    return [label.text() for label in pane.documents.card.findChildren(Label) if label.text().startswith(("Ni", "Pas"))]


def test_by_keyboard_alone_it_is_found_sent_and_seen_and_one_writes_on(qtbot: QtBot, theme: Theme) -> None:
    desk, page = at_the_desk(qtbot, theme, STUCK)
    desk.qtbot.keyClicks(page.composer.field, "Voici")
    press(Qt.Key.Key_F7, Qt.Key.Key_F7)  # again: documents
    desk.qtbot.keyClicks(QApplication.focusWidget(), "mediateur")
    press(Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert shared(desk) == [("complaint-guide", "chat")]
    assert page.composer.field.hasFocus()
    assert page.composer.field.text() == desk.contact.desk.drafts[SPEECH_TEXT] == "Voici"
    assert "Document partagé dans le tchat" in page.conversation.transcript.rows()[-1].note
    assert page.phrases.documents.list.item(0).text().endswith("Partagé · Tchat · e-mail ouvert · espace sécurisé")


def test_with_the_mouse_it_is_read_left_and_another_goes_to_the_secure_space(qtbot: QtBot, theme: Theme) -> None:
    desk, page = at_the_desk(qtbot, theme, STUCK)
    page.show_tab("phrases")
    pane = page.phrases
    desk.click(pane.sought._segments["documents"])
    pane.documents.open_item(pane.documents.list.item(0))
    assert not pane.field.isVisible()
    desk.click(pane.documents.card.back)
    assert pane.documents.list.isVisible()
    assert pane.field.isVisible()
    rows = {pane.documents.list.item(n).text().partition("\n")[0]: n for n in range(pane.documents.list.count())}
    row = pane.documents.list.item(rows["Relevé de compte"])
    pane.documents.list.scrollToItem(row)
    at = pane.documents.list.visualItemRect(row).center()
    qtbot.mouseClick(pane.documents.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    desk.click(pane.documents.card.gestures["secure"])
    assert shared(desk) == [("statement", "secure")]


@pytest.mark.parametrize(("help_level", "told"), [("choice", True), ("free", False)])
def test_where_help_is_given_the_desk_says_what_may_not_go_and_lets_one_err(
    qtbot: QtBot, theme: Theme, help_level: str, told: bool
) -> None:
    desk, page = at_the_desk(qtbot, theme, LOCKED, help_level)
    desk.do(c.OpenDossier("c1", client_id("chat-app-locked.client")))
    page.show_tab("phrases")
    page.show_tab("phrases")
    page.phrases.field.setText("relevé d’identité")
    press(Qt.Key.Key_Return)
    assert bool(warnings(page.phrases)) is told
    assert set(page.phrases.documents.card.gestures) == {"chat", "secure"}
    press(Qt.Key.Key_Return)
    assert [one.wrong for one in desk.contact.desk.shared] == ["secret"]
