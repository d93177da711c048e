"""Words that no dictionary knows, in French and in English."""

from __future__ import annotations

import pytest

from workstation.content.spelling import Speller, speller


def of(language: str) -> Speller:
    found = speller(language)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("language", "text", "unknown"),
    [
        ("fr", "Je vous confirme l’oposition sur votre carte.", ["l’oposition"]),
        ("fr", "Bonjour Madame, qu’est-ce que je peux faire pour vous aujourd’hui\u202f?", []),
        ("fr", "Euh, ben oui, j’ai plus ma carte, elle a dû tomber.", []),
        ("fr", "Rappelez-moi votre numero de compte, dit-il.", ["numero"]),
        ("fr", "Monsieur Kerbrat habite rue des Alouettes à Kersaint, son LEP est ouvert.", []),
        ("fr", "Le solde est de {{ facts.balnce }}, écrivez à lea.martin@example.fr ou à orvanne.example.", []),
        ("fr", "« Calm down » se reçoit comme un reproche.", []),
        ("fr", "Could you please tell me your date of birth?", []),
        ("en", "I’d like to check your adress, if you don’t mind.", ["adress"]),
        ("en", "The cheque was cancelled, the colour doesn’t matter.", []),
        ("en", "Bonjour, que puis-je faire pour vous aujourd’hui ?", []),
    ],
)
def test_only_slips_are_told(language: str, text: str, unknown: list[str]) -> None:
    found = of(language).unknown(text)
    assert [one.word for one in found] == unknown
    assert all(text[one.at :].startswith(one.word) for one in found)


@pytest.mark.parametrize(("slip", "meant"), [("numero", "numéro"), ("vérifiquation", "vérification"), ("xqz", "")])
def test_the_word_meant_is_proposed(slip: str, meant: str) -> None:
    assert of("fr").proposed(slip) == meant


def test_a_language_without_a_dictionary_is_not_spelt() -> None:
    assert speller("de") is None
