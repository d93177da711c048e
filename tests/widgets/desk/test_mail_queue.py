"""The queue of e-mails on the desk: seen, narrowed, taken, put back, by mouse and by keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from tests.support.piled import Piled
from widgets.adviser.mail_model import Column
from widgets.bridge import Bridge
from widgets.common.bubbles import BubbleRow
from widgets.common.theme import Theme
from widgets.common.wrapped_text import text_width
from widgets.desk_window import DeskPage
from workstation import commands as c
from workstation.session.state import Contact

# A menu asks for the keyboard; the offscreen platform says this of every one.
pytestmark = pytest.mark.qt_log_ignore("does not support")

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
BESIDE = """  - id: laurent
    roleplay: mail-fees-complaint
    received: "fri 17:20"
    again: [{sender: "Odile Texier", received: "mon 19:00", text: "Mon mari vous a écrit."}]
  - id: farid
    roleplay: mail-leaving
    received: "mon 18:00"
    colleague: {name: "Karim B.", reads: "0:10", takes: "4:00"}
  - {id: margaret, roleplay: mail-old-debits, received: "mon 18:30"}
  - {id: nadia, roleplay: card-lost, at: "5:00"}
"""


class Desk:
    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        self.piled, self.qtbot = Piled(BESIDE), qtbot
        self.bridge = Bridge(self.piled.session, clock=lambda: 0)
        self.page = DeskPage(theme, self.bridge)
        qtbot.addWidget(self.page)
        self.page.resize(1366, 768)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    def ready(self) -> None:
        assert self.bridge.do(c.GoReady())
        self.wait(3)

    def wait(self, seconds: int) -> None:
        self.bridge.jump(self.bridge.at + seconds * 1000)

    def take_first(self) -> None:
        self.key(Qt.Key.Key_N, CTRL_SHIFT)
        self.wait(1)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.page, key, modifier)

    def contact(self, name: str) -> Contact:
        return self.bridge.state.contacts[name]

    def shown(self) -> list[str]:
        model = self.page.pile.model
        return [str(model.index(n, Column.SENDER).data()) for n in range(model.rowCount())]

    def double_click(self, table: QTableView, number: int) -> None:
        place = table.visualRect(table.model().index(number, Column.SENDER)).center()
        self.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
        self.qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot, Theme("light", 1.0))


def test_the_queue_stands_in_the_middle_once_one_is_ready_and_says_who_is_on_what(desk: Desk) -> None:
    assert desk.page._centre.currentWidget() is desk.page.waiting
    desk.ready()
    assert desk.page._centre.currentWidget() is desk.page.pile
    assert desk.shown() == ["Laurent Texier", "Farid Benali", "Margaret O’Neill", "Odile Texier"]
    desk.wait(10)
    model = desk.page.pile.model
    assert [model.look(n) for n in range(4)] == ["over", "ease", "ease", "ease"]
    assert "Karim B." in str(model.index(1, Column.WHO).data())
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Laurent Texier, FRAIS ABUSIFS")


@pytest.mark.parametrize(
    ("typed", "left"), [("texier", 2), ("securisee", 1), ("anglais", 1), ("cloture", 1), ("frais mon", 0)]
)
def test_what_is_typed_narrows_the_queue(desk: Desk, typed: str, left: int) -> None:
    desk.ready()
    QTest.keyClicks(desk.page.pile.field, typed)
    assert len(desk.shown()) == left


def test_a_mail_is_taken_and_put_back_by_mouse(desk: Desk) -> None:
    desk.ready()
    desk.double_click(desk.page.pile.table, 2)
    assert desk.bridge.state.queue.focus == "margaret"
    assert desk.page._centre.currentWidget() is desk.page._talk
    desk.wait(1)
    strip = desk.page.conversation.mail
    assert "Messagerie sécurisée" in strip.who.text()
    assert "client authentifié" in strip.who.text()
    strip.back.click()
    strip._menu.actions()[1].trigger()
    assert desk.contact("margaret").phase == "queued"
    assert desk.page._centre.currentWidget() is desk.page.pile


def test_the_queue_is_worked_by_keyboard_alone(desk: Desk) -> None:
    desk.ready()
    assert desk.page.pile.table.hasFocus()
    desk.wait(10)
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Return)
    assert desk.bridge.state.queue.focus == "farid", "whoever only reads leaves it"
    assert not desk.page.conversation.mail.isHidden()
    assert "boîte ouverte" in desk.page.conversation.mail.who.text().casefold()
    desk.key(Qt.Key.Key_F11)
    assert desk.page.mails.table.hasFocus()
    assert not desk.page.mails.take.isEnabled(), "one at a time"
    desk.wait(1)
    assert desk.bridge.do(c.PutBackMail("farid", "beyond_me"))
    desk.key(Qt.Key.Key_N, CTRL_SHIFT)
    assert desk.bridge.state.queue.focus == "laurent", "the first by its deadline"


def test_what_was_written_again_is_joined_and_the_answer_goes_to_whom_it_says(desk: Desk) -> None:
    desk.ready()
    desk.take_first()
    strip = desk.page.conversation.mail
    assert "à Laurent Texier" in strip.beside.text()
    desk.qtbot.mouseClick(strip.join, Qt.MouseButton.LeftButton)
    rows = desk.page.conversation.transcript.rows()
    assert any("Odile Texier" in row.sender and "Mon mari" in row.text for row in rows)
    assert strip.join.isHidden()


def test_what_a_mail_answers_is_folded_until_it_is_read(desk: Desk) -> None:
    desk.ready()
    desk.take_first()
    transcript = desk.page.conversation.transcript
    (last, before) = [row for row in transcript.rows() if row.id.startswith("quoted")]
    assert "Laurent Texier" in last.text
    assert not last.note
    transcript.pressed.emit(last.id)
    assert "Toujours rien" in next(row for row in transcript.rows() if row.id == last.id).note
    assert not next(row for row in transcript.rows() if row.id == before.id).note


def test_a_mail_that_a_colleague_takes_leaves_the_desk(desk: Desk) -> None:
    desk.ready()
    assert desk.bridge.do(c.AnswerContact("farid"))
    desk.wait(11)
    assert "Karim B." in desk.page.conversation.mail.beside.text()
    desk.wait(230)
    assert desk.contact("farid").phase == "taken"
    assert desk.page._centre.currentWidget() is desk.page.pile
    assert "Farid Benali" not in desk.shown()


def test_a_call_rings_beside_the_mail_in_hand(desk: Desk) -> None:
    desk.ready()
    desk.take_first()
    QTest.keyClicks(desk.page.composer.reply, "Monsieur")
    desk.wait(298)
    assert desk.contact("nadia").phase == "ringing"
    assert desk.bridge.state.queue.focus == "laurent"
    assert desk.page.rail._cards["nadia"].take.isVisible()
    desk.key(Qt.Key.Key_A, CTRL_SHIFT)
    assert desk.bridge.state.queue.focus == "nadia"
    assert desk.contact("laurent").desk.drafts["reply"] == "Monsieur"


def noted(desk: Desk, name: str) -> None:
    """The conversation is closed, and all that its wrap-up asks for is chosen."""
    desk.wait(5)
    for command in (
        c.EndContact(name),
        c.SetNoteField(name, "code", desk.bridge.program(desk.contact(name)).script.motif),
        c.SetNoteField(name, "outcome", "solved"),
    ):
        assert desk.bridge.do(command), command


def test_after_a_reply_the_queue_comes_back_where_one_was(desk: Desk) -> None:
    desk.ready()
    desk.double_click(desk.page.pile.table, 1)
    assert desk.bridge.state.queue.focus == "farid"
    noted(desk, "farid")
    desk.qtbot.mouseClick(desk.page.wrap_up.finish_button, Qt.MouseButton.LeftButton)
    assert desk.shown()[:2] == ["Laurent Texier", "Margaret O’Neill"]
    chosen = desk.page.pile.chosen()
    assert chosen is not None
    assert chosen.contact == "margaret", "what came into its place"
    assert desk.page.pile.table.hasFocus()


@pytest.mark.parametrize("how", ["mouse", "key"])
def test_from_one_e_mail_to_the_next(desk: Desk, how: str) -> None:
    desk.ready()
    desk.take_first()
    assert desk.bridge.state.queue.focus == "laurent"
    desk.wait(5)
    assert desk.bridge.do(c.EndContact("laurent"))
    page = desk.page.wrap_up
    assert not page.onward.isEnabled(), "something is missing yet"
    desk.key(Qt.Key.Key_N, CTRL_SHIFT)
    assert desk.contact("laurent").phase == "wrap_up"
    desk.bridge.do(c.SetNoteField("laurent", "code", "REC-RECLA"))
    desk.bridge.do(c.SetNoteField("laurent", "outcome", "transferred"))
    if how == "mouse":
        desk.qtbot.mouseClick(page.onward, Qt.MouseButton.LeftButton)
    else:
        desk.key(Qt.Key.Key_N, CTRL_SHIFT)
    assert desk.contact("laurent").phase == "closed"
    assert desk.bridge.state.queue.focus == "farid", "the next by its deadline"


@pytest.mark.parametrize("size", [(1280, 720), (1366, 768)])
def test_once_nothing_is_missing_no_line_stays_empty_above_the_gestures(desk: Desk, size: tuple[int, int]) -> None:
    desk.page.resize(*size)
    desk.ready()
    desk.take_first()
    desk.wait(5)
    assert desk.bridge.do(c.EndContact("laurent"))
    page = desk.page.wrap_up
    assert page.missing.isVisible()
    desk.page.resize(size[0] - 1, size[1])  # the gestures are laid out again, what is missing among them
    desk.bridge.do(c.SetNoteField("laurent", "code", "REC-RECLA"))
    desk.bridge.do(c.SetNoteField("laurent", "outcome", "transferred"))
    assert page.missing.text() == "La suite reste à préciser", "as it is said above"
    assert page.missing.isVisible() == (page.missing.y() < page.finish_button.y()), "no line is empty"


def test_in_two_lines_a_message_says_whole_who_is_on_it(desk: Desk) -> None:
    desk.page.resize(1280, 720)
    desk.ready()
    desk.wait(10)
    queue, theme = desk.page.pile, desk.page._theme
    assert queue.delegate.shape == "stacked"
    room = queue.table.columnWidth(Column.LEFT) - theme.pad(16)
    told = [str(queue.model.index(n, Column.WHO).data() or "") for n in range(queue.model.rowCount())]
    assert any(told)
    assert queue.table.isColumnHidden(Column.WHO)
    assert [who for who in told if text_width(theme.font("small"), who) > room] == []


def test_the_last_e_mail_leads_to_no_other(desk: Desk) -> None:
    desk.ready()
    for name in ("laurent", "farid"):
        desk.bridge.do(c.AnswerContact(name))
        noted(desk, name)
        assert desk.page.wrap_up.onward.isVisible()
        desk.bridge.do(c.CloseContact(name))
    desk.bridge.do(c.AnswerContact("margaret"))
    noted(desk, "margaret")
    assert not desk.page.wrap_up.onward.isVisible()


def test_a_reply_begun_and_put_back_is_told_in_the_queue(desk: Desk) -> None:
    desk.ready()
    desk.take_first()
    QTest.keyClicks(desk.page.composer.reply, "Monsieur")
    desk.wait(1)
    assert desk.bridge.do(c.PutBackMail("laurent", "beyond_me"))
    model = desk.page.pile.model
    assert str(model.index(0, Column.WHO).data()) == "À finir"
    assert "1 brouillon à finir" in desk.page.rail.capacity.row("email").accessibleName()
    assert "À finir" in str(model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))


def test_a_letter_takes_the_whole_room_beside_its_answer(desk: Desk) -> None:
    desk.ready()
    desk.take_first()
    QApplication.processEvents()
    thread = desk.page.conversation.transcript
    letter = next(row for row in thread.findChildren(BubbleRow) if row.row.subject)
    box, gutter = letter._bubble(letter.width()), letter.gutter
    assert box.left() - gutter.start < 1
    assert letter.width() - gutter.margin - box.right() < 2


def test_under_a_tab_a_row_is_one_column_and_says_why_none_may_be_taken(desk: Desk) -> None:
    desk.ready()
    desk.take_first()
    desk.page.show_mails()
    QApplication.processEvents()
    queue = desk.page.mails
    assert queue.delegate.shape == "narrow"
    assert [column for column in Column if not queue.table.isColumnHidden(column)] == [Column.SENDER]
    assert queue.table.columnWidth(Column.SENDER) == queue.table.viewport().width()
    assert queue.why.height() >= queue.why.heightForWidth(queue.why.width()), "told whole"


def test_what_falls_due_within_ten_minutes_of_opening_is_told_apart(desk: Desk) -> None:
    desk.ready()
    queue = desk.page.pile
    row = queue.model.rows()[1]
    assert row.due is not None
    hours = desk.bridge.mail_clocks().hours
    soon = {minutes: row.soon(hours, row.due - timedelta(minutes=minutes)) for minutes in (-1, 0, 9, 10, 11)}
    assert soon == {-1: False, 0: True, 9: True, 10: True, 11: False}
    opened = next(at for day in range(8) if (at := hours.on(row.due.date() + timedelta(days=day + 1))))[0]
    overnight = replace(row, due=opened + timedelta(minutes=4))
    closed = hours.on(row.due.date())
    assert closed is not None
    assert overnight.soon(hours, closed[1] - timedelta(minutes=5)), "the night does not count"
    queue.model.show_time(row.due - timedelta(minutes=5))
    queue._tell_take()
    assert "1 à rendre dans les 10 minutes" in queue.why.text()
    desk.take_first()
    desk.page.show_mails()
    assert "dépassé" in desk.page.mails._rule.text()
    assert desk.page.mails._rule.isVisible()
