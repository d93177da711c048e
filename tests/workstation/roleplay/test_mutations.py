"""Each slip an author may make in the content that ships gives its own code at the very place, and nothing else."""

from __future__ import annotations

import pytest

from tests.support.dealing import some
from tests.support.slips import (
    ABROAD,
    CARD,
    CLOSING,
    EMILY,
    FIGURES,
    GUIDE,
    IDENTITY,
    LOST,
    NADIA,
    PROPOSAL,
    SHEET,
    SLIPS,
    THIRD,
    Slip,
    changed,
    shipped,
    told,
)
from workstation import i18n


@pytest.mark.parametrize("slip", SLIPS, ids=[f"{n}-{slip.code}" for n, slip in enumerate(SLIPS)])
def test_a_slip_is_told_by_its_code_at_its_place_and_by_nothing_else(slip: Slip) -> None:
    text, line, column = changed(slip)
    found = told(slip.file, text)
    assert [(d.code, d.place.line, d.place.column) for d in found] == [(slip.code, line, column)], "".join(
        "\n" + d.describe() for d in found
    )
    assert found[0].file == slip.file
    if slip.meant:
        assert found[0].cure == f"Did you mean “{slip.meant}”?"


def test_there_are_enough_slips_in_every_kind_of_file() -> None:
    assert len(SLIPS) >= 70
    assert {slip.file for slip in SLIPS} >= {LOST, THIRD, ABROAD, PROPOSAL, IDENTITY, CLOSING, NADIA, EMILY}
    assert {slip.file for slip in SLIPS} >= {CARD, SHEET, FIGURES, GUIDE}


def test_what_ships_has_nothing_to_be_told() -> None:
    for file in {slip.file for slip in SLIPS}:
        assert told(file, shipped(file)) == []


def test_a_beat_misspelt_where_it_is_written_is_told_once_with_the_others_counted() -> None:
    text = shipped(THIRD).replace("\n  own_account:\n", "\n  own_acount:\n")
    uses = text.count("next: own_account\n") + text.count("seen('own_account')")
    assert uses > 3
    found = told(THIRD, text)
    assert [d.code for d in found] == ["RP039"]
    assert found[0].place.line == text[: text.index("next: own_account\n")].count("\n") + 1
    assert found[0].message.endswith(f"The same goes for {uses - 1} other places.")


def test_a_variable_misspelt_where_it_is_declared_is_told_once() -> None:
    found = told(LOST, shipped(LOST).replace(" blocked: false", " bloqued: false"))
    assert [d.values["name"] for d in found] == ["blocked"]
    assert found[0].others > 2


def test_a_fragment_that_cannot_be_read_is_told_once_and_in_its_file() -> None:
    found = told(PROPOSAL, shipped(PROPOSAL).replace("    params:", "\tparams:"))
    assert [(d.code, d.file) for d in found] == [("RP018", PROPOSAL)]
    found = told(IDENTITY, shipped(IDENTITY).replace("    params: [", "    parms: ["))
    assert [(d.code, d.file) for d in found] == [("RP010", IDENTITY)]


def test_what_ships_under_no_parameters_floods_nobody() -> None:
    text = shipped(IDENTITY)
    start = text.index("    params: [")
    found = told(IDENTITY, text[:start] + text[text.index("\n", start) + 1 :])
    assert [(d.code, d.values["name"]) for d in found] == [("RP011", "params")]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "roleplays/card-lost.yaml:{line}:15: error RP012: “difficulty” should be one of: easy, medium, hard."
            " — Did you mean “easy”?",
        ),
        (
            "fr",
            "roleplays/card-lost.yaml:{line}:15: erreur RP012 :"
            " « difficulty » devrait être l’un de ces mots : easy, medium, hard."
            " — Vouliez-vous dire « easy » ?",
        ),
    ],
)
def test_a_fault_is_told_in_the_language_of_the_reader(language: str, said: str) -> None:
    text = shipped(LOST).replace("difficulty: easy", "difficulty: esay")
    line = text[: text.index("esay")].count("\n") + 1
    i18n.install(language)
    try:
        first = told(LOST, text)[0].describe().splitlines()[0]
    finally:
        i18n.install("en")
    plain = first.replace("\u00a0", " ").replace("\u202f", " ")
    assert plain.split("RP012")[1].lstrip(" :") == said.format(line=line).split("RP012")[1].lstrip(" :")
    assert plain.startswith(f"{LOST}:{line}:15: ")


SAID_IN_BOTH = [
    (
        Slip("RP039", THIRD, "    next: rephrase\n", "    next: ¦rephras\n"),
        "The beat “rephras” does not exist.",
        "Le moment « rephras » n’existe pas.",
        "Vouliez-vous dire « rephrase » ?",
    ),
    (
        Slip("RP018", LOST, "  motif: MOY-CARTE-OPPO", "¦\tmotif: MOY-CARTE-OPPO"),
        "A tab stands in the indentation of this line.",
        "Une tabulation se trouve dans le retrait de cette ligne.",
        "Faites le retrait avec des espaces, deux par niveau.",
    ),
    (
        Slip("RP020", THIRD, 'if: "named and proved"', 'if: "named ¦= proved"'),
        "This condition cannot be read: one “=” gives a value, two compare: write “==”.",
        "Cette condition ne se lit pas : un seul « = » donne une valeur, deux comparent : écrivez « == ».",
        "Employez des noms, des comparaisons, and, or, not, et seen(…) avec un moment entre apostrophes droites.",
    ),
    (
        Slip("RP023", LOST, "patience >= 3", "patience >= ¦9"),
        "“patience” goes from 0 to 4: it is never “9”.",
        "« patience » va de 0 à 4 : ce n’est jamais « 9 ».",
        "Comparez-le avec l’une de ses valeurs.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("slip", "english", "french", "cure"), SAID_IN_BOTH, ids=[row[0].code for row in SAID_IN_BOTH])
def test_the_json_of_a_fault_speaks_both_languages(slip: Slip, english: str, french: str, cure: str) -> None:
    text, line, column = changed(slip)
    [fault] = told(slip.file, text)
    assert fault.as_json() == {
        "code": slip.code,
        "severity": "error",
        "file": slip.file,
        "line": line,
        "column": column,
        "message": english,
        "cure": fault.cure,
    }
    i18n.install("fr")
    try:
        said = {key: str(value).replace("\u00a0", " ").replace("\u202f", " ") for key, value in fault.as_json().items()}
    finally:
        i18n.install("en")
    assert (said["message"], said["cure"]) == (french, cure)


ENGLISH_OF_THE_PARSERS = (
    "expected",
    "mapping",
    "token",
    "scanning",
    "invalid",
    "syntax",
    "found",
    "could not",
    "was never",
)


@pytest.mark.parametrize("slip", some([s for s in SLIPS if s.code < "RP025"], 3, lambda slip: slip.code))
def test_nothing_is_said_in_french_that_a_parser_says_in_english(slip: Slip) -> None:
    text, _, _ = changed(slip)
    i18n.install("fr")
    try:
        said = [f"{d.message} {d.cure}" for d in told(slip.file, text)]
    finally:
        i18n.install("en")
    assert said
    assert not [word for word in ENGLISH_OF_THE_PARSERS for one in said if word in one.lower()]
