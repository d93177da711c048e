"""A sentence is never heard as its contrary, whatever signs, breaks and brackets its writer puts in it."""

from __future__ import annotations

import pytest

from tests.workstation.recognition.evaluation import Bundled, matcher
from workstation.folding import APOSTROPHES
from workstation.roleplay.recognition import Matcher, Offer

FREE, PAID = Offer("free", "L’opposition est gratuite."), Offer("paid", "L’opposition est payante.")
BLOCK = Offer("block", "Je bloque votre carte tout de suite.")
BLOCKING = Offer("block", "I’m blocking your card right now.")
SPERREN = Offer("block", "Ich sperre Ihre Karte sofort.", ("die Karte wird gesperrt",))
NAME = Offer("name", "Quel est votre nom ?")
ASKED = Offer("name", "What’s your name?")
GEFRAGT = Offer("name", "Wie heißen Sie bitte?")

FRENCH = (
    "L{0}opposition n{0}est pas gratuite",
    "L’opposition n’est pas\ngratuite",
    "L’opposition n’est\r\npas gratuite",
    "L’opposition n’est (pas) gratuite",
    "L’opposition n’est [pas] gratuite",
    "L’opposition n’est pas (gratuite)",
    "L’opposition n’est pas « gratuite »",
    "L’opposition n’est pas “gratuite”",
    "L’opposition n’est pas… gratuite",
    "L’opposition n’est pas : gratuite",
    "L’opposition n’est p\u00adas gra\u00adtuite",
    "L’opposition n’est\u00a0pas\u202fgratuite",
    "L’opposition n’est pa\u200bs gratuite",
    "L’opposition\u2028n’est pas gratuite",
)
ENGLISH = (
    "Please don{0}t read me your card number",
    "Please don{0}t\nread me your card number",
    "Please don t read me your card number",
    "Please dont read me your card number",
    "Please do not\nread me your card number",
    "Please do (not) read me your card number",
    "Please do [not] read me your card number",
    "Please do *not* read me your card number",
    "Please do not (read) me your card number",
    "Please do not… read me your card number",
    "Please do not, read me your card number",
    "Please do no\u00adt read me your card number",
    "Please do\u00a0not read me your card number",
)
GERMAN = (
    "Ich sperre Ihre Karte\nnicht",
    "Ich sperre Ihre Kar\u00adte ni\u00adcht",
    "Ich sperre Ihre Karte (nicht)",
    "Ich sperre Ihre (Karte) nicht",
    "Ich sperre „Ihre Karte“ nicht",
    "Ich sperre »Ihre Karte« nicht",
    "Ich sperre Ihre Karte – nicht",
    "Ich sperre Ihre Karte, nicht.",
    "Ich sperre\u00a0nicht Ihre Karte",
)
APOSTROPHE = [sign for sign in APOSTROPHES if sign != "'"] + ["'"]


def written(sentences: tuple[str, ...]) -> list[str]:
    """Each sentence, once for each sign where an apostrophe is meant."""
    return [
        sentence.format(sign)
        for sentence in sentences
        for sign in (APOSTROPHE if "{0}" in sentence else [""])
    ]  # fmt: skip


@pytest.fixture(params=["meaning", "words"])
def by(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def heard(by: Matcher, sentence: str, *offered: Offer) -> tuple[str, ...]:
    return by.recognise(sentence, offered).moves


@pytest.mark.parametrize("sentence", written(FRENCH), ids=ascii)
def test_not_free_is_paid(by: str, sentence: str) -> None:
    assert heard(matcher("fr", by), sentence, FREE, PAID) == ("paid",)
    assert heard(matcher("fr", by), sentence, FREE) == ()


@pytest.mark.parametrize("sentence", written(ENGLISH), ids=ascii)
def test_a_number_that_must_not_be_read_is_not_asked_for(by: str, sentence: str) -> None:
    assert heard(matcher("en", by), sentence, *Bundled("card-declined-abroad/place").offered()) in (
        ("place_safe",),
        (),
    )


@pytest.mark.parametrize("sentence", written(GERMAN), ids=ascii)
def test_a_negator_denies_wherever_it_stands(by: str, sentence: str) -> None:
    assert heard(matcher("de", by), sentence, SPERREN, GEFRAGT) == ()
    plain = sentence.replace("ni\u00adcht", "").replace("(nicht)", "").replace("nicht", "")
    assert heard(matcher("de", by), plain, SPERREN, GEFRAGT) == ("block",)


@pytest.mark.parametrize(
    "sentence",
    ["Je ne bloque pas\nvotre carte", "Je ne bloque (pas) votre carte", "Votre carte, je ne la bloque\npas"],
)
def test_what_is_not_done_is_not_heard_as_done(by: str, sentence: str) -> None:
    assert heard(matcher("fr", by), sentence, BLOCK, NAME) == ()


@pytest.mark.parametrize("sentence", ["I will not\nblock your card", "I will (not) block your card"])
def test_what_will_not_be_done_is_not_heard_as_done(by: str, sentence: str) -> None:
    assert heard(matcher("en", by), sentence, BLOCKING, ASKED) == ()


@pytest.mark.parametrize(
    ("language", "sentence", "offer"),
    [
        ("fr", "Je bloque votre carte (tout de suite)", BLOCK),
        ("fr", "Ce n’est rien, je bloque votre carte tout de suite", BLOCK),
        ("en", "It is not, I’m blocking your card now", BLOCKING),
        ("de", "Ich sperre Ihre Karte (sofort)", SPERREN),
    ],
)
def test_brackets_and_another_clause_deny_nothing(by: str, language: str, sentence: str, offer: Offer) -> None:
    assert heard(matcher(language, by), sentence, offer) == ("block",)
