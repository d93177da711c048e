"""Said beside the matter: the customer answers as people do, and nothing of the role-play moves."""

from __future__ import annotations

import pytest

from tests.support.shift import ANNE, Shift
from tests.support.spoken import SpokenShift
from workstation import commands as c
from workstation import events as e
from workstation.library.replaying import asked_for
from workstation.session.correcting import heard_in, heard_of, misheard

BESIDE = [
    ("je regarde ça tout de suite", "announce"), ("alors voyons…", "think"), ("d'accord", "acknowledge"),
    ("Désolée pour l'attente", "apologise"), ("pardon, vous pouvez répéter ?", "repeat"),
    ("il fait beau ?", "small_talk"),
    ("surtout ne cliquez plus sur ce lien", "warn"),
    ("vous m'entendez ?", "line"), ("🙂", "no_words"), ("Can you tell me what your name is?", "foreign"),
    ("Votre nom ? Votre adresse ? " * 30, "too_much"),
]  # fmt: skip


@pytest.fixture(params=[False, True], ids=["straight", "crashing"])
def shift(request: pytest.FixtureRequest) -> SpokenShift:
    shift = SpokenShift()
    shift.crashes = request.param
    shift.answer()
    shift.say("greet_full")
    shift.listen()
    return shift


def stands(shift: Shift) -> tuple[object, ...]:
    talk = shift.contact.talk
    return talk.place, talk.beat, talk.patience, talk.flags, talk.points, talk.moves, talk.end


@pytest.mark.parametrize(("text", "kind"), BESIDE)
def test_it_is_answered_and_nothing_moves(shift: SpokenShift, text: str, kind: str) -> None:
    before, heard = stands(shift), len(shift.heard)
    [event, *others] = shift.speak(text)
    assert not others
    assert isinstance(event, e.AsideHeard)
    assert (event.kind, event.text) == (kind, text.strip())
    assert not shift.contact.talk.your_turn, "the customer answers first"
    shift.listen()
    assert len(shift.heard) == heard + 1
    assert stands(shift) == before
    assert shift.contact.talk.your_turn
    said = next(line for line in reversed(shift.contact.lines) if line.who == "adviser")
    assert (said.text, said.code, said.values) == (text.strip(), "aside", (kind,))


@pytest.mark.parametrize("text", ["d'accord", "je regarde ça", "désolé", "il fait chaud", "madame"])
def test_no_answer_is_heard_twice_and_answers_end(shift: SpokenShift, text: str) -> None:
    before = len(shift.heard)
    for _ in range(20):
        shift.speak(text)
        shift.listen()
        shift.wait(0.1)
    answers = shift.heard[before:]
    assert len(set(answers)) == len(answers)
    assert answers
    assert stands(shift)[2] == 3, "never a fault, however often"
    [last] = shift.speak(text)
    assert isinstance(last, e.AsideHeard)
    assert not last.lines


def test_small_talk_is_answered_twice_and_then_brought_back(shift: SpokenShift) -> None:
    before = len(shift.heard)
    for text in ("il fait beau chez vous ?", "vous partez en vacances ?", "j'adore le tram", "bon appétit", "il pleut"):
        shift.speak(text)
        shift.listen()
    answers = shift.heard[before:]
    assert len(answers) == 4
    assert "et pour ma demande" in answers[2].lower()


def test_what_the_customer_said_is_said_again_in_other_words_around_it(shift: SpokenShift) -> None:
    told = shift.heard[-1]
    shift.speak("vous pouvez répéter ?")
    shift.listen()
    assert told in shift.heard[-1]
    assert shift.heard[-1] != told
    shift.speak("je n'ai pas compris")
    shift.listen()
    assert told in shift.heard[-1]
    assert len(set(shift.heard[-2:])) == 2


def test_silence_begins_anew_and_a_search_that_is_announced_is_waited_for() -> None:
    shift = SpokenShift()
    shift.answer()
    shift.listen()
    shift.wait(9)
    shift.speak("d'accord")
    shift.listen()
    heard = len(shift.heard)
    shift.wait(9)
    assert len(shift.heard) == heard, "ten seconds from the answer on"
    shift.speak("je regarde votre dossier")
    shift.listen()
    heard = len(shift.heard)
    shift.wait(40)
    assert len(shift.heard) == heard
    shift.wait(20)
    assert len(shift.heard) > heard


def test_an_act_announced_is_not_the_act_and_its_sentence_is_still_to_say(shift: SpokenShift) -> None:
    shift.say("enough")
    shift.listen()
    before = stands(shift)
    for text in ("Je bloque votre carte.", "Votre carte va être bloquée, j'y suis presque."):
        [event] = shift.speak(text)
        assert isinstance(event, e.AsideHeard)
        assert event.kind == "announce"
        shift.listen()
    assert stands(shift) == before
    assert shift.refused(c.SayFreely("c1", "Voilà c'est fait, votre carte est bloquée.")) == "do_it_at_the_desk"
    shift.do(c.OpenDossier("c1", ANNE))
    shift.do(c.DoAct("c1", ANNE, "card.block", "classic"))
    [moved, *_] = shift.speak("Votre carte est bloquée.")
    assert isinstance(moved, e.ConversationMoved)
    assert moved.move == "block_card"


def test_how_it_was_heard_stands_under_it_and_may_be_corrected(shift: SpokenShift) -> None:
    shift.speak("d'accord")
    started = shift.state.started
    assert started is not None
    role = shift.session.world.pins.role(started, shift.contact.offer)
    said = next(line for line in reversed(shift.contact.lines) if line.who == "adviser")
    assert "Acquiescer" in heard_of(said, role)
    assert misheard(shift.state, "c1") == (said,)


def test_it_costs_no_turn_before_a_move_and_stands_in_the_replay(shift: SpokenShift) -> None:
    shift.speak("d'accord")
    shift.listen()
    [moved, *_] = shift.speak("d'accord, votre nom ?")
    assert isinstance(moved, e.ConversationMoved)
    assert moved.move == "ask_name"
    commands = [asked.command for asked in asked_for(list(shift.session.entries()))]
    assert c.SayFreely("c1", "d'accord") in commands


def test_the_same_seed_answers_the_same() -> None:
    def answers(seed: int) -> list[str]:
        shift = SpokenShift(seed=seed)
        shift.answer()
        for _ in range(4):
            shift.speak("d'accord")
            shift.listen()
        return shift.heard

    assert answers(1) == answers(1)
    assert len({tuple(answers(seed)) for seed in range(1, 6)}) > 1


def test_what_may_not_be_said_is_no_aside(shift: SpokenShift) -> None:
    shift.speak("ok d'accord, vous êtes idiote")
    assert "insult" in shift.contact.talk.flags


def test_more_moves_than_anybody_takes_in_are_not_taken_at_all(shift: SpokenShift) -> None:
    before = stands(shift)
    [event] = shift.speak("Votre nom ? Votre nom ? Et votre date de naissance ? " * 20)
    assert isinstance(event, e.AsideHeard)
    assert event.kind == "too_much"
    assert stands(shift) == before


def test_a_second_question_that_nothing_was_heard_in_is_told_under_the_sentence(shift: SpokenShift) -> None:
    assert shift.state.started is not None
    role = shift.session.world.pins.role(shift.state.started, shift.contact.offer)
    lost = "Vous avez prévenu la police des transports ?"
    shift.speak(f"Votre nom ? {lost}")
    said = next(line for line in reversed(shift.contact.lines) if line.who == "adviser")
    assert said.text == f"Votre nom ? {lost}", "nothing typed is lost"
    for told in (heard_of(said, role), heard_in([said], role)):
        assert told.startswith("Heard: ")
        assert told.endswith(f"not taken up: “{lost}”")


def test_a_question_that_ends_politely_leaves_nothing_out(shift: SpokenShift) -> None:
    shift.speak("Votre nom, s’il vous plaît ?")
    said = next(line for line in reversed(shift.contact.lines) if line.who == "adviser")
    assert (said.move, said.values) == ("ask_name", ())
