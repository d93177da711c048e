"""Asking a colleague from the pane: whom, the question, and the answer once it comes."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.widgets.desk.conftest import Make
from tests.widgets.desk.test_replying import CONTROL, EMAIL
from widgets.adviser.asking_part import AskingPart
from widgets.adviser.colleagues_pane import ColleaguesPane
from workstation.clock import SECOND


def test_one_asks_by_mouse_or_keys_and_reads_the_answer(post: Make) -> None:
    desk = post(text=EMAIL)
    pane = ColleaguesPane(desk.theme, desk.bridge)
    desk.show(pane, 380, 700)
    part: AskingPart = pane.asking
    assert not part.ask.isEnabled()
    assert part.ask.toolTip() == "Posez la question en quelques mots\u00a0: le cas, pas la personne."
    part.question.setFocus()
    desk.qtbot.keyClicks(part.question, "Et pour le plafond ?")
    assert part.ask.text() == "Demander un avis"
    desk.key(part.question, Qt.Key.Key_Return, CONTROL)
    [asked] = desk.contact.desk.asked
    assert (asked.colleague, part.question.text()) == ("cards", "")
    part.question.insertPlainText("Encore le plafond.")
    assert not part.ask.isEnabled()
    part.whom.setCurrentIndex(1)
    assert part.ask.text() == "Faire remonter"
    desk.click(part.ask)
    assert [one.way for one in desk.contact.desk.asked] == ["advice", "escalation"]
    assert not part.answer.isVisible()
    desk.bridge.jump(max(one.due for one in desk.contact.desk.asked) + SECOND)
    assert part.answer.isVisible()
    assert "Expert cartes répond" in part.answer.text() or "Responsable" in part.answer.text()
    assert desk.contact.desk.awaited == ()
    assert desk.contact.on_line
