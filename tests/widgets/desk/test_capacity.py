"""What one holds of each channel, why whoever waits does not come, and the one gesture that takes them again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.widgets.desk.conftest import Make, Post
from tests.widgets.desk.test_several import refuse
from widgets.desk_window import DeskPage
from workstation import commands as c
from workstation import events as e

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Desk:
    """A call in hand, two chats at most, and whether both may be in hand together."""

    def __init__(self, post: Post, *, beside: bool) -> None:
        self.post, self.session = post, post.bridge.session
        self.session.record(e.QueuePlanned((), (("chat", 2),), beside=beside))
        self.page = DeskPage(post.theme, post.bridge)
        post.show(self.page)

    def join(self, *names: str) -> None:
        for name in names:
            offer = replace(self.post.contact.offer, contact=name, channel="chat", waited=0, patience=0)
            self.session.record(offer, self.session.at)

    def row(self, channel: str) -> str:
        """What is said of a channel, to whoever reads it aloud."""
        return self.page.rail.capacity.row(channel).accessibleName()


@pytest.fixture
def desk(post: Make) -> Desk:
    return Desk(post(help_level="free"), beside=True)


def test_one_contact_alone_has_nothing_to_share_out(desk: Desk) -> None:
    assert not desk.page.rail.capacity.isVisible()


def test_each_channel_says_how_many_of_how_many(desk: Desk) -> None:
    desk.join("c2", "c3", "c4")
    assert desk.row("call") == "Appels 1 sur 1"
    assert desk.row("chat").startswith("Tchats 1 sur 2")
    for name in ("c2", "c3"):
        desk.post.do(c.AnswerContact(name))
    assert desk.row("chat") == "Tchats 2 sur 2, complet 1 en attente\u00a0: vous en tenez autant que permis à la fois."
    assert desk.session.state.contacts["c4"].phase == "queued", "never three"


def test_the_menu_of_presence_says_which_channels_come(desk: Desk) -> None:
    menu = desk.page.top_bar.presence.menu
    for taken, said in (("c2", "appels non, tchats oui"), ("c3", "appels non, tchats non")):
        desk.join(taken)
        desk.post.do(c.AnswerContact(taken))
        menu.fill()
        assert menu.actions()[0].text() == f"Vous recevez en ce moment\u00a0: {said}"


def test_a_chat_that_may_not_come_beside_a_call_says_so(post: Make) -> None:
    desk = Desk(post(help_level="free"), beside=False)
    desk.join("c2")
    assert desk.session.state.contacts["c2"].phase == "queued"
    assert "un appel est en cours" in desk.row("chat")
    assert "règle du jour" in desk.row("chat")


@pytest.mark.parametrize("how", ["mouse", "keyboard", "key"])
def test_a_missed_chat_is_taken_again_by_one_gesture(desk: Desk, how: str) -> None:
    desk.join("c2")
    held = QApplication.focusWidget()
    desk.post.wait(25)
    assert desk.session.state.contacts["c2"].phase == "queued"
    assert "non prêt" in desk.row("chat")
    assert "Vous ne prenez pas de tchat" in desk.row("chat")
    assert QApplication.focusWidget() is held, "a chat missed takes the keyboard from nobody"
    take = desk.page.rail.capacity.row("chat").take
    assert take.text() == "Reprendre les tchats"
    match how:
        case "mouse":
            desk.post.click(take)
        case "keyboard":
            take.setFocus()
            QTest.keyClick(take, Qt.Key.Key_Return)
        case _:
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_P, CTRL_SHIFT)
    assert desk.session.state.contacts["c2"].phase == "ringing"
    assert not take.isVisible()
    assert not desk.session.state.presence.break_asked


@pytest.mark.qt_log_ignore("does not support")  # offscreen, of every menu
def test_among_pebbles_a_chat_is_taken_or_refused_by_mouse(desk: Desk) -> None:
    desk.page.resize(1024, 640)
    desk.join("c2")
    card = desk.page.rail._cards["c2"]
    desk.post.qtbot.waitUntil(card.take.isVisible)
    assert card.take.width() <= card.width()
    assert card.decline.isVisible()
    assert (card.take.accessibleName() or card.take.text()) == "Prendre"
    refuse(desk.page, desk.post, "c2")
    assert desk.session.state.queue.closed == {"chat"}
    desk.post.click(desk.page.rail.capacity.row("chat").take)
    desk.post.click(desk.page.rail._cards["c2"].take)
    assert desk.session.state.queue.focus == "c2"


def test_with_nobody_left_but_a_channel_closed_the_page_offers_to_take_it_again(desk: Desk) -> None:
    desk.join("c2")
    desk.post.do(c.DeclineContact("c2"))
    desk.post.do(c.EndContact("c1"))
    for field, value in (("code", "CARD-LOST"), ("outcome", "solved")):
        desk.post.do(c.SetNoteField("c1", field, value))
    desk.post.do(c.CloseContact("c1"))
    assert desk.session.state.contacts["c2"].phase == "queued"
    waiting = desk.page.waiting
    assert waiting.isVisible()
    assert waiting.act.text() == "Reprendre les tchats"
    assert waiting.act.hasFocus()
    QTest.keyClick(waiting.act, Qt.Key.Key_Return)
    assert desk.session.state.contacts["c2"].phase == "ringing"
