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
