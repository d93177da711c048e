"""Silence on the line, seen from the desk: what one was about to say or do is not lost to it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.support.content import changed
from tests.support.spoken import SpokenShift
from tests.widgets.desk.conftest import ANNE, Make, Post
from widgets.adviser.act_fields import ListField
from widgets.common.theme import Theme
from widgets.desk_window import DeskPage
from workstation import commands as c
from workstation.bank.acts import ACTS

IMPATIENT = changed(
    ("  solve:\n", '  solve:\n    silence: {after: 10, client: "Vous êtes là ?", mood: -1, limit: 2}\n')
)


def asked_after(desk: Post) -> bool:
    """Whether they have asked if anybody is there."""
    return any(line.code == "silence" for line in desk.contact.lines)


@pytest.mark.parametrize("hand", ["enter", "mouse", "letter"])
@pytest.mark.parametrize("help_level", ["guided", "choice"])
def test_what_is_about_to_be_said_is_said_though_they_break_the_silence(post: Make, help_level: str, hand: str) -> None:
    desk = post(help_level=help_level)
    page = DeskPage(desk.theme, desk.bridge)
    desk.show(page)
    pane = page.composer
    pane.take_focus()
    wanted = next(option for option in pane.moves.options if option.id == "greet_full")
    letter = getattr(Qt.Key, f"Key_{wanted.letter}")
    if hand != "letter":
        desk.key(page.focusWidget(), letter)
    while not desk.contact.talk.queue:
        desk.wait(0.1)
    assert desk.contact.talk.moves == ()
    assert "Mme Dupré" in pane.quiet_words
    if hand == "letter":
        desk.key(page.focusWidget(), letter)
    assert pane.moves.isVisible()
    if hand == "mouse":
        desk.click(pane.primary)
    else:
        desk.key(page.focusWidget(), Qt.Key.Key_Return)
    assert desk.contact.talk.moves == ("greet_full",)
    said = [line.text for line in desk.contact.lines if line.who in ("customer", "adviser")]
    assert said[-2:] == ["Allô\u202f?", wanted.text], "they are heard first"


@pytest.mark.parametrize("act", ["appointment.book", "card.block"])
def test_nobody_is_silent_who_fills_in_a_form_and_one_left_alone_is_no_excuse(post: Make, act: str) -> None:
    desk = post("greet_full", "ask_name", "ask_birth", "enough", text=IMPATIENT, help_level="choice")
    page = DeskPage(desk.theme, desk.bridge)
    desk.show(page)
    page.dossier.ask(act, "classic" if ACTS[act].target else "")
    form = page.dossier.form()
    assert form is not None
    for turn in range(20):
        desk.wait(4)
        if act == "appointment.book":
            slot = form.field("slot")
            assert isinstance(slot, ListField)
            desk.key(slot.box, Qt.Key.Key_Up if turn and turn % 2 == 0 else Qt.Key.Key_Down)
        else:
            segments = form.field("reason").findChildren(type(form.field("reason").first()))
            desk.key(segments[turn % 3], Qt.Key.Key_Space)
        assert page.dossier.form() is form, "nothing moves under the hand"
    assert not asked_after(desk)
    desk.wait(60)
    assert asked_after(desk)


def test_a_wait_that_was_announced_is_borne_while_one_looks_and_judges(qtbot: QtBot, theme: Theme) -> None:
    shift = SpokenShift(IMPATIENT, "choice")
    desk = Post(qtbot, theme, shift)
    shift.answer()
    shift.say("greet_full", "ask_name", "ask_birth", "enough")
    desk.bridge.jump(shift.now)
    desk.do(c.AskToWait("c1"))
    desk.hear()
    announced = desk.bridge.at
    desk.wait(2)
    desk.do(c.OpenSection("c1", ANNE, "details"))
    while desk.bridge.at < announced + 40_000:
        desk.wait(1)
    assert not asked_after(desk)
    desk.wait(60)
    assert asked_after(desk)
