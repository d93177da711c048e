"""Another person in a text: found where they are betrayed, and nobody suspected where nobody is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.folding import folded
from workstation.roleplay.judging.persons import Others, Person, named, person

MOUSSA = person("Moussa", "Diarra", ("40021873", "0639980412", "FR7630004000031234567890143"), "moussa.d@example.fr")
LUCIE = person("Lucie", "Berthier", ("40020011", "0639981188", "FR7630004000039876543210968"), "lucie.b@example.fr")
CARTER = person("Emily", "Carter", ("40025500",), "e.carter@example.com")
VOGT = person("Sabine", "Vogt", ("40027777",), "s.vogt@example.de")
COMPOSED = person("Jean-Marie", "Le Bihan")
ONEILL = person("Margaret", "O’Neill")
PETIT = person("Paul", "Petit")
KELLER = person("Jonas", "Keller")


def betrayed(text: str, *others: Person, own: tuple[Person, ...] = (LUCIE,), said: str = "") -> list[str]:
    found = Others(others or (MOUSSA,), own, lambda: [said])
    return [one.whom for one in found.strays(folded(text))]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Je vous envoie cela, Monsieur Diarra.", MOUSSA),
        ("Bonjour M. DIARRA, voici votre plafond.", MOUSSA),
        ("Le compte de Moussa Diarra est à jour.", MOUSSA),
        ("DIARRA Moussa : dossier complet", MOUSSA),
        ("Votre RIB est joint : RIB_Moussa_Diarra.pdf", MOUSSA),
        ("Votre numéro client est le 4002 1873.", MOUSSA),
        ("Votre numéro client est le 40.02.18.73", MOUSSA),
        ("Je vous rappelle au 06 39 98 04 12.", MOUSSA),
        ("Je vous rappelle au +33 6 39 98 04 12.", MOUSSA),
        ("Voici l’IBAN : FR76 3000 4000 0312 3456 7890 143", MOUSSA),
        ("Il finit par 0312 3456 7890 143, c’est le bon ?", MOUSSA),
        ("C’est parti à moussa.d@example.fr", MOUSSA),
        ("Bonjour Mme Le Bihan", COMPOSED),
        ("Bonjour Jean Marie Le Bihan", COMPOSED),
        ("La famille Le Bihan a deux comptes.", COMPOSED),
        ("Dear Mrs Carter, your limit is raised.", CARTER),
        ("Emily Carter’s card is on its way.", CARTER),
        ("Thank you, Ms. O'Neill.", ONEILL),
        ("Guten Tag Frau Vogt", VOGT),
        ("Frau Dr. Vogt hat zwei Konten.", VOGT),
        ("Das ist Frau Vogts Karte.", VOGT),
        ("Sehr geehrter Herr Keller", KELLER),
        ("Voyez avec M. Petit.", PETIT),
    ],
)
def test_a_name_a_long_number_or_an_address_betrays_somebody(text: str, whose: Person) -> None:
    assert betrayed(text, whose) == [whose.name]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Moussa, c’est un beau prénom.", MOUSSA),  # a first name alone is nobody's
        ("Diarra, est-ce loin d’ici ?", MOUSSA),
        ("La carte se termine par 1873.", MOUSSA),  # a short number is anybody's
        ("Votre dossier 400218 est ouvert.", MOUSSA),
        ("Rendez-vous le 23/11/2026 à 10 h 15, 1 250,00 €.", MOUSSA),
        ("Votre agence est la 30004 00003.", MOUSSA),  # the bank's and the branch's digits are in every IBAN
        ("Bonjour Madame Diarra-Keita", MOUSSA),  # a double-barrelled name is another
        ("Bonjour Mme Berthier, votre numéro client est le 40020011.", MOUSSA),
        ("Un petit rappel, Monsieur : petit à petit.", PETIT),
        ("Au petit matin, monsieur, Paul.", PETIT),
        ("Im Keller steht der Automat, Frau Berthier.", KELLER),
        ("Your carter, Miss, will call.", CARTER),
        ("Emily, could you hold on?", CARTER),
        ("M. le directeur de Bihan", COMPOSED),
    ],
)
def test_nobody_is_suspected_for_less(text: str, who: Person) -> None:
    assert betrayed(text, who) == []


def test_what_is_also_ones_own_betrays_nobody() -> None:
    wife = person("Awa", "Diarra", ("40029999", "0639980412"), "diarra@example.fr")
    husband = person("Moussa", "Diarra", ("40021873", "0639980412"), "diarra@example.fr")
    for text in ("Bonjour Madame Diarra", "Monsieur Diarra", "Je rappelle au 06 39 98 04 12", "à diarra@example.fr"):
        assert betrayed(text, husband, own=(wife,)) == [], text
    assert betrayed("Moussa Diarra a deux comptes", husband, own=(wife,)) == ["Moussa Diarra"]
    namesake = person("Awa", "Diarra", ("40028888",))
    assert betrayed("Awa Diarra, numéro 40029999", namesake, own=(wife,)) == []
    assert betrayed("Awa Diarra, numéro 40028888", namesake, own=(wife,)) == ["Awa Diarra"]
    martin = named("Martin Dubois")
    assert betrayed("Bonjour Monsieur Martin Dubois", person("Alice", "Martin"), own=(martin,)) == []


def test_what_the_customer_wrote_first_may_be_written_back() -> None:
    said = "J’ai déjà parlé à Monsieur Diarra, au 06 39 98 04 12."
    assert betrayed("Monsieur Diarra vous a donc rappelée du 0639980412.", said=said) == []
    assert betrayed("Le numéro client est 40021873.", said=said) == ["Moussa Diarra"]


SIGNS = st.text(alphabet="abcdefghij éàç'’-.,!?\n0123456789", max_size=120)


@given(SIGNS, SIGNS, st.sampled_from([MOUSSA, CARTER, VOGT, COMPOSED, ONEILL]))
def test_whatever_stands_around_a_whole_name_is_found_and_ones_own_never(before: str, after: str, who: Person) -> None:
    text = f"{before} {who.name} {after}"
    assert who.name in betrayed(text, who, own=())
    assert betrayed(text, who, own=(who,)) == []


@given(st.text(alphabet="0123456789 .-/", max_size=40))
def test_digits_that_hold_no_long_number_of_theirs_are_left_alone(text: str) -> None:
    digits = "".join(filter(str.isdigit, text))
    parts = [number[at : at + 8] for number in MOUSSA.numbers for at in range(len(number) - 7)]
    if not any(part in digits for part in parts):
        assert betrayed(text) == []
