"""Several moves in one breath: what is clearly asked beside another move is heard, though it would not do alone."""

from __future__ import annotations

import pytest

from tests.workstation.recognition.evaluation import Bundled, matcher
from workstation.roleplay.recognition import Offer
from workstation.roleplay.recognition.meaning import whole

LANGUAGE = {"card-lost": "fr", "third-party-balance": "fr", "card-declined-abroad": "en"}


@pytest.mark.parametrize(
    ("place", "sentence", "moves"),
    [
        (
            "card-lost/discover",
            "Vous l’avez vue quand pour la dernière fois ? Elle est tombée ou on vous l’a prise ?",
            {"ask_where", "ask_fallen"},
        ),
        ("third-party-balance/identify", "Né quand et vous habitez où, monsieur ?", {"own_birth", "own_address"}),
        (
            "third-party-balance/identify",
            "Alors pour vous monsieur, nom prénom, né le combien, et l'adresse s'il vous plaît",
            {"own_name", "own_birth", "own_address"},
        ),
        (
            "card-declined-abroad/discover",
            "till when are you there and what do you still need, and is there any other way you could pay?",
            {"ask_until", "ask_other"},
        ),
    ],
)
def test_each_question_of_a_breath_is_heard(place: str, sentence: str, moves: set[str]) -> None:
    heard = matcher(LANGUAGE[place.partition("/")[0]]).recognise(sentence, Bundled(place).offered())
    assert set(heard.moves) == moves


def test_a_word_at_the_end_is_no_question_of_its_own() -> None:
    heard = matcher("fr").recognise(
        "J’aurais besoin de votre date de naissance, Madame.", Bundled("card-lost/identify").offered()
    )
    assert heard.moves == ("ask_birth",)


def test_a_phrase_that_denies_is_denied_by_another_denial() -> None:
    english = matcher("en").words
    assert (
        whole("we can do without the app", english)["=skip"] == -whole("we can’t do without the app", english)["=skip"]
    )
    assert whole("we need the app", english)["=skip"] == whole("we can’t do without the app", english)["=skip"]
    french = matcher("fr").words
    assert whole("ce n’est pas grave", french) == whole("c’est pas grave", french)


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("vous n’allez rien entendre", "vous allez rien entendre"),
        ("ne vous en faites pas", "vous en faites pas"),
        ("il n’y a pas de souci", "il y a pas de souci"),
    ],
)
def test_what_is_listed_is_known_without_its_first_half(written: str, spoken: str) -> None:
    french = matcher("fr").words
    assert whole(spoken, french) == whole(written, french)


def test_born_denies_nothing() -> None:
    asked = Offer("born", "Quelle est votre date de naissance ?", ("vous êtes né quand",))
    other = Offer("home", "Où habitez-vous ?")
    for sentence in ("Né le combien ?", "et né en quelle année ?"):
        assert matcher("fr").recognise(sentence, [asked, other]).moves == ("born",)


def test_an_app_that_is_needed_is_not_done_without() -> None:
    told = ("We can’t do without the app.", "Your answers aren’t enough, we need the app.")
    offered = Bundled("card-declined-abroad/strong").offered()
    assert all(matcher("en").recognise(one, offered).moves == () for one in told)


@pytest.mark.parametrize("letters", ["a", "é", "l’", "votre nom\n"])
def test_a_hundred_thousand_letters_are_gone_through_once(letters: str) -> None:
    text = letters * (100_000 // len(letters))
    near = matcher("fr").nearest(text, Bundled("card-lost/identify").offered())
    assert len(near) <= len(Bundled("card-lost/identify").offered())
