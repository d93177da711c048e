"""Banking acts, each declared once: what the desk refuses, what changes in the dossier, what follows from a new one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.support.acting import done_as_one_would, fitting
from tests.support.content import SHELF
from workstation.bank.acts import ACTS, Act
from workstation.bank.acts.declaring import Choice, Done, Number, Option, Slot
from workstation.bank.agenda import is_free, openings
from workstation.bank.dossier import Dossier
from workstation.bank.held import HELD, Held
from workstation.bank.overlay import with_acts
from workstation.bank.parts import OPENINGS
from workstation.bank.perimeter import bundled as perimeter
from workstation.bank.targets import TARGETS
from workstation.events import ActDone
from workstation.library.playing import small_bank

TODAY = date(2026, 11, 23)
ANNE = small_bank(SHELF.people).load("P-anne", TODAY)


def done(act: Act, target: str = "", **values: str) -> ActDone:
    target, filled = act.filled(ANNE, target, values, TODAY)
    return ActDone("c1", ANNE.client.id, act.id, target, filled, "12345")


def as_done(act: Act, before: Dossier) -> ActDone:
    target, values = done_as_one_would(act, before, TODAY)
    target, filled = act.filled(before, target, values, TODAY)
    return ActDone("c1", before.client.id, act.id, target, filled, "12345")


def refused(act: Act, before: Dossier, target: str, values: dict[str, str], job: str = "junior") -> str:
    return act.refusal(job, before, target, values, TODAY, perimeter().of(act.id))


def dossier_with(*acts: ActDone) -> Dossier:
    return with_acts(ANNE, acts, TODAY)


@pytest.mark.parametrize("act", ACTS.values(), ids=lambda act: act.id)
def test_a_declaration_is_whole(act: Act) -> None:
    assert 0 <= act.level <= 3
    assert act.basis
    assert not act.target or act.target in TARGETS
    assert act.id not in OPENINGS
    assert not act.undone_by or act.undone_by in ACTS
    assert not (act.undone_by and act.final)
    names = [field.name for field in act.fields]
    assert len(set(names)) == len(names)
    assert act.target not in names


@pytest.mark.parametrize("act", ACTS.values(), ids=lambda act: act.id)
def test_an_act_can_be_done_where_it_fits_and_leaves_a_trace_in_the_dossier(act: Act) -> None:
    before = fitting(ANNE, TODAY)
    for other in ACTS.values():  # what is undone must have been done
        if other.undone_by == act.id:
            before = with_acts(before, [as_done(other, before)], TODAY)
    if act.id == "anomaly.correct":  # what was wrong is put right first
        before = with_acts(before, [as_done(ACTS["contact.mail"], before)], TODAY)
    target, said = done_as_one_would(act, before, TODAY)
    target, values = act.filled(before, target, said, TODAY)
    assert refused(act, before, target, dict(values), min(perimeter().of(act.id).jobs)) == ""
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
    assert refused(ACTS[act], ANNE, target, values) == reason


def test_a_junior_gives_no_fees_back_and_a_senior_does() -> None:
    act = ACTS["fees.refund"]
    assert refused(act, ANNE, "", {"amount": "8"}) == "out_of_role"
    assert perimeter().ask("fees.refund", "out_of_role") == "second_level"
    assert refused(act, ANNE, "", {"amount": "8"}, "senior") == ""
    assert refused(act, ANNE, "", {"amount": "45"}, "senior") == "over_remit"
    assert refused(act, ANNE, "", {"amount": "45"}, "senior_expert") == ""
    assert refused(act, ANNE, "", {"amount": "800"}, "senior") == "out_of_bounds"


def test_a_block_is_final_and_its_reason_may_be_put_right() -> None:
    block = ACTS["card.block"]
    blocked = dossier_with(done(block, "classic", reason="lost"))
    assert refused(block, blocked, "classic", {"reason": "lost"}) == "card_blocked"
    assert refused(block, blocked, "classic", {"reason": "stolen"}) == ""
    raised = ACTS["card.raise_limit"].filled(blocked, "classic", {}, TODAY)[1]
    assert refused(ACTS["card.raise_limit"], blocked, "classic", dict(raised)) == "card_blocked"


def test_a_booked_opening_is_free_no_more_and_free_again_once_cancelled() -> None:
    slot = openings(ANNE, TODAY)[0]
    booked = dossier_with(done(ACTS["appointment.book"], slot=slot, mode="video"))
    assert not is_free(booked, slot, TODAY)
    assert [met.mode for met in booked.appointments if f"{met.day} {met.hour}" == slot] == ["video"]
    cancelled = with_acts(booked, [ActDone("c1", "P-anne", "appointment.cancel", slot, (), "1")], TODAY)
    assert is_free(cancelled, slot, TODAY)


def test_an_objection_to_offers_holds_for_every_way_and_leaves_what_is_recorded_alone() -> None:
    consents = tuple(Held("consent", TODAY, way, state="given") for way in ("calls", "messages", "recording"))
    before = replace(ANNE, client=replace(ANNE.client, sales_consent=True), held=consents)
    after = with_acts(before, [done(ACTS["offers.refuse"])], TODAY)
    assert not after.client.sales_consent
    assert {item.what: item.state for item in after.items("consent")} == {
        "calls": "refused",
        "messages": "refused",
        "recording": "given",
    }
    assert with_acts(after, [done(ACTS["offers.refuse"])], TODAY) == after, "said twice, it says no more"


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
