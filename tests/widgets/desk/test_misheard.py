"""How each own sentence was heard stands under it, and « Ce n’est pas ce que je voulais dire » beside it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.content import changed
from tests.support.spoken import SpokenShift
from tests.widgets.desk.conftest import Post
from tests.workstation.session.test_correcting import TEXT
from widgets.common.bubbles import BubbleRow
from widgets.common.theme import Theme
from widgets.desk_window import DeskPage
from workstation import events as e

# A keyboard without accents.
REASSURED = "Ne vous inquietez pas."
DOUBTFUL = "ne vous inquietez pas, je regarde votre dossier avec vous"
MISHEARD = "Ce n’est pas ce que je voulais dire"
NONE = "Rien de cela\u00a0: je le dis autrement"
ANGRY = changed(('mood: -1\n        why: "Ni banque', 'mood: -3\n        why: "Ni banque'), text=TEXT)


class Call(Post):
    """A call at the whole desk, where sentences are written."""

    def __init__(self, qtbot: QtBot, theme: Theme, shift: SpokenShift) -> None:
        shift.answer()
        shift.listen()
        super().__init__(qtbot, theme, shift)
        self.page = DeskPage(theme, self.bridge)
        self.show(self.page)

    def write(self, text: str) -> None:
        field = self.page.composer.field
        field.setFocus()
        self.qtbot.keyClicks(field, text)
        self.key(field, Qt.Key.Key_Return)

    @property
    def row(self) -> BubbleRow:
        """The adviser's last bubble."""
        thread = self.page.conversation.transcript
        return thread.row_at([row.id for row in thread.rows() if row.who == "adviser"][-1])

    def chips(self) -> list[str]:
        asked = self.page.conversation.misheard.asked
        return [chip.text() for chip in asked.chips] if asked.isVisible() else []

    def press(self, key: Qt.Key) -> None:
        """A key, wherever the keyboard is."""
        held = QApplication.focusWidget()
        assert held is not None
        self.qtbot.keyClick(held, key)


@pytest.fixture
def call(qtbot: QtBot, theme: Theme) -> Call:
    return Call(qtbot, theme, SpokenShift(TEXT))


def test_how_it_was_heard_stands_under_it(call: Call) -> None:
    call.write(REASSURED)
    assert call.row.row.heard == "Compris\u00a0: Rassurer d’abord"
    assert "Compris" in call.row.accessibleName()
    link = call.row.link
    assert link is not None
    assert link.text() == MISHEARD
    assert link.isVisible()
    assert call.row.rect().contains(link.geometry())


@pytest.mark.parametrize(
    ("said", "heard", "breaks"),
    [
        ("Les perroquets vivent longtemps.", "Non comprise", False),
        ("Donnez-moi votre code secret.", "Règle permanente enfreinte\u00a0: ", True),
    ],
)
def test_what_was_not_understood_or_breaks_a_rule_is_said_too(call: Call, said: str, heard: str, breaks: bool) -> None:
    call.write(said)
    assert call.row.row.heard.startswith(heard)
    assert call.row.row.breaks is breaks
    assert call.row.link is None


def test_where_sentences_are_picked_nothing_stands_under_them(qtbot: QtBot, theme: Theme) -> None:
    shift = SpokenShift(TEXT, "choice")
    shift.answer()
    shift.say("greet_cold")
    post = Post(qtbot, theme, shift)
    page = DeskPage(theme, post.bridge)
    post.show(page)
    assert not any(row.heard for row in page.conversation.transcript.rows())


def test_the_link_undoes_it_and_gives_the_sentence_back(call: Call) -> None:
    call.write(REASSURED)
    call.hear()
    link = call.row.link
    assert link is not None
    call.click(link)
    assert call.chips()[-1] == NONE
    assert "Rassurer d’abord" not in call.chips()
    while (held := QApplication.focusWidget()) is not call.page.conversation.misheard.asked.chips[-1]:
        assert held is not None
        call.press(Qt.Key.Key_Right)
    call.press(Qt.Key.Key_Return)
    assert call.contact.talk.moves == ()
    assert call.page.composer.field.text() == REASSURED
    assert call.page.composer.field.hasFocus()
    assert not call.chips()
    assert not any(row.who == "adviser" for row in call.page.conversation.transcript.rows())


def test_by_the_keyboard_alone(call: Call) -> None:
    """The wrong chip was pressed; the row, Enter, and the right one."""
    call.write(DOUBTFUL)
    composer = call.page.composer
    while (held := QApplication.focusWidget()) is None or getattr(held, "text", str)() != "Rassurer d’abord":
        call.press(Qt.Key.Key_Right)
    call.press(Qt.Key.Key_Return)
    assert call.contact.talk.moves == ("greet_cold",)
    call.hear()
    thread = call.page.conversation.transcript
    thread.setFocus()
    call.key(thread, Qt.Key.Key_End)
    while not call.row.hasFocus():
        call.key(thread, Qt.Key.Key_Up)
    call.key(thread, Qt.Key.Key_Return)
    assert call.chips() == ["Se présenter", NONE]
    call.press(Qt.Key.Key_Return)
    assert call.contact.talk.moves == ("greet_full",)
    assert [line.text for line in call.contact.lines if line.who == "adviser"] == [DOUBTFUL]
    assert call.row.row.heard == "Compris\u00a0: Se présenter"
    assert call.row.link is None, "it was said what it means"
    call.hear()
    assert composer.field.hasFocus()


def test_escape_corrects_nothing(call: Call) -> None:
    call.write(REASSURED)
    call.hear()
    link = call.row.link
    assert link is not None
    call.click(link)
    call.press(Qt.Key.Key_Escape)
    assert not call.chips()
    assert call.contact.talk.moves == ("greet_cold",)


def test_a_further_gesture_takes_the_link_and_the_question_away(call: Call) -> None:
    call.write(REASSURED)
    call.hear()
    link = call.row.link
    assert link is not None
    call.click(link)
    call.write("Quel est votre nom ?")
    assert not call.chips()
    thread = call.page.conversation.transcript
    assert all(thread.row_at(row.id).link is None for row in thread.rows()[:-1] if row.heard != call.row.row.heard)


def test_a_customer_who_hung_up_upon_it_is_on_the_line_again(qtbot: QtBot, theme: Theme) -> None:
    call = Call(qtbot, theme, SpokenShift(ANGRY))
    call.write(REASSURED)
    call.hear()
    call.wait(30)
    assert call.contact.phase == "wrap_up"
    strip = call.page.wrap_up.misheard
    assert strip.link.isVisible()
    call.click(strip.link)
    assert strip.asked.isVisible()
    while (held := QApplication.focusWidget()) is not strip.asked.chips[-1]:
        assert held is not None
        call.press(Qt.Key.Key_Right)
    call.press(Qt.Key.Key_Return)
    assert call.contact.phase == "talking"
    assert call.page.composer.isVisible()
    assert call.page.composer.field.text() == REASSURED


def test_a_desk_that_comes_up_again_still_offers_it(call: Call) -> None:
    call.write(REASSURED)
    again = DeskPage(call.theme, call.bridge)
    call.show(again)
    rows = [row for row in again.conversation.transcript.rows() if row.who == "adviser"]
    assert again.conversation.transcript.row_at(rows[-1].id).link is not None


def test_an_exam_is_the_real_desk(qtbot: QtBot, theme: Theme) -> None:
    call = Call(qtbot, theme, SpokenShift(TEXT, kind="exam"))
    call.write(DOUBTFUL)
    assert not call.page.composer.asked.isVisible()
    assert call.page.rail.tutor.isHidden()
    call.hear()
    assert [type(event) for event in call.shift.events].count(e.SentenceUnclear) == 1
    call.write(REASSURED)
    assert call.row.link is None
