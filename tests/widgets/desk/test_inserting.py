"""Inserting while one writes: the list at the cursor, what it fills in, and what stays marked until it is checked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.support.content import CONTENT
from tests.widgets.desk.conftest import Make, Post
from widgets.adviser.composer import Composer
from widgets.adviser.draft_box import DraftBox
from widgets.adviser.inserting import Inserting
from widgets.desk_window import DeskPage
from workstation import commands as c
from workstation import events as e
from workstation.desk.marks import Mark
from workstation.events.desk import REPLY_TEXT, SPEECH_TEXT

EMAIL = (CONTENT / "channels" / "lost-card-email.yaml").read_text(encoding="utf-8")
CHAT = (CONTENT / "channels" / "lost-card-chat.yaml").read_text(encoding="utf-8")
CONTROL = Qt.KeyboardModifier.ControlModifier
MISSING = "[à compléter\u00a0: délai]"


def composer(desk: Post) -> Composer:
    made = Composer(desk.theme, desk.bridge)
    desk.show(made, 770, 420)
    made.take_focus()
    return made


def replying(post: Make) -> tuple[Post, Composer, DraftBox, Inserting]:
    """A chat at the beat where a reply is awaited."""
    desk = post("hello", "later", text=CHAT, help_level="choice")
    pane = composer(desk)
    return desk, pane, pane.reply, pane.reply_page.inserting


def speaking(post: Make) -> tuple[Post, Composer, DraftBox, Inserting]:
    """A chat in one's own words."""
    desk = post(text=CHAT, help_level="free")
    pane = composer(desk)
    assert pane.field.isVisible()
    return desk, pane, pane.field, pane.speech_page.inserting


def shown(inserting: Inserting) -> list[str]:
    """The codes offered, in order; nothing while the list is away."""
    if inserting.popup.isHidden():
        return []
    rows = inserting.popup.list
    return [rows.item(n).text().partition("\n")[0] for n in range(rows.count())]


def test_a_stroke_and_letters_list_the_phrases_of_the_channel_and_enter_inserts_one(post: Make) -> None:
    desk, _, field, inserting = speaking(post)
    desk.qtbot.keyClicks(field, "/")
    assert shown(inserting) == ["/bonjour", "/attente", "/carte"]
    desk.qtbot.keyClicks(field, "bon")
    assert shown(inserting) == ["/bonjour"]
    desk.key(field, Qt.Key.Key_Return)
    assert field.text() == "Bonjour Madame Dupré, je m’en occupe."
    assert inserting.popup.isHidden()
    assert field.hasFocus()
    assert desk.contact.talk.moves == (), "Enter took a phrase and said nothing"
    [used] = [event for event in desk.shift.events if isinstance(event, e.PhraseInserted)]
    assert (used.contact, used.where, used.code, used.language) == ("c1", SPEECH_TEXT, "bonjour", "fr")
    assert desk.contact.desk.drafts[SPEECH_TEXT] == field.text()


@pytest.mark.parametrize("typed", ["/rech", "/annoncer", "/rep", "/je cher"])
def test_a_phrase_is_found_by_its_situation_its_stage_and_its_words(post: Make, typed: str) -> None:
    desk, _, field, inserting = speaking(post)
    desk.qtbot.keyClicks(field, typed)
    assert "/attente" in shown(inserting)


@pytest.mark.parametrize("typed", ["le 12/11", "24h/24", "et/ou", "/ ", "/introuvable", "//", "http://a"])
def test_a_stroke_amid_a_word_opens_nothing(post: Make, typed: str) -> None:
    desk, _, field, inserting = speaking(post)
    desk.qtbot.keyClicks(field, typed)
    assert shown(inserting) == []
    assert field.text() == typed


def test_the_arrows_choose_and_escape_leaves_what_was_typed(post: Make) -> None:
    desk, _, field, inserting = speaking(post)
    desk.qtbot.keyClicks(field, "Oui. /")
    desk.key(field, Qt.Key.Key_Down)
    assert inserting.popup.current == ("phrase", "attente")
    desk.key(field, Qt.Key.Key_Up)
    desk.key(field, Qt.Key.Key_Up)
    assert inserting.popup.current == ("phrase", "carte")
    desk.key(field, Qt.Key.Key_Escape)
    assert (field.text(), shown(inserting)) == ("Oui. /", [])
    desk.qtbot.keyClicks(field, "bon")
    assert shown(inserting) == [], "it was sent away"
    desk.qtbot.keyClicks(field, " /bon")
    assert shown(inserting) == ["/bonjour"], "another stroke asks again"


def test_the_mouse_takes_one_and_it_goes_at_the_cursor(post: Make) -> None:
    desk, _, field, inserting = speaking(post)
    desk.qtbot.keyClicks(field, "Oui.  Merci.")
    field.go_to(5)
    desk.qtbot.keyClicks(field, "/bon")
    rows = inserting.popup.list
    desk.qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualItemRect(rows.item(0)).center())
    assert field.text() == "Oui. Bonjour Madame Dupré, je m’en occupe. Merci."
    assert field.text()[: field.place].endswith("occupe.")


def test_inserting_is_taken_back_by_one_key_and_the_log_follows(post: Make) -> None:
    desk, _, field, inserting = speaking(post)
    desk.qtbot.keyClicks(field, "/bon")
    desk.key(field, Qt.Key.Key_Return)
    desk.key(field, Qt.Key.Key_Z, CONTROL)
    assert field.text() == "/bon"
    assert inserting.marks() == ()
    field.flush()
    assert desk.contact.desk.drafts[SPEECH_TEXT] == "/bon"
    assert desk.contact.desk.marks[SPEECH_TEXT] == ()


def test_what_was_sent_does_not_come_back_by_the_same_key(post: Make) -> None:
    desk, _, field, _ = replying(post)
    desk.qtbot.keyClicks(field, "Bonjour, tout est fait. Merci.")
    desk.key(field, Qt.Key.Key_Return, CONTROL)
    assert field.text() == ""
    desk.key(field, Qt.Key.Key_Z, CONTROL)
    assert field.text() == ""


def test_what_is_filled_in_is_marked_through_typing_on_either_side(post: Make) -> None:
    desk, _, field, inserting = speaking(post)
    desk.qtbot.keyClicks(field, "/bon")
    desk.key(field, Qt.Key.Key_Return)
    name = "Madame Dupré"
    for place, typed in ((0, "Alors m"), (8, "M"), (-1, " Merci.")):
        field.go_to(place if place >= 0 else len(field.text()))
        desk.qtbot.keyClicks(field, typed)
        [mark] = inserting.marks()
        assert field.text()[mark.start : mark.end] == mark.words == name
    start = inserting.marks()[0].start
    field.go_to(start)
    desk.qtbot.keyClicks(field, "M")
    assert [mark.words for mark in inserting.marks()] == [name], "a letter that is its own first does not hide it"
    field.flush()
    assert [mark.words for mark in desk.contact.desk.marks[SPEECH_TEXT]] == [name], "the log has it there too"
    field.go_to(start + 4)
    desk.qtbot.keyClicks(field, "z")
    assert inserting.marks() == (), "typing in it is seeing to it"


def test_a_value_is_checked_with_one_press_and_the_strip_goes(post: Make) -> None:
    desk, _, field, inserting = speaking(post)
    desk.qtbot.keyClicks(field, "/bon")
    desk.key(field, Qt.Key.Key_Return)
    assert inserting.strip.isVisible()
    assert "Madame Dupré" in inserting.strip.accessibleName()
    desk.click(inserting.strip.button)
    assert not inserting.strip.isVisible()
    assert field.hasFocus()
    assert any(isinstance(event, e.InsertionChecked) for event in desk.shift.events)


def test_what_has_no_value_is_chosen_to_be_typed_over(post: Make) -> None:
    desk, _, field, inserting = speaking(post)
    desk.qtbot.keyClicks(field, "/att")
    desk.key(field, Qt.Key.Key_Return)
    assert field.text() == f"Je cherche, il me faut {MISSING}. Je reste avec vous."
    assert inserting.marks() == (Mark(23, len(MISSING), "blank.delay", MISSING, missing=True),)
    desk.click(inserting.strip.button)
    desk.qtbot.keyClicks(field, "deux minutes")
    assert field.text() == "Je cherche, il me faut deux minutes. Je reste avec vous."
    assert inserting.marks() == ()


def test_what_the_identity_does_not_show_yet_is_not_filled_in(post: Make) -> None:
    desk = post(help_level="free")
    pane = composer(desk)
    desk.qtbot.keyClicks(pane.field, "/carte")
    desk.key(pane.field, Qt.Key.Key_Return)
    assert pane.field.text().count("[à compléter") == 2, "neither the digits of a card nor a reference nobody has"
    assert "9876" not in pane.field.text()


def test_an_email_begins_from_a_template_whose_trap_is_marked(post: Make) -> None:
    desk = post(text=EMAIL, help_level="free")
    pane = composer(desk)
    field, inserting = pane.reply, pane.reply_page.inserting
    desk.qtbot.keyClicks(field, "/carte")
    assert shown(inserting) == ["/carte"]
    desk.key(field, Qt.Key.Key_Return)
    assert field.text().startswith("Bonjour Madame Dupré,\n\nMerci de votre message.")
    assert [mark.name for mark in inserting.marks()] == ["client.title_name", "trap", "blank.date"]
    assert inserting.strip.isVisible()
    [used] = [event for event in desk.shift.events if isinstance(event, e.PhraseInserted)]
    assert (used.kind, used.where, used.title) == ("template", REPLY_TEXT, "Carte perdue")


def test_nothing_is_blocked_and_no_markup_is_sent(post: Make) -> None:
    desk, _, field, inserting = replying(post)
    desk.qtbot.keyClicks(field, "/att")
    desk.key(field, Qt.Key.Key_Return)
    text = field.text()
    desk.key(field, Qt.Key.Key_Return, CONTROL)  # what is left to complete is shown once
    desk.key(field, Qt.Key.Key_Return, CONTROL)
    assert text in [line.text for line in desk.contact.lines if line.who == "adviser"]
    assert inserting.marks() == ()
    assert not inserting.strip.isVisible()


def test_a_draft_keeps_its_marks_when_the_program_stops(post: Make) -> None:
    desk, _, field, _ = speaking(post)
    desk.qtbot.keyClicks(field, "/bon")
    desk.key(field, Qt.Key.Key_Return)
    desk.shift.restart()
    assert [mark.words for mark in desk.shift.contact.desk.marks[SPEECH_TEXT]] == ["Madame Dupré"]


def test_a_list_left_open_goes_with_the_keyboard_and_with_the_turn(post: Make) -> None:
    desk, _, field, inserting = speaking(post)
    desk.qtbot.keyClicks(field, "/bon")
    assert shown(inserting) == ["/bonjour"]
    field.clearFocus()
    assert shown(inserting) == []
    field.setFocus()
    desk.do(c.PauseSession())
    desk.qtbot.keyClicks(field, "j")
    assert shown(inserting) == []


def test_the_pane_lists_searches_and_inserts_where_one_writes(post: Make) -> None:
    desk = post(text=CHAT, help_level="free")
    page = DeskPage(desk.theme, desk.bridge)
    desk.show(page)
    page.show_tab("phrases")
    pane = page.phrases
    assert pane.field.hasFocus()
    assert pane.list.count() == 3
    desk.qtbot.keyClicks(pane.field, "bonj")
    assert pane.list.count() == 1
    desk.click(pane.languages._segments["en"])
    pane.field.setFocus()
    desk.key(pane.field, Qt.Key.Key_Return)
    assert page.composer.field.text() == "Good morning Ms Dupré, I’ll see to it."
    assert page.composer.field.hasFocus()
