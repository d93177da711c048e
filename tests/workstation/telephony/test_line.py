"""The line and the presence by themselves, before any session brings them together."""

from __future__ import annotations

import pytest

from workstation import commands as c
from workstation import events as e
from workstation.telephony import leg as line
from workstation.telephony import presence
from workstation.telephony.decide import decide_leg, decide_presence, react
from workstation.telephony.leg import Leg
from workstation.telephony.presence import REASONS, Presence


@pytest.mark.parametrize("reason", REASONS)
def test_not_ready_takes_a_reason_of_the_list(reason: str) -> None:
    said = decide_presence(Presence("ready"), c.GoNotReady(reason), busy=False)
    assert said == [e.PresenceSet("not_ready", reason)]
    assert decide_presence(Presence("ready"), c.GoNotReady(reason), busy=True) == [e.BreakAsked(True)]


def test_being_ready_twice_is_refused() -> None:
    with pytest.raises(c.Refused, match="already_ready"):
        decide_presence(Presence("ready"), c.GoReady(), busy=False)


def test_a_break_asked_is_forgotten_once_it_is_taken() -> None:
    asked = presence.apply(Presence("ready"), e.BreakAsked(True), 0)
    assert asked.break_asked
    taken = presence.apply(asked, e.PresenceSet("not_ready", "break"), 9)
    assert (taken.break_asked, taken.reason, taken.since) == (False, "break", 9)


def test_a_break_asked_comes_once_nothing_is_in_hand_any_more() -> None:
    asked = presence.apply(Presence("ready"), e.BreakAsked(True), 0)
    taken = [e.PresenceSet("not_ready", "break")]
    assert react(asked, e.ContactClosed("c1", 0), busy=True, left=True) == []
    assert react(asked, e.ContactClosed("c1", 0), busy=False, left=True) == taken
    assert react(asked, e.ChannelSet("chat", False), busy=False, left=True) == taken


def test_two_holds_add_up_and_one_that_hanging_up_ends_counts() -> None:
    leg = Leg()
    for event, at in [(e.CallHeld("c1", 30), 1000), (e.CallResumed("c1", 4000), 5000), (e.CallHeld("c1", 0), 9000)]:
        leg = line.apply(leg, event, at)
    assert (leg.held_at, leg.holds) == (9000, 2)
    ended = line.ended(leg, 10_000)
    assert (ended.held_at, ended.held_total) == (-1, 5000)


@pytest.mark.parametrize(
    ("command", "leg", "reason"),
    [
        (c.HoldCall("c1"), Leg(held_at=5), "not_talking"),
        (c.ResumeCall("c1"), Leg(), "not_held"),
        (c.MuteMic("c1"), Leg(muted=True), "not_talking"),
        (c.OpenMic("c1"), Leg(), "not_muted"),
    ],
)
def test_the_line_refuses_what_it_is_already(command: c.LegCommand, leg: Leg, reason: str) -> None:
    with pytest.raises(c.Refused, match=reason):
        decide_leg(leg, command, 9, on_line=True)
