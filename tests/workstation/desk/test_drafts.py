"""Typing is kept as edits, and the edits fold to the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.support.drawn import drawn
from workstation.desk.state import NOTE_TEXT, Desk, apply
from workstation.events import DraftEdited


@drawn(25)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 10), st.text(max_size=8)), max_size=20))
def test_any_typing_folds_to_the_text_typed(edits: list[tuple[int, int, str]]) -> None:
    text, desk = "", Desk()
    for at, removed, inserted in edits:
        start = min(at, len(text))
        end = min(start + removed, len(text))
        text = text[:start] + inserted + text[end:]
        desk = apply(desk, DraftEdited("c1", NOTE_TEXT, start, end - start, inserted), 0)
    assert desk.drafts.get(NOTE_TEXT, "") == text


def test_each_box_has_its_own_text() -> None:
    desk = apply(Desk(), DraftEdited("c1", NOTE_TEXT, 0, 0, "Carte"), 5)
    desk = apply(desk, DraftEdited("c1", "reply", 0, 0, "Bonjour"), 9)
    assert desk.drafts == {NOTE_TEXT: "Carte", "reply": "Bonjour"}
    assert desk.note.started_at == 5
