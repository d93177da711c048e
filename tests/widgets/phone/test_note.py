"""The note: what is typed is kept, once, wherever it is typed; and what must not be in it is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QLineEdit

from tests.support.content import CONTENT, SHELF
from tests.widgets.phone.conftest import Workplace
from widgets.adviser.draft_box import difference
from widgets.adviser.note_form import NoteEditor
from widgets.adviser.note_lint import Look, NoteFoot, spots
from workstation import commands as c
from workstation import events as e
from workstation.desk.state import edited
from workstation.roleplay.judging.rule_files import read_rule_file

LETTERS = st.text(alphabet="ab\n\u00a0é😀", max_size=12)
LOOK = Look(read_rule_file((CONTENT / "rules" / "note.yaml").read_text(encoding="utf-8"), "note.yaml"))


@given(LETTERS, LETTERS)
def test_the_edit_leads_from_one_text_to_the_other(before: str, after: str) -> None:
    at, removed, inserted = difference(before, after)
    assert edited(before, e.DraftEdited("c1", "note", at, removed, inserted)) == after
    if before == after:
        assert (removed, inserted) == (0, "")


def test_the_edit_is_the_smallest() -> None:
    assert difference("Carte perdue.", "Carte bloquée.") == (6, 5, "bloqué")
    assert difference("aa", "aaa") == (2, 0, "a")


@pytest.fixture
def note(place: Workplace) -> NoteEditor:
    place.answer()
    return NoteEditor(place.theme, place.bridge)


def test_typing_is_written_once_it_rests(place: Workplace, note: NoteEditor) -> None:
    place.show(note)
    place.qtbot.keyClicks(note, "Carte perdue")
    assert note.toPlainText() == "Carte perdue"
    assert place.draft == ""
    place.qtbot.waitUntil(lambda: place.draft == "Carte perdue")
    kinds = [entry.event for entry in place.bridge.session.entries() if isinstance(entry.event, e.DraftEdited)]
    assert kinds == [e.DraftEdited("c1", "note", 0, 0, "Carte perdue")]


def test_leaving_the_box_writes_at_once(place: Workplace, note: NoteEditor) -> None:
    other = QLineEdit()
    place.show(note, other)
    note.setFocus()
    place.qtbot.keyClicks(note, "Vol")
    other.setFocus()
    assert place.draft == "Vol"


def test_hiding_the_box_writes_at_once(place: Workplace, note: NoteEditor) -> None:
    place.show(note)
    place.qtbot.keyClicks(note, "Vol")
    note.hide()
    assert place.draft == "Vol"


def test_a_flush_comes_before_the_act(place: Workplace, note: NoteEditor) -> None:
    place.show(note)
    place.qtbot.keyClicks(note, "Vol")
    note.flush()
    place.bridge.do(c.EndContact("c1"))
    kinds = [type(entry.event).__name__ for entry in place.bridge.session.entries()]
    assert kinds.index("DraftEdited") < kinds.index("ContactEnded")
    assert note.toPlainText() == "Vol"


def test_two_boxes_show_one_draft(place: Workplace, note: NoteEditor) -> None:
    other = NoteEditor(place.theme, place.bridge)
    place.show(note, other)
    place.qtbot.keyClicks(note, "Carte")
    note.flush()
    assert other.toPlainText() == "Carte"
    other.add("Bloquée.")
    assert note.toPlainText() == place.draft == "Carte\nBloquée."


def test_what_is_being_typed_is_never_taken_away(place: Workplace, note: NoteEditor) -> None:
    place.show(note)
    place.qtbot.keyClicks(note, "Vol")
    place.bridge.do(c.EditDraft("c1", "note", 0, 0, "Perte"))
    assert note.toPlainText() == "Vol"
    note.flush()
    assert place.draft == "Vol"


def test_a_resumed_draft_is_there_with_its_spaces(place: Workplace) -> None:
    place.answer()
    place.bridge.do(c.EditDraft("c1", "note", 0, 0, "312\u00a0€ 😀\nÀ rappeler"))
    note = NoteEditor(place.theme, place.bridge)
    place.show(note)
    assert note.text() == "312\u00a0€ 😀\nÀ rappeler"
    assert not note.pending
    place.qtbot.keyClicks(note, ".")  # one goes on from where one was
    note.flush()
    assert place.draft == "312\u00a0€ 😀\nÀ rappeler."


def test_a_paused_session_keeps_the_typing_for_later(place: Workplace, note: NoteEditor) -> None:
    place.show(note)
    place.qtbot.keyClicks(note, "Vol")
    place.bridge.do(c.PauseSession())
    note.flush()
    assert note.isReadOnly()
    assert note.toPlainText() == "Vol"
    place.bridge.do(c.ResumeSession())
    place.qtbot.waitUntil(lambda: place.draft == "Vol")


def test_nothing_is_written_where_there_is_no_contact(place: Workplace) -> None:
    note = NoteEditor(place.theme, place.bridge)
    place.show(note)
    assert note.isReadOnly()
    note.flush()
    assert place.draft == ""


def test_tab_leaves_the_note(place: Workplace, note: NoteEditor) -> None:
    other = QLineEdit()
    place.show(note, other)
    note.setFocus()
    place.qtbot.keyClick(note, Qt.Key.Key_Tab)
    assert other.hasFocus()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Cliente Pénible.", ["Pénible"]),
        ("PENIBLE et de  mauvaise foi", ["PENIBLE"]),
        ("😀 cliente de mauvaise foi", ["de mauvaise foi"]),
        ("pénibles", []),
        ("Le code secret, pénible", ["code secret", "pénible"]),
        ("carte 4970 1012 3456 7890", ["4970 1012 3456 7890"]),
    ],
)
def test_words_are_found_where_they_stand(text: str, found: list[str]) -> None:
    here = spots(text, LOOK)
    assert [spot.word for spot in here][: len(found)] == found
    assert all(text[spot.start : spot.start + spot.length] == spot.word for spot in here)


def test_a_judgement_is_underlined_said_and_replaced(place: Workplace, note: NoteEditor) -> None:
    foot = NoteFoot(place.theme)
    note.spotted.connect(foot.show_spot)
    foot.replace_asked.connect(note.mend)
    place.show(note, foot)
    assert not foot.strip.isVisible()
    note.insertPlainText("😀 Cliente, pénible. Rien d’autre.")
    assert foot.strip.isVisible()
    assert "«\u00a0pénible\u00a0»\u00a0: Jugement" in foot.strip.accessibleName()
    formats = note.document().firstBlock().layout().formats()
    assert [each.format.underlineStyle() for each in formats] == [QTextCharFormat.UnderlineStyle.WaveUnderline]
    place.qtbot.mouseClick(foot.strip.replace, Qt.MouseButton.LeftButton)
    assert place.draft == "😀 Cliente, souhaite une solution immédiate. Rien d’autre."
    assert not foot.strip.isVisible()


@pytest.mark.parametrize("text", ["Elle est pénible.", "Elle est malade.", "Son code secret est bon."])
def test_what_may_cost_the_whole_score_is_said_while_it_can_be_mended(
    place: Workplace, note: NoteEditor, text: str
) -> None:
    foot = NoteFoot(place.theme)
    note.spotted.connect(foot.show_spot)
    place.show(note, foot)
    note.insertPlainText(text)
    assert "peut tomber à 0" in foot.strip.accessibleName()


@pytest.mark.parametrize(
    "text", ["Elle est pénible.", "Pénible avec nous", "Appel de pénible, merci", "Cliente\u00a0pénible"]
)
def test_a_wording_that_would_not_fit_the_sentence_is_advice_and_replaces_nothing(
    place: Workplace, note: NoteEditor, text: str
) -> None:
    foot = NoteFoot(place.theme)
    note.spotted.connect(foot.show_spot)
    place.show(note, foot)
    note.insertPlainText(text)
    assert "souhaite une solution immédiate" in foot.strip.accessibleName()
    assert not foot.strip.replace.isVisible()
    note.mend()
    assert note.text() == text


@pytest.mark.parametrize(
    "around", ["{}", "Carte bloquée. {}.", "Carte\n{}\nbloquée", "Bloquée ({})", "Fait\u202f; {}, suivi"]
)
def test_a_clause_that_is_the_word_alone_is_replaced(place: Workplace, note: NoteEditor, around: str) -> None:
    foot = NoteFoot(place.theme)
    note.spotted.connect(foot.show_spot)
    foot.replace_asked.connect(note.mend)
    place.show(note, foot)
    note.insertPlainText(around.format("pénible"))
    place.qtbot.mouseClick(foot.strip.replace, Qt.MouseButton.LeftButton)
    assert note.text() == around.format("souhaite une solution immédiate")


def test_a_word_without_a_neutral_one_is_taken_out(place: Workplace, note: NoteEditor) -> None:
    place.show(note)
    note.insertPlainText("Donne son code secret au guichet")
    note.mend()
    assert note.toPlainText() == "Donne son au guichet"


def test_the_shelf_of_the_tests_has_such_words() -> None:
    assert "rules/note.yaml" in SHELF.pinned_files()
