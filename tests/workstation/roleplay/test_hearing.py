"""Sentences that a recruit who writes would not be recognised by."""

from __future__ import annotations

import pytest

from tests.support.content import FILE, SHELF, changed
from workstation.content.diagnostics import Diagnostic
from workstation.roleplay.reading.loader import load

GREETING = '        say: "Banque Orvanne, bonjour, {{ adviser.name }} à votre écoute."\n'
ONE = (GREETING, GREETING + '        hears: ["bonjour"]\n')
HARD = ("difficulty: easy", "difficulty: hard")


def told(*changes: tuple[str, str]) -> list[Diagnostic]:
    found = load(changed(*changes), FILE, SHELF.around)[1]
    return [fault for fault in found if fault.code in ("RP027", "RP069")]


def test_no_wordings_at_all_is_no_fault() -> None:
    assert told() == []


def test_those_left_without_any_are_listed_once() -> None:
    (fault,) = told(ONE)
    assert fault.code == "RP027"
    assert fault.message.startswith("Some sentences have other wordings and these have none: greet_cold, ")
    assert "greet_full" not in fault.message
    assert "block_card" not in fault.message  # told by its act
    assert fault.source.strip().startswith("say: ")


def test_a_hard_role_play_wants_three_of_each() -> None:
    (fault,) = told(ONE, HARD)
    assert fault.code == "RP069"
    assert ": greet_full, greet_cold, " in fault.message
    assert "needs 3 other wordings" in fault.message


@pytest.mark.parametrize(("count", "listed"), [(2, True), (3, False)])
def test_the_third_wording_is_enough(count: int, listed: bool) -> None:
    wordings = ", ".join(f'"bonjour {n}"' for n in range(count))
    (fault,) = told((GREETING, f"{GREETING}        hears: [{wordings}]\n"), HARD)
    assert ("greet_full" in fault.message) is listed
