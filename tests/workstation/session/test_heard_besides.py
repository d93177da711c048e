"""What a sentence holds besides a move of its place: more questions, later matters, faults that it denies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.content import BUNDLED
from workstation import events as e
from workstation.commands import SayFreely
from workstation.content.text import render_text
from workstation.library.hearing import ASKED, HEARD, Listener, listener
from workstation.roleplay.customer import speech
from workstation.roleplay.playing.program import PATIENCE


def who(roleplay: str) -> Listener:
    found = BUNDLED.find(roleplay)
    assert found is not None
    return listener(found, BUNDLED)


@pytest.mark.parametrize(
    ("roleplay", "beat", "sentence", "moves"),
    [
        ("card-lost", "identify", "Nom, prénom, date de naissance et adresse, s’il vous plaît", "name birth address"),
        ("card-lost", "identify", "il me faut votre adresse, votre nom et puis votre ddn", "address name birth"),
        ("card-lost", "identify", "nom prénom date de naissance adresse svp", "name birth address"),
        (
            "card-declined-abroad",
            "discover",
            "how many days are you staying, is there another card you could use, and do you go abroad a lot?",
            "until other travel",
        ),
    ],
)
def test_more_questions_than_a_beat_needs_are_all_answered_and_move_it_once(
    roleplay: str, beat: str, sentence: str, moves: str
) -> None:
    there = who(roleplay)
    found = [
        one for one in there.decide(sentence, there.place(beat)) if isinstance(one, e.ConversationMoved | e.AsideHeard)
    ]
    assert [one.move for one in found] == [f"ask_{move}" for move in moves.split()]
    # What the customer goes on to say comes after the last answer, each line later than the one before.
    step = there.role.program.step_of(found[-1].move)
    assert step is not None
    lines = [line for one in found for line in one.lines]
    assert [line.at for line in lines] == sorted({line.at for line in lines})
    assert found[-1].lines[0].text == render_text(step.move.answer, there.role.values)
    counts = isinstance(found[-1], e.ConversationMoved)
    assert counts == bool(step.move.verifies), "who they are is proved by it, the rest moves nothing"


@pytest.mark.parametrize(
    ("sentence", "moves"),
    [
        ("il me faut nom, prénom, date de naissance et adresse", "ask_name ask_birth ask_address"),
        ("adresse, date de naissance, nom et prénom svp", "ask_address ask_birth ask_name"),
    ],
)
def test_what_proves_who_they_are_counts_wherever_it_is_asked(sentence: str, moves: str) -> None:
    there = who("card-lost")
    found = [one for one in there.decide(sentence, there.place("identify")) if isinstance(one, e.ConversationMoved)]
    assert " ".join(one.move for one in found) == moves
    assert [question.element for one in found for question in one.asks] == [
        {"ask_name": "name", "ask_birth": "birth_date", "ask_address": "address"}[move] for move in moves.split()
    ]
    assert found[-1].beat == "discover"
    steps = (there.role.program.step_of(one.move) for one in found)
    set_ = [one for step in steps if step for one in step.sets]
    assert set_
    assert all(found[-1].place[slot] == value for slot, value in set_), "what its move sets is set"


@pytest.mark.parametrize(
    ("roleplay", "beat", "sentence", "moves"),
    [
        ("card-lost", "take", "quelle est votre date de naissance ?", "ask_birth"),
        ("third-party-balance", "request", "votre date de naissance, s’il vous plaît ?", "own_birth"),
        ("fees-piling-up", "take", "votre nom et votre date de naissance, pour commencer ?", "ask_name ask_birth"),
        ("card-declined-abroad", "take", "what’s your full name and your date of birth, please?", "ask_name ask_birth"),
        ("card-declined-abroad", "place", "could you give me your first name and surname?", "ask_name"),
    ],
)
def test_who_they_are_is_told_at_once_and_earns_nothing_else(
    roleplay: str, beat: str, sentence: str, moves: str
) -> None:
    there = who(roleplay)
    place = there.place(beat)
    found = [one for one in there.decide(sentence, place) if isinstance(one, e.ConversationMoved)]
    assert " ".join(one.move for one in found) == moves
    assert all(one.lines and one.asks for one in found)
    assert {criterion for one in found for criterion, _ in one.points} == {"identify"}
    assert found[-1].patience == place[PATIENCE]
    assert not any(one.flags for one in found)


@pytest.mark.parametrize(
    ("roleplay", "beat", "sentence", "move"),
    [
        ("card-lost", "take", "où avez-vous eu la carte en main pour la dernière fois ?", "ask_where"),
        ("card-lost", "greet", "je m’en occupe tout de suite, deux vérifications d’abord", "take_charge"),
    ],
)
def test_what_belongs_to_the_next_beat_is_put_off_in_character(
    roleplay: str, beat: str, sentence: str, move: str
) -> None:
    there = who(roleplay)
    [aside] = there.decide(sentence, there.place(beat))
    assert isinstance(aside, e.AsideHeard)
    assert (aside.kind, aside.move) == ("early", move)
    assert aside.lines


@pytest.mark.parametrize(
    "told",
    [
        "Bonjour. J’ai perdu ma carte. Je voudrais la bloquer.",
        "Dites, c’est payant ? Parce que payer, ça m’agacerait.",
        "Et si je la retrouve, on annule tout ?",
    ],
)
def test_who_puts_it_off_comes_back_to_what_they_asked_in_other_words(told: str) -> None:
    there = who("card-lost")
    state = replace(there._talk(there.place("take")), told=told)
    command = SayFreely("c1", "est-ce que le code était noté avec la carte ?")
    said = set()
    for seed in range(12):
        [aside] = speech.decide(state, command, replace(there.role, seed=seed), there.matcher, (), 0)
        assert isinstance(aside, e.AsideHeard)
        said |= {line.text for line in aside.lines}
    assert all(text.endswith(there.role.asides.tongues["fr"].unanswered[0]) for text in said)


@pytest.mark.parametrize(
    ("roleplay", "beat", "sentence", "fault"),
    [
        ("card-lost", "explain", "je ne vais pas vous dire qu’on pourra la réactiver", "explain_undo"),
        ("card-lost", "close", "je ne vais pas vous reparler de l’assurance", "sell_again"),
        (
            "card-lost",
            "order",
            "si vous aviez été chez vous, vous auriez pu la commander sur l’application",
            "order_self",
        ),
        ("card-lost", "identify", "je vois votre nom mais je ne peux pas continuer comme ça", "skip_identity"),
        ("card-declined-abroad", "take", "Some people would tell you to calm down, I won’t.", "take_calm"),
        ("card-declined-abroad", "identify", "I can see a number but I can’t just go by that", "skip_identity"),
    ],
)
def test_a_fault_that_a_sentence_denies_is_neither_taken_nor_suggested(
    roleplay: str, beat: str, sentence: str, fault: str
) -> None:
    there = who(roleplay)
    heard = there.hear(sentence, there.place(beat))
    assert fault not in heard.moves
    assert not heard.rules


@pytest.mark.parametrize(
    ("roleplay", "beat", "sentence", "move"),
    [
        ("third-party-balance", "request", "pas de souci, je regarde son compte et je vous dis ça", "take_promise"),
        ("card-declined-abroad", "greet", "hold on a sec please, I’m just finishing something", "greet_wait"),
    ],
)
def test_what_a_move_here_is_worded_as_is_no_mere_aside(roleplay: str, beat: str, sentence: str, move: str) -> None:
    there = who(roleplay)
    heard = there.hear(sentence, there.place(beat))
    assert heard.outcome in (HEARD, ASKED)
    assert move in heard.moves


@pytest.mark.parametrize(
    ("roleplay", "beat", "sentence"),
    [
        ("card-lost", "check_operations", "je vous mets en attente"),
        ("card-lost", "discover", "je vous mets en attente deux minutes"),
        ("third-party-balance", "discover", "je vous fais patienter un instant"),
        ("card-declined-abroad", "discover", "I’ll put you on hold for a minute"),
    ],
)
def test_putting_somebody_on_hold_is_no_move_of_a_talk_under_way(roleplay: str, beat: str, sentence: str) -> None:
    there = who(roleplay)
    assert there.hear(sentence, there.place(beat)).aside == "wait"


@pytest.mark.parametrize(
    ("sentence", "moves"),
    [
        ("quel est votre code postal ?", ("ask_address",)),
        ("le code postal de chez vous, c’est quoi ?", ("ask_address",)),
        ("et pour finir, le dernier point : votre adresse ?", ("ask_address",)),
    ],
)
def test_a_word_with_two_faces_is_read_by_its_neighbours(sentence: str, moves: tuple[str, ...]) -> None:
    there = who("card-lost")
    assert there.hear(sentence, there.place("identify")).moves == moves
    assert "ask_code_kept" not in there.hear(sentence, there.place("discover")).moves


@pytest.mark.parametrize(
    ("beat", "sentence", "untaken"),
    [
        (
            "identify",
            "Vous avez votre carte sous les yeux ? Quelle est votre date de naissance ?",
            "Vous avez votre carte sous les yeux ?",
        ),
        ("discover", "Avez-vous déposé plainte ? Quelqu’un connaît-il le code ?", "Avez-vous déposé plainte ?"),
        (
            "identify",
            "Quelle est votre date de naissance ? Vous avez voyagé récemment ?",
            "Vous avez voyagé récemment ?",
        ),
        ("discover", "Quelqu’un connaît-il le code ? avez-vous déposé plainte", "avez-vous déposé plainte"),
        ("identify", "quel est votre nom et quelle est votre profession", "et quelle est votre profession"),
        ("identify", "Bonjour Madame, vous allez bien ? Votre nom ?", ""),
        ("identify", "D’accord ? Votre date de naissance ?", ""),
        ("identify", "Votre date de naissance, s’il vous plaît ?", ""),
        ("discover", "Où avez-vous perdu la carte ? Est-ce que quelqu’un d’autre connaît votre code ?", ""),
    ],
)
def test_a_question_that_nobody_takes_up_is_told_wherever_it_stands_and_with_or_without_its_mark(
    beat: str, sentence: str, untaken: str
) -> None:
    there = who("card-lost")
    moved = [one for one in there.decide(sentence, there.place(beat)) if isinstance(one, e.ConversationMoved)]
    assert moved
    assert " ".join(filter(None, (one.unheard for one in moved))) == untaken
    assert " ".join(one.said for one in moved) == sentence


@pytest.mark.parametrize(
    ("roleplay", "sentence", "moves"),
    [
        ("fees-piling-up", "Encore une petite vérif et c’est fini : votre adresse ?", ("ask_address",)),
        ("quick-opinion-etf", "Une toute dernière vérification, votre adresse s’il vous plaît ?", ("ask_address",)),
        ("third-call-no-answer", "Pour être sûr que c’est bien vous : nom et prénom ?", ("ask_name",)),
        ("gym-debit", "c’était quoi votre dernier achat, et votre nom ?", ("ask_operation", "ask_name")),
    ],
)
def test_words_that_lead_to_a_question_are_none_themselves(
    roleplay: str, sentence: str, moves: tuple[str, ...]
) -> None:
    there = who(roleplay)
    assert there.hear(sentence, there.place("identify")).moves == moves
