"""Where the keyboard is after each event of a call, at every level of help: one rule, tried with keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from tests.support.dealing import dealt
from tests.support.spoken import SpokenShift
from tests.widgets.desk.conftest import ANNE, Make, Post
from tests.widgets.desk.test_replying import CHAT, EMAIL, RIGHT
from widgets.adviser.disposition_picker import CodeCard
from widgets.common.buttons import Button
from widgets.desk_window import DeskPage
from workstation import commands as c
from workstation.events import SectionOpened

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
HELPS = ("guided", "choice", "first_words", "free", "exam")
GREETING = "Banque Orvanne bonjour, votre conseillere est a votre ecoute"


class Call:
    """A desk on which nothing but keys is used."""

    def __init__(self, desk: Post) -> None:
        self.desk = desk
        self.page = DeskPage(desk.theme, desk.bridge)
        desk.show(self.page)

    @property
    def held(self) -> QWidget:
        found = self.page.focusWidget()
        assert found is not None
        return found

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.desk.key(self.held, key, modifier)

    def at(self, place: QWidget) -> bool:
        return place is self.held or place.isAncestorOf(self.held)

    @property
    def speaks(self) -> bool:
        """Whether the next letter, Enter or arrow is about what the adviser says."""
        return self.at(self.page.composer)

    def answer(self) -> None:
        self.press(Qt.Key.Key_P, CTRL_SHIFT)
        self.press(Qt.Key.Key_A, CTRL_SHIFT)

    def say(self, move: str, text: str) -> None:
        """Say it as the help has it: written, or chosen by its letter."""
        assert self.speaks
        composer = self.page.composer
        if composer.field.isVisible():
            self.desk.qtbot.keyClicks(self.held, text)
            self.press(Qt.Key.Key_Return)
        else:
            letter = composer.moves.card(move).option.letter
            self.press(getattr(Qt.Key, f"Key_{letter}"))
            self.press(Qt.Key.Key_Return)
        assert move in self.desk.contact.talk.moves

    def skip(self) -> None:
        while self.desk.contact.talk.queue:
            self.press(Qt.Key.Key_Right, CTRL)


# Sentences are chosen or they are typed: the other helps are of the long run.
@pytest.fixture(
    params=[pytest.param(one, marks=() if one in ("guided", "free") else pytest.mark.torture) for one in HELPS]
)
def call(request: pytest.FixtureRequest, post: Make, qtbot: object, theme: object) -> Call:
    if request.param in ("free", "exam"):
        return Call(Post(qtbot, theme, SpokenShift(help_level=request.param)))  # type: ignore[arg-type]
    return Call(post(answer=False, help_level=request.param))


def test_a_whole_call_never_loses_the_keyboard(call: Call) -> None:
    desk, page = call.desk, call.page
    assert call.held is page.waiting.act
    call.press(Qt.Key.Key_P, CTRL_SHIFT)
    assert call.at(page.ringing), "no letter is lost on the presence"
    call.press(Qt.Key.Key_Return)
    assert desk.contact.phase == "ringing", "Enter answers nobody by surprise"
    call.press(Qt.Key.Key_A, CTRL_SHIFT)
    assert call.speaks
    call.skip()
    call.say("greet_full", GREETING)
    assert call.speaks
    call.skip()
    assert call.speaks
    for move, text in (("ask_name", "Comment vous appelez-vous ?"), ("ask_birth", "Votre date de naissance ?")):
        call.say(move, text)
        call.skip()
        call.press(Qt.Key.Key_F3)
        assert call.at(page.dossier.strip)
        call.press(Qt.Key.Key_Return)  # « Exacte »
        assert call.speaks
    assert desk.contact.desk.identity(ANNE).level == 1
    call.press(Qt.Key.Key_G, CTRL_SHIFT)
    assert desk.contact.phase == "held"
    assert call.speaks
    call.press(Qt.Key.Key_G, CTRL_SHIFT)
    assert call.speaks
    call.press(Qt.Key.Key_R, CTRL_SHIFT)
    assert isinstance(call.held, CodeCard)
    call.press(Qt.Key.Key_Return)
    assert desk.contact.desk.note.code, "Enter works where Space does"


def test_the_form_of_an_act_gives_the_keyboard_back(call: Call) -> None:
    call.answer()
    call.skip()
    call.page.dossier.ask("card.block", "classic")
    assert call.at(call.page.dossier)
    call.press(Qt.Key.Key_Space)
    call.press(Qt.Key.Key_Return)
    assert call.desk.contact.desk.acts
    assert call.speaks


def test_enter_on_an_act_to_do_brings_the_keyboard_to_its_form_and_back(post: Make) -> None:
    call = Call(post("greet_full", "ask_name", "ask_birth", "enough"))
    call.skip()
    card = call.page.composer.moves.card("block_card")
    while not card.hasFocus():
        call.press(Qt.Key.Key_Down)
    call.press(Qt.Key.Key_Return)
    form = call.page.dossier.form()
    assert form is not None
    assert form.act == "card.block"
    assert call.at(form)
    call.press(Qt.Key.Key_Space)
    call.press(Qt.Key.Key_Return)
    assert [done.act for done in call.desk.contact.desk.acts] == ["card.block"]
    assert call.speaks


def test_a_click_on_an_act_to_do_leads_there_too(post: Make) -> None:
    call = Call(post("greet_full", "ask_name", "ask_birth", "enough"))
    call.skip()
    call.desk.click(call.page.composer.moves.card("block_card"))
    form = call.page.dossier.form()
    assert form is not None
    assert call.at(form)


@pytest.mark.parametrize("level", [1, 2])
def test_enter_on_a_part_to_open_leads_to_what_opens_it_from_its_level_on(post: Make, level: int) -> None:
    moves = ("greet_full", "ask_name", "ask_birth", "ask_product")
    call = Call(post(*moves[: 2 + level]))
    call.page.show_act("cards.open")
    assert call.at(call.page.dossier.section("cards")) == (level == 2)
    assert call.at(call.page.dossier)
    assert not any(isinstance(event, SectionOpened) for event in call.desk.shift.events)


def test_a_click_on_the_bar_takes_the_keyboard_from_nobody(post: Make) -> None:
    call = Call(post("greet_full"))
    call.press(Qt.Key.Key_F6)
    bar = call.page.top_bar
    for button in bar.findChildren(QAbstractButton):
        leading = (bar.presence, bar.controls.more, bar.controls.consult, bar.controls.hang_up)
        if button.isVisible() and button not in leading:
            call.desk.click(button)
            assert call.held is call.page.note, button.accessibleName() or button.text()


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F8])
def test_f4_comes_back_to_what_one_says_from_every_pane(post: Make, key: Qt.Key) -> None:
    call = Call(post("greet_full"))
    call.press(key)
    assert not call.speaks
    call.press(Qt.Key.Key_F4)
    assert call.speaks


def test_the_line_is_held_muted_and_taken_back_from_every_pane(post: Make) -> None:
    call = Call(post("greet_full"))
    leg = call.desk.contact.leg
    for key in (
        Qt.Key.Key_F2,
        Qt.Key.Key_F3,
        Qt.Key.Key_F4,
        Qt.Key.Key_F5,
        Qt.Key.Key_F6,
        Qt.Key.Key_F8,
        Qt.Key.Key_F10,
    ):
        call.press(key)
        call.press(Qt.Key.Key_G, CTRL_SHIFT)
        assert call.desk.contact.phase == "held", key
        call.press(Qt.Key.Key_G, CTRL_SHIFT)
        call.press(Qt.Key.Key_M, CTRL_SHIFT)
        assert (call.desk.contact.phase, call.desk.contact.leg.muted) == ("talking", True), key
        call.press(Qt.Key.Key_M, CTRL_SHIFT)
    assert call.desk.contact.leg.holds == leg.holds + 7


def test_a_key_pressed_while_writing_the_note_leaves_the_keyboard_there(post: Make) -> None:
    call = Call(post("greet_full"))
    call.press(Qt.Key.Key_F6)
    call.desk.qtbot.keyClicks(call.held, "perdue")
    for _ in range(2):
        call.press(Qt.Key.Key_G, CTRL_SHIFT)
        assert call.held is call.page.note
    call.press(Qt.Key.Key_R, CTRL_SHIFT)
    assert call.held is call.page.wrap_up.note
    call.desk.qtbot.keyClicks(call.held, " hier")
    assert call.page.wrap_up.note.text() == "perdue hier"


def test_an_answer_to_judge_is_not_taken_from_under_the_finger(post: Make) -> None:
    call = Call(post("greet_full"))
    call.desk.do(c.Say("c1", "ask_name"))
    while not call.desk.contact.desk.identity(ANNE).waiting:
        call.press(Qt.Key.Key_Right, CTRL)
    call.press(Qt.Key.Key_F3)
    call.skip()
    assert call.at(call.page.dossier.strip)


def test_a_pause_and_what_follows_are_in_hand(post: Make) -> None:
    call = Call(post("greet_full"))
    call.desk.do(c.PauseSession())
    assert call.speaks
    call.press(Qt.Key.Key_Return)
    assert not call.desk.bridge.state.paused
    assert call.speaks


def test_a_reply_sent_leaves_the_keyboard_in_the_reply(post: Make) -> None:
    call = Call(post("hello", "later", text=CHAT, help_level="choice"))
    assert call.held is call.page.composer.reply
    call.page.composer.reply.insertPlainText(RIGHT)
    call.press(Qt.Key.Key_Return, CTRL)
    assert call.desk.contact.lines[-1].text == RIGHT
    assert call.speaks, "the next key is about the conversation"
    call.press(Qt.Key.Key_Return)
    assert not call.desk.contact.talk.queue, "Enter does what the button in focus says"


def test_a_call_missed_offers_to_be_ready_again(post: Make) -> None:
    call = Call(post(answer=False))
    call.press(Qt.Key.Key_P, CTRL_SHIFT)
    while call.desk.contact.phase == "ringing":
        call.desk.wait(1)
    assert call.held is call.page.waiting.act


@pytest.mark.parametrize("by_button", [False, True])
@pytest.mark.parametrize(
    ("key", "channel"), dealt((Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space), ("chat", "email"))
)
def test_a_key_pressed_again_after_the_last_message_never_closes_the_contact(
    post: Make, channel: str, key: Qt.Key, by_button: bool
) -> None:
    text = EMAIL if channel == "email" else CHAT
    desk = post(*(() if channel == "email" else ("hello", "later")), text=text, help_level="choice")
    call = Call(desk)
    composer = call.page.composer
    composer.reply.insertPlainText("Votre nouvelle carte arrive sous cinq jours. " + RIGHT)
    if channel == "chat":
        call.press(Qt.Key.Key_Return, CTRL)
        call.skip()
        call.press(Qt.Key.Key_A)
    if by_button:
        composer.primary.setFocus()
        call.press(Qt.Key.Key_Space)
    else:
        call.press(Qt.Key.Key_Return, CTRL if channel == "email" else Qt.KeyboardModifier.NoModifier)
    for _ in range(8):
        call.press(key)
    if channel == "email":
        desk.wait(15)  # it leaves
    call.skip()
    for _ in range(8):
        call.press(key)
    assert desk.contact.talk.concluded
    assert desk.contact.phase == "talking"
    call.press(Qt.Key.Key_R, CTRL_SHIFT)
    assert desk.contact.phase == "wrap_up", "its own keys still do"


def test_once_all_is_said_aloud_the_button_in_focus_lets_them_hang_up(post: Make) -> None:
    desk = post("greet_full", "ask_name", "ask_birth", "enough")
    desk.do(c.DoAct("c1", ANNE, "card.block", "classic"))
    desk.do(c.Say("c1", "block_card"))
    desk.hear()
    call = Call(desk)
    desk.do(c.Say("c1", "recap"))
    call.skip()
    assert desk.contact.talk.concluded
    assert "raccrocher" in call.page.composer.quiet_words
    held = call.held
    assert isinstance(held, Button)
    assert held.text() == "Laisser raccrocher"
    call.press(Qt.Key.Key_Return)
    assert desk.contact.phase == "wrap_up"
    assert desk.contact.life.ended_by == "customer"


def test_escape_leaves_the_note_for_the_next_gesture(post: Make) -> None:
    call = Call(post())
    call.page.show_note()
    assert call.held is call.page.note
    call.press(Qt.Key.Key_Escape)
    assert call.speaks
    call.desk.do(c.EndContact("c1"))
    call.page.wrap_up.note.setFocus()
    call.press(Qt.Key.Key_Escape)
    assert call.held is not call.page.wrap_up.note
    assert call.at(call.page.wrap_up.picker), "the code is what is missing"


@pytest.mark.parametrize("over", [False, True])
def test_a_whisper_sent_away_by_its_cross_leaves_the_keyboard_to_the_next_gesture(post: Make, over: bool) -> None:
    call = Call(post())
    if over:
        call.desk.do(c.EndContact("c1"))
    cross = (call.page.wrap_up if over else call.page.conversation).whisper.findChild(QAbstractButton)
    assert cross is not None
    assert cross.isVisible()
    cross.setFocus()
    call.press(Qt.Key.Key_Space)
    assert not cross.isVisible()
    assert call.at(call.page.wrap_up.picker) if over else call.speaks


def test_a_whisper_sent_away_meanwhile_takes_the_keyboard_from_nobody(post: Make) -> None:
    call = Call(post())
    call.page.show_note()
    call.page.dismiss_whisper()
    assert call.held is call.page.note
