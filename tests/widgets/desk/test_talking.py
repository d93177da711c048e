"""The conversation and the composer, as the adviser meets them."""

from __future__ import annotations

from itertools import permutations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from tests.support.content import LOST_CARD, changed
from tests.widgets.desk.conftest import ANNE, Make, Post
from widgets.adviser.call_guide import CallGuide
from widgets.adviser.composer import Composer
from widgets.adviser.conversation import Conversation
from widgets.common.bubbles import BubbleRow
from widgets.common.buttons import Button
from widgets.desk_window import DeskPage
from workstation import commands as c
from workstation import events as e


def shown_lines(pane: Conversation) -> list[str]:
    return [row.text for row in pane.transcript.rows()]


def speaking(pane: Conversation) -> str:
    """What stands where the next bubble will come."""
    shown = [label for label in pane.transcript.findChildren(QLabel) if not isinstance(label, BubbleRow)]
    return " ".join(label.accessibleName() for label in shown if not label.isHidden())


def composer(post: Post) -> Composer:
    made = Composer(post.theme, post.bridge)
    post.show(made, 770, 420)
    made.take_focus()
    return made


def conversation(post: Post) -> Conversation:
    made = Conversation(post.theme, post.bridge)
    post.show(made, 770, 420)
    return made


def test_what_is_said_stands_in_the_transcript_in_order(post: Make) -> None:
    desk = post()
    pane = conversation(desk)
    assert shown_lines(pane) == ["Bonjour, j’ai perdu ma carte."]
    desk.do(c.Say("c1", "greet_full"))
    assert shown_lines(pane)[-1] == "Banque Orvanne, bonjour, Inès Moreau à votre écoute."
    desk.hear()
    assert shown_lines(pane)[-1] == "Bonjour."
    assert [row.who for row in pane.transcript.rows()] == ["customer", "adviser", "customer"]


def test_what_is_said_at_one_moment_is_one_breath_however_it_came(post: Make) -> None:
    desk = post()
    pane = conversation(desk)
    for words in ("Euh.", "Comment dire."):  # the customer has asked again often enough
        desk.bridge.session.record(e.SentenceUnclear("c1", words, "open", "matcher"))
    afresh = Conversation(desk.theme, desk.bridge)
    assert shown_lines(pane) == shown_lines(afresh)


def test_the_hold_strip_shows_only_on_hold_and_counts(post: Make) -> None:
    desk = post()
    pane = conversation(desk)
    assert pane.strip.isHidden()
    desk.do(c.HoldCall("c1", 30))
    desk.wait(50)
    assert not pane.strip.isHidden()
    assert pane.strip.title() == "Revenez vers Mme Dupré"
    desk.do(c.ResumeCall("c1"))
    assert pane.strip.isHidden()
    assert shown_lines(pane)[-2:] == ["Garde annoncée, 30\u00a0s", "Reprise après 0:50"]


def test_a_whisper_put_away_comes_back_with_the_next_moment(post: Make) -> None:
    desk = post()
    pane = Conversation(desk.theme, desk.bridge)
    desk.show(pane, 770, 500)
    assert pane.whisper.text == "Présentez-vous."
    pane.dismiss_whisper()
    desk.do(c.MuteMic("c1"))
    assert pane.whisper.text == ""
    silent = post(help_level="choice")
    assert Conversation(silent.theme, silent.bridge).whisper.text == ""


def test_the_customer_speaking_is_shown_once_the_adviser_has_spoken(post: Make) -> None:
    desk = post()
    pane, words = Conversation(desk.theme, desk.bridge), Composer(desk.theme, desk.bridge)
    desk.do(c.Say("c1", "greet_full"))
    assert words.quiet_words == "Vous parlez…"
    desk.wait(3.5)
    assert words.quiet_words == "Mme Dupré vous répond…"
    assert "Mme Dupré" in speaking(pane)
    desk.hear()
    assert words.quiet_words == ""
    assert speaking(pane) == ""


def test_a_letter_chooses_and_enter_says(post: Make) -> None:
    desk = post()
    pane = composer(desk)
    assert not pane.primary.isEnabled()
    assert pane.primary.text() == "Dire la phrase"
    wanted = next(option for option in pane.moves.options if option.id == "greet_full")
    card = pane.moves.card(pane.moves.options[0].id)
    desk.qtbot.keyClick(card, getattr(Qt.Key, f"Key_{wanted.letter}"))
    assert pane.primary.text() == f"Dire la phrase {wanted.letter}"
    desk.key(pane.moves.card("greet_full"), Qt.Key.Key_Return)
    assert desk.contact.talk.moves == ("greet_full",)


def test_the_first_enter_never_says_a_sentence_by_surprise(post: Make) -> None:
    desk = post()
    pane = composer(desk)
    first = pane.moves.card(pane.moves.options[0].id)
    assert first.hasFocus()
    desk.key(first, Qt.Key.Key_Return)
    assert desk.contact.talk.moves == ()
    desk.key(first, Qt.Key.Key_Return)
    assert desk.contact.talk.moves == (first.option.id,)


def test_skip_brings_the_answer_at_once(post: Make) -> None:
    desk = post()
    pane = composer(desk)
    desk.do(c.Say("c1", "greet_full"))
    assert desk.contact.talk.queue
    pane.skip()
    assert not desk.contact.talk.queue
    assert pane.quiet_words == ""


def test_the_list_keeps_its_height_while_the_customer_answers(post: Make) -> None:
    desk = post()
    pane = composer(desk)
    before = pane.sizeHint().height()
    desk.do(c.Say("c1", "greet_full"))
    assert pane.quiet_words
    assert pane.sizeHint().height() == before


def test_the_keyboard_stays_in_the_composer_when_the_list_goes(post: Make) -> None:
    desk = post()
    page = DeskPage(desk.theme, desk.bridge)
    desk.show(page)
    pane = page.composer
    pane.moves.choose("greet_full")
    pane.moves.say()
    held = page.focusWidget()
    assert pane.isAncestorOf(held)
    desk.hear()
    assert pane.moves.card(pane.moves.options[0].id).hasFocus()


def test_a_new_turn_does_not_take_the_keyboard_from_somebody_typing(post: Make) -> None:
    desk = post()
    page = DeskPage(desk.theme, desk.bridge)
    desk.show(page)
    desk.do(c.Say("c1", "greet_full"))
    page.note.setFocus()
    desk.hear()
    assert page.note.hasFocus()


def test_on_hold_the_chosen_sentence_brings_the_customer_back_first(post: Make) -> None:
    desk = post()
    pane = composer(desk)
    desk.do(c.HoldCall("c1", 30))
    assert pane.primary.kind == "now"
    assert pane.primary.text() == "Reprendre"
    pane.moves.choose("greet_full")
    desk.click(pane.primary)
    assert desk.contact.phase == "talking"
    assert desk.contact.talk.moves == ("greet_full",)


def test_an_act_at_the_desk_is_not_said_and_lights_its_place(post: Make) -> None:
    desk = post("greet_full", "ask_name", "ask_birth", "enough")
    pane = composer(desk)
    lit = QSignalSpy(pane.desk_lit)
    option = next(option for option in pane.moves.options if option.state == "desk")
    assert option.text == "Opposer la carte · Carte Classique"
    pane.moves.card("block_card").setFocus()
    assert lit.at(lit.count() - 1) == ["card.block"]
    pane.moves.choose("block_card")
    assert pane.moves.chosen_id is None


def test_an_act_that_waits_for_identity_says_the_level_until_it_is_reached(post: Make) -> None:
    order = '      - {id: order, desk: card.order, say: "C’est commandé.", next: close}\n      - id: promise_gift\n'
    desk = post(
        "greet_full", "ask_name", "enough", help_level="choice", text=changed(("      - id: promise_gift\n", order))
    )
    pane = composer(desk)
    waiting = next(option for option in pane.moves.options if option.id == "order")
    assert (waiting.text, waiting.reason) == ("Commander une nouvelle carte", "Identité 2 d’abord")
    assert pane.moves.card("order").accessibleDescription() == "Identité 2 d’abord"
    assert next(option for option in pane.moves.options if option.id == "block_card").reason == ""


def test_what_was_said_of_several_subjects_is_ticked_with_its_time(post: Make) -> None:
    desk = post("greet_full", "ask_name")
    pane = composer(desk)
    said = next(option for option in pane.moves.options if option.id == "ask_name")
    assert said.state == "said"
    assert said.reason.startswith("dite à 0:")


def test_the_mood_shows_while_moves_are_picked_and_never_in_an_exam(post: Make) -> None:
    def moods(pane: Composer) -> list[QWidget]:
        found = [w for w in pane.findChildren(QWidget) if w.accessibleName().startswith("Humeur")]
        return [w for w in found if not w.isHidden()]

    for level, shown in (("guided", 1), ("choice", 1), ("exam", 0)):
        desk = post(help_level=level)
        assert len(moods(Composer(desk.theme, desk.bridge))) == shown, level


def test_a_paused_session_is_resumed_from_the_composer(post: Make) -> None:
    desk = post()
    pane = composer(desk)
    desk.do(c.PauseSession())
    assert pane.primary.text() == "Reprendre la séance"
    desk.click(pane.primary)
    assert not desk.bridge.state.paused


def test_once_all_is_said_the_adviser_may_hang_up(post: Make) -> None:
    desk = post("greet_full", "ask_name", "ask_birth", "enough")
    desk.do(c.DoAct("c1", ANNE, "card.block", "classic"))
    desk.do(c.Say("c1", "block_card"))
    desk.hear()
    pane = composer(desk)
    desk.do(c.Say("c1", "recap"))
    desk.hear()
    assert "Mme Dupré" in pane.quiet_words
    desk.click(pane.primary)
    assert desk.contact.phase == "wrap_up"
    assert pane.quiet_words == "L’appel est terminé."


def test_the_guide_shows_the_stages_of_this_role_play_and_where_it_stands(post: Make) -> None:
    desk = post("greet_full")
    guide = CallGuide(desk.theme, desk.bridge)
    desk.show(guide, 770, 80)
    names = [knot.accessibleName() for knot in guide.stepper.findChildren(QWidget) if knot.accessibleName()]
    assert [name.rpartition(",")[2].strip() for name in names] == ["fait", "en cours", "à venir"]


def test_a_knot_reads_the_conversation_back(post: Make) -> None:
    desk = post("greet_full", "ask_name", "ask_birth", "enough")
    guide, pane = CallGuide(desk.theme, desk.bridge), Conversation(desk.theme, desk.bridge)
    guide.read_back.connect(pane.show_line)
    desk.show(pane, 770, 300)
    guide.stepper.clicked.emit("identify")
    focused = next(row for row in pane.transcript.rows() if pane.transcript.row_at(row.id).hasFocus())
    assert focused.text == "Banque Orvanne, bonjour, Inès Moreau à votre écoute."
    guide.stepper.clicked.emit("welcome")
    assert pane.transcript.row_at(pane.transcript.rows()[0].id).hasFocus()


def stages(guide: CallGuide) -> list[str]:
    knots = [knot for knot in guide.stepper.findChildren(QWidget) if not knot.isHidden()]
    return [knot.accessibleName() for knot in knots if knot.accessibleName()]


@pytest.mark.parametrize(
    ("conclude", "told"),
    [
        ("conclude", "Conclusion"),
        ("rebound", "Rebond"),
        ("objection", "Objection"),
        ("identify", "Identification, à nouveau"),
    ],
)
def test_the_stage_line_always_shows_the_present_stage_and_says_when_it_goes_back(
    post: Make, conclude: str, told: str
) -> None:
    """Its guide tells of three stages: neither of the conclusion, nor of a rebound."""
    text = changed(("    stage: conclude\n", f"    stage: {conclude}\n"))
    desk = post("greet_full", "ask_name", "ask_birth", "enough", text=text)
    guide = CallGuide(desk.theme, desk.bridge)
    desk.show(guide, 770, 80)
    desk.do(c.DoAct("c1", ANNE, "card.block", "classic"))
    desk.do(c.Say("c1", "block_card"))
    desk.hear()
    assert desk.contact.talk.stage == conclude
    assert [name for name in stages(guide) if name.endswith("en cours")] == [f"{told}, en cours"]
    desk.do(c.Say("c1", "recap"))
    assert desk.contact.talk.stage == "wrap", "all is said, and the line is still open"
    assert len([name for name in stages(guide) if name.endswith("en cours")]) == 1


@pytest.mark.parametrize("order", list(permutations(("identify", "solve", "conclude"))), ids="-".join)
def test_a_stage_is_said_to_come_again_only_where_one_was_there_before(post: Make, order: tuple[str, ...]) -> None:
    """A role-play may go through the stages in another order than the guide has them."""
    beats = zip(("identify", "solve", "close"), ("identify", "solve", "conclude"), order, strict=True)
    text = changed(*((f"  {b}:\n    stage: {old}\n", f"  {b}:\n    stage: {new}\n") for b, old, new in beats))
    desk = post("greet_full", text=text)
    guide = CallGuide(desk.theme, desk.bridge)
    desk.show(guide, 770, 80)
    for move in ("enough", "promise_gift"):
        assert not [name for name in stages(guide) if "à nouveau" in name]
        desk.hear()
        desk.do(c.Say("c1", move))
    assert not [name for name in stages(guide) if "à nouveau" in name]


def drawn(guide: CallGuide, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names written under the thread."""
    words: list[str] = []
    draw = QPainter.drawText

    def kept(painter: QPainter, *parts: object) -> object:
        words.append(str(parts[-1]))
        return draw(painter, *parts)  # type: ignore[call-overload]

    with monkeypatch.context() as patched:
        patched.setattr(QPainter, "drawText", kept)
        guide.stepper.grab()
    return words


def test_every_stage_keeps_its_name_while_one_comes_again(post: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = post("greet_full", "enough", text=changed(("    stage: conclude\n", "    stage: identify\n")))
    guide = CallGuide(desk.theme, desk.bridge)
    desk.show(guide, 560, 80)
    before = drawn(guide, monkeypatch)
    assert len(before) == len(guide.stepper.findChildren(QAbstractButton))
    desk.do(c.Say("c1", "promise_gift"))
    assert [name for name in stages(guide) if "à nouveau" in name]
    after = drawn(guide, monkeypatch)
    assert [name.removesuffix(" · à nouveau") for name in after] == before
    assert after != before, "it says so to everybody"


def test_the_identification_is_not_behind_while_an_answer_waits_for_a_judgement(post: Make) -> None:
    desk = post("greet_full")
    for move in ("ask_name", "enough"):
        desk.do(c.Say("c1", move))
        desk.hear()
    guide = CallGuide(desk.theme, desk.bridge)
    desk.show(guide, 770, 80)
    [told] = [name for name in stages(guide) if name.startswith("Identification")]
    assert told == "Identification, une réponse reste à juger"
    desk.do(c.JudgeIdentity("c1", ANNE, "name", accepted=True))
    [told] = [name for name in stages(guide) if name.startswith("Identification")]
    assert told == "Identification, fait"


@pytest.mark.parametrize("channel", ["call", "chat"])
def test_what_ends_the_conversation_never_stands_where_the_last_control_did(post: Make, channel: str) -> None:
    """A click more on what was pressed last must not cut the customer off."""
    hold = next(line for line in LOST_CARD.splitlines() if line.startswith("hold:"))
    written = (("  channel: call", f"  channel: {channel}"), ('ivr: ["Carte"], ', ""), (hold, ""))
    text = LOST_CARD if channel == "call" else changed(*written)
    desk = post("greet_full", "enough", "promise_gift", text=text)
    desk.hear()
    pane = composer(desk)
    pane.moves.choose("recap")
    QApplication.processEvents()
    where = QRect(pane.primary.mapTo(pane, QPoint()), pane.primary.size())
    desk.click(pane.primary)
    pressed = [where]
    while desk.contact.talk.queue:
        QApplication.processEvents()
        [skip] = [one for one in pane.findChildren(Button) if one.isVisible() and one.text() == "Passer"]
        pressed.append(QRect(skip.mapTo(pane, QPoint()), skip.size()))
        desk.click(skip)
    assert desk.contact.talk.concluded
    QApplication.processEvents()
    for place in pressed:
        at = pane.childAt(place.center())
        while at is not None and at is not pane.primary:
            at = at.parentWidget()
        assert at is None
    assert desk.contact.on_line
    desk.click(pane.primary)
    assert not desk.contact.on_line
