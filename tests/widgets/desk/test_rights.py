"""What a dossier shows to whoever speaks for its holder, by a right of their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.support.content import SHELF
from widgets.adviser.dossier_model import Block, Reading, View
from widgets.adviser.dossier_views import views_of
from workstation import i18n
from workstation.bank.dossier import Dossier
from workstation.bank.held import Held
from workstation.bank.perimeter import bundled
from workstation.library.playing import small_bank

TODAY = date(2026, 11, 23)


def shown(hears: str, *held: Held) -> dict[str, View]:
    i18n.install("fr")
    dossier: Dossier = small_bank(SHELF.people).load("P-anne", TODAY)
    for item in held:
        dossier = dossier.with_item(item)
    reading = Reading(2, frozenset(), TODAY, perimeter=bundled().settled({}), hears=hears)
    return {view.name: view for view in views_of(dossier, reading)}


def beyond(blocks: tuple[Block, ...]) -> set[str]:
    return {act.beyond for block in blocks for act in block.acts if act.beyond}


def test_a_power_opens_the_accounts_and_leaves_the_rest_closed() -> None:
    views = shown("power")
    assert {views[name].look for name in ("accounts", "operations")} == {"summary"}
    assert {views[name].look for name in ("contracts", "history", "upcoming")} == {"closed"}


def test_to_a_guardian_the_acts_of_a_ward_are_within_reach() -> None:
    ward = Held("protection", TODAY, "guardianship", "Mme Odile Pic")
    assert any("protég" in why or "protect" in why for why in beyond(shown("", ward)["cards"].blocks))
    assert not beyond(shown("all", ward)["cards"].blocks)


def test_a_disputed_line_not_booked_yet_says_so_under_it_and_keeps_its_chip_in_the_line() -> None:
    i18n.install("fr")
    dossier: Dossier = small_bank(SHELF.people).load("P-anne", TODAY)
    first, *others = dossier.operations
    pending = replace(first, status="pending")
    dossier = replace(dossier, operations=(pending, *others)).with_item(Held("disputed", TODAY, about=pending.id))
    reading = Reading(2, frozenset({"operations"}), TODAY, perimeter=bundled().settled({}))
    view = next(view for view in views_of(dossier, reading) if view.name == "operations")
    row = next(row for block in view.blocks for row in block.rows if row.label == pending.label and row.chip[0])
    assert row.note
    assert not row.aside
