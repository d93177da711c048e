"""A word that no dictionary knows is told beside the text of a trainer's own role-play, and put right by its button."""

from __future__ import annotations

from tests.widgets.authoring.conftest import SAVED, Desk
from tests.widgets.authoring.test_files import begin


def test_a_slip_is_told_and_corrected(desk: Desk) -> None:
    page = desk.open()
    path = begin(desk, "Essai")
    text = path.read_text(encoding="utf-8")
    slip = text.replace('situation: "', 'situation: "Un numero. ', 1)

    def told() -> list[str]:
        opened = desk.room._opened
        assert opened is not None
        return [fault.suggestion for fault in opened.faults if fault.code == "RP158"]

    desk.save(path, slip, lambda: told() == ["numéro"])
    opened = desk.room._opened
    assert opened is not None
    assert opened.playable
    fault = next(fault for fault in opened.faults if fault.code == "RP158")
    page.source.mend_asked.emit(fault)
    assert "Un numéro. " in path.read_text(encoding="utf-8")
    desk.qtbot.waitUntil(lambda: not told(), timeout=SAVED)
