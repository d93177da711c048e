"""What the sentences of the beat under the cursor are heard as, those that are mixed up first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QTextCursor

from tests.support.authoring_screens import turn_to
from tests.support.content import BUNDLED
from tests.widgets.authoring.conftest import SAVED, Desk, plain
from tests.widgets.authoring.test_files import begin, click
from workstation.library.hearing import ASKED
from workstation.library.shelf import Roleplay
from workstation.library.tried import heard_at, mixed_up


def line_of(path: Path, head: str) -> int:
    return path.read_text(encoding="utf-8").split("\n").index(head) + 1


def lost_card() -> Roleplay:
    found = BUNDLED.find("card-lost")
    assert found is not None
    return found


def test_what_every_open_move_hears_is_heard_once() -> None:
    found = list(heard_at(lost_card(), BUNDLED, "greet"))
    assert {one.move for one in found} >= {"greet_full", "greet_wait"}
    assert len({one.heard.sentence for one in found}) == len(found)
    assert not mixed_up(found)


def test_the_plainly_wrong_come_before_the_doubtful_and_the_others_stay_out() -> None:
    first, other, *_ = heard_at(lost_card(), BUNDLED, "greet")
    wrong = replace(first, move="none_such")
    doubtful = replace(other, heard=replace(other.heard, outcome=ASKED, moves=(other.move, "none_such")))
    assert mixed_up([first, doubtful, wrong]) == [wrong, doubtful]


def test_the_table_follows_the_cursor_and_leads_to_a_line(desk: Desk) -> None:
    page = desk.open()
    path = begin(desk, "Essai")
    turn_to(page, "confusion")
    pane = page.confusion
    assert plain(pane.said.text()).startswith("Mettez le curseur dans un moment")
    page.source.view.reveal(line_of(path, "  greet:") + 2)
    desk.qtbot.waitUntil(lambda: plain(pane.said.text()) == "greet : aucune phrase n’est confondue.", timeout=SAVED)
    assert pane.rows == ()
    text = path.read_text(encoding="utf-8")
    sentences = 'sentences: {"vous pouvez raccrocher": greet_full}\n'
    desk.save(path, text + sentences, lambda: pane.beat == "" or len(pane.rows) > 0)
    page.source.view.reveal(line_of(path, "  greet:") + 2)
    desk.qtbot.waitUntil(lambda: len(pane.rows) == 1, timeout=SAVED)
    [row] = pane.rows
    assert row.tried.heard.sentence == "vous pouvez raccrocher"
    assert plain(row.meant.text()).startswith("écrite pour greet_full, entendue : ")
    click(row.name)
    desk.window.activateWindow()
    desk.qtbot.waitUntil(page.source.view.hasFocus)
    assert page.source.view.line == line_of(path, sentences.strip())
    assert pane.beat == "greet"
    page.source.view.moveCursor(QTextCursor.MoveOperation.Start)
    assert pane.beat == "greet"
    desk.save(path, text.replace("whisper:", "whispr:", 1), lambda: "corrigées" in pane.said.text())
    assert pane.rows == ()
