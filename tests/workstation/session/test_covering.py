"""A dialog of the program hides the desk: the customer's silence stands still meanwhile, and that alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.shift import Shift
from workstation import commands as c
from workstation import events as e
from workstation.clock import SECOND
from workstation.session.runner import Session

pytestmark = pytest.mark.usefixtures("straight_and_crashing")


def borne(shift: Shift) -> int:
    """When the customer tires of the silence, in session ms."""
    due = shift.session.due()
    assert due is not None
    return due


@pytest.mark.parametrize("stood", [0, 1, 5 * SECOND, 9 * SECOND])
@pytest.mark.parametrize("hidden", [1, 8 * SECOND, 600 * SECOND])
def test_silence_goes_on_from_where_it_stood(stood: int, hidden: int) -> None:
    shift = Shift()
    shift.answer()
    due = borne(shift)
    shift.wait_until(shift.contact.talk.ready_at + stood)
    shift.do(c.CoverDesk())
    shift.wait_until(shift.now + hidden)
    assert (shift.contact.talk.patience, shift.flags) == (3, ())
    shift.do(c.UncoverDesk())
    assert borne(shift) == due + hidden
    shift.wait_until(due + hidden)
    assert (shift.contact.talk.patience, shift.flags) == (2, ("dead_air",))


def test_hiding_the_desk_again_and_again_gives_no_time_away() -> None:
    shift = Shift()
    shift.answer()
    due = borne(shift)
    shift.wait_until(shift.contact.talk.ready_at)
    while not shift.flags:
        shift.do(c.CoverDesk())
        shift.do(c.UncoverDesk())
        shift.wait_until(shift.now + SECOND // 2)
    assert due <= shift.now <= due + SECOND


def test_what_the_customer_was_saying_is_said_and_silence_counts_from_the_return() -> None:
    shift = Shift()
    shift.ring()
    shift.do(c.AnswerContact("c1"))
    shift.do(c.CoverDesk())
    assert shift.contact.talk.queue
    shift.wait(120)
    assert not shift.contact.talk.queue
    assert (shift.contact.talk.patience, shift.flags) == (3, ())
    back = shift.now
    shift.do(c.UncoverDesk())
    assert borne(shift) == back + shift.contact.talk.silence


def test_only_silence_waits() -> None:
    shift = Shift()
    shift.answer()
    shift.do(c.HoldCall("c1", 0))
    shift.do(c.CoverDesk())
    before = shift.contact.talk.hold_reactions
    shift.wait(120)
    assert shift.contact.talk.hold_reactions > before


def test_a_gesture_at_the_desk_shows_that_nothing_hides_it() -> None:
    shift = Shift()
    shift.answer()
    shift.wait_until(shift.contact.talk.ready_at)
    shift.do(c.CoverDesk())
    shift.wait(60)
    shift.do(c.OpenSheet("c1", "card-block"))
    assert borne(shift) == shift.now + shift.contact.talk.silence


def test_covering_is_no_gesture_and_is_written_once() -> None:
    shift = Shift()
    shift.answer()
    back = shift.session.state.step_back
    assert shift.do(c.UncoverDesk()) == []
    assert shift.do(c.CoverDesk()) == [e.DeskCovered()]
    assert shift.do(c.CoverDesk()) == []
    shift.do(c.PauseSession())
    assert shift.do(c.UncoverDesk()) == [e.DeskUncovered()]
    assert shift.do(c.UncoverDesk()) == []
    assert shift.session.state.step_back == back


@given(st.lists(st.sampled_from(["cover", "uncover", "wait", "pause", "resume"]), max_size=12))
def test_any_order_reads_again_the_same(steps: list[str]) -> None:
    shift = Shift()
    shift.answer()
    asked = {
        "cover": c.CoverDesk(), "uncover": c.UncoverDesk(), "pause": c.PauseSession(), "resume": c.ResumeSession(),
    }  # fmt: skip
    for step in steps:
        if step in asked:
            shift.do(asked[step])
        elif not shift.session.state.paused:
            shift.wait(4)
    assert Session("s1", shift.log, shift.world()).state == shift.session.state
    shift.do(c.ResumeSession())
    shift.do(c.UncoverDesk())
    shift.wait(120)
    assert "dead_air" in shift.flags
