"""Who says « tu » to a customer breaks what they break all the same, and it is found where it was said."""

from __future__ import annotations

import pytest

from tests.support.content import BUNDLED
from workstation.folding import folded
from workstation.roleplay.judging.familiar import formal

RULES = BUNDLED.rules
ONLY = {"familiar", "tic"}
"""« tu » itself, and what costs nothing."""


@pytest.mark.parametrize(
    ("language", "said", "formally"),
    [
        ("fr", "donne-moi ton code", "donnez-moi votre code"),
        ("fr", "t'as rien à faire, tu me lis le code", "vous avez rien à faire, vous me lisez le code"),
        ("fr", "si tu ne le fais pas, je te bloque ta carte", "si vous ne le faites pas, je vous bloque votre carte"),
        ("fr", "calme-toi, t'énerve pas", "calmez-vous, vous énervez pas"),
        ("fr", "tu pourrais m'envoyer tes codes ?", "vous pourriez m'envoyer vos codes ?"),
        ("fr", "la loi t'oblige à rien", "la loi vous oblige à rien"),
        ("de", "gib mir deinen Code", "geben Sie mir Ihren Code"),
        ("de", "du hättest anrufen müssen", "Sie hätten anrufen müssen"),
        ("de", "wenn du so weitermachst", "wenn Sie so weitermachen"),
        ("de", "beruhig dich", "beruhigen Sie sich"),
    ],
)
def test_it_is_read_as_it_is_said_formally(language: str, said: str, formally: str) -> None:
    read = formal(folded(said), language)
    assert read is not None
    assert " ".join(read.text.split()).replace("vous ,", "vous,") == folded(formally)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "Donnez-moi votre date de naissance."), ("fr", "elle le sait, et je la bloque"),
        ("fr", "carte bloquée"), ("de", "Das ist Ihre Karte, ich sperre sie."), ("de", "Zuerst ist das Konto dran."),
        ("en", "Give me your name."),
    ],
)  # fmt: skip
def test_what_is_formal_is_read_once(language: str, said: str) -> None:
    assert formal(folded(said), language) is None


def test_what_is_found_stands_where_it_was_said() -> None:
    plain = folded("D'accord. Alors, tu me lis le code que t'as reçu, s'il te plaît ?")
    [found] = [one for one in RULES.places(plain, "chat") if one.finding.family == "secret_asked"]
    assert plain[found.start : found.end] == found.finding.word
    assert "lis le code" in found.finding.word
    assert plain.index("tu me") <= found.start < found.end <= len(plain)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "Je ne te demanderai jamais ton code."), ("fr", "garde ton code pour toi"),
        ("fr", "donne-moi ta date de naissance"), ("fr", "tu as été remboursé hier"),
        ("de", "ich frage dich nie nach deiner PIN"), ("de", "sag mir dein Geburtsdatum"),
        ("de", "behalte deinen Code für dich"),
    ],
)  # fmt: skip
def test_what_is_innocent_formally_is_innocent_with_tu(language: str, said: str) -> None:
    found = {one.family for one in RULES.findings(said, "spoken", language, identity=3)}
    assert found <= ONLY
