"""The map of the beats beside the text: what leads where, what no test plays, and where the cursor is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.authoring_screens import turn_to
from tests.support.content import SHELF, changed, on_the_shelf
from tests.widgets.authoring.conftest import Desk, plain
from tests.widgets.authoring.test_files import begin
from widgets.common.labels import Label
from workstation.library.mapping import beat_at, mapped


def test_each_beat_says_where_it_leads_and_what_no_test_plays() -> None:
    beats = {one.beat: one for one in mapped(on_the_shelf(), SHELF)}
    assert list(beats) == ["greet", "identify", "solve", "close", "wrap"]
    assert beats["greet"].leads == ("identify",)
    assert beats["wrap"].leads == ("done",)
    assert "anything_else" in beats["close"].unplayed
    assert "greet_full" not in beats["greet"].unplayed


def test_a_line_stands_in_the_beat_above_it() -> None:
    text = changed()
    beats = mapped(on_the_shelf(text), SHELF)
    at = {name: n for n, line in enumerate(text.split("\n"), 1) for name in ("  solve:", "  close:") if line == name}
    assert beat_at(beats, 1) == ""
    assert beat_at(beats, at["  solve:"] + 2) == "solve"
    assert beat_at(beats, at["  close:"] + 1) == "close"
    assert beat_at(beats, text.split("\n").index("tests:") + 1) == ""


def test_the_map_follows_the_cursor_and_leads_to_a_beat(desk: Desk) -> None:
    page = desk.open()
    path = begin(desk, "Essai")
    turn_to(page, "map")
    rows = page.map.rows
    assert len(rows) > 1
    last = rows[-1]
    last.name.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(last.name, Qt.Key.Key_Space)
    desk.window.activateWindow()
    desk.qtbot.waitUntil(page.source.view.hasFocus)
    assert page.source.view.line == last.mapped.line
    assert [row.is_here for row in rows] == [False] * (len(rows) - 1) + [True]
    page.source.view.moveCursor(page.source.view.textCursor().MoveOperation.Start)
    assert not any(row.is_here for row in rows)
    text = path.read_text(encoding="utf-8")
    desk.save(path, text.replace("whisper:", "whispr:", 1), lambda: page.map.rows == ())
    told = [plain(label.text()) for label in page.map.findChildren(Label) if not label.isHidden()]
    assert any(text.startswith("Le plan se dessine") for text in told)
