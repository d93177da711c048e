"""The files of instructions: what is wrong in one is told at its line, and one that ships is whole."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.support.content import BUNDLED
from workstation.bank.instructions import Instruction, in_force, read_instruction
from workstation.content.diagnostics import ContentFault
from workstation.library.instructed import instructed_at, sheet_at
from workstation.library.kinds import KINDS
from workstation.paths import SCRIPTS

[KIND] = [kind for kind in KINDS if kind.name == "instructions"]
HELD = (SCRIPTS / "instructions" / "limit-rises-held.yaml").read_text(encoding="utf-8")
LATE = (SCRIPTS / "instructions" / "cards-sent-late.yaml").read_text(encoding="utf-8")


def codes(text: str) -> list[tuple[str, int]]:
    """The faults of a file, with their lines."""
    try:
        found = KIND.faults_in(text, "here.yaml", BUNDLED)
    except ContentFault as fault:
        found = fault.diagnostics
    return [(one.code, one.place.line) for one in found]


@pytest.mark.parametrize("text", [HELD, LATE], ids=["held", "late"])
def test_what_ships_is_whole(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("id: limit_rise_days", "id: limit_rise_day", [("RP045", 9)]),
        ("figures.limit_rise_days", "figures.limit_rise_day", [("RP045", 5)]),
        ("figures.limit_rise_days", "facts.days", [("RP045", 5)]),
        ("sheet: card-limits", "sheet: card-limit", [("RP170", 14)]),
        ("Demandez le besoin, le montant et la durée.", "Demandez le besoin et la durée.", [("RP012", 14)]),
        ("act: card.raise_limit", "act: card.raise_limits", [("RP012", 17)]),
        ('"2026-11-24 13:00"', '"24/11 13:00"', [("RP012", 6)]),
        ('"2026-11-24 17:00"', '"2026-11-24 13:00"', [("RP012", 7)]),
        ('"2026-11-24 17:00"', '"2026-11-24 25:00"', [("RP012", 7)]),
        ("title:", "titre:", [("RP010", 4)]),
        ("id: limit-rises-held", "id: another", [("RP012", 3)]),
    ],
)
def test_what_is_wrong_is_told_at_its_line(old: str, new: str, told: list[tuple[str, int]]) -> None:
    assert old in HELD
    assert codes(HELD.replace(old, new)) == told


def test_an_instruction_changes_something() -> None:
    assert codes(HELD[: HELD.index("figures:\n")]) == [("RP011", 2)]


def standing(day: str, instructions: tuple[Instruction, ...] = BUNDLED.instructions) -> list[str]:
    return [one.id for one in in_force(instructions, datetime.fromisoformat(day))]


def test_where_two_change_the_same_the_later_has_it() -> None:
    early = read_instruction(HELD.replace("13:00", "12:00").replace("id: limit-rises", "id: a"), "a.yaml")
    assert standing("2026-11-24 14:00", (*BUNDLED.instructions, early)) == ["a-held", "limit-rises-held"]
    assert standing("2026-11-24 12:59") == []
    assert standing("2026-11-24 13:00") == ["limit-rises-held"]
    assert standing("2026-11-24 17:00") == []


@pytest.mark.parametrize(
    ("moment", "days", "passage"),
    [
        ("2026-11-24 12:59", "7 jours", "Demandez le besoin, le montant et la durée."),
        (
            "2026-11-24 13:00",
            "3 jours (instruction of 24 November 2026)",
            "la durée et le nom du commerçant. (instruction of 24 November 2026)",
        ),
    ],
)
def test_a_sheet_says_what_changed_and_by_which_instruction(moment: str, days: str, passage: str) -> None:
    at = datetime.fromisoformat(moment)
    body = sheet_at(BUNDLED, "card-limits", at).body.replace("\u00a0", " ").replace("\u202f", " ")
    assert f"3. Relevez le plafond au poste, pour {days}." in body
    assert passage in body
    assert [one.text in body.splitlines()[0] for one in instructed_at(BUNDLED, at)] == [True] * len(standing(moment))
    other = sheet_at(BUNDLED, "card-block", at)
    assert "nstruction" not in other.body
