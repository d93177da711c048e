"""What a revision changes in meaning is told beside the text, at each save."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.authoring_screens import turn_to
from tests.widgets.authoring.conftest import SAVED, Desk, plain
from tests.widgets.authoring.test_files import begin


def test_a_save_tells_which_ways_come_to_something_else(desk: Desk) -> None:
    page = desk.open()
    pane = page.revision
    assert plain(pane.said).startswith("Ce que donne chaque test")
    path = begin(desk, "Essai")
    text = path.read_text(encoding="utf-8")
    assert text.count("score: {welcome: 2}") == 1
    turn_to(page, "revision")
    desk.save(path, text.replace("score: {welcome: 2}", "score: {welcome: 1}"), lambda: bool(pane.rows))
    desk.qtbot.waitUntil(lambda: plain(pane.said).startswith("Depuis le texte"), timeout=SAVED)
    assert all(plain(row).startswith(("Le test «", "Sans «")) for row in pane.rows)
    pane.again.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(pane.again, Qt.Key.Key_Space)
    assert pane.rows == ()
    desk.save(path, text.replace("whisper:", "whispr:", 1), lambda: plain(pane.said).startswith("Corrigez d’abord"))
    assert not pane.again.isVisible()
