"""A call's life, from the queue to the note, as the softphone shows it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.content import changed
from tests.support.shift import ANNE, PAUL, Shift
from workstation import commands as c
from workstation import events as e
from workstation.clock import SECOND

pytestmark = pytest.mark.usefixtures("straight_and_crashing")


def phase(shift: Shift, contact: str = "c1") -> str:
    return shift.state.contacts[contact].phase


def test_one_logs_in_not_ready_and_nothing_rings() -> None:
    shift = Shift()
    shift.wait(600)
    assert (shift.state.presence.status, shift.state.presence.reason) == ("not_ready", "training")
    assert phase(shift) == "queued"


def test_getting_ready_makes_the_waiting_call_ring_for_twenty_seconds() -> None:
    shift = Shift()
    shift.wait(5)
    shift.ring()
    assert phase(shift) == "ringing"
    assert shift.contact.life.ring_until == 25 * SECOND
    shift.wait(19.9)
    assert phase(shift) == "ringing"
    shift.wait(0.1)
    assert phase(shift) == "queued"
    assert shift.state.presence.status == "not_responding"


def test_a_missed_call_rings_again_once_the_adviser_is_ready_again() -> None:
    shift = Shift()
    shift.ring()
    shift.wait(25)
    assert phase(shift) == "queued"
    shift.ring()
    assert (phase(shift), shift.contact.life.attempts) == ("ringing", 2)
    assert shift.contact.life.ring_until == 45 * SECOND
    shift.do(c.AnswerContact("c1"))
    assert phase(shift) == "talking"
    assert shift.contact.life.waited(shift.now) == (30 + 25) * SECOND


def test_a_customer_past_their_patience_abandons_while_it_rings() -> None:
    shift = Shift()
    shift.ring()
    shift.wait(50)
    shift.ring()
    shift.wait(10)
    assert (phase(shift), shift.contact.life.ended_by) == ("abandoned", "customer")
    assert shift.contact.talk.end == "abandoned"
    assert shift.state.ended == "done"
    assert not shift.marks.passed


def test_a_customer_past_their_patience_abandons_from_the_queue() -> None:
    shift = Shift()
    shift.ring()
    shift.do(c.DeclineContact("c1"))
    shift.wait(59.9)
    assert phase(shift) == "queued"
    shift.wait(0.2)
    assert phase(shift) == "abandoned"
    assert "ContactAbandoned" in shift.names()


def test_a_declined_call_goes_back_and_the_adviser_is_not_offered_it_at_once() -> None:
    shift = Shift()
    shift.ring()
    shift.do(c.DeclineContact("c1"))
    assert (phase(shift), shift.state.presence.status) == ("queued", "not_responding")
    assert shift.refused(c.AnswerContact("c1")) == "not_ringing"


def test_answering_opens_the_one_dossier_of_the_number_and_the_customer_speaks_first() -> None:
    shift = Shift()
    shift.ring()
    shift.wait(3)
    happened = shift.do(c.AnswerContact("c1"))
    assert [type(event) for event in happened] == [e.ContactAnswered, e.DossierOpened, e.ConversationMoved]
    assert shift.contact.desk.current == ANNE
    assert shift.heard == []
    shift.listen()
    assert shift.heard == ["Bonjour, j’ai perdu ma carte."]


def test_a_number_of_two_people_opens_nobody() -> None:
    shift = Shift()
    both = replace(shift.contact.offer, contact="c2", waited=300, clients=(ANNE, PAUL), names=("Anne", "Paul"))
    shift.session.record(both)
    shift.ring()
    shift.do(c.AnswerContact("c2"))
    assert shift.state.contacts["c2"].desk.dossiers == ()
    shift.do(c.OpenDossier("c2", PAUL))
    assert shift.state.contacts["c2"].desk.current == PAUL


def test_a_hold_stops_the_talk_and_its_time_adds_up() -> None:
    shift = Shift()
    shift.answer()
    shift.do(c.HoldCall("c1", 30))
    assert (phase(shift), shift.contact.leg.announced) == ("held", 30)
    assert shift.refused(c.Say("c1", "greet_full")) == "not_your_turn"
    shift.wait(20)
    happened = shift.do(c.ResumeCall("c1"))
    assert e.CallResumed("c1", 20 * SECOND) in happened
    shift.wait(1)
    shift.do(c.HoldCall("c1"))
    shift.wait(12.5)
    shift.do(c.EndContact("c1"))
    assert shift.contact.leg.held_total == 32_500
    assert shift.contact.leg.holds == 2


def test_what_the_customer_was_about_to_say_waits_for_the_end_of_the_hold() -> None:
    shift = Shift()
    shift.answer()
    shift.do(c.Say("c1", "greet_full"))
    shift.do(c.HoldCall("c1", 30))
    shift.wait(30)
    assert "Bonjour." not in shift.heard
    shift.do(c.ResumeCall("c1"))
    assert "Bonjour." not in shift.heard
    shift.listen()
    assert shift.heard[-1] == "Bonjour."


def test_the_microphone_closes_and_opens() -> None:
    shift = Shift()
    shift.answer()
    shift.do(c.MuteMic("c1"))
    closed = shift.contact.leg.muted
    assert shift.refused(c.MuteMic("c1")) == "not_talking"
    shift.do(c.OpenMic("c1"))
    assert (closed, shift.contact.leg.muted) == (True, False)
    assert shift.refused(c.OpenMic("c1")) == "not_muted"


def test_a_call_is_recorded_paused_while_a_card_is_read_and_no_more_once_it_is_refused() -> None:
    shift = Shift()
    shift.ring()
    assert shift.refused(c.SetRecording("c1", "paused")) == "not_talking"
    shift.do(c.AnswerContact("c1"))
    shift.listen()
    seen = [shift.contact.leg.recording]
    for state in ("paused", "on", "paused", "off"):
        shift.do(c.SetRecording("c1", state))
        seen.append(shift.contact.leg.recording)
    assert seen == ["on", "paused", "on", "paused", "off"]
    assert shift.refused(c.SetRecording("c1", "on")) == "recording_refused"
    assert [line.values for line in shift.contact.lines if line.code == "recording"] == [(state,) for state in seen[1:]]


def test_a_refusal_noted_in_the_dossier_stops_the_recording() -> None:
    shift = Shift()
    shift.answer()
    happened = shift.do(c.DoAct("c1", ANNE, "recording.refuse"))
    assert e.RecordingSet("c1", "off") in happened
    shift.do(c.DoAct("c1", ANNE, "recording.refuse"))
    assert [event.reason for event in shift.events if isinstance(event, e.ActRefused)] == ["recording_refused"]


@pytest.mark.parametrize("keys", ["", "12a", "0" * 41, "é"])
def test_only_keys_of_a_telephone_are_pressed(keys: str) -> None:
    shift = Shift()
    assert shift.refused(c.PressKeys("c1", "1")) == "not_talking"
    shift.answer()
    assert shift.refused(c.PressKeys("c1", keys)) == "not_keys"
    shift.do(c.PressKeys("c1", "12#"))
    shift.do(c.PressKeys("c1", "*"))
    assert shift.contact.leg.pressed == "12#*"
    shift.do(c.HoldCall("c1"))
    assert shift.refused(c.PressKeys("c1", "1")) == "not_talking", "whoever is on hold hears no tone"


def test_hanging_up_starts_a_minute_of_wrap_up_that_can_be_extended_once() -> None:
    shift = Shift()
    shift.answer()
    shift.do(c.EndContact("c1"))
    end = shift.now
    assert phase(shift) == "wrap_up"
    assert shift.contact.life.wrap_up_until == end + 60 * SECOND
    shift.do(c.ExtendWrapUp("c1"))
    assert shift.contact.life.wrap_up_until == end + 90 * SECOND
    assert shift.refused(c.ExtendWrapUp("c1")) == "no_extension"


def test_an_extension_asked_late_counts_from_then_and_overrun_is_counted() -> None:
    shift = Shift()
    shift.answer()
    shift.do(c.EndContact("c1"))
    shift.wait(100)
    shift.do(c.ExtendWrapUp("c1"))
    assert shift.contact.life.wrap_up_until == shift.now + 30 * SECOND
    shift.wait(42)
    shift.close()
    assert (phase(shift), shift.contact.life.overrun) == ("closed", 12 * SECOND)


def test_finishing_in_time_leaves_no_overrun_and_ends_the_session() -> None:
    shift = Shift()
    shift.to_the_note()
    shift.close()
    assert shift.contact.life.overrun == 0
    assert shift.state.ended == "done"


def test_a_break_asked_during_a_contact_comes_after_it() -> None:
    shift = Shift()
    shift.offer("c2")
    shift.answer()
    shift.do(c.GoNotReady("lunch"))
    assert shift.state.presence.status == "ready"
    assert shift.state.presence.break_asked
    shift.do(c.EndContact("c1"))
    shift.close()
    assert (shift.state.presence.status, shift.state.presence.reason) == ("not_ready", "break")
    assert phase(shift, "c2") == "queued"
    shift.ring()
    assert phase(shift, "c2") == "ringing"


def test_a_break_given_up_lets_the_next_call_ring() -> None:
    shift = Shift()
    shift.offer("c2")
    shift.answer()
    shift.do(c.AskBreak(True))
    shift.do(c.AskBreak(False))
    shift.do(c.EndContact("c1"))
    shift.close()
    assert phase(shift, "c2") == "ringing"


def test_the_call_that_has_waited_longest_rings_first() -> None:
    shift = Shift()
    shift.session.record(replace(shift.contact.offer, contact="c2", waited=300))
    shift.ring()
    assert (phase(shift), phase(shift, "c2")) == ("queued", "ringing")


def test_a_call_that_comes_during_another_waits_for_the_end_of_its_wrap_up() -> None:
    shift = Shift()
    shift.answer()
    shift.offer("c2")
    assert phase(shift, "c2") == "queued"
    shift.do(c.EndContact("c1"))
    assert phase(shift, "c2") == "queued"
    shift.close()
    assert phase(shift, "c2") == "ringing"


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (c.AnswerContact("c1"), "not_ringing"),
        (c.DeclineContact("c1"), "not_ringing"),
        (c.ResumeCall("c1"), "not_held"),
        (c.OpenMic("c1"), "not_muted"),
        (c.GoReady(), "busy"),
        (c.GoNotReady("holidays"), "unknown_reason"),
        (c.ExtendWrapUp("c1"), "no_extension"),
        (c.CloseContact("c1"), "not_wrap_up"),
        (c.Say("c1", "recap"), "unknown_move"),
        (c.Say("c1", "nothing"), "unknown_move"),
        (c.EndContact("c9"), "unknown_contact"),
        (c.RateSelf("c1", 50), "not_now"),
    ],
)
def test_what_does_not_apply_in_a_call_is_refused_and_changes_nothing(command: c.Command, reason: str) -> None:
    shift = Shift()
    shift.answer()
    before = shift.state
    assert shift.refused(command) == reason
    assert shift.state == before


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (c.HoldCall("c1"), "not_talking"),
        (c.MuteMic("c1"), "not_talking"),
        (c.EndContact("c1"), "not_talking"),
        (c.Say("c1", "greet_full"), "not_your_turn"),
        (c.OpenSection("c1", ANNE, "accounts"), "not_now"),
        (c.DoAct("c1", ANNE, "card.block", "classic"), "not_now"),
    ],
)
def test_what_does_not_apply_while_it_rings_is_refused(command: c.Command, reason: str) -> None:
    shift = Shift()
    shift.ring()
    shift.do(c.OpenDossier("c1", ANNE))
    assert shift.refused(command) == reason


def test_a_paused_session_lets_nothing_happen() -> None:
    shift = Shift()
    shift.ring()
    shift.wait(5)
    shift.do(c.PauseSession())
    assert shift.session.due() is None
    assert shift.refused(c.AnswerContact("c1")) == "paused"
    shift.do(c.ResumeSession())
    shift.wait(14.9)
    assert phase(shift) == "ringing"
    shift.wait(0.1)
    assert phase(shift) == "queued"


def test_a_session_that_is_over_takes_nothing_but_ones_own_view_of_it() -> None:
    shift = Shift()
    shift.answer()
    shift.do(c.EndSession())
    assert shift.state.ended == "abandoned"
    assert shift.refused(c.EndContact("c1")) == "session_over"
    shift.wait(600)
    shift.do(c.RateSelf("c1", 70, (3, 2, 4)))
    assert shift.state.ratings["c1"].score == 70
    assert shift.refused(c.RateSelf("c1", 90)) == "not_now"
    assert [row.state for row in shift.log.sessions()] == ["ended"]


def test_the_ring_says_what_the_voice_server_knows() -> None:
    shift = Shift(changed(("waited: 30, patience: 60}", "authenticated: true, waited: 30, patience: 60}")))
    assert shift.contact.offer.authenticated
    assert shift.contact.offer.ivr == ("Carte",)
    assert shift.contact.desk.identity(ANNE).level == 2
