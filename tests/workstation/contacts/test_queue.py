"""Who is offered when, how many at once, and whom one has in hand: over sessions of several channels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.shift import Shift
from workstation import commands as c
from workstation import events as e
from workstation.channels import CHANNELS, WRITTEN
from workstation.clock import SECOND
from workstation.contacts.decide import barred, react
from workstation.contacts.life import Life
from workstation.contacts.queue import Queue

OFFER = replace(Shift().contact.offer, waited=0)
OPEN = Queue(ready=True, opened_at=0)
TWO_CHATS = replace(OPEN, capacity={"chat": 2})
PHASES = ("queued", "ringing", "talking", "wrap_up", "closed", "abandoned")


def lives_of(*told: str) -> dict[str, Life]:
    """Contacts told as « channel phase », the earlier ones waiting longer."""
    found = {}
    for number, one in enumerate(told, 1):
        channel, phase = one.split()
        offer = replace(OFFER, contact=f"c{number}", channel=channel)
        found[offer.contact] = Life(offer, phase, since=number, joined_at=number)
    return found


def offered(queue: Queue, *told: str) -> str:
    """Who is offered when the session goes on."""
    rang = [event.contact for event in react(queue, lives_of(*told), e.SessionResumed(), 60 * SECOND)
            if isinstance(event, e.ContactRang)]  # fmt: skip
    return " ".join(rang)


@pytest.mark.parametrize(
    ("queue", "told", "who"),
    [
        (OPEN, ["chat queued", "call queued"], "c1"),
        (OPEN, ["chat talking", "call queued"], ""),
        (OPEN, ["call talking", "chat queued"], ""),
        (OPEN, ["chat talking", "chat queued"], ""),
        (TWO_CHATS, ["chat talking", "chat queued"], "c2"),
        (TWO_CHATS, ["chat talking", "chat wrap_up", "chat queued"], ""),
        (TWO_CHATS, ["chat talking", "chat closed", "chat queued"], "c3"),
        (TWO_CHATS, ["chat ringing", "chat queued"], ""),
        (TWO_CHATS, ["chat talking", "call queued", "chat queued"], "c3"),
        (replace(TWO_CHATS, beside=True), ["chat talking", "call queued", "chat queued"], "c2"),
        (replace(TWO_CHATS, beside=True), ["call wrap_up", "call queued", "chat queued"], "c3"),
        (replace(TWO_CHATS, capacity={"call": 5}), ["call talking", "callback queued", "call queued"], ""),
        (replace(TWO_CHATS, closed=frozenset({"chat"})), ["chat queued", "call queued"], "c2"),
        (replace(OPEN, break_asked=True), ["call queued"], ""),
        (replace(OPEN, ready=False), ["call queued"], ""),
    ],
)
def test_the_one_who_has_waited_longest_comes_first_where_there_is_room(
    queue: Queue, told: Sequence[str], who: str
) -> None:
    assert offered(queue, *told) == who


@given(
    st.lists(st.tuples(st.sampled_from(CHANNELS), st.sampled_from(PHASES)), max_size=6),
    st.dictionaries(st.sampled_from(sorted(WRITTEN)), st.integers(1, 3)),
    st.booleans(),
    st.sets(st.sampled_from(CHANNELS)),
)
def test_routing_never_passes_a_limit_nor_rings_over_a_ring(
    told: list[tuple[str, str]], capacity: dict[str, int], beside: bool, closed: set[str]
) -> None:
    queue = replace(OPEN, capacity=capacity, beside=beside, closed=frozenset(closed))
    lives = lives_of(*(" ".join(one) for one in told))
    came = react(queue, lives, e.SessionResumed(), 60 * SECOND)
    for event in came:
        assert isinstance(event, e.ContactRang)
        assert not any(life.phase == "ringing" for life in lives.values())
        channel = lives[event.contact].offer.channel
        busy = [life.offer.channel for life in lives.values() if life.busy]
        assert channel not in closed
        assert busy.count(channel) < capacity.get(channel, 1)
        assert channel in WRITTEN or all(other in WRITTEN for other in busy), "one voice at a time"
        assert beside or all((other in WRITTEN) == (channel in WRITTEN) for other in busy)
    assert len(came) <= 1


def chat(shift: Shift, name: str) -> None:
    """Somebody writes in, who bears to wait."""
    shift.session.record(replace(shift.contact.offer, contact=name, channel="chat", waited=0, patience=0), shift.now)


def shift_of_two() -> Shift:
    """A call and a chat may be in hand together."""
    shift = Shift()
    shift.session.record(e.QueuePlanned((), (("chat", 1),), beside=True))
    chat(shift, "c2")
    shift.ring()
    return shift


def test_what_is_taken_is_in_hand_and_what_rings_beside_it_is_not() -> None:
    shift = shift_of_two()
    assert shift.state.queue.focus == "c1"
    shift.do(c.AnswerContact("c1"))
    assert shift.state.contacts["c2"].phase == "ringing"
    assert shift.state.queue.focus == "c1"
    shift.do(c.AnswerContact("c2"))
    assert shift.state.queue.focus == "c2"
    shift.do(c.FocusContact("c1"))
    assert shift.state.in_hand == shift.state.contacts["c1"]


def test_a_missed_chat_closes_the_chats_alone_and_comes_again_once_they_are_taken() -> None:
    shift = shift_of_two()
    shift.do(c.AnswerContact("c1"))
    shift.wait(20)
    assert shift.state.contacts["c2"].phase == "queued"
    assert shift.state.presence.status == "ready"
    assert shift.state.queue.closed == {"chat"}
    shift.do(c.OpenChannel("chat"))
    assert shift.state.contacts["c2"].phase == "ringing"


def test_ready_again_takes_every_channel_again() -> None:
    shift = shift_of_two()
    shift.do(c.DeclineContact("c1"))  # the chat is offered at once
    shift.do(c.DeclineContact("c2"))
    assert shift.state.presence.status == "not_responding", "who takes nothing any more"
    shift.do(c.GoReady())
    assert not shift.state.queue.closed
    assert "ringing" in [contact.phase for contact in shift.state.contacts.values()]


def test_the_other_is_in_hand_once_one_is_closed() -> None:
    shift = shift_of_two()
    shift.do(c.AnswerContact("c1"))
    shift.do(c.AnswerContact("c2"))
    shift.do(c.FocusContact("c1"))
    shift.do(c.EndContact("c1"))
    assert shift.state.queue.focus == "c1", "its note is still to be written"
    shift.close()
    assert shift.state.queue.focus == "c2"


@pytest.mark.parametrize(("name", "reason"), [("c9", "unknown_contact"), ("c2", "not_now")])
def test_only_an_open_contact_is_taken_in_hand(name: str, reason: str) -> None:
    shift = Shift()
    chat(shift, "c2")
    shift.answer()
    assert shift.refused(c.FocusContact(name)) == reason


def test_a_customer_who_is_still_to_come_joins_at_their_moment() -> None:
    shift = Shift()
    later = replace(shift.contact.offer, contact="c2", waited=0)
    shift.session.record(e.QueuePlanned((e.Arrival(90 * SECOND, later),)))
    shift.answer()
    shift.do(c.EndContact("c1"))
    shift.close()
    assert not shift.state.ended, "somebody is still to come"
    shift.wait_until(90 * SECOND)
    assert shift.state.contacts["c2"].phase == "ringing"
    assert shift.state.queue.focus == "c2"
    assert shift.state.contacts["c2"].life.waited(shift.now) == 0


def test_a_step_back_passes_over_taking_another_contact_in_hand() -> None:
    shift = shift_of_two()
    shift.do(c.AnswerContact("c1"))
    shift.do(c.AnswerContact("c2"))
    before = shift.state.step_back
    shift.do(c.FocusContact("c1"))
    assert shift.state.step_back == before


def test_a_missed_chat_closes_the_chats_while_another_is_in_hand() -> None:
    """Nobody is away who answers somebody: the one key takes chats again, and this one is offered again."""
    shift = Shift()
    shift.session.record(e.QueuePlanned((), (("call", 1), ("chat", 2)), beside=True))
    for name in ("c2", "c3"):
        chat(shift, name)
    shift.ring()
    shift.do(c.DeclineContact("c1"))  # the call is taken by nobody for now
    shift.do(c.AnswerContact("c2"))
    shift.wait(20)
    assert shift.state.contacts["c3"].phase == "queued"
    assert shift.state.presence.status == "ready"
    assert shift.state.queue.closed == {"call", "chat"}
    shift.do(c.GoReady())
    assert not shift.state.queue.closed
    assert "ringing" in [contact.phase for contact in shift.state.contacts.values()]


@pytest.mark.parametrize(
    ("queue", "told", "why"),
    [
        (OPEN, ["chat queued"], ""),
        (replace(OPEN, ready=False), ["chat queued"], "not_ready"),
        (replace(OPEN, break_asked=True), ["chat queued", "call talking"], "break_asked"),
        (replace(OPEN, closed=frozenset({"chat"})), ["chat queued"], "closed"),
        (TWO_CHATS, ["chat queued", "chat ringing"], "one_rings"),
        (TWO_CHATS, ["call queued", "callback talking"], "line_busy"),
        (TWO_CHATS, ["chat queued", "chat talking", "chat wrap_up"], "full"),
        (TWO_CHATS, ["chat queued", "call talking"], "not_beside"),
        (TWO_CHATS, ["call queued", "chat talking"], "not_beside"),
        (replace(TWO_CHATS, beside=True), ["chat queued", "call talking"], ""),
    ],
)
def test_why_somebody_is_not_offered_is_known(queue: Queue, told: Sequence[str], why: str) -> None:
    lives = lives_of(*told)
    assert barred(queue, lives, lives["c1"].offer.channel) == why


def test_a_chat_that_waits_is_closed_by_no_clock_of_silence() -> None:
    shift = shift_of_two()
    shift.do(c.AnswerContact("c1"))
    shift.do(c.DeclineContact("c2"))
    before = shift.session.number
    shift.wait(3600)
    assert shift.state.contacts["c2"].phase == "queued"
    happened = [entry.event for entry in shift.session.entries() if entry.number > before]
    assert not [one for one in happened if getattr(one, "contact", "") == "c2"]
    shift.do(c.OpenChannel("chat"))
    assert shift.state.contacts["c2"].phase == "ringing"


def test_somebody_who_comes_back_while_the_adviser_is_away_waits_for_one_who_is_there() -> None:
    shift = shift_of_two()
    shift.do(c.DeclineContact("c1"))
    shift.do(c.AnswerContact("c2"))
    shift.do(c.EndContact("c2"))
    for field, value in (("code", "CARD-LOST"), ("outcome", "solved")):
        shift.do(c.SetNoteField("c2", field, value))
    shift.do(c.CloseContact("c2"))
    shift.do(c.GoNotReady("lunch"))
    chat(shift, "c3")  # the same customer, back
    shift.wait(600)
    assert shift.state.contacts["c3"].phase == "queued", "nobody rings at an empty chair"
    assert not shift.state.contacts["c3"].life.attempts
    shift.do(c.GoReady())
    assert shift.state.contacts["c3"].phase == "ringing"
