"""The line and the presence by themselves, before any session brings them together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.shift import Shift
from workstation import commands as c
from workstation import events as e
from workstation.clock import SECOND
from workstation.telephony import call as line
from workstation.telephony import presence
from workstation.telephony.call import Call
from workstation.telephony.decide import decide_presence, react
from workstation.telephony.presence import REASONS, Presence

OFFER = Shift().contact.offer
QUEUED = Call(OFFER)
RINGING = line.apply(QUEUED, e.CallRang("c1", 1, 25 * SECOND), 5 * SECOND)
TALKING = line.apply(RINGING, e.CallAnswered("c1"), 8 * SECOND)


def test_waiting_is_counted_from_before_the_session_to_the_answer() -> None:
    assert QUEUED.waited(90 * SECOND) == 30 * SECOND  # nobody has been ready: the session's clock does not count yet
    assert RINGING.waited(10 * SECOND) == 35 * SECOND
    assert TALKING.waited(500 * SECOND) == 33 * SECOND


def test_patience_is_counted_from_the_first_ring_and_not_the_last() -> None:
    missed = line.apply(RINGING, e.CallMissed("c1"), 25 * SECOND)
    again = line.apply(missed, e.CallRang("c1", 2, 60 * SECOND), 40 * SECOND)
    assert QUEUED.leaves_at == -1
    assert again.leaves_at == RINGING.leaves_at == 65 * SECOND
    assert sorted(line.due(again)) == [(60 * SECOND, "ring"), (65 * SECOND, "abandon")]
    assert list(line.due(missed)) == [(65 * SECOND, "abandon")]
    assert list(line.due(TALKING)) == []


@pytest.mark.parametrize("reason", REASONS)
def test_not_ready_takes_a_reason_of_the_list(reason: str) -> None:
    said = decide_presence(Presence("ready"), [QUEUED], c.GoNotReady(reason))
    assert said == [e.PresenceSet("not_ready", reason)]
    assert decide_presence(Presence("ready"), [TALKING], c.GoNotReady(reason)) == [e.BreakAsked(True)]


def test_being_ready_twice_is_refused() -> None:
    with pytest.raises(c.Refused, match="already_ready"):
        decide_presence(Presence("ready"), [QUEUED], c.GoReady())


def test_a_break_asked_is_forgotten_once_it_is_taken() -> None:
    asked = presence.apply(Presence("ready"), e.BreakAsked(True), 0)
    assert asked.break_asked
    taken = presence.apply(asked, e.PresenceSet("not_ready", "break"), 9)
    assert (taken.break_asked, taken.reason, taken.since) == (False, "break", 9)


def test_nobody_rings_over_another_call() -> None:
    waiting = Call(replace(OFFER, contact="c2"))
    for busy in (RINGING, TALKING, line.apply(TALKING, e.CallEnded("c1", "customer"), 9 * SECOND)):
        assert react(Presence("ready"), [busy, waiting], e.SessionResumed(), 9 * SECOND) == []


def test_the_line_is_freed_once_by_a_customer_who_leaves() -> None:
    assert react(Presence("ready"), [TALKING], e.CustomerLeft("c1"), 0) == [e.CallEnded("c1", "customer")]
    assert react(Presence("ready"), [RINGING], e.CustomerLeft("c1"), 0) == []
