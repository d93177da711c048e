"""Writing what one says: the field in the composer, its keys, its typing, and what is refused."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.support.spoken import SpokenShift
from tests.widgets.desk.conftest import ANNE, Make, Post
from widgets.adviser.composer import Composer
from widgets.adviser.conversation import Conversation
from widgets.adviser.speech_field import LONGEST
from widgets.common.theme import Theme
from widgets.desk_window import DeskPage
from widgets.keys import SKIP
from workstation import commands as c
from workstation import events as e
from workstation.events.desk import SPEECH_TEXT

GREETING = "Banque Orvanne, bonjour, je vous ecoute"
NONSENSE = "les perroquets vivent longtemps"
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def call(qtbot: QtBot, theme: Theme) -> Post:
    """A call answered, where sentences are written."""
    shift = SpokenShift()
    shift.answer()
    return Post(qtbot, theme, shift)


def composer(desk: Post) -> Composer:
    made = Composer(desk.theme, desk.bridge)
    desk.show(made, 770, 300)
    made.take_focus()
    return made


def draft(desk: Post) -> str:
    return desk.contact.desk.drafts.get(SPEECH_TEXT, "")


def write(desk: Post, pane: Composer, text: str) -> None:
    desk.qtbot.keyClicks(pane.field, text)


def test_enter_says_what_is_written_and_empties_the_field(call: Post) -> None:
    pane = composer(call)
    assert pane.field.hasFocus()
    assert pane.field.placeholderText() == "Dites ce que vous diriez à Mme Dupré"
    assert not pane.primary.isEnabled()
    write(call, pane, GREETING)
    assert pane.primary.isEnabled()
    assert pane.primary.text() == "Dire"
    call.key(pane.field, Qt.Key.Key_Return)
    assert call.contact.talk.moves == ("greet_full",)
    assert call.contact.lines[-1].text == GREETING
    assert pane.field.text() == ""
    assert draft(call) == ""


def test_the_button_says_it_too_and_gives_the_keyboard_back(call: Post) -> None:
    pane = composer(call)
    write(call, pane, GREETING)
    call.click(pane.primary)
    assert call.contact.talk.moves == ("greet_full",)
    assert pane.field.hasFocus()


def test_shift_enter_goes_to_the_next_line(call: Post) -> None:
    pane = composer(call)
    write(call, pane, "Bonjour")
    call.key(pane.field, Qt.Key.Key_Return, SHIFT)
    write(call, pane, "Oui")
    assert pane.field.text() == "Bonjour\nOui"
    assert call.contact.talk.moves == ()


def test_nothing_written_is_not_said(call: Post) -> None:
    pane = composer(call)
    before = call.bridge.session.number
    write(call, pane, "  ")
    pane.field.flush()
    call.key(pane.field, Qt.Key.Key_Return)
    assert call.bridge.session.number == before + 1  # the typing, and nothing else
    assert pane.refusal == ""


def test_one_prepares_while_the_customer_speaks_and_says_it_in_turn(call: Post) -> None:
    pane = composer(call)
    write(call, pane, GREETING)
    call.key(pane.field, Qt.Key.Key_Return)
    high = pane.sizeHint().height()
    assert pane.quiet_words == "Vous parlez…"
    write(call, pane, "Comment vous appelez-vous ?")
    call.key(pane.field, Qt.Key.Key_Return)
    assert pane.field.text() == "Comment vous appelez-vous ?"
    assert call.contact.talk.moves == ("greet_full",)
    assert pane.refusal == "Ce n’est pas encore votre tour. Laissez finir la réponse."
    assert pane.sizeHint().height() == high
    call.hear()
    assert pane.refusal == ""
    assert pane.field.text() == "Comment vous appelez-vous ?"
    call.key(pane.field, Qt.Key.Key_Return)
    assert call.contact.talk.moves == ("greet_full", "ask_name")


def test_the_composer_never_changes_its_height(call: Post) -> None:
    pane = composer(call)
    highs = [pane.sizeHint().height()]
    for act in (c.SayFreely("c1", GREETING), c.HoldCall("c1", 30), c.ResumeCall("c1"), c.PauseSession()):
        call.do(act)
        highs.append(pane.sizeHint().height())
    assert len(set(highs)) == 1


def test_what_is_not_understood_stands_as_said_and_leaves_the_field_ready(call: Post) -> None:
    pane = composer(call)
    write(call, pane, NONSENSE)
    call.key(pane.field, Qt.Key.Key_Return)
    call.hear()
    assert call.contact.lines[-2].text == NONSENSE
    assert call.contact.lines[-1].text.startswith("Pardon")
    assert (pane.field.text(), pane.field.hasFocus()) == ("", True)


def test_typing_outlives_a_crash_and_is_shown_again(call: Post) -> None:
    pane = composer(call)
    write(call, pane, "Bonjour Madame")
    call.qtbot.waitUntil(lambda: draft(call) == "Bonjour Madame")
    call.shift.restart()
    again = Post(call.qtbot, call.theme, call.shift)
    assert composer(again).field.text() == "Bonjour Madame"


def test_writing_without_a_pause_is_written_down_and_never_a_silence(call: Post) -> None:
    pane = composer(call)
    for _ in range(300):  # half a minute at ten keys a second, none of which rests
        call.qtbot.keyClick(pane.field, Qt.Key.Key_A)
        call.wait(0.1)
    assert "silence" not in [line.code for line in call.contact.lines]
    assert len(draft(call)) >= 300 - 20
    edits = [x for x in call.bridge.session.entries() if isinstance(x.event, e.DraftEdited)]
    assert len(edits) < 20


def test_a_key_pressed_just_before_a_silence_falls_due_is_heard(call: Post) -> None:
    pane = composer(call)
    due = call.bridge.session.due()
    assert due is not None
    call.wait((due - call.bridge.at) / 1000 - 0.1)
    write(call, pane, "B")
    call.wait(1)
    assert "silence" not in [line.code for line in call.contact.lines]
    call.wait(20)
    assert "silence" in [line.code for line in call.contact.lines]


def test_a_microphone_that_is_off_is_told(call: Post) -> None:
    pane = composer(call)
    call.do(c.MuteMic("c1"))
    write(call, pane, GREETING)
    call.key(pane.field, Qt.Key.Key_Return)
    assert pane.refusal == "Votre micro est coupé. Rouvrez-le pour parler."
    assert pane.field.text() == GREETING
    call.do(c.OpenMic("c1"))
    assert pane.refusal == ""
    call.key(pane.field, Qt.Key.Key_Return)
    assert call.contact.talk.moves == ("greet_full",)


def test_refusals_are_told_where_sentences_are_picked_too(post: Make) -> None:
    desk = post()
    pane = composer(desk)
    desk.do(c.MuteMic("c1"))
    pane.moves.choose("greet_full")
    pane.moves.say()
    assert pane.refusal == "Votre micro est coupé. Rouvrez-le pour parler."
    assert pane.moves.chosen_id == "greet_full"


def test_an_act_is_done_at_the_desk_before_it_is_told(call: Post) -> None:
    call.shift.say("greet_full", "ask_name", "ask_birth", "enough")
    call.hear()
    pane = composer(call)
    write(call, pane, "Votre carte est bloquee.")
    call.key(pane.field, Qt.Key.Key_Return)
    assert pane.refusal == "Faites d’abord le geste au poste, la phrase vient ensuite."
    call.do(c.DoAct("c1", ANNE, "card.block", "classic"))
    assert pane.refusal == ""
    call.key(pane.field, Qt.Key.Key_Return)
    assert call.contact.talk.moves[-1] == "block_card"


def test_on_hold_enter_comes_back_and_says(call: Post) -> None:
    pane = composer(call)
    call.do(c.HoldCall("c1", 30))
    assert pane.primary.text() == "Reprendre"
    write(call, pane, GREETING)
    assert (pane.primary.text(), pane.primary.kind) == ("Reprendre et le dire", "now")
    call.key(pane.field, Qt.Key.Key_Return)
    assert call.contact.phase == "talking"
    assert call.contact.talk.moves == ("greet_full",)


def test_a_paused_session_takes_no_typing(call: Post) -> None:
    page = DeskPage(call.theme, call.bridge)
    call.show(page)
    pane = page.composer
    write(call, pane, "Bonjour")
    call.do(c.PauseSession())
    assert not pane.field.isVisible()
    assert pane.primary.hasFocus()
    call.click(pane.primary)
    assert pane.field.text() == "Bonjour"
    assert pane.field.hasFocus()


def test_a_new_turn_does_not_take_the_keyboard_from_the_note(call: Post) -> None:
    page = DeskPage(call.theme, call.bridge)
    call.show(page)
    call.do(c.SayFreely("c1", GREETING))
    page.note.setFocus()
    call.hear()
    assert page.note.hasFocus()


def test_the_key_that_skips_moves_by_word_only_inside_the_text(call: Post) -> None:
    holder = QWidget()
    pane = Composer(call.theme, call.bridge)
    QVBoxLayout(holder).addWidget(pane)
    QShortcut(SKIP.keys, holder).activated.connect(pane.skip)
    call.show(holder, 770, 300)
    call.do(c.SayFreely("c1", GREETING))
    pane.take_focus()
    write(call, pane, "Votre nom")
    pane.field.moveCursor(pane.field.textCursor().MoveOperation.Start)
    call.key(pane.field, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert call.contact.talk.queue
    pane.field.moveCursor(pane.field.textCursor().MoveOperation.End)
    call.key(pane.field, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert not call.contact.talk.queue


def test_a_page_pasted_by_mistake_stops_somewhere(call: Post) -> None:
    pane = composer(call)
    pasted = QMimeData()
    pasted.setText("mot " * 5000)
    pane.field.insertFromMimeData(pasted)
    assert len(pane.field.text()) == LONGEST
    write(call, pane, "x")
    assert len(pane.field.text()) == LONGEST


def test_no_mood_and_no_list_at_this_level(call: Post) -> None:
    pane = composer(call)
    assert not pane.moves.isVisible()
    shown = [w.accessibleName() for w in pane.findChildren(QWidget) if not w.isHidden()]
    assert not [name for name in shown if name.startswith("Humeur")]


def test_the_field_takes_no_place_where_sentences_are_picked(post: Make) -> None:
    desk = post()
    pane = composer(desk)
    assert not pane.field.isVisible()


def test_leaving_the_desk_keeps_what_was_typed(call: Post) -> None:
    page = DeskPage(call.theme, call.bridge)
    call.show(page)
    write(call, page.composer, "Bonjour")
    assert draft(call) == ""
    page.flush()
    assert draft(call) == "Bonjour"


def test_a_call_taken_up_again_is_ready_for_the_next_words(call: Post) -> None:
    page = DeskPage(call.theme, call.bridge)
    call.show(page)
    assert page.composer.field.hasFocus()


def test_a_breath_is_one_bubble_whatever_it_meant(call: Post) -> None:
    pane, words = Conversation(call.theme, call.bridge), Composer(call.theme, call.bridge)
    call.show(pane, 770, 400)
    call.do(c.SayFreely("c1", GREETING))
    call.hear()
    asked = "Comment vous appelez-vous ? Et vous êtes née quand ?"
    call.do(c.SayFreely("c1", asked))
    assert call.contact.talk.moves[-2:] == ("ask_name", "ask_birth")
    assert pane.transcript.rows()[-1].text == asked
    call.wait(3.5)
    assert words.quiet_words == "Vous parlez…"
    call.hear()
    again = Conversation(call.theme, call.bridge)
    assert [row.text for row in again.transcript.rows()] == [row.text for row in pane.transcript.rows()]
    number = next(line.number for line in call.contact.lines if line.move == "ask_birth")
    pane.show_line(number)
    focused = next(row for row in pane.transcript.rows() if pane.transcript.row_at(row.id).hasFocus())
    assert focused.text == asked
