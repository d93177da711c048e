"""Around the text of an e-mail: whom it goes to, what goes with it, a draft made by a machine, the list at guided."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.piled import MAILS, Piled
from widgets.adviser.mail_words import received_words
from widgets.adviser.thread_rows import ThreadView
from widgets.bridge import Bridge
from widgets.common.fonts import drop
from widgets.common.theme import Theme
from widgets.desk_window import DeskPage
from workstation import commands as c
from workstation.session.state import Contact


class Writing:
    """The e-mail of Laurent Texier in hand in the real desk, its answer awaited."""

    def __init__(self, qtbot: QtBot, theme: Theme, help_level: str, width: int = 1366, entries: str = MAILS) -> None:
        self.piled = Piled(entries, help_level=help_level)
        self.piled.ready()
        self.piled.do(c.AnswerContact("laurent"))
        self.piled.listen("laurent")
        self.bridge = Bridge(self.piled.session, clock=int)
        self.page = DeskPage(theme, self.bridge)
        qtbot.addWidget(self.page)
        self.page.resize(width, 768)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        self.qtbot, self.reply = qtbot, self.page.composer.reply_page

    @property
    def contact(self) -> Contact:
        return self.bridge.state.contacts["laurent"]

    def click(self, button: object) -> None:
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def to(self, text: str) -> None:
        self.reply.head.to.setFocus()
        self.reply.head.to.selectAll()
        QTest.keyClicks(self.reply.head.to, text)

    def write(self, text: str = "Bonjour.") -> None:
        self.reply.field.setFocus()
        QTest.keyClicks(self.reply.field, text)

    def send(self) -> None:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def writing(qtbot: QtBot, theme: Theme) -> Writing:
    return Writing(qtbot, theme, "choice")


def test_it_says_whoever_wrote_and_an_address_typed_is_kept_for_its_contact_alone(writing: Writing) -> None:
    own = writing.reply.head.to.text()
    assert own == (writing.contact.offer.mail and writing.contact.offer.mail.address)
    head = writing.reply.head.to
    assert head.viewport().height() >= head.cursorRect().height(), "its letters are cut"
    writing.to("quelqu.un@ailleurs.example")
    QTest.keyClick(writing.reply.head.to, Qt.Key.Key_Return)
    assert writing.reply.field.hasFocus(), "a head has one line"
    assert writing.contact.desk.drafts["to"] == "quelqu.un@ailleurs.example"
    writing.bridge.do(c.PutBackMail("laurent", "to_check"))
    writing.bridge.do(c.AnswerContact("farid"))
    mail = writing.bridge.state.contacts["farid"].offer.mail
    assert mail is not None
    assert writing.reply.head.to.text() == mail.address


def test_to_somebody_else_it_is_held_back_and_mended_in_the_head(writing: Writing) -> None:
    writing.write()
    writing.to("quelqu.un@ailleurs.example")
    writing.reply.field.setFocus()
    writing.send()
    writing.qtbot.waitUntil(writing.page.held_back.mend.hasFocus)
    assert writing.contact.thread.posted is None
    writing.click(writing.page.held_back.mend)
    assert writing.reply.head.to.hasFocus()


def test_it_may_be_sent_so_all_the_same(writing: Writing) -> None:
    writing.write()
    writing.to("quelqu.un@ailleurs.example")
    writing.reply.field.setFocus()
    writing.send()
    writing.qtbot.waitUntil(writing.page.held_back.mend.hasFocus)
    writing.click(writing.page.held_back.anyway)
    assert writing.contact.thread.posted is not None
    assert writing.reply.head.to.isReadOnly()


def test_to_nobody_it_is_refused_in_words(writing: Writing) -> None:
    writing.write()
    writing.reply.head.to.setFocus()
    writing.reply.head.to.selectAll()
    QTest.keyClick(writing.reply.head.to, Qt.Key.Key_Delete)
    writing.reply.field.setFocus()
    writing.send()
    assert writing.contact.thread.posted is None
    assert "personne" in writing.page.composer.refusal


def test_a_document_is_attached_from_the_tools_and_taken_off_by_its_name(writing: Writing) -> None:
    writing.write()
    menu = writing.reply.tools._menu
    menu.popup = lambda _at: None  # type: ignore[method-assign]  # offscreen, no menu takes the keyboard
    writing.click(writing.reply.tools.attach)
    next(each for each in menu.actions() if each.data() == "tariff-2026").trigger()
    assert [one.document for one in writing.contact.thread.attached] == ["tariff-2026"]
    writing.click(writing.reply.head.off["tariff-2026"])
    assert writing.contact.thread.attached == ()
    assert not writing.reply.head.off


def test_a_draft_is_offered_until_one_writes_and_taken_whole(writing: Writing) -> None:
    assert writing.reply.proposal.isVisible()
    writing.write("x")
    assert not writing.reply.proposal.isVisible()
    assert writing.reply.tools.isVisible()
    QTest.keyClick(writing.reply.field, Qt.Key.Key_Backspace)
    writing.click(writing.reply.proposal.take)
    assert writing.reply.field.text().startswith("Bonjour Monsieur Texier")
    assert not writing.reply.proposal.isVisible()


def test_set_aside_it_does_not_come_back(writing: Writing) -> None:
    writing.click(writing.reply.proposal.reject)
    assert not writing.reply.proposal.isVisible()
    assert writing.reply.field.text() == ""
    assert writing.reply.field.hasFocus()


def test_at_guided_what_to_say_is_told_off_as_one_types(qtbot: QtBot, theme: Theme) -> None:
    writing = Writing(qtbot, theme, "guided", 1920)
    listed = writing.reply.checklist
    assert listed.isVisible()
    before = listed.points.counted
    writing.write("Bonjour Monsieur Texier, je regrette ce silence. [NOM]")
    done, of = listed.points.counted
    assert of == before[1]
    assert done == before[0] + 2 - 1, "two things said, one of a template left"
    writing.to("x@ailleurs.example")
    assert listed.points.counted[0] == done - 1


@pytest.mark.parametrize("help_level", ["choice", "free"])
def test_at_no_other_help_is_there_a_list(qtbot: QtBot, theme: Theme, help_level: str) -> None:
    assert not Writing(qtbot, theme, help_level, 1920).reply.checklist.isVisible()


def test_a_letter_is_read_from_its_beginning_beside_its_answer(writing: Writing) -> None:
    talk = writing.page.conversation
    assert not talk.transcript.row_at(talk.transcript.rows()[0].id).visibleRegion().isEmpty()
    assert talk.transcript.verticalScrollBar().value() < talk.transcript.height()
    assert writing.page.composer.mapTo(writing.page, writing.page.composer.rect().topLeft()).x() > talk.width()


def test_put_aside_for_a_call_the_rail_says_that_its_draft_is_to_be_finished(qtbot: QtBot, theme: Theme) -> None:
    call = '  - {id: nadia, roleplay: card-lost, at: "0:30"}\n'
    writing = Writing(qtbot, theme, "choice", entries=MAILS + call)
    card = writing.page.rail._cards["laurent"]
    writing.write()
    writing.bridge.jump(32_000)
    assert writing.bridge.do(c.AnswerContact("nadia"))
    assert "Brouillon à finir" in card.accessibleName()
    writing.bridge.do(c.FocusContact("laurent"))
    assert "FRAIS ABUSIFS" in card.accessibleName()
    writing.reply.field.clear()
    writing.bridge.do(c.FocusContact("nadia"))
    assert "FRAIS ABUSIFS" in card.accessibleName(), "never an empty line"


def test_what_left_says_in_the_thread_who_sent_it_to_whom_and_when(writing: Writing) -> None:
    writing.write()
    writing.send()
    sent = writing.bridge.at
    writing.bridge.jump(sent + 90_000)
    clocks = writing.bridge.mail_clocks()
    left = next(line.at for line in writing.contact.lines if line.who == "adviser")
    row = next(row for row in writing.page.conversation.transcript.rows() if row.who == "adviser")
    assert "Inès Moreau" in row.sender
    assert row.sender.endswith(f"envoyé {received_words(clocks.moment(left), clocks.moment(sent))}"), row.sender


def test_whom_it_goes_to_stays_in_sight_while_it_waits_and_cannot_be_changed(writing: Writing) -> None:
    before = writing.reply.head.to.text()
    assert before
    writing.write()
    writing.send()
    assert writing.contact.thread.posted is not None
    assert writing.reply.head.to.text() == before
    assert writing.reply.head.to.isReadOnly()
    assert "Conseiller senior relit votre réponse" in writing.reply.leaving.words.text()
    writing.bridge.do(c.TakeBackReply("laurent"))
    assert writing.reply.head.to.text() == before
    assert not writing.reply.head.to.isReadOnly()


def test_as_the_e_mail_leaves_the_thread_comes_back_to_it_and_to_the_answer(writing: Writing) -> None:
    thread = writing.page.findChild(ThreadView)
    assert thread is not None
    bar = thread.verticalScrollBar()
    assert bar.maximum() > 0
    writing.write("Bonjour, " * 60)
    writing.send()
    bar.setValue(bar.maximum())
    bar.setValue(0)
    assert not thread.following
    lines = len(writing.contact.lines)
    while len(writing.contact.lines) == lines:
        writing.bridge.skip()
    assert any(line.who == "adviser" for line in writing.contact.lines[lines:])
    assert thread.following
    assert bar.value() > 0


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_whom_it_goes_to_stands_in_the_middle_of_its_field(qtbot: QtBot, scale: float) -> None:
    theme = Theme("light", scale)
    writing = Writing(qtbot, theme, "free")
    theme.dress(writing.page)
    QTest.qWait(0)
    field = writing.reply.head.to
    line = field.cursorRect().translated(field.viewport().pos())
    capitals = line.center().y() - drop(field.font())
    assert abs(capitals - field.rect().center().y()) <= 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_an_older_message_is_read_from_its_head_with_the_keyboard_on_it(writing: Writing, key: Qt.Key) -> None:
    thread = writing.page.conversation.transcript
    oldest = thread.rows()[-1].id
    link = thread.row_at(oldest).link
    assert link is not None
    link.setFocus()
    QTest.keyClick(link, key)
    row = thread.row_at(oldest)
    assert row.hasFocus()
    assert row.link is not None
    assert row.link.text() == "Replier"
    top = row.mapTo(thread.viewport(), QPoint()).y()
    assert 0 <= top < thread.viewport().height() / 2 or thread.following, "the end is in sight, else its head"
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert thread.row_at(oldest).hasFocus()
    assert thread.row_at(oldest).link.text() == "Lire"
