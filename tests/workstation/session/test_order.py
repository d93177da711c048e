"""Which comes first when several could: contacts, timers, a pause and what it stops, a hold and what it delays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.content import changed
from tests.support.shift import Shift
from workstation import commands as c
from workstation import events as e
from workstation.clock import SECOND

pytestmark = pytest.mark.usefixtures("straight_and_crashing")


def test_a_pause_and_a_return_are_written_once_each() -> None:
    shift = Shift()
    shift.answer()
    before = shift.session.number
    assert shift.do(c.ResumeSession()) == []
    for _ in range(2):
        shift.do(c.PauseSession())
    for _ in range(2):
        shift.do(c.ResumeSession())
    assert shift.names(before) == ["SessionPaused", "SessionResumed"]


def test_silence_is_borne_anew_from_the_return_of_a_pause() -> None:
    shift = Shift()
    shift.answer()
    due = shift.session.due()
    assert due is not None
    borne = due - shift.contact.talk.quiet_since
    shift.wait_until(due - 1)
    shift.do(c.PauseSession())
    shift.do(c.ResumeSession())
    assert shift.session.due() == shift.now + borne
    shift.wait(5)
    assert shift.contact.talk.patience == 3


def test_silence_is_borne_anew_from_the_end_of_a_hold() -> None:
    shift = Shift()
    shift.answer()
    due = shift.session.due()
    assert due is not None
    borne = due - shift.contact.talk.quiet_since
    shift.wait_until(due - 1)
    shift.do(c.HoldCall("c1", 30))
    shift.wait(20)
    shift.do(c.ResumeCall("c1"))
    assert shift.session.due() == shift.now + borne


def test_the_customer_draws_breath_after_a_hold_and_their_lines_keep_their_distance() -> None:
    shift = Shift()
    shift.answer()
    shift.do(c.Say("c1", "greet_full"))
    lines, ready = shift.contact.talk.queue, shift.contact.talk.ready_at
    assert lines
    shift.do(c.HoldCall("c1", 30))
    shift.wait(30)
    shift.do(c.ResumeCall("c1"))
    later = shift.contact.talk.queue
    breath = later[0].at - shift.now
    assert 500 <= breath <= 1000
    assert {new.at - old.at for old, new in zip(lines, later, strict=True)} == {later[0].at - lines[0].at}
    assert shift.contact.talk.ready_at - ready == later[0].at - lines[0].at
    heard = len(shift.heard)
    shift.wait_until(later[0].at - 1)
    assert len(shift.heard) == heard
    shift.wait_until(later[0].at)
    assert len(shift.heard) == heard + 1


def test_a_hold_shorter_than_what_was_to_come_delays_nothing() -> None:
    shift = Shift()
    shift.answer()
    shift.do(c.Say("c1", "greet_full"))
    lines = shift.contact.talk.queue
    shift.do(c.HoldCall("c1"))
    shift.do(c.ResumeCall("c1"))
    assert shift.contact.talk.queue == lines


def test_each_hold_is_borne_for_as_long_as_the_first() -> None:
    shift = Shift()
    shift.answer()
    shift.say("greet_full")
    shift.do(c.HoldCall("c1"))
    shift.wait(61)
    shift.do(c.ResumeCall("c1"))
    shift.listen()
    shift.do(c.HoldCall("c1"))
    assert shift.session.due() == shift.now + 60 * SECOND


def test_of_two_who_have_waited_alike_the_first_to_come_rings() -> None:
    shift = Shift()
    for name in ("c0", "c2"):
        shift.offer(name)
    shift.ring()
    assert {name: contact.phase for name, contact in shift.state.contacts.items()} == {
        "c1": "ringing", "c0": "queued", "c2": "queued",
    }  # fmt: skip


def test_a_customer_at_the_end_of_their_patience_leaves_though_the_ring_ends_at_that_moment() -> None:
    shift = Shift(changed(("patience: 60}", "patience: 20}")))
    shift.ring()
    shift.wait(20)
    assert shift.contact.phase == "abandoned"
    assert "ContactMissed" not in shift.names()


def test_whatever_falls_due_at_one_moment_happens_in_the_order_of_contacts() -> None:
    shift = Shift()
    shift.offer("c0")
    shift.session.record(e.ContactRang("c1", 1, 20 * SECOND), 0)
    shift.session.record(e.ContactRang("c0", 1, 20 * SECOND), 0)
    shift.wait(20)
    missed = [event.contact for event in shift.events if isinstance(event, e.ContactMissed)]
    assert missed == ["c0", "c1"]


@pytest.mark.parametrize("away", [c.GoNotReady("lunch"), None])
def test_a_customer_who_gives_up_changes_no_presence_but_that_of_who_is_ready(away: c.GoNotReady | None) -> None:
    shift = Shift()
    shift.ring()
    shift.do(c.DeclineContact("c1"))
    if away:
        shift.do(away)
    before = shift.state.presence
    shift.wait(70)
    assert shift.contact.phase == "abandoned"
    assert shift.state.presence == before


def test_a_customer_who_gives_up_while_it_rings_makes_way_for_the_next() -> None:
    shift = Shift(changed(("patience: 60}", "patience: 10}")))
    shift.offer("c2")
    shift.session.record(replace(shift.contact.offer, contact="c3", patience=0), 0)
    shift.ring()
    shift.wait(10)
    assert shift.state.presence.status == "ready"
    assert [shift.state.contacts[name].phase for name in ("c1", "c2", "c3")] == ["abandoned", "abandoned", "ringing"]
