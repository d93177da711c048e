"""What a trainee can count on when typing instead of picking."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workstation.recognition.evaluation import Bundled, matcher
from workstation.roleplay.recognition import Matcher, Offer, read_words

FRENCH = matcher("fr")
BIRTH = Offer("birth", "Quelle est votre date de naissance ?", ("vous êtes née le ?",))
ADDRESS = Offer("address", "À quelle adresse recevez-vous votre courrier ?", ("quelle est votre adresse",))
NAME = Offer("name", "Quels sont votre nom et votre prénom ?", ("comment vous appelez-vous",))
QUESTIONS = (BIRTH, ADDRESS, NAME)
BLOCK = Offer("block", "Je bloque votre carte tout de suite.")
UNBLOCK = Offer("unblock", "Je débloque votre carte tout de suite.")


def heard(sentence: str, *offered: Offer) -> tuple[str, ...]:
    return FRENCH.recognise(sentence, offered or QUESTIONS).moves


@pytest.mark.parametrize(
    "sentence",
    [
        "Quelle est votre date de naissance ?",
        "quelle est votre date de naissance",
        "QUELLE EST VOTRE DATE DE NAISSANCE ?",
        "Puis-je avoir votre date de naissance svp",
        "votre date de naisance",
        "Vous êtes née quand ?",
        "J’ai besoin de votre date de naissance, Madame.",
    ],
)
def test_accents_slips_and_synonyms_do_not_matter(sentence: str) -> None:
    assert heard(sentence) == ("birth",)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ne me donnez pas votre date de naissance.",
        "Je n’ai pas besoin de votre date de naissance.",
        "Inutile de me donner votre date de naissance.",
        "Je ne vous demande jamais votre date de naissance.",
    ],
)
def test_what_is_denied_is_not_asked(sentence: str) -> None:
    assert heard(sentence) == ()


def test_a_polite_negative_question_still_asks() -> None:
    assert heard("Ne pourriez-vous pas me donner votre date de naissance ?") == ("birth",)


@pytest.mark.parametrize(
    ("sentence", "move"),
    [
        ("Je bloque votre carte.", "block"),
        ("Je débloque votre carte.", "unblock"),
        ("Votre carte est bloquee", "block"),
    ],
)
def test_opposites_are_kept_apart(sentence: str, move: str) -> None:
    assert heard(sentence, BLOCK, UNBLOCK) == (move,)


def test_an_opposite_that_is_not_on_offer_is_not_understood_as_the_one_that_is() -> None:
    assert heard("Je débloque votre carte tout de suite.", BLOCK) == ()
    free, paid = Offer("free", "L’opposition est gratuite."), Offer("paid", "L’opposition est payante.")
    assert heard("L’opposition n’est pas gratuite.", free) == ()
    assert heard("L’opposition n’est pas gratuite.", free, paid) == ("paid",)


def test_not_blocking_is_not_unblocking() -> None:
    assert heard("Je ne bloque pas votre carte.", BLOCK, UNBLOCK) == ()


def test_several_moves_are_heard_in_the_order_said() -> None:
    assert heard("Votre adresse, et votre date de naissance ?") == ("address", "birth")
    assert heard("Votre date de naissance, et votre adresse ?") == ("birth", "address")


def test_the_rest_of_a_sentence_is_left_for_what_comes_next() -> None:
    first = FRENCH.first_match("Quelle est votre adresse ? Je bloque votre carte.", QUESTIONS)
    assert first is not None
    assert (first.move, first.rest) == ("address", "Je bloque votre carte.")
    then = FRENCH.first_match(first.rest, (BLOCK, UNBLOCK), further=True)
    assert then is not None
    assert (then.move, then.rest) == ("block", "")


def test_two_moves_that_say_the_same_are_unclear() -> None:
    twin = Offer("twin", BIRTH.say, BIRTH.hears)
    answer = FRENCH.recognise("Quelle est votre date de naissance ?", (BIRTH, twin))
    assert answer.unclear
    assert answer.moves == ()


def test_what_an_author_rules_out_is_not_heard() -> None:
    guarded = Offer("birth", BIRTH.say, BIRTH.hears, unless=("de votre fils", "de votre mari"))
    assert heard("Quelle est la date de naissance de votre fils ?", guarded, ADDRESS) == ()
    assert heard("Quelle est votre date de naissance ?", guarded, ADDRESS) == ("birth",)


def test_a_recognition_names_its_version_and_its_margin() -> None:
    answer = FRENCH.recognise("Quelle est votre adresse ?", QUESTIONS)
    assert answer.version == FRENCH.version
    assert 0 < answer.margin <= 1
    assert "/fr/" in answer.version


def test_other_words_are_another_version() -> None:
    one = read_words("format: 1\nlanguage: fr\nempty: [le]\n", "one")
    two = read_words("format: 1\nlanguage: fr\nempty: [la]\n", "two")
    assert Matcher(one).version != Matcher(two).version


@pytest.mark.parametrize("sentence", ["", "   ", "?!…", "le la les", "« »", "0"])
def test_a_sentence_that_says_nothing_is_unclear(sentence: str) -> None:
    assert FRENCH.recognise(sentence, QUESTIONS).unclear
    assert FRENCH.first_match(sentence, ()) is None


def test_every_line_as_written_is_recognised_where_it_is_offered() -> None:
    missed = []
    for beat in ("take", "identify", "discover", "explain", "fee", "rebound"):
        offered = Bundled(f"card-lost/{beat}").offered()
        for offer in offered:
            first = FRENCH.first_match(offer.say, offered)
            if first is None or first.move != offer.id:
                missed.append(offer.id)
    assert missed == []


@given(st.text(max_size=200))
def test_any_text_gets_an_answer_and_always_the_same(text: str) -> None:
    answer = FRENCH.recognise(text, QUESTIONS)
    assert answer == matcher("fr").recognise(text, QUESTIONS)
    assert answer == Matcher(FRENCH.words).recognise(text, QUESTIONS)
    assert answer.unclear == (not answer.moves)
    assert set(answer.moves) <= {offer.id for offer in QUESTIONS}


@given(st.text(alphabet="abcdé ?,.!", max_size=80))
def test_the_rest_is_an_end_of_the_sentence(text: str) -> None:
    sentence = f"Quelle est votre adresse ? {text}"
    first = FRENCH.first_match(sentence, QUESTIONS)
    if first is not None:
        assert sentence.endswith(first.rest)
        assert len(first.rest) < len(sentence)
