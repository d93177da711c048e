"""Silence on the line, seen from the desk: what one was about to say or do is not lost to it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.widgets.desk.conftest import Make
from widgets.desk_window import DeskPage


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
