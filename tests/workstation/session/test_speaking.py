"""Saying it in one's own words: what is understood moves the call on, what is not is asked again, at no cost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import SHELF, changed
from tests.support.shift import ANNE, Shift
from tests.support.spoken import RICH, SpokenShift
from workstation import commands as c
from workstation import events as e
from workstation.roleplay.recognition import encoder
from workstation.roleplay.recognition.model import VERSION
from workstation.session import hearing


@pytest.fixture(params=[False, True], ids=["straight", "crashing"])
def shift(request: pytest.FixtureRequest) -> SpokenShift:
    shift = SpokenShift()
    shift.crashes = request.param
    shift.answer()
    return shift


def moves(shift: Shift) -> list[str]:
    return [event.move for event in shift.events if isinstance(event, e.ConversationMoved) and event.move]


def test_what_is_typed_means_the_move_and_stands_as_typed(shift: SpokenShift) -> None:
    shift.speak("bonjour, Inès, banque orvanne, je vous écoute")
    assert moves(shift) == ["greet_full"]
    said = [line for line in shift.contact.lines if line.who == "adviser"]
    assert [(line.text, line.move) for line in said] == [
        ("bonjour, Inès, banque orvanne, je vous écoute", "greet_full")
    ]
    shift.listen()
    assert shift.heard[-1] == "Bonjour."
    moved = next(event for event in shift.events if isinstance(event, e.ConversationMoved) and event.move)
    assert "/fr/" in moved.matcher
    assert 0 < moved.margin <= 1


def test_a_session_heard_by_the_model_resumes_where_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    shift = SpokenShift()
    shift.answer()
    [moved, *_] = shift.speak("bonjour, Inès, banque orvanne, je vous écoute")
    assert isinstance(moved, e.ConversationMoved)
    assert VERSION in moved.matcher
    before = shift.state
    monkeypatch.setattr(encoder, "load", lambda: None)
    hearing.matcher_of.cache_clear()
    shift.restart()
    assert shift.state == before
    shift.listen()
    [asked, *_] = shift.speak("Comment vous appelez-vous ?")
    hearing.matcher_of.cache_clear()
    assert isinstance(asked, e.ConversationMoved)
    assert asked.move == "ask_name"
    assert VERSION not in asked.matcher


def test_picking_and_typing_are_worth_the_same(shift: SpokenShift) -> None:
    shift.speak("Bonjour, Banque Orvanne, Inès, je vous écoute.")
    picked = Shift(RICH)
    picked.answer()
    picked.say("greet_full")
    assert shift.contact.talk.points == picked.contact.talk.points
    assert shift.contact.talk.place == picked.contact.talk.place


def test_two_questions_in_a_breath_are_both_answered_in_order(shift: SpokenShift) -> None:
    shift.speak("Bonjour, Banque Orvanne, Inès, je vous écoute.")
    shift.speak("  Comment vous appelez-vous ? Et vous êtes née quand ?  ")
    assert moves(shift) == ["greet_full", "ask_name", "ask_birth"]
    adviser = [line.text for line in shift.contact.lines if line.who == "adviser"]
    assert adviser[1:] == ["Comment vous appelez-vous ?", "Et vous êtes née quand ?"]
    shift.listen()
    assert shift.contact.desk.identity(ANNE).waiting is not None


def test_what_is_not_understood_is_asked_again_at_no_cost(shift: SpokenShift) -> None:
    patience, place = shift.contact.talk.patience, shift.contact.talk.place
    [unclear] = shift.speak("Les perroquets vivent longtemps.")
    assert isinstance(unclear, e.SentenceUnclear)
    assert unclear.text == "Les perroquets vivent longtemps."
    assert shift.refused(c.SayFreely("c1", "Allô")) == "not_your_turn"
    shift.listen()
    assert shift.heard[-1].startswith("Pardon")
    assert (shift.contact.talk.patience, shift.contact.talk.place) == (patience, place)
    assert shift.flags == ()
    assert shift.contact.lines[-2].text == "Les perroquets vivent longtemps."


def test_the_customer_asks_again_twice_then_says_what_they_wait_for_and_then_waits(shift: SpokenShift) -> None:
    matter = shift.heard[-1]
    for _ in range(3):
        shift.speak("Les perroquets vivent longtemps.")
        shift.listen()
    assert matter.split(".")[0] in shift.heard[-1]
    for _ in range(9):
        shift.speak("Les perroquets vivent longtemps.")
        shift.listen()
    assert len(shift.heard) == len(set(shift.heard))
    shift.wait(25)
    assert shift.heard[-1] == "Allô ?"


def test_something_understood_lets_them_ask_again_later(shift: SpokenShift) -> None:
    for _ in range(3):
        shift.speak("Les perroquets vivent longtemps.")
    shift.speak("Bonjour, Banque Orvanne, Inès, je vous écoute.")
    shift.listen()
    before = list(shift.heard)
    shift.speak("Les perroquets vivent longtemps.")
    shift.listen()
    assert len(shift.heard) == len(before) + 1
    assert shift.heard[-1] not in before


SOOTHING = changed(('say: "Oui\u202f?"', 'say: "Ne vous inquiétez pas."'), text=RICH)


def test_a_fault_that_was_not_surely_said_is_asked_again_and_costs_nothing() -> None:
    shift = SpokenShift(SOOTHING)
    shift.answer()
    patience = shift.contact.talk.patience
    [unclear, *_] = shift.speak("Ne vous inquiétez pas, je regarde votre dossier avec vous.")
    assert isinstance(unclear, e.SentenceUnclear)
    assert (shift.flags, shift.contact.talk.patience) == ((), patience)
    shift.speak("Ne vous inquiétez pas.")
    assert moves(shift) == ["greet_cold"]


def test_an_act_is_done_before_it_is_told(shift: SpokenShift) -> None:
    shift.say("greet_full", "enough")
    shift.listen()
    assert shift.refused(c.SayFreely("c1", "Votre carte est bloquée.")) == "do_it_at_the_desk"
    assert moves(shift)[-1] == "enough"


FLAGGED = changed(
    ('        say: "Votre carte est bloquée."\n', '        say: "Votre carte est bloquée."\n        flag: promise\n'),
    ("  close:\n    stage: conclude\n", '  close:\n    stage: conclude\n    client: "Et maintenant ?"\n'),
)


@pytest.mark.parametrize("typed", [True, False])
def test_a_breach_at_the_desk_counts_at_once_and_words_unsaid_are_not_answered(typed: bool) -> None:
    shift = SpokenShift(FLAGGED) if typed else Shift(FLAGGED)
    shift.answer()
    shift.say("greet_full", "enough")
    shift.listen()
    shift.do(c.OpenDossier("c1", ANNE))
    shift.do(c.DoAct("c1", ANNE, "card.block", "classic"))
    assert shift.flags == ("promise",)
    shift.listen()
    assert "Merci." not in shift.heard
    assert shift.heard[-1] == "Et maintenant\u202f?"


def test_nothing_typed_is_refused(shift: SpokenShift) -> None:
    assert shift.refused(c.SayFreely("c1", "  ")) == "not_now"


def test_a_session_begun_without_the_words_is_picked_not_typed() -> None:
    shift = Shift(RICH)
    assert SHELF.pinned_files().keys().isdisjoint({"recognition/fr.yaml"})
    shift.answer()
    assert shift.refused(c.SayFreely("c1", "Bonjour")) == "not_now"


def test_the_words_are_pinned(tmp_path: Path) -> None:
    shift = SpokenShift()
    assert shift.state.started is not None
    assert shift.session.world.pins.file(shift.state.started.manifest, "recognition/fr.yaml")
