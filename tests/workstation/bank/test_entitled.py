"""Who may hear what besides the client: by what the dossier holds, and by nothing said on the telephone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from workstation.bank.dossier import Account, Dossier, Relative
from workstation.bank.entitled import CAPACITIES, HEARS, entitled
from workstation.bank.held import Held
from workstation.dataset.generate import generate
from workstation.dataset.living import lived
from workstation.dataset.record import resolve

TODAY = date(2026, 11, 23)
HUGO, MME = "Hugo Vasseur", "Mme Odile Pic"


@pytest.fixture(scope="module")
def alone() -> Dossier:
    """Somebody whose dossier names nobody else."""
    found = (resolve(lived(7, record), TODAY) for record in generate(7, 200))
    return replace(next(one for one in found if one.client.birth_date.year < 2000), household=(), held=())


SPOUSE = Relative("C9", HUGO, "spouse")


def told(dossier: Dossier) -> list[tuple[str, str, str]]:
    return [(one.name, one.capacity, one.hears) for one in entitled(dossier, TODAY)]


def test_nobody_else_is_named_where_the_dossier_names_nobody(alone: Dossier) -> None:
    assert told(alone) == []


def test_a_spouse_hears_nothing_without_a_right_of_their_own(alone: Dossier) -> None:
    married = replace(alone, household=(SPOUSE,), accounts=tuple(a for a in alone.accounts if a.kind != "joint"))
    assert told(married) == [(HUGO, "spouse", "nothing")]
    shared = replace(married, accounts=(*married.accounts, Account("J1", "joint", "0001", 0)))
    assert told(shared) == [(HUGO, "spouse", "joint")]
    power = shared.with_item(Held("mandate", TODAY, "accounts", HUGO, "valid"))
    assert told(power) == [(HUGO, "attorney", "power")]
    expired = shared.with_item(Held("mandate", TODAY, "accounts", HUGO, "expired"))
    assert told(expired) == [(HUGO, "attorney", "ended"), (HUGO, "spouse", "joint")]


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("guardianship", (MME, "guardian", "all")),
        ("strong_curatorship", (MME, "curator", "all")),
        ("curatorship", (MME, "curator", "with_them")),
    ],
)
def test_a_measure_names_who_represents_or_assists(alone: Dossier, what: str, expected: tuple[str, str, str]) -> None:
    assert told(alone.with_item(Held("protection", TODAY, what, MME))) == [expected]


def test_a_death_ends_every_power_and_heirs_prove_themselves_first(alone: Dossier) -> None:
    dead = replace(alone, held=(Held("death", TODAY, "received"), Held("mandate", TODAY, "accounts", HUGO, "valid")))
    assert told(dead) == [("", "heirs", "heir"), (HUGO, "attorney", "ended")]


def test_a_parent_hears_of_a_minor_until_their_majority(alone: Dossier) -> None:
    family = replace(alone, household=(Relative("C8", MME, "parent"),))
    of_age = replace(family, client=replace(family.client, birth_date=date(2008, 11, 23)))
    minor = replace(family, client=replace(family.client, birth_date=date(2008, 11, 24)))
    assert told(of_age) == []
    assert told(minor) == [(MME, "parent", "child")]


def test_every_capacity_and_right_has_its_words(alone: Dossier) -> None:
    for record in generate(7, 600):
        for one in entitled(resolve(lived(7, record), TODAY), TODAY):
            assert one.capacity in CAPACITIES
            assert one.hears in HEARS
