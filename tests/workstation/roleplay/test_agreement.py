"""An answer of identity that is not the dossier's is told, and so is a wrong one that is."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.content import FILE, LOST_CARD, SHELF
from workstation.roleplay.checking.spelled import flat, tells_amount, tells_day
from workstation.roleplay.reading.loader import load

NAME = 'answer: "Anne Dupré."'
BIRTH = 'answer: "Le 3 février 1980."'
ADDRESS = 'wrong: true, answer: "5 rue du Lac."'
PRODUCT = 'answer: "Un compte courant."'


def told(old: str, new: str) -> list[str]:
    """What is said of the answers."""
    assert LOST_CARD.count(old) == 1
    _, warnings = load(LOST_CARD.replace(old, new), FILE, SHELF.around)
    return [fault.code for fault in warnings if fault.code in ("RP057", "RP061")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (NAME, 'answer: "Dupré, D, U, P, R, E accent aigu."'),
        (NAME, 'answer: "Anne, D-U-P-R-É."'),
        (BIRTH, 'answer: "Le trois février quatre-vingts."'),
        (BIRTH, 'answer: "03/02/80"'),
        (ADDRESS, 'answer: "Trois, rue du Puits."'),
        (ADDRESS, 'wrong: true, answer: "3 rue du Puits, à Marseille."'),
        (PRODUCT, 'answer: "Mon compte de dépôt, et la carte classique."'),
        (PRODUCT, 'wrong: true, answer: "Un compte courant et un PEL."'),
        (PRODUCT, 'answer: "{{ facts.account }}"'),
        ('verifies: product, answer: "Un compte courant."', 'verifies: operation, answer: "Trois euros vingt."'),
        ('verifies: product, answer: "Un compte courant."', 'verifies: operation, answer: "La boulangerie."'),
    ],
)
def test_what_agrees_is_left(old: str, new: str) -> None:
    text = LOST_CARD.replace("facts: {", 'facts: {account: "Un compte courant.", ')
    assert text.count(old) == 1
    _, warnings = load(text.replace(old, new), FILE, SHELF.around)
    assert [fault.describe() for fault in warnings if fault.code in ("RP057", "RP061")] == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (NAME, 'answer: "Anne Dupuis."', "RP057"),
        (BIRTH, 'answer: "Le 4 février 1980."', "RP057"),
        (BIRTH, 'answer: "Le 3 février."', "RP057"),
        (BIRTH, 'wrong: true, answer: "Le 3 février 1980."', "RP061"),
        (ADDRESS, 'answer: "5 rue du Puits."', "RP057"),
        (ADDRESS, 'wrong: true, answer: "3 rue du Puits."', "RP061"),
        (PRODUCT, 'answer: "Un PEL."', "RP057"),
        (PRODUCT, 'answer: "Un livret à mon nom."', "RP057"),
        ('verifies: product, answer: "Un compte courant."', 'verifies: operation, answer: "Au garage."', "RP057"),
    ],
)
def test_what_differs_is_told(old: str, new: str, code: str) -> None:
    assert told(old, new) == [code]


@pytest.mark.parametrize("n", range(1, 32))
def test_each_day_is_known_in_figures_and_in_words(n: int) -> None:
    day = date(1973, 1, n)
    assert tells_day(f"{n} janvier 1973", day)
    assert not tells_day(f"{n % 31 + 1} janvier 1973", day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Le vingt et un juin soixante et onze", date(1971, 6, 21)),
        ("the twenty-first of June, nineteen seventy-one", date(1971, 6, 21)),
        ("Am einundzwanzigsten Juni neunzehnhunderteinundsiebzig", date(1971, 6, 21)),
        ("Le premier août deux mille un", date(2001, 8, 1)),
    ],
)
def test_a_day_is_known_in_three_languages(text: str, day: date) -> None:
    assert tells_day(flat(text), day)


def test_an_amount_is_its_own() -> None:
    assert tells_amount(flat("Forty-six fifty."), -4650)
    assert not tells_amount(flat("46,51 €"), -4650)
