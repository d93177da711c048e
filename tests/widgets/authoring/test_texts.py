"""« Essayer une note »: a trainer types a note and sees what is made of it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.widgets.authoring.conftest import Desk, plain
from widgets.authoring.text_pane import TextPane


def opened(desk: Desk, scenario: str) -> TextPane:
    page = desk.open()
    desk.room.select(next(one.path for one in desk.shelf.roleplays if one.program and one.script.id == scenario))
    page.aside_tabs.select("texts")
    page._on_aside("texts")
    return page.texts


def test_a_note_is_judged_as_it_is_typed(desk: Desk) -> None:
    pane = opened(desk, "card-lost")
    assert pane.where.count() == 1
    desk.qtbot.keyClicks(pane.text, "Carte perdue.")
    lacking = plain(pane.result.text())
    assert lacking
    desk.qtbot.keyClicks(pane.text, " Cliente malade.")
    assert "malade" in plain(pane.result.text())
    assert plain(pane.result.text()).count("\n") == lacking.count("\n") + 1


def test_what_was_done_at_the_desk_can_be_said(desk: Desk) -> None:
    pane = opened(desk, "card-lost")
    assert pane.done
    switch = next(iter(pane.done.values()))
    desk.qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert switch.isChecked()


def test_nothing_is_tried_on_a_file_that_does_not_check(desk: Desk) -> None:
    pane = opened(desk, "card-lost")
    desk.qtbot.keyClicks(pane.text, "Carte perdue.")
    pane.show_opened(None, desk.shelf)
    assert pane.result.text() == ""
    assert pane.where.count() == 0
