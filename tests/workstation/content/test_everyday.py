"""The everyday words that lead to the sheets: one word in all its forms, several that mean one, what is asked for."""

from __future__ import annotations

import pytest

from tests.support.content import BUNDLED
from workstation.content.diagnostics import ContentFault
from workstation.content.everyday import Ask, Everyday, read_everyday, stem
from workstation.content.sheet_search import SheetIndex, passages
from workstation.content.sheets import Sheet
from workstation.folding import plain_words

EVERYDAY = BUNDLED.everyday
ALL = frozenset[str]().union(*(EVERYDAY.held(f"{one.title} {one.tags} {one.body}") for one in BUNDLED.sheets.values()))
SMALL = Everyday(
    (("plafond", "maximum", "au plus"),), (Ask(("combien de temps",), ("# jours",)), Ask(("combien",), ("# €",)))
)


@pytest.mark.parametrize(
    "forms",
    [
        ("contester", "contestation", "conteste", "contestée", "contestez"),
        ("rembourser", "remboursement", "remboursé"),
        ("refus", "refuser", "refusée"),
        ("premier", "première"),
        ("journal", "journaux"),
        ("renouveler", "renouvellement"),
        ("assurance", "assuré"),
    ],
)
def test_a_word_is_one_in_all_its_forms(forms: tuple[str, ...]) -> None:
    assert len({stem(plain_words(form)) for form in forms}) == 1


@pytest.mark.parametrize("word", ["compte", "carte", "virement", "client", "pel", "rib"])
def test_a_short_word_keeps_its_letters(word: str) -> None:
    assert word.startswith(stem(word))
    assert len(stem(word)) >= len(word) - 1


@pytest.mark.parametrize("same", EVERYDAY.same, ids=lambda same: same[0])
def test_words_that_mean_the_same_are_several_and_lead_to_a_sheet(same: tuple[str, ...]) -> None:
    assert len({stem(plain_words(word)) for word in same}) > 1
    assert EVERYDAY.held(same[0]) & ALL


def test_each_heading_of_what_not_to_do_stands_in_a_sheet() -> None:
    headings = {plain_words(part.heading) for sheet in BUNDLED.sheets.values() for part in passages(sheet)}
    assert [heading for heading in EVERYDAY.wrong if plain_words(heading) not in headings] == []


def test_a_question_is_its_words_with_what_they_mean_and_what_it_asks_for() -> None:
    sought = SMALL.sought(plain_words("combien de temps au plus pour la carte").split())
    assert [word for word, _ in sought.words] == ["", "carte"]
    assert sought.asks <= SMALL.held("Il faut 3 jours.") - SMALL.held("Il faut 3 €.")


def test_what_answers_the_kind_of_question_comes_before_what_only_says_its_words() -> None:
    body = "La carte se demande au guichet.\n\nElle part sous 3 jours, sans frais de carte.\n\nUne carte coûte 10 €."
    index = SheetIndex.of([Sheet("s", "Titre", (), body)], SMALL)
    assert index.find("combien de temps la carte")[0].line.startswith("Elle part sous 3 jours")
    assert index.find("combien la carte")[0].line == "Une carte coûte 10 €."


def test_what_not_to_do_answers_last_of_equals() -> None:
    body = "# Les pièges\n\n- Bloquer la girafe.\n\n# Les gestes\n\n1. Nourrir la girafe."
    index = SheetIndex.of([Sheet("s", "Titre", (), body)], Everyday(wrong=("Les pièges",)))
    assert index.find("girafe")[0].line == "Nourrir la girafe."


def test_what_not_to_do_gives_way_to_what_answers_in_part_and_answers_alone() -> None:
    traps = "# Les pièges\n\n- Confondre la girafe et le zèbre.\n- Réveiller un lion."
    body = f"{traps}\n\n# Les gestes\n\n1. Nourrir la girafe."
    index = SheetIndex.of([Sheet("s", "Titre", (), body)], Everyday(wrong=("Les pièges",)))
    assert index.find("girafe zèbre")[0].line == "Nourrir la girafe."
    assert index.find("lion")[0].line == "Réveiller un lion."


def test_a_phrase_that_means_one_thing_is_found_whole_or_not_at_all() -> None:
    everyday = Everyday((("sans contact", "nfc"),))
    near = Sheet("near", "Contact", (), "Sans opération ni contact, écrivez.")
    one = Sheet("one", "Carte", (), "Le paiement sans contact est plafonné.")
    assert [hit.passage.sheet for hit in SheetIndex.of([near, one], everyday).find("sans contact")] == ["one"]


def test_a_kind_of_question_that_nothing_asks_is_told() -> None:
    with pytest.raises(ContentFault) as told:
        read_everyday('format: 1\neveryday: everyday\nasks:\n  - told: ["# jours"]\n', "everyday.yaml")
    assert [fault.code for fault in told.value.diagnostics] == ["RP011"]
