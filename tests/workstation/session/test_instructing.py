"""An instruction of the day in a session: the old rule before its hour, the new one from it on, for all who read it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.support.content import BUNDLED, SHELF, changed
from tests.support.instructing import HOUR, OVER, PRICED, Morning
from tests.support.shift import ANNE, PINS
from workstation import commands as c
from workstation import events as e
from workstation.assessment.marking import MARKING_VERSION
from workstation.assessment.remarking import remark
from workstation.debrief.building import make_report
from workstation.debrief.judged import judged_texts
from workstation.library.instructed import begins_at

OLD = {"fee": "10 €", "sheet": "Bloquer ne nuit à personne.", "order": ""}
NEW = {
    "fee": "0 €",
    "sheet": "Rappelez avant de bloquer. (instruction of 23 November 2026)",
    "order": "not_in_this_house",
}


@pytest.mark.parametrize(
    ("at", "read"),
    [(0, OLD), (HOUR - 1, OLD), (HOUR, NEW), (OVER - 1, NEW), (OVER, OLD)],
    ids=["at first", "just before", "at its hour", "just before its end", "at its end"],
)
def test_a_rule_is_read_as_it_stands_at_that_moment(tmp_path: Path, at: int, read: dict[str, str]) -> None:
    shift = Morning(tmp_path)
    shift.at(at)
    assert shift.read() == read


def test_the_change_is_in_the_log_at_its_hour_once(tmp_path: Path) -> None:
    shift = Morning(tmp_path)
    shift.at(2 * OVER)
    told = [(x.at, x.event.in_force) for x in shift.session.entries() if isinstance(x.event, e.InstructionsChanged)]
    assert told == [(HOUR, ("free-card",)), (OVER, ())]
    shift.restart()
    assert shift.read() == OLD
    assert shift.session.due() is None  # no hour of the house is something that the customer does


def test_one_who_comes_after_the_hour_finds_it_in_force(tmp_path: Path) -> None:
    after = Morning(tmp_path, changed(('at: "mon 09:00"', 'at: "mon 09:07"')))
    assert (after.started.instructions, after.read()) == (("free-card",), NEW)


def test_the_desk_refuses_from_the_hour_of_the_act(tmp_path: Path) -> None:
    shift = Morning(tmp_path)
    shift.answer()
    shift.say("greet_full", "ask_name", "ask_birth", "ask_product", "ask_app")
    shift.do(c.OpenDossier("c1", ANNE))
    shift.at(HOUR)
    shift.do(c.DoAct("c1", ANNE, "card.order"))
    [refused] = [event for event in shift.events if isinstance(event, e.ActRefused)]
    assert refused.reason == "not_in_this_house"


@pytest.mark.parametrize(
    ("at", "text", "worth"),
    [(0, "Carte à 10 €.", 2), (0, "Carte à 0 €.", 0), (HOUR, "Carte à 10 €.", 0), (HOUR, "Carte à 0 €.", 2)],
)
def test_a_note_is_worth_what_the_rule_of_its_hour_says(tmp_path: Path, at: int, text: str, worth: int) -> None:
    shift = Morning(tmp_path, PRICED)
    shift.to_the_note()
    shift.at(at)
    shift.close(text)
    shift.at(2 * OVER)
    assert dict(shift.contact.talk.points).get("note", 0) == worth
    marked = remark(shift.session.entries(), PINS, SHELF.scorecard("call"), MARKING_VERSION, "c1")
    assert {one.id: one.got for one in marked.criteria}["note"] == worth
    report = make_report("s1", shift.session.entries(), PINS, "c1")
    other = () if shift.started.instructions else ("free-card",)
    role = PINS.role(replace(shift.started, instructions=other), shift.contact.offer)  # that of another hour
    [judged] = judged_texts(shift.session.entries(), role, "c1")
    assert [one.met for one in judged.judgement.facets] == [bool(worth)]
    assert bool([loss for loss in report.losses if loss.criterion == "note"]) is not bool(worth)


def test_what_is_said_for_the_adviser_has_the_figure_of_the_hour(tmp_path: Path) -> None:
    before, after = Morning(tmp_path / "before"), Morning(tmp_path / "after")
    before.to_the_note()
    after.answer()
    after.say("greet_full", "ask_name", "ask_birth", "enough")
    after.do(c.DoAct("c1", ANNE, "card.block", "classic"))
    after.say("block_card")
    after.at(HOUR)
    after.say("recap")
    said = [next(line.text for line in one.contact.lines if "pour" in line.text) for one in (before, after)]
    assert ["10 €" in said[0], "0 €" in said[1] and "10 €" not in said[1]] == [True, True]


def test_an_instruction_falls_within_a_shift_that_ships() -> None:
    shift, [late] = BUNDLED.shifts["call-chats-mails"], [x for x in BUNDLED.instructions if x.id == "cards-sent-late"]
    begins = begins_at(shift.at, BUNDLED)
    assert begins < late.start < begins + timedelta(minutes=shift.length) < late.until
