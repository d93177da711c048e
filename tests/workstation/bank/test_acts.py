"""Banking acts, each declared once: what the desk refuses, what changes in the dossier, what follows from a new one."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.content import SHELF
from workstation.bank.acts import ACTS, Act
from workstation.bank.acts.declaring import JOBS, Choice, Done, Number, Option, Slot
from workstation.bank.agenda import is_free, openings
from workstation.bank.dossier import Dossier
from workstation.bank.held import HELD
from workstation.bank.overlay import with_acts
from workstation.bank.parts import OPENINGS
from workstation.bank.targets import TARGETS, targets
from workstation.events import ActDone
from workstation.library.playing import small_bank

TODAY = date(2026, 11, 23)
ANNE = small_bank(SHELF.people).load("P-anne", TODAY)


def done(act: Act, target: str = "", **values: str) -> ActDone:
    target, filled = act.filled(ANNE, target, values, TODAY)
    return ActDone("c1", ANNE.client.id, act.id, target, filled, "12345")


def dossier_with(*acts: ActDone) -> Dossier:
    return with_acts(ANNE, acts, TODAY)


@pytest.mark.parametrize("act", ACTS.values(), ids=lambda act: act.id)
def test_a_declaration_is_whole(act: Act) -> None:
    assert 0 <= act.level <= 3
    assert act.jobs
    assert act.jobs <= set(JOBS)
    assert act.basis
    assert not act.target or act.target in TARGETS
    assert act.id not in OPENINGS
    assert not act.undone_by or act.undone_by in ACTS
    assert not (act.undone_by and act.final)
    names = [field.name for field in act.fields]
    assert len(set(names)) == len(names)
    assert act.target not in names


@pytest.mark.parametrize("act", ACTS.values(), ids=lambda act: act.id)
def test_what_the_form_proposes_is_accepted_and_leaves_a_trace_in_the_dossier(act: Act) -> None:
    before = ANNE
    for other in ACTS.values():  # what is undone must have been done
        if other.undone_by == act.id:
            before = with_acts(before, [done(other)], TODAY)
    if act.target and not targets(before, act.target):
        pytest.skip("nobody here has one")
    target, values = act.filled(before, "", {}, TODAY)
    assert act.refusal(min(act.jobs), before, target, dict(values), TODAY) == ""
    after = act.effect(before, target, dict(values), Done(TODAY, "12345"))
    assert after != before
    assert all(item.kind in HELD for item in after.held)


@pytest.mark.parametrize(
    ("act", "target", "values", "reason"),
    [
        ("card.block", "gold", {"reason": "lost"}, "no_target"),
        ("card.block", "classic", {"reason": "bored"}, "out_of_bounds"),
        ("card.raise_limit", "classic", {"amount": "999999", "days": "7"}, "out_of_bounds"),
        ("card.raise_limit", "classic", {"amount": "2500", "days": "٣"}, "out_of_bounds"),
        ("appointment.book", "", {"slot": "2026-11-24 03:00", "mode": "branch"}, "out_of_bounds"),
        ("complaint.register", "", {"subject": "fees"}, "out_of_bounds"),
        ("creditor.allow", "nobody", {}, "no_target"),
    ],
)
def test_a_thing_or_a_value_that_does_not_exist_is_refused(
    act: str, target: str, values: dict[str, str], reason: str
) -> None:
    assert ACTS[act].refusal("junior", ANNE, target, values, TODAY) == reason


def test_a_junior_gives_no_fees_back_and_a_senior_does() -> None:
    act = ACTS["fees.refund"]
    assert act.refusal("junior", ANNE, "", {"amount": "8"}, TODAY) == "out_of_role"
    assert act.refusal("senior", ANNE, "", {"amount": "8"}, TODAY) == ""
    assert act.refusal("senior", ANNE, "", {"amount": "800"}, TODAY) == "out_of_bounds"


def test_a_block_is_final_and_its_reason_may_be_put_right() -> None:
    block = ACTS["card.block"]
    blocked = dossier_with(done(block, "classic", reason="lost"))
    assert block.refusal("junior", blocked, "classic", {"reason": "lost"}, TODAY) == "card_blocked"
    assert block.refusal("junior", blocked, "classic", {"reason": "stolen"}, TODAY) == ""
    raised = ACTS["card.raise_limit"].filled(blocked, "classic", {}, TODAY)[1]
    assert ACTS["card.raise_limit"].refusal("junior", blocked, "classic", dict(raised), TODAY) == "card_blocked"


def test_a_booked_opening_is_free_no_more_and_free_again_once_cancelled() -> None:
    slot = openings(ANNE, TODAY)[0]
    booked = dossier_with(done(ACTS["appointment.book"], slot=slot, mode="video"))
    assert not is_free(booked, slot, TODAY)
    assert [met.mode for met in booked.appointments if f"{met.day} {met.hour}" == slot] == ["video"]
    cancelled = with_acts(booked, [ActDone("c1", "P-anne", "appointment.cancel", slot, (), "1")], TODAY)
    assert is_free(cancelled, slot, TODAY)


def test_everybody_sees_the_same_agenda_on_a_day_and_no_branch_opens_on_a_monday() -> None:
    assert openings(ANNE, TODAY) == openings(ANNE, TODAY)
    days = {date.fromisoformat(slot.split()[0]).weekday() for slot in openings(ANNE, TODAY, 200)}
    assert days <= {1, 2, 3, 4, 5}
    assert len(openings(ANNE, TODAY, 200)) > 10


def test_an_act_of_an_older_declaration_leaves_the_dossier_as_it_was() -> None:
    assert dossier_with(ActDone("c1", "P-anne", "card.raise_limit", "classic", (("amount", "beaucoup"),), "1")) == ANNE
    assert dossier_with(ActDone("c1", "P-anne", "card.forgotten", "classic", (), "1")) == ANNE


def test_fields_know_their_own_values() -> None:
    choice, number, slot = Choice("a", "A", (Option("x", "X"),)), Number("n", "N", 1, 9), Slot("s", "S")
    assert choice.fits("x", ANNE, TODAY)
    assert not choice.fits("", ANNE, TODAY)
    assert number.fits("9", ANNE, TODAY)
    assert not any(number.fits(text, ANNE, TODAY) for text in ("0", "10", "-1", "1.5", "", " 3", "²"))
    assert not slot.fits("", ANNE, TODAY)
