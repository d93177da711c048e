"""Writing what one says: a key counts as speaking, a draft outlives a crash, an act waits for its words."""

from __future__ import annotations

import pytest

from tests.support.content import changed
from tests.support.shift import ANNE, Shift
from tests.support.spoken import RICH, SpokenShift
from workstation import commands as c
from workstation.clock import SECOND, speaking_time
from workstation.events.desk import SPEECH_TEXT

BORNE = 10 * SECOND
"""The silence the role-play bears at its first beat."""
GREETING, NONSENSE = "Bonjour, Banque Orvanne, Inès, je vous écoute.", "Les perroquets vivent longtemps."


@pytest.fixture(params=[False, True], ids=["straight", "crashing"])
def shift(request: pytest.FixtureRequest) -> SpokenShift:
    shift = SpokenShift()
    shift.crashes = request.param
    shift.answer()
    return shift


def silence_at(shift: Shift) -> int:
    due = shift.session.due()
    assert due is not None
    return due


def draft(shift: Shift) -> str:
    return shift.contact.desk.drafts.get(SPEECH_TEXT, "")


def test_there_is_no_list_to_read_before_silence_counts(shift: SpokenShift) -> None:
    assert silence_at(shift) == shift.contact.talk.ready_at + BORNE


def test_a_key_in_the_last_four_seconds_counts_as_speaking(shift: SpokenShift) -> None:
    shift.wait_until(silence_at(shift) - SECOND)
    shift.type("Bonjour")
    assert silence_at(shift) == shift.now + 4 * SECOND + BORNE
    shift.wait(13)
    assert "Allô ?" not in shift.heard
    shift.wait(3)
    assert shift.heard[-1] == "Allô ?"


def test_writing_without_a_rest_is_never_a_silence(shift: SpokenShift) -> None:
    for count in range(1, 13):
        shift.type("Bonjour " * count)
        shift.wait(3)
    assert len(shift.heard) == 1


def test_the_note_is_not_said_to_the_customer(shift: SpokenShift) -> None:
    due = silence_at(shift)
    shift.wait(8)
    shift.do(c.EditDraft("c1", "note", 0, 0, "Carte perdue"))
    assert silence_at(shift) == due


def test_once_said_the_keys_pressed_for_it_count_no_more(shift: SpokenShift) -> None:
    shift.type("Oui ?")
    shift.speak("Oui ?")
    shift.listen()
    assert shift.contact.talk.quiet_since == shift.contact.talk.ready_at


def test_the_customer_answers_once_it_has_been_said(shift: SpokenShift) -> None:
    long = f"{GREETING} Je suis à vous, prenez tout le temps qu’il vous faut, je ne bouge pas d’ici."
    shift.speak(long)
    assert shift.contact.talk.moves == ("greet_full",)
    assert shift.contact.lines[-1].text == long
    assert shift.contact.talk.queue[0].at > shift.now + speaking_time(long)


def test_nobody_is_answered_before_the_last_word_of_a_breath(shift: SpokenShift) -> None:
    shift.speak(GREETING)
    shift.listen()
    asked = "Comment vous appelez-vous ? Et vous êtes née quand ?"
    shift.speak(asked)
    assert shift.contact.talk.moves[-2:] == ("ask_name", "ask_birth")
    answers = shift.contact.talk.queue
    assert [line.text for line in answers] == ["Anne Dupré.", "Le 3 février 1980."]
    assert shift.now + speaking_time(asked) < answers[0].at < answers[1].at


@pytest.mark.parametrize("words", [GREETING, NONSENSE])
def test_what_is_said_leaves_the_box_empty(shift: SpokenShift, words: str) -> None:
    shift.type(words)
    assert draft(shift) == words
    shift.speak(words)
    assert draft(shift) == ""


def test_what_is_refused_stays_in_the_box(shift: SpokenShift) -> None:
    shift.type(GREETING)
    shift.do(c.MuteMic("c1"))
    assert shift.refused(c.SayFreely("c1", draft(shift))) == "muted"
    assert draft(shift)
    shift.do(c.OpenMic("c1"))
    shift.speak(draft(shift))
    assert shift.contact.talk.moves == ("greet_full",)


def test_nothing_is_picked_with_the_microphone_off_either() -> None:
    shift = Shift()
    shift.answer()
    shift.do(c.MuteMic("c1"))
    assert shift.refused(c.Say("c1", "greet_full")) == "muted"


def test_an_act_at_the_desk_is_told_by_the_recruit_and_not_for_them(shift: SpokenShift) -> None:
    shift.say("greet_full", "ask_name", "ask_birth", "enough")
    shift.listen()
    shift.do(c.DoAct("c1", ANNE, "card.block", "classic"))
    assert shift.contact.talk.moves[-1] == "enough"
    assert shift.contact.lines[-1].code == "act"
    shift.speak("C’est fait, votre carte est bloquée.")
    assert shift.contact.talk.moves[-1] == "block_card"
    assert shift.contact.lines[-1].text == "C’est fait, votre carte est bloquée."
    shift.listen()
    assert shift.heard[-1] == "Merci."


@pytest.mark.parametrize("level", ["guided", "choice"])
def test_where_sentences_are_picked_the_act_puts_none_in_the_recruits_mouth(level: str) -> None:
    shift = Shift(RICH, level)
    shift.answer()
    shift.say("greet_full", "ask_name", "ask_birth", "enough")
    shift.listen()
    shift.do(c.DoAct("c1", ANNE, "card.block", "classic"))
    assert shift.contact.lines[-1].code == "act"
    assert shift.contact.talk.moves[-1] == "enough"
    shift.say("block_card")
    assert shift.contact.talk.points.count(("answer", 3)) == 1


def test_an_act_that_is_a_breach_waits_for_no_words() -> None:
    rash = changed(("        when: \"not blocked\"\n        desk: card.block\n",
                    "        when: \"not blocked\"\n        desk: card.block\n        flag: promise\n"))  # fmt: skip
    shift = SpokenShift(rash)
    shift.answer()
    shift.say("greet_full", "enough")
    shift.listen()
    shift.do(c.DoAct("c1", ANNE, "card.block", "classic"))
    assert shift.flags == ("promise",)
    assert [line.who for line in shift.contact.lines[-2:]] == ["customer", "fact"]
