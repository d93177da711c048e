"""Several slips of one file are told at once, each as it is told alone, and nothing that only follows from another."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.content import FILE, LOST_CARD, SHELF, changed
from tests.support.drawn import drawn
from workstation.content.diagnostics import ContentFault
from workstation.library.checking import faults_of
from workstation.paths import SCRIPTS
from workstation.roleplay.reading.loader import load

# Slips of every kind, each on lines of its own.
SLIPS = [
    ("start: greet\n", "start:\u00a0greet\n"),
    ('        say: "Dépêchez-vous."', "        say: Dépêchez : vous"),
    ('        say: "Votre carte est bloquée."', '        say: "Votre "carte" est bloquée."'),
    ('        say: "Merci, cela me suffit."', "        say: {{ facts.where }}"),
    ('        say: "Votre carte est déjà bloquée."', '        say:"Votre carte est déjà bloquée."'),
    ("        hint:", "        hnit:"),
    ("difficulty: easy", "difficulty: esay"),
    ("need: 4", "need: quatre"),
    ("  motif: CARD-LOST\n", "  motif: CARD-LOTS\n"),
    ("{{ dates.delivery }}", "{{ dates.delivry }}"),
    ('"not blocked"', '"not bloked"'),
    ("flag: promise", "flag: promis"),
    ("client: anne,", "client: ane,"),
    ('  aim: "La bloquer."', '  aim: "La bloquer, {{ figures.fee }}."'),
]


def told(text: str) -> list[tuple[str, int, int]]:
    try:
        load(text, FILE, SHELF.around)
    except ContentFault as fault:
        return [(each.code, each.place.line, each.place.column) for each in fault.diagnostics]
    return []


ALONE = {slip: told(changed(slip)) for slip in SLIPS}


@pytest.mark.parametrize("slip", SLIPS, ids=[new.strip() for _, new in SLIPS])
def test_each_is_one_fault_alone(slip: tuple[str, str]) -> None:
    assert len(ALONE[slip]) == 1


def test_all_of_them_are_told_at_once_in_reading_order() -> None:
    found = told(changed(*SLIPS))
    assert sorted(found) == sorted(fault for slip in SLIPS for fault in ALONE[slip])
    assert [line for _, line, _ in found] == sorted(line for _, line, _ in found)


@drawn(10)
@given(st.sets(st.sampled_from(SLIPS), min_size=2))
def test_any_of_them_are_told_at_once(slips: set[tuple[str, str]]) -> None:
    assert sorted(told(changed(*slips))) == sorted(fault for slip in slips for fault in ALONE[slip])


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ([("start: greet\n", "start: greet\nstart: wrap\n"), ("need: 4", "need: quatre")], ["RP003", "RP012"]),
        ([("{max: 2, critical: true}", "&a {max: 2, critical: true}"), ("start: greet", "start: *a")], ["RP002"] * 2),
        ([("  motif: CARD-LOST", "\tmotif: CARD-LOST"), ("need: 4", "need:\u00a04")], ["RP018", "RP026"]),
        ([("rubric:\n", "rubrik:\n"), ("difficulty: easy", "difficulty: esay")], ["RP012", "RP010"]),
        ([("dates:", "datse:"), ("need: 4", "need: quatre")], ["RP010", "RP012"]),
    ],
)
def test_what_follows_from_a_fault_is_not_told(changes: list[tuple[str, str]], codes: list[str]) -> None:
    assert [code for code, _, _ in told(changed(*changes))] == codes


# Warnings of every kind that stand whatever else is wrong, each on lines of its own.
WARNED = [
    ('        say: "Merci, cela me suffit."', f'        say: "Merci, cela me suffit{", et encore" * 20}."'),
    ('        say: "Dépêchez-vous."', '        say: "Dépêchez-vous, TODO."'),
    ('        why: "Hors de votre périmètre."\n', ""),
    (
        '        say: "Votre carte est bloquée."',
        '        say: "Votre carte est bloquée."\n        flag: promise\n        why: "Trop tôt."',
    ),
    ('answer: "Le 3 février 1980."', 'answer: "Le 4 février 1980."'),
]


def warned(text: str) -> list[tuple[str, int]]:
    try:
        found = load(text, FILE, SHELF.around)[1]
    except ContentFault as fault:
        found = [each for each in fault.diagnostics if each.severity != "error"]
    return [(each.code, each.place.line) for each in found]


@pytest.mark.parametrize(
    "fault",
    [
        # What cannot be read, and what does not hold together once it is.
        ("difficulty: easy", "difficulty: esay"),
        ("start: greet\n", "start:\u00a0greet\n"),
        ('"not blocked"', '"not bloked"'),
        ("client: anne,", "client: anne, caler: spouse,"),
    ],
    ids=["unread", "space", "condition", "key"],
)
@pytest.mark.parametrize("warning", WARNED, ids=["breath", "left over", "why", "words", "dossier"])
def test_a_warning_is_told_beside_an_error_as_it_is_alone(warning: tuple[str, str], fault: tuple[str, str]) -> None:
    alone = warned(changed(warning))
    assert len(alone) == 1
    if "flag: promise" in warning[1] and fault[0] == '"not blocked"':  # the same move
        alone = []
    assert warned(changed(warning, fault)) == alone


def test_errors_are_told_first() -> None:
    with pytest.raises(ContentFault) as told_of:
        load(changed(WARNED[0], ("client: anne,", "client: ane,"), ("{{ dates.delivery }}", "x ")), FILE, SHELF.around)
    told_severities = [each.severity for each in told_of.value.diagnostics]
    assert told_severities == sorted(told_severities)
    assert set(told_severities) == {"error", "warning"}


def test_a_reason_under_a_key_misspelt_is_not_said_to_be_missing() -> None:
    assert warned(changed(('        why: "Hors de', '        wyh: "Hors de'))) == []


def test_other_files_tell_all_of_theirs(tmp_path: Path) -> None:
    text = (SCRIPTS / "guides" / "call.yaml").read_text(encoding="utf-8")
    path = tmp_path / "guides" / "call.yaml"
    path.parent.mkdir()
    assert 'goal: "' in text
    path.write_text(text.replace('goal: "', 'goal: {{ x }} "', 1) + "unknown: 1\nunknown: 2\n", encoding="utf-8")
    found = faults_of(path, SHELF)
    assert found is not None
    assert [fault.code for fault in found] == ["RP017", "RP010", "RP003"]


def test_the_sound_file_is_sound() -> None:
    assert told(LOST_CARD) == []
