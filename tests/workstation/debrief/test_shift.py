"""The lanes of a shift: who waited when, whom the adviser had in hand, what waited too long and why."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.support.content import BUNDLED
from tests.support.worked import MIXED, report_of, worked_slowly, worked_well
from workstation import commands as c
from workstation import events as e
from workstation.clock import SECOND
from workstation.debrief import shift_words as words
from workstation.debrief.delays import HOLD
from workstation.debrief.evidence import KEY, evidence_of, verify
from workstation.debrief.lanes import AWAY, Lanes, read_lanes
from workstation.debrief.shift import is_shift, shift_as_json
from workstation.debrief.shift_page import shift_as_html
from workstation.library.shift_playing import fresh_shift
from workstation.library.start import branch
from workstation.session.runner import Session


def lanes_of(session: Session) -> Lanes:
    return read_lanes(session.entries())


def left_alone(shift: str = MIXED) -> Session:
    """A shift that nobody works: one is ready, then somewhere else."""
    session = fresh_shift(BUNDLED.shifts[shift], BUNDLED)
    session.do(c.GoReady())
    for _ in range(200):
        due = session.due()
        if due is None or session.state.ended:
            break
        session.advance(due)
    return session


def test_each_contact_has_a_lane_in_the_order_they_came() -> None:
    lanes = lanes_of(worked_well())
    assert [lane.contact for lane in lanes.lanes] == ["ines", "nadia", "kevin"]
    for lane in lanes.lanes:
        assert all(one.end == other.start for one, other in zip(lane.spans, lane.spans[1:], strict=False))
        assert [span.what for span in lane.spans if span.what in ("ringing", "talking")][:2] == ["ringing", "talking"]
        assert lane.lasted("queued", "ringing") == 3 * SECOND


def test_one_contact_is_in_hand_at_a_time_and_only_while_it_is_open() -> None:
    lanes = lanes_of(worked_well())
    assert all(one.end <= other.start for one, other in zip(lanes.hand, lanes.hand[1:], strict=False))
    for span in lanes.hand:
        lived = lanes.lane(span.what).doing(span.start, span.end)
        assert sum(lived.values()) == span.lasted
        assert not {"queued", "ringing"} & lived.keys()


def test_a_hold_is_a_stretch_of_its_lane_and_too_long_a_delay() -> None:
    session = worked_slowly()
    (hold,) = [span for span in lanes_of(session).lane("nadia").spans if span.what == "held"]
    assert hold.lasted == 75 * SECOND
    (delay,) = [one for one in report_of(session).delays if one.kind == "hold"]
    assert (delay.contact, delay.lasted, delay.limit) == ("nadia", 75 * SECOND, HOLD)


def test_an_answer_owed_too_long_says_what_the_adviser_was_at() -> None:
    report = report_of(worked_slowly())
    (delay,) = [one for one in report.delays if one.kind == "next"]
    assert delay.contact == "ines"
    assert delay.lasted > 120 * SECOND
    with_whom = {one.contact for one in delay.meanwhile}
    assert {"nadia", "kevin"} <= with_whom
    assert sum(one.lasted for one in delay.meanwhile) <= delay.lasted
    told = words.delay_why(delay, report)
    assert "Mme Belkacem" in told
    assert "M. Roussel" in told


def test_a_shift_worked_well_has_nothing_to_tell() -> None:
    report = report_of(worked_well())
    assert report.delays == ()
    assert report.passed
    assert words.delays_heading(report) == "Nobody waited too long"


def test_who_gave_up_is_told_with_what_nobody_did() -> None:
    report = report_of(left_alone())
    left = [one for one in report.delays if one.kind == "left"]
    assert {one.contact for one in left} >= {"nadia"}
    assert not report.passed
    assert any(one.contact == AWAY for delay in left for one in delay.meanwhile), "the desk stopped taking contacts"


def test_every_delay_is_tried_again_from_where_it_began() -> None:
    session = worked_slowly()
    report = report_of(session)
    for number, delay in enumerate(report.delays):
        child = branch(session, delay.fork, f"again-{number}", "2026-11-24T10:00:00", session._log, session.world)
        assert child.at <= delay.end
        assert delay.contact in child.state.contacts
        assert not child.state.ended


def test_what_is_said_after_the_end_moves_no_lane() -> None:
    session = worked_slowly()
    entries = session.entries()
    last = entries[-1]
    rated = e.Entry(last.number + 1, last.at + 600 * SECOND, e.SelfRated("ines", 50), last.number + 1, "")
    assert read_lanes([*entries, rated]) == read_lanes(entries)


def test_the_table_says_everything_the_lanes_draw() -> None:
    report = report_of(worked_slowly())
    rows = words.rows(report)
    assert {row.who for row in rows} == {"Mme Barbier", "Mme Belkacem", "M. Roussel"}
    assert sum(row.late for row in rows) == 1
    drawn = sum(span.lasted >= SECOND for lane in report.lanes.lanes for span in lane.spans)
    drawn += sum(one.end - one.start >= SECOND for lane in report.lanes.lanes for one in lane.owed)
    drawn += sum(span.lasted >= SECOND for span in report.lanes.hand)
    assert len(rows) == drawn


def test_the_page_holds_the_lanes_the_table_and_each_contact() -> None:
    report = report_of(worked_slowly())
    page = shift_as_html(report)
    assert "Un appel et deux tchats" in page
    for one in report.contacts:
        assert page.count(one.customer) > 3
        assert one.title in page
    assert page.count("<svg") >= 1 + len(report.contacts)
    assert "<script" not in page
    assert words.delay_title(report.delays[0], report) in page


def test_the_json_is_plain_and_each_mark_in_it_can_be_verified() -> None:
    session = worked_slowly()
    told = json.loads(json.dumps(shift_as_json(report_of(session))))
    assert [one["contact"] for one in told["lanes"]] == [one["contact"] for one in told["contacts"]]
    assert {"start", "end", "kind", "fork", "meanwhile"} <= told["delays"][0].keys()
    for one in told["contacts"]:
        evidence = evidence_of(session.entries(), session.world.pins.contents, one["contact"])
        assert verify({**one, KEY: evidence}).differences == ()


@pytest.mark.parametrize("unit", ["contact", "shift"])
def test_a_call_that_came_alone_is_no_shift(unit: str) -> None:
    first, *others = worked_well().entries()
    assert isinstance(first.event, e.SessionStarted)
    alone = [x for x in others if getattr(x.event, "contact", "nadia") == "nadia"]
    entries = [replace(first, event=replace(first.event, unit=unit)), *alone]
    assert is_shift(entries) == (unit == "shift")
