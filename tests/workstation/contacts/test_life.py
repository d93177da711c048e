"""One contact's life by itself: what it waits for, and when the customer tires of it."""

from __future__ import annotations

from dataclasses import replace

from tests.support.shift import Shift
from workstation import events as e
from workstation.clock import SECOND
from workstation.contacts import life as lives
from workstation.contacts.life import Life

OFFER = Shift().contact.offer  # who waited 30 s before, and bears 60 s more
BEFORE_OPENING = Life(OFFER)
QUEUED = Life(OFFER, joined_at=5 * SECOND)
RINGING = lives.apply(QUEUED, e.ContactRang("c1", 1, 25 * SECOND), 10 * SECOND)
TALKING = lives.apply(RINGING, e.ContactAnswered("c1"), 13 * SECOND)


def test_waiting_is_counted_from_joining_to_the_answer_rung_or_not() -> None:
    assert BEFORE_OPENING.waited(90 * SECOND) == 30 * SECOND  # the desk was never open: nobody waits for it
    assert QUEUED.waited(10 * SECOND) == 35 * SECOND
    assert RINGING.waited(12 * SECOND) == 37 * SECOND
    assert TALKING.waited(500 * SECOND) == 38 * SECOND


def test_patience_runs_from_joining_whatever_rings_in_between() -> None:
    missed = lives.apply(RINGING, e.ContactMissed("c1"), 25 * SECOND)
    again = lives.apply(missed, e.ContactRang("c1", 2, 60 * SECOND), 40 * SECOND)
    assert BEFORE_OPENING.leaves_at == -1
    assert QUEUED.leaves_at == again.leaves_at == RINGING.leaves_at == 65 * SECOND
    assert sorted(again.timers) == [(60 * SECOND, "ring"), (65 * SECOND, "abandon")]
    assert missed.timers == ((65 * SECOND, "abandon"),)
    assert TALKING.timers == ()
    assert Life(replace(OFFER, patience=0), joined_at=0).timers == ()
