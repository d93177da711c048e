"""Several contacts on one desk: a call and chats, offered, taken, put aside and taken up again."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.content import BUNDLED
from tests.widgets.desk.conftest import Make, Post
from widgets.adviser.contact_card import ContactCard
from widgets.adviser.declining import Declining
from widgets.bridge import Bridge
from widgets.common.theme import Theme
from widgets.desk_window import DeskPage
from workstation import commands as c
from workstation import events as e
from workstation.commands import Refused
from workstation.library.shift_playing import fresh_shift
from workstation.phrases import fact
from workstation.session.owed import unread
from workstation.session.runner import Session

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Desk:
    """A call in hand, and a chat that rings beside it."""

    def __init__(self, post: Post) -> None:
        self.post, self.session = post, post.bridge.session
        self.session.record(e.QueuePlanned((), (("chat", 2),), beside=True))
        self.page = DeskPage(post.theme, post.bridge)
        post.show(self.page)
        self.join("c2")

    def join(self, name: str) -> None:
        """Somebody writes in."""
        offer = replace(self.post.contact.offer, contact=name, channel="chat", waited=0, patience=0)
        self.session.record(offer, self.session.at)

    def card(self, contact: str) -> ContactCard:
        return self.page.rail._cards[contact]

    def focus(self) -> str:
        return self.session.state.queue.focus

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.page, key, modifier)


@pytest.fixture
def desk(post: Make) -> Desk:
    return Desk(post(help_level="free"))


def test_what_is_offered_beside_a_contact_takes_nothing_away(desk: Desk) -> None:
    held = QApplication.focusWidget()
    assert desk.focus() == "c1"
    assert desk.page._centre.currentWidget() is desk.page._talk
    assert desk.card("c2").take.isVisible()
    assert QApplication.focusWidget() is held
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        desk.card("c2").setFocus()
        QTest.keyClick(desk.card("c2"), key)
        assert desk.session.state.contacts["c2"].phase == "ringing", "nobody picks up by surprise"


@pytest.mark.parametrize("how", ["mouse", "keys"])
def test_it_is_taken_where_it_is_offered_and_is_then_in_hand(desk: Desk, how: str) -> None:
    if how == "mouse":
        desk.post.click(desk.card("c2").take)
    else:
        desk.press(Qt.Key.Key_A, CTRL | SHIFT)
    assert desk.focus() == "c2"
    assert desk.session.state.contacts["c1"].phase == "talking"
    assert not desk.card("c2").take.isVisible()
    assert desk.page.conversation.transcript.rows() == ()


def test_the_thread_of_stages_is_always_that_of_the_contact_in_hand(desk: Desk) -> None:
    stepper = desk.page.call_guide.stepper

    def shown() -> list[tuple[str, str]]:
        return [(step.key, step.state) for step in stepper._steps]

    desk.post.do(c.Say("c1", "greet_full"))
    call = shown()
    desk.post.click(desk.card("c2").take)
    chat = shown()
    assert chat != call
    for _ in range(2):
        desk.press(Qt.Key.Key_Tab, CTRL)
        assert shown() == (call if desk.focus() == "c1" else chat)


def test_nothing_that_was_spoken_is_unread(desk: Desk) -> None:
    desk.post.do(c.Say("c1", "greet_full"))
    desk.post.click(desk.card("c2").take)
    desk.post.wait(30)
    call = desk.session.state.contacts["c1"]
    assert any(line.who == "customer" for line in call.lines)
    assert unread(desk.session.state, call) == 0


def test_in_a_low_window_every_card_is_whole_and_who_rings_or_is_in_hand_is_in_sight(desk: Desk) -> None:
    desk.page.resize(1280, 640)
    desk.session.record(e.QueuePlanned((), (("chat", 6),), beside=True))
    for before, name in pairwise(("c2", "c3", "c4", "c5")):
        desk.post.do(c.AnswerContact(before))
        desk.join(name)
    area = desk.page.rail._list.viewport()

    def in_sight(name: str) -> bool:
        card = desk.card(name)
        top = card.mapTo(area, QPoint(0, 0)).y()
        return 0 <= top <= area.height() - card.height()

    desk.post.qtbot.waitUntil(lambda: in_sight("c5"))
    for card in desk.page.rail._cards.values():
        assert card.height() >= card.minimumSizeHint().height()
    desk.page.rail.take_focus()
    for name in ("c4", "c3", "c2", "c1", "c5"):
        assert desk.card(name).hasFocus()
        assert in_sight(name)
        QTest.keyClick(desk.card(name), Qt.Key.Key_Up)


def reasons(page: DeskPage) -> Declining:
    """Why it is refused: the list under what was pressed."""
    return next(menu for menu in page.findChildren(Declining) if menu.isVisible())


def refuse(page: DeskPage, post: Post, name: str) -> None:
    """By mouse, for the first of the reasons."""
    post.click(page.rail._cards[name].decline)
    menu = reasons(page)
    post.qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(menu.actions()[0]).center())


@pytest.mark.qt_log_ignore("does not support")  # offscreen, of every menu
def test_a_chat_is_refused_for_a_reason_that_its_thread_tells(desk: Desk) -> None:
    desk.post.key(desk.page, Qt.Key.Key_D, CTRL | SHIFT)
    desk.post.key(reasons(desk.page), Qt.Key.Key_Escape)
    assert desk.session.state.contacts["c2"].phase == "ringing", "Escape leaves it offered"
    desk.post.key(desk.page, Qt.Key.Key_D, CTRL | SHIFT)
    menu = reasons(desk.page)
    desk.post.key(menu, Qt.Key.Key_Down)
    desk.post.key(menu, Qt.Key.Key_Return)
    contact = desk.session.state.contacts["c2"]
    assert contact.phase == "queued"
    assert [fact(line) for line in contact.lines] == ["Refusé\u00a0: Un appel passe devant"]
    with pytest.raises(Refused):
        desk.session.do(c.DeclineContact("c2", "tired"))


@pytest.mark.qt_log_ignore("does not support")  # offscreen, of every menu
def test_it_is_refused_there_and_chats_are_taken_again_from_the_menu(desk: Desk) -> None:
    refuse(desk.page, desk.post, "c2")
    assert desk.session.state.queue.closed == {"chat"}
    menu = desk.page.top_bar.presence.menu
    menu.fill()
    row = next(action for action in menu.actions() if action.data() == "open chat")
    menu.triggered.emit(row)
    assert desk.card("c2").take.isVisible()
    assert desk.focus() == "c1"


@pytest.mark.parametrize("how", ["mouse", "enter", "ctrl+tab"])
def test_each_contact_keeps_what_was_begun_for_it(desk: Desk, how: str) -> None:
    page = desk.page
    QTest.keyClicks(page.note, "Pour le premier")
    desk.post.click(desk.card("c2").take)
    assert page.note.text() == ""
    QTest.keyClicks(page.note, "Pour l")
    match how:
        case "mouse":
            desk.post.click(desk.card("c1"))
        case "enter":
            page.rail.take_focus()
            desk.card("c1").setFocus()
            QTest.keyClick(desk.card("c1"), Qt.Key.Key_Return)
        case _:
            desk.press(Qt.Key.Key_Tab, CTRL)
    assert desk.focus() == "c1"
    assert page.note.text() == "Pour le premier"
    kept = {name: contact.desk.drafts.get("note") for name, contact in desk.session.state.contacts.items()}
    assert kept == {"c1": "Pour le premier", "c2": "Pour l"}
    again = Session(desk.session.id, desk.session._log, desk.session.world)
    assert again.state == desk.session.state, "a crash would change nothing"
    assert again.state.queue.focus == "c1"


def test_what_came_meanwhile_is_counted_until_one_turns_to_it(desk: Desk) -> None:
    desk.post.click(desk.card("c2").take)
    desk.post.click(desk.card("c1"))
    for _ in range(3):
        desk.session.record(e.CustomerSpoke("c2", "Vous êtes là ?", 3), desk.session.at + 1000)
    assert "3 non lus" in desk.card("c2").accessibleName()
    desk.post.click(desk.card("c2"))
    assert "non lus" not in desk.card("c2").accessibleName()


def test_the_chat_goes_on_while_the_call_is_noted_and_comes_to_hand_after_it(desk: Desk) -> None:
    desk.post.click(desk.card("c2").take)
    desk.post.click(desk.card("c1"))
    desk.post.do(c.EndContact("c1"))
    assert desk.page._centre.currentWidget() is desk.page.wrap_up
    desk.post.click(desk.card("c2"))
    assert desk.page._centre.currentWidget() is desk.page._talk
    desk.post.click(desk.card("c1"))
    assert desk.page._centre.currentWidget() is desk.page.wrap_up
    desk.post.do(c.SetNoteField("c1", "code", "CARD-LOST"))
    desk.post.do(c.SetNoteField("c1", "outcome", "solved"))
    desk.post.do(c.EditDraft("c1", "note", 0, 0, "Noté."))
    desk.post.do(c.CloseContact("c1"))
    assert desk.focus() == "c2"
    assert desk.page._centre.currentWidget() is desk.page._talk


def test_skipping_goes_to_what_the_contact_in_hand_does_next_whatever_others_do_before(desk: Desk) -> None:
    desk.post.click(desk.card("c2").take)
    while desk.session.state.contacts["c2"].talk.queue:
        desk.post.bridge.skip()
    desk.post.do(c.FocusContact("c1"))
    here, beside = desk.session.due("c1"), desk.session.due("c2")
    assert here is not None
    assert beside is not None
    other = "c2" if beside > here else "c1"  # whose turn comes later is the one to skip for
    desk.post.do(c.FocusContact(other))
    moment = desk.session.due(other)
    assert moment is not None
    assert moment == max(here, beside)
    desk.post.bridge.skip()
    assert desk.session.at == moment
    assert [entry.event for entry in desk.session.entries() if entry.at == moment]


class Bars(QObject):
    """The cards whose bar at the left was drawn again."""

    def __init__(self, *cards: ContactCard) -> None:
        super().__init__()
        self.drawn: set[ContactCard] = set()
        for card in cards:
            card.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, ContactCard) and isinstance(event, QPaintEvent):
            self.drawn |= {watched} if event.region().contains(QPoint(1, watched.height() // 2)) else set()
        return False

    def both(self) -> bool:
        return len(self.drawn) == 2


def test_the_bar_of_the_contact_in_hand_moves_with_it(desk: Desk, qtbot: QtBot) -> None:
    desk.press(Qt.Key.Key_A, CTRL | SHIFT)
    for contact in ("c1", "c2"):
        desk.session.do(c.FocusContact(contact))
        QApplication.sendPostedEvents()
        bars = Bars(desk.card("c1"), desk.card("c2"))
        desk.session.do(c.FocusContact("c1" if contact == "c2" else "c2"))
        qtbot.waitUntil(bars.both)


def test_a_shift_to_which_no_e_mail_comes_has_no_tab_for_them(qtbot: QtBot, theme: Theme) -> None:
    session = fresh_shift(BUNDLED.shifts["call-and-two-chats"], BUNDLED)
    page = DeskPage(theme, Bridge(session, clock=int))
    qtbot.addWidget(page)
    assert "mails" not in page.dock.names()


def test_a_card_that_rang_is_as_low_as_the_others_once_it_is_taken(desk: Desk) -> None:
    rang = desk.card("c2").height()
    desk.post.click(desk.card("c2").take)
    card = desk.card("c2")
    assert card.height() < rang
    layout = card.layout()
    assert layout is not None
    assert card.height() == layout.heightForWidth(card.width())
