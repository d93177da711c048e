"""What is for colleagues: a note and a transfer in a place of their own, by mouse and by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.widgets.desk.conftest import Make, Post
from widgets.desk_window import DeskPage
from workstation import commands as c
from workstation import events as e

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
TOLD = "Mme D., carte perdue dans le tram, reste tout"


class Desk:
    def __init__(self, post: Post) -> None:
        self.post, self.page = post, DeskPage(post.theme, post.bridge)
        self.pane = self.page.colleagues
        post.show(self.page)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.page, key, modifier)

    @property
    def transferred(self) -> list[e.ContactTransferred]:
        events = [entry.event for entry in self.post.bridge.session.entries()]
        return [event for event in events if isinstance(event, e.ContactTransferred)]


@pytest.fixture
def desk(post: Make) -> Desk:
    return Desk(post(help_level="free"))


@pytest.mark.parametrize("how", ["mouse", "keyboard"])
def test_an_internal_note_is_kept_in_the_thread_and_leaves_what_is_being_written_alone(desk: Desk, how: str) -> None:
    page = desk.page
    page.composer.take_focus()
    QTest.keyClicks(page.composer.field, "Bonjour")
    desk.key(Qt.Key.Key_F10)
    assert desk.pane.note.hasFocus()
    QTest.keyClicks(desk.pane.note, "Rappeler le conjoint")
    if how == "mouse":
        desk.post.click(desk.pane.keep)
    else:
        desk.key(Qt.Key.Key_Return, CTRL)
    contact = desk.post.contact
    assert contact.desk.internal == ("Rappeler le conjoint",)
    assert desk.pane.note.text() == ""
    assert page.composer.field.text() == "Bonjour"
    assert not [line for line in contact.lines if line.who == "adviser"]
    rows = page.conversation.transcript.rows()
    assert any("Note interne" in row.text and "Rappeler le conjoint" in row.text for row in rows)


@pytest.mark.parametrize("how", ["mouse", "keyboard"])
def test_a_contact_is_passed_on_or_comes_back_with_the_reason(desk: Desk, how: str) -> None:
    desk.page.composer.take_focus()
    if how == "mouse":
        desk.post.click(desk.page.top_bar.controls.transfer)
    else:
        desk.key(Qt.Key.Key_X, CTRL_SHIFT)
    pane = desk.pane
    assert pane.services.hasFocus()
    assert not pane.pass_on.isEnabled()
    pane.services.setCurrentIndex(pane.services.findData("second_level"))
    QTest.keyClicks(pane.summary, TOLD)

    def press() -> None:
        if how == "mouse":
            desk.post.click(pane.pass_on)
        else:
            pane.summary.setFocus()
            desk.key(Qt.Key.Key_Return, CTRL)
        desk.post.wait(9)

    press()
    assert not desk.transferred[-1].accepted
    assert pane.answer.isVisible()
    assert "identifié" in pane.answer.text()
    assert pane.summary.text() == TOLD, "nothing of it is lost"
    assert desk.post.contact.on_line
    pane.services.setCurrentIndex(pane.services.findData("fraud"))
    press()
    assert desk.transferred[-1].accepted
    assert desk.post.contact.phase == "wrap_up"
    assert desk.page.wrap_up.isVisible()


def test_where_help_is_given_and_no_transfer_is_foreseen_it_is_said(post: Make) -> None:
    desk = Desk(post(help_level="guided"))
    assert not desk.page.top_bar.controls.transfer.isEnabled()
    desk.page.show_colleagues()
    QTest.keyClicks(desk.pane.summary, TOLD)
    assert not desk.pane.pass_on.isEnabled()
    assert "sans transfert" in desk.pane.pass_on.accessibleDescription()


def test_each_contact_has_its_own_internal_text(desk: Desk) -> None:
    QTest.keyClicks(desk.pane.note, "Pour le premier")
    desk.pane.flush()
    assert desk.post.contact.desk.drafts["internal"] == "Pour le premier"
    assert not desk.post.contact.desk.internal
    desk.post.do(c.EndContact("c1"))
    assert not desk.pane.note.isReadOnly(), "it may still be kept while one writes the note"
    assert desk.pane.summary.isReadOnly()


def ring(desk: Desk, how: str) -> None:
    """Choose the fraud desk in the directory, and ring it."""
    desk.page.composer.take_focus()
    if how == "mouse":
        desk.post.click(desk.page.top_bar.controls.consult)
    else:
        desk.key(Qt.Key.Key_C, CTRL_SHIFT)
    pane = desk.pane
    assert pane.services.hasFocus()
    pane.services.setCurrentIndex(pane.services.findData("fraud"))
    assert "Libre" in pane.services.currentText()
    if how == "mouse":
        desk.post.click(pane.consult)
    else:
        pane.consult.setFocus()
        desk.key(Qt.Key.Key_Return)


@pytest.mark.parametrize("how", ["mouse", "keyboard"])
def test_a_colleague_is_consulted_told_and_takes_the_call_over(desk: Desk, how: str) -> None:
    ring(desk, how)
    strip, controls, pane = desk.page.conversation.consult, desk.page.top_bar.controls, desk.pane
    assert strip.isVisible()
    assert "Sonne" in strip.who.text()
    assert not strip.hand_over.isVisible()
    assert not controls.consult.isEnabled()
    assert desk.page.conversation.strip.isVisible(), "the customer on hold has a line and a clock of their own"
    desk.post.wait(9)
    assert "n’entend rien" in strip.who.text()
    assert not strip.hand_over.isEnabled()
    assert "collègue doit savoir" in strip.hand_over.accessibleDescription()
    QTest.keyClicks(pane.summary, TOLD)
    if how == "mouse":
        desk.post.click(pane.tell)
        desk.post.click(strip.hand_over)
    else:
        desk.key(Qt.Key.Key_Return, CTRL)
        assert pane.summary.text() == ""
        desk.key(Qt.Key.Key_X, CTRL_SHIFT)
    assert desk.transferred[-1].way == "warm"
    assert desk.post.contact.phase == "wrap_up"


def test_one_goes_from_one_line_to_the_other_and_hangs_up_on_the_colleague_alone(desk: Desk) -> None:
    ring(desk, "keyboard")
    strip = desk.page.conversation.consult
    desk.post.wait(9)
    desk.post.click(strip.swap)
    assert (desk.post.contact.phase, desk.post.contact.consult.leg) == ("talking", "waits")
    assert not desk.page.top_bar.controls.hang_up.isEnabled()
    desk.key(Qt.Key.Key_G, CTRL_SHIFT)
    assert (desk.post.contact.phase, desk.post.contact.consult.leg) == ("held", "speaks")
    desk.post.click(strip.join)
    assert (desk.post.contact.phase, desk.post.contact.consult.leg) == ("talking", "joined")
    desk.key(Qt.Key.Key_G, CTRL_SHIFT)
    desk.key(Qt.Key.Key_R, CTRL_SHIFT)
    assert (desk.post.contact.phase, desk.post.contact.consult.leg) == ("held", "")
    assert not strip.isVisible()
    assert desk.page.top_bar.controls.consult.isEnabled()
