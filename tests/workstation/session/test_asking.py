"""A sentence that may mean one of two moves is asked about: no step, no cost, and the customer hears nothing."""

from __future__ import annotations

import pytest

from tests.support.content import changed
from tests.support.shift import ANNE
from tests.support.spoken import RICH, SpokenShift
from tests.workstation.debrief.calls import report_of
from workstation import commands as c
from workstation import events as e
from workstation.debrief import words
from workstation.events.desk import SPEECH_TEXT
from workstation.library.replaying import asked_for
from workstation.library.start import branch

DOUBTFUL = "Ne vous inquiétez pas, c’est Inès, je regarde votre dossier avec vous."
TEXT = changed(
    ('hint: "Accueillir"\n', 'hint: "Accueillir"\n        asks: "Se présenter"\n'),
    ('say: "Oui\u202f?"', 'say: "Ne vous inquiétez pas."\n        hint: "Rassurer d’abord"'),
    text=RICH,
)  # fmt: skip


@pytest.fixture(params=[False, True], ids=["straight", "crashing"])
def shift(request: pytest.FixtureRequest) -> SpokenShift:
    """A call taken, and a sentence written that nobody can be sure of."""
    shift = SpokenShift(TEXT)
    shift.crashes = request.param
    shift.answer()
    shift.listen()
    shift.type(DOUBTFUL)
    shift.speak(DOUBTFUL)
    return shift


def asked(shift: SpokenShift) -> e.SentenceAsked:
    found = shift.contact.talk.asked
    assert found is not None
    return found


def number_of(shift: SpokenShift, move: str) -> int:
    return [meaning.move for meaning in asked(shift).offered].index(move) + 1


def answers(shift: SpokenShift) -> list[int | None]:
    return [event.number for event in shift.events if isinstance(event, e.MeaningChosen)]


def test_what_is_offered_is_neutral_and_stands_whole_in_the_event(shift: SpokenShift) -> None:
    found = asked(shift)
    assert (found.text, found.beat) == (DOUBTFUL, "greet")
    assert "/fr/" in found.matcher
    assert {meaning.move: meaning.asks for meaning in found.offered} == {
        "greet_cold": "Rassurer d’abord",
        "greet_full": "Se présenter",
    }


def test_the_customer_hears_nothing_and_nothing_is_lost(shift: SpokenShift) -> None:
    talk = shift.contact.talk
    assert talk.your_turn
    assert (talk.moves, talk.points, talk.flags, talk.patience) == ((), (), (), 3)
    assert not any(line.who == "adviser" for line in shift.contact.lines)
    assert shift.contact.desk.drafts[SPEECH_TEXT] == DOUBTFUL


def test_silence_stops_while_it_is_asked_and_starts_anew(shift: SpokenShift) -> None:
    before = len(shift.heard)
    shift.wait(120)
    assert len(shift.heard) == before
    shift.do(c.ChooseMeaning("c1", None))
    shift.wait(9)
    assert len(shift.heard) == before
    shift.wait(3)
    assert shift.heard[-1].startswith("Allô")


def test_the_meaning_chosen_is_the_move_in_the_words_that_were_written(shift: SpokenShift) -> None:
    chosen = number_of(shift, "greet_full")
    meant, moved, *_ = shift.do(c.ChooseMeaning("c1", chosen))
    assert meant == e.MeaningChosen("c1", chosen)
    assert isinstance(moved, e.ConversationMoved)
    assert (moved.cause, moved.move, moved.said) == ("said", "greet_full", DOUBTFUL)
    assert "/fr/" in moved.matcher
    assert shift.contact.talk.asked is None
    assert shift.contact.desk.drafts[SPEECH_TEXT] == ""
    shift.listen()
    assert shift.heard[-1] == "Bonjour."


def test_none_of_them_leaves_the_sentence_to_be_put_otherwise(shift: SpokenShift) -> None:
    assert shift.do(c.ChooseMeaning("c1", None)) == [e.MeaningChosen("c1", None)]
    assert shift.contact.desk.drafts[SPEECH_TEXT] == DOUBTFUL
    assert shift.contact.talk.your_turn
    shift.speak("Banque Orvanne, bonjour, Inès à votre écoute.")
    assert shift.contact.talk.moves == ("greet_full",)


@pytest.mark.parametrize(
    "act",
    [
        c.OpenDossier("c1", ANNE),
        c.OpenSheet("c1", "card-block"),
        c.HoldCall("c1"),
        c.EndContact("c1"),
        c.SayFreely("c1", "Les perroquets vivent longtemps."),
        c.SayFreely("c1", "Banque Orvanne, bonjour, Inès à votre écoute."),
    ],
    ids=lambda act: type(act).__name__,
)
def test_any_other_act_answers_none_of_them(shift: SpokenShift, act: c.Command) -> None:
    shift.do(act)
    assert answers(shift) == [None]
    assert shift.contact.talk.asked is None


def test_typing_on_answers_nothing(shift: SpokenShift) -> None:
    shift.type("Bonjour")
    assert answers(shift) == []
    assert asked(shift).text == DOUBTFUL


@pytest.mark.parametrize("number", [0, 3, -1, 99])
def test_only_what_was_offered_can_be_chosen(shift: SpokenShift, number: int) -> None:
    assert shift.refused(c.ChooseMeaning("c1", number)) == "unknown_move"
    assert asked(shift)


def test_nothing_is_chosen_where_nothing_was_asked(shift: SpokenShift) -> None:
    shift.do(c.ChooseMeaning("c1", 1))
    assert shift.refused(c.ChooseMeaning("c1", 1)) == "not_now"


def test_a_sentence_far_from_everything_is_asked_again_by_the_customer(shift: SpokenShift) -> None:
    *_, unclear = shift.speak("Les perroquets vivent longtemps.")
    assert isinstance(unclear, e.SentenceUnclear)


def test_a_move_without_neutral_words_is_not_offered() -> None:
    shift = SpokenShift(changed(('\n        hint: "Rassurer d’abord"', ""), text=TEXT))
    shift.answer()
    shift.listen()
    *_, last = shift.speak(DOUBTFUL)
    assert isinstance(last, e.SentenceUnclear | e.SentenceAsked)
    offered = last.offered if isinstance(last, e.SentenceAsked) else ()
    assert "greet_cold" not in {meaning.move for meaning in offered}


def test_a_step_back_takes_the_answer_back_and_then_the_question(shift: SpokenShift) -> None:
    before = shift.state
    shift.do(c.ChooseMeaning("c1", number_of(shift, "greet_full")))
    back = branch(shift.session, shift.state.step_back, "s2", "t", shift.log, shift.world())
    assert back.state.contacts == before.contacts
    again = branch(back, back.state.step_back, "s3", "t", shift.log, shift.world())
    assert again.state.contacts["c1"].talk.asked is None
    assert again.state.contacts["c1"].talk.moves == ()


def test_a_question_answered_is_replayed_as_the_move_it_was(shift: SpokenShift) -> None:
    shift.do(c.ChooseMeaning("c1", number_of(shift, "greet_full")))
    asked_again = [asked.command for asked in asked_for(shift.session.entries())]
    assert c.SayFreely("c1", DOUBTFUL) in asked_again
    assert asked_again[-1] == c.Say("c1", "greet_full")


def test_the_debrief_says_how_many_sentences_were_made_clear(shift: SpokenShift) -> None:
    shift.do(c.ChooseMeaning("c1", None))
    shift.speak(DOUBTFUL)
    shift.do(c.ChooseMeaning("c1", number_of(shift, "greet_full")))
    shift.do(c.EndSession())
    report = report_of(shift)
    assert (report.hearing.clarified, report.not_understood) == (1, 1)
    assert words.hearing(report) == "1 of your sentences was not understood. It cost nothing. 1 sentence made clear."
