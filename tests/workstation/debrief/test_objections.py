"""What the debrief tells of the objections of a contact."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import BUNDLED
from tests.support.objecting import badly, let_be
from tests.support.objecting import well as answered
from tests.workstation.session.test_objecting import known, raised, worked
from workstation import commands as c
from workstation.content.objections import Objection
from workstation.debrief.building import make_report
from workstation.debrief.explaining import explanations
from workstation.debrief.objections import TracedObjection, well
from workstation.debrief.page import as_html
from workstation.debrief.report import Report, as_json
from workstation.i18n import tr


def report_of(name: str, way: list[str], folder: Path) -> Report:
    session = raised(known(name), folder, "free" if not way else "choice")
    worked(session, way)
    session.do(c.EndContact("c1"))
    return make_report("s1", list(session.entries()), session.world.pins, "c1")


def traced(name: str, way: list[str], folder: Path) -> TracedObjection:
    [found] = report_of(name, way, folder).objections
    return found


@pytest.mark.parametrize(
    ("name", "way", "outcome", "right"),
    [
        ("price", ["probe", "answer_isolation", "check"], "settled", True),
        ("price", ["probe", "answer_isolation", "skip"], "settled", False),
        ("price", ["let_go"], "let_go", True),
        ("price", ["poor_minimising", "give_up"], "let_go", False),
        ("flat-no", ["let_go"], "let_go", True),
        ("flat-no", badly(known("flat-no"))["pressure"], "let_go", False),
        ("think", [], "lost", False),
    ],
)
def test_what_came_of_it_is_told_by_what_was_done(
    name: str, way: list[str], outcome: str, right: bool, tmp_path: Path
) -> None:
    one = traced(name, way, tmp_path)
    assert one.outcome == outcome
    assert well(one) is right


@pytest.mark.parametrize("one", BUNDLED.objections, ids=lambda one: one.id)
def test_each_class_answered_well_badly_or_let_go_leaves_its_trace(one: Objection, tmp_path: Path) -> None:
    family, poorly = next(iter(badly(one).items()))
    for way, right in ((answered(one)[0], True), (poorly, False), (let_be(one), True)):
        report = report_of(one.id, way, tmp_path)
        [met] = report.objections
        assert (met.objection, well(met)) == (one.id, right)
        assert met.outcome == ("settled" if "check" in way else "let_go")
        assert (f"poor.{family}" in met.tags) is not right
        told = next(part for part in explanations(report) if part.title == tr("Objections"))
        assert [row.grave for row in told.rows] == [not right]


def test_it_stands_among_the_explanations_in_words_and_in_json(tmp_path: Path) -> None:
    report = report_of("price", ["poor_minimising", "give_up"], tmp_path)
    part = next(part for part in explanations(report) if part.title == tr("Objections"))
    [row] = part.rows
    assert "C’est trop cher" in row.where
    assert any("Minimi" in line for line in row.lines)
    assert row.grave
    assert "C’est trop cher" in as_html(report)
    assert [one["tags"] for one in as_json(report)["objections"]] == [["poor.minimising", "let_go"]]
