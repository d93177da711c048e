"""A secret is found however it is written, and no other number is taken for one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn

from tests.support.content import BUNDLED
from workstation.folding import folded
from workstation.roleplay.judging.agreement import agreed
from workstation.roleplay.judging.numbers import numbers

WORDS = BUNDLED.rules


def families(note: str) -> list[str]:
    return [finding.family for finding in WORDS.findings(note)]


@pytest.mark.parametrize(
    "note",
    [
        "carte 4970  1012  3456  7890",
        "carte 4970\u20091012\u20093456\u20097890",
        "carte 4970\u20111012\u20113456\u20117890",
        "carte 4970\n1012 3456 7890",
        "CB 5132/9011/2233/4455",
        "carte n° 4970.1012.3456.7890, valable 12/27",
        "Numéro lu : 4970_1012_3456_7890.",
        "carte 497010 123456 7890",
        "carte 49\u200b70 10\u00ad12 3456 7890",
        "sa carte est la ４９７０ １０１２ ３４５６ ７８９０",
        "4539 1488 0343 6467 12/27 123",
        "4539148803436467",
        "3782 822463 10005",
        "code, 4821",
        "code 48 21",
        "le code de la carte est le 4821",
        "code\u202f: 4821",
        "mon code c'est 4821",
        "Code PIN = 4-8-2-1",
        "code SMS reçu par la cliente : 481 516",
        "CVV\u00a0: 123",
        "Elle a dit que 4821 est son code.",
        "cryptogramme\u00a0412",
        "code 48213 donné par téléphone",
        "IBAN FR76 3000 4000 0312 3456 7890 143",
        "iban\u00a0: fr76-3000-4000-0312-3456-7890-143",
        "FR7630004000031234567890143",
        "DE89 3704 0044 0532 0130 00",
        "RIB 30004 00003 12345678901 43",
        "Elle a donné son code secret.",
        "Mot de passe dicté au téléphone.",
        "Quel est votre nouveau mot de passe ?",
        "Envoyez-moi votre nouveau mot de passe, sans attendre.",
        "Pouvez-vous me donner le code secret que vous n’avez pas noté ?",
    ],
)
def test_a_secret_is_found_however_it_is_written(note: str) -> None:
    assert "secret" in families(note)


@pytest.mark.parametrize(
    "note",
    [
        "Dossier 20261128-143005.",
        "Sinistre 2026 1128 000 4512.",
        "Rappel au 06 39 98 41 07 06 39 98 41 08.",
        "Rappel au +33 6 39 98 41 07 ou au 0033 639 984 107.",
        "Du 01.12.2026 15.12.2026.",
        "Du 2026-12-01 au 2026-12-15.",
        "Virements de 1 500 2 500 3 500 4 500.",
        "Virements de 4500 2500 3500 4000.",
        "Achats de 4 512,00 € 4 513,00 € 4 514,00 €.",
        "Mandat RUM 00012345678901.",
        "Mandat RUM 4539148803436467.",
        "SIRET 732 829 320 00074, SIREN 732829320.",
        "code 75011 Paris",
        "code postal 69003",
        "Adresse : 12 rue des Lilas, code 13090 Aix-en-Provence.",
        "Code client 50000017, code motif 1204, code agence 30412.",
        "Code oublié, retrait de 300 demandé.",
        "Code saisi 3 fois, carte bloquée à 14h30.",
        "Code envoyé au 06 39 98 41 07 le 28/11/2026.",
        "Code refusé pour un achat de 1 250 €.",
        "Code secret non noté avec la carte.",
        "Ne communiquez jamais votre mot de passe.",
        "N’écrivez jamais votre code secret.",
        "Le code confidentiel n’est écrit nulle part.",
        "Code secret oublié, réédition commandée.",
        "Nouveau mot de passe à créer dans l’application.",
        "IBAN FR76 communiqué, carte finissant par 7890.",
        "Carte en 4970 XXXX XXXX 7890.",
        "Opposition carte perdue sous le n° 20261128143005.",
        "Facture 2026-000451-2231-9981 de 86,00 euros.",
        "De 2023 2024 2025 2026.",
        "Colis 6123 4567 8901 2345 attendu.",
    ],
)
def test_nothing_else_is_taken_for_a_secret(note: str) -> None:
    assert "secret" not in families(note)


SEPARATORS = st.sampled_from(
    [" ", "  ", "-", " - ", ".", "/", "_", "\u2009", "\u202f", "\u2011", "\u2013", "\n", "·", ", "]
)


@given(st.integers(400_000_000_000_000, 499_999_999_999_999), st.lists(SEPARATORS, min_size=3, max_size=3))
def test_a_card_is_found_by_its_key_whatever_stands_between(body: int, signs: list[str]) -> None:
    number = f"{body}{luhn.calc_check_digit(str(body))}"
    groups = [number[at : at + 4] for at in range(0, 16, 4)]
    written = groups[0] + "".join(sign + group for sign, group in zip(signs, groups[1:], strict=True))
    assert "secret" in families(f"Elle lit {written}, puis raccroche.")


@given(st.text(alphabet="0123456789 .-/€h,:", max_size=60))
def test_any_digits_are_read_and_no_sign_is_in_two_numbers(text: str) -> None:
    found = numbers(folded(text))
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("texts", "kind", "value"),
    [
        ("12/12/2026; 12 décembre 2026; 12.12.2026; 2026-12-12; 12. Dezember 2026", "date", "2026-12-12"),
        ("1er décembre; 01/12; 1 décembre; December 1st", "date", "12-01"),
        ("86 €; 86,00 euros; 86.00 EUR; €86.00; 86,0 €", "amount", "86 €"),
        ("1 250,50 €; 1250,50 euros; €1,250.50; 1.250,50 EUR; 1 250 € 50", "amount", "1250.5 €"),
        ("06 39 98 41 07; 06.39.98.41.07; +33 6 39 98 41 07; +33 (0)6 39 98 41 07", "phone", "0639984107"),
        ("732 829 320 00074; 73282932000074", "siret", "73282932000074"),
        ("14h30; 14:30; 14 h 30", "hour", "14:30"),
    ],
)  # fmt: skip
def test_a_value_is_one_however_it_is_written(texts: str, kind: str, value: str) -> None:
    for text in texts.split("; "):
        found = [one for one in numbers(folded(text)) if one.kind == kind]
        assert [one.value for one in found] == [value], text


@pytest.mark.parametrize(
    ("note", "family"),
    [
        ("clients énervés", "judgement"),
        ("Des clientes menteuses.", "judgement"),
        ("une vraie chieuse", "judgement"),
        ("n\u2018écoute rien", "judgement"),
        ("n`écoute rien", "judgement"),
        ("Elles sont de mauvaises foi.", "judgement"),
        ("en burn\u2010out", "health"),
        ("en burnout", "health"),
        ("can\u00adcer", "health"),
        ("hospi-\ntalisé", "health"),
        ("Enfants handicapés.", "health"),
        ("Les escrocs, les fraudeuses.", "offence"),
    ],
)
def test_a_word_is_found_whatever_its_agreement_and_its_signs(note: str, family: str) -> None:
    assert family in families(note)


@pytest.mark.parametrize(
    "note",
    [
        "Voilà, compte joint solidaire, carte blanche, montant grossi des frais.",
        "Conditions connues, cônes de chantier devant l’agence, bêtise non.",
        "Opposition faite le 28/11, référence 20418, nouvelle carte sous 5 jours ouvrés.",
        "Le virement de 1 250,00 € a été rejeté, le client souhaite une solution immédiate.",
    ],
)
def test_what_only_looks_like_such_a_word_is_left(note: str) -> None:
    assert families(note) == []


@pytest.mark.parametrize(
    "forms",
    [
        "bloqué bloquée bloqués bloquées", "naïf naïve naïfs naïves", "menteur menteuse menteurs menteuses",
        "manipulateur manipulatrice", "nouveau nouvelle nouveaux nouvelles", "régional régionale régionaux",
        "pris prise prises", "conseiller conseillère conseillères", "heureux heureuse", "faux fausse fausses",
    ],
)  # fmt: skip
def test_the_agreements_of_a_word_are_one(forms: str) -> None:
    assert len({agreed(folded(form)) for form in forms.split()}) == 1


def test_a_session_begun_under_the_first_marking_is_judged_as_it_was() -> None:
    first = WORDS.as_marked(1)
    assert [found.word for found in first.findings("Dossier 20261128-143005.")] == ["20261128-143005"]
    assert first.findings("clients énervés, code, 4821") == []
    assert WORDS.as_marked(2) is WORDS
