"""The objections met over time: counted by class and by technique, told apart from what is too few to conclude."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.support.content import BUNDLED
from tests.support.objecting import well
from tests.workstation.session.test_objecting import known, raised, worked
from workstation import commands as c
from workstation.debrief.tally import ENOUGH, Count, Met, met_by, tally
from workstation.events import ObjectionClosed
from workstation.session.log import EventLog

DAY = date(2026, 11, 23)
TAGS = ("listen", "probe", "answer.isolation", "check")


def met(name: str, *tags: str, outcome: str = "settled", day: date = DAY) -> Met:
    return Met(day, ObjectionClosed("c1", name, name.title(), outcome, tags, 0))


def counts(*happened: Met) -> dict[str, Count]:
    found = tally(happened, BUNDLED.objections, DAY)
    return {one.name: one for one in (*found.classes, *found.techniques)}


def test_each_class_and_technique_says_how_often_lately_and_well() -> None:
    old = date(2026, 9, 1)
    found = counts(met("price", *TAGS), met("price", "poor.pressure", day=old), met("think", *TAGS, day=old))
    told = {name: (one.met, one.lately, one.well) for name, one in found.items()}
    assert told == {"price": (2, 1, 1), "think": (1, 0, 1), "isolation": (2, 1, 2)}
    assert found["price"].title == known("price").title


def test_under_a_threshold_nothing_is_to_be_concluded() -> None:
    assert not counts(*[met("price", *TAGS)] * (ENOUGH - 1))["price"].enough
    assert counts(*[met("price", *TAGS)] * ENOUGH)["price"].enough


def test_where_letting_go_alone_is_right_an_answer_is_not_well_worked() -> None:
    found = counts(met("flat-no", "let_go", outcome="let_go"), met("flat-no", *TAGS))
    assert (found["flat-no"].met, found["flat-no"].well) == (2, 1)


def test_a_class_that_left_the_library_keeps_its_name() -> None:
    assert counts(met("gone", *TAGS))["gone"].title == "Gone"


def test_only_finished_sessions_of_that_person_count(tmp_path: Path) -> None:
    one = known("price")
    session = raised(one, tmp_path)
    worked(session, well(one)[0])
    session.do(c.EndContact("c1"))
    log: EventLog = session._log
    assert list(met_by(log, "inès")) == []
    log.end("s1")
    [found] = met_by(log, "inès")
    assert (found.day, found.closed.objection, found.closed.outcome) == (DAY, "price", "settled")
    assert list(met_by(log, "zoé")) == []
    log.erase_profile("inès")
    assert list(met_by(log, "inès")) == []
