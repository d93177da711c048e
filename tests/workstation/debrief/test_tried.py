"""What a junior tried beyond their reach is told as a lesson: who does it, whom to turn to, and no point lost."""

from __future__ import annotations

from tests.support.shift import ANNE, Shift
from tests.workstation.debrief.calls import report_of
from workstation import commands as c
from workstation.debrief.explaining import explanations
from workstation.debrief.report import as_json

WAY = ("greet_full", "ask_name", "ask_birth", "ask_product", "ask_app")
TITLE = "Tried, and out of your reach"


def tried(*acts: tuple[str, str, tuple[tuple[str, str], ...]]) -> Shift:
    shift = Shift()
    shift.answer()
    shift.say(*WAY)
    for act, target, values in acts:
        shift.do(c.DoAct("c1", ANNE, act, target, values))
    return shift


def test_what_was_tried_is_told_once_with_who_does_it_and_costs_nothing() -> None:
    refund = ("fees.refund", "", (("amount", "20"),))
    report, plain = report_of(tried(refund, refund)), report_of(tried())
    [one] = report.tried
    assert (one.act, one.reason, one.ask, one.times) == ("fees.refund", "out_of_role", "second_level", 2)
    assert "junior" not in one.jobs
    assert "senior" in one.jobs
    [part] = [part for part in explanations(report) if part.title == TITLE]
    [row] = part.rows
    assert "This act is not within your role." in row.lines
    assert "Turn to the second level." in row.lines
    assert any(line.startswith("Done by: Senior role") for line in row.lines)
    assert (row.cost, row.grave) == ("", False)
    assert (report.marks, report.losses) == (plain.marks, plain.losses)
    assert [told["act"] for told in as_json(report)["tried"]] == ["fees.refund"]


def test_too_much_for_ones_role_names_those_who_go_further() -> None:
    [one] = report_of(tried(("card.raise_limit", "classic", (("amount", "7000"), ("days", "7"))))).tried
    assert (one.reason, one.jobs) == ("over_remit", ("senior", "senior_expert", "specialised", "e_agency"))


def test_what_nobody_is_turned_to_for_is_no_lesson_of_reach() -> None:
    report = report_of(tried(("card.block", "gold", ())))
    assert report.tried == ()
    assert TITLE not in [part.title for part in explanations(report)]
