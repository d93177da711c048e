"""A colleague is rung beside a call: every state of the two lines has a way out, and none rings a second time."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from types import SimpleNamespace
from typing import cast, get_args

import pytest

from tests.support.content import changed
from tests.support.shift import Shift
from tests.support.spoken import SpokenShift
from tests.workstation.session.test_transferring import FORESEEN
from workstation import commands as c
from workstation import events as e
from workstation.bank.dispositions import Dispositions, Service
from workstation.phrases import PHRASES
from workstation.session import consulting
from workstation.session.pins import Pins
from workstation.session.state import SessionState, fold_all
from workstation.telephony.consult import LEFT_HANGING, OFFERED, UNSPOKEN, ColleagueLine, CustomerLine
from workstation.telephony.decide import customer_line

TOLD = "carte perdue dans le tram, à bloquer"
State = tuple[str, CustomerLine, ColleagueLine]


def consulting_shift(*changes: tuple[str, str], until: str = "speaks") -> Shift:
    shift = Shift(changed(*changes), "free")
    shift.answer()
    shift.do(c.ConsultColleague("c1", "fraud"))
    if until == "speaks":
        shift.wait(8)
    return shift


def stands(state: SessionState) -> State:
    contact = state.contacts["c1"]
    return state.presence.status, customer_line(contact.leg, on_line=contact.on_line), contact.consult.leg


def deeds() -> Iterator[tuple[str, c.Command]]:
    """What may be pressed, by the control that presses it."""
    yield "hold", c.HoldCall("c1")
    yield "resume", c.ResumeCall("c1")
    yield "consult", c.ConsultColleague("c1", "fraud")
    yield "transfer", c.TransferContact("c1", "fraud", TOLD)
    yield "hang_up", c.EndContact("c1")
    yield "leave", c.LeaveColleague("c1")
    yield "join", c.JoinLegs("c1")
    yield "hand_over", c.HandOver("c1")
    yield "tell", c.TellColleague("c1", TOLD)


PRESENCE = (c.GoReady(), c.GoNotReady("lunch"), c.AskBreak(True), c.AskBreak(False))


def played(path: tuple[object, ...]) -> Shift:
    shift = Shift(changed(FORESEEN), "free")
    shift.answer()
    for step in path:
        if isinstance(step, int):
            shift.wait(step)
        else:
            shift.do(cast(c.Command, step))
    return shift


def test_every_state_of_the_two_lines_comes_about_has_a_way_out_and_offers_what_the_table_says() -> None:
    """A walk of all that can be pressed or waited for, from the answer on."""
    found: dict[State, tuple[object, ...]] = {stands(played(()).state): ()}
    waiting = [()] if found else []
    while waiting:
        path = waiting.pop()
        at = stands(played(path).state)
        ways = 0
        for control, command in deeds():
            shift = played(path)
            offers = control in OFFERED[at[1:]]
            if control == "hand_over" and offers and not shift.contact.consult.told:
                assert shift.refused(command) == "summary_missing"
                continue
            if not offers:
                assert shift.refused(command), (at, control)
                continue
            shift.do(command)
            after = stands(shift.state)
            ways += after != at
            if after not in found:
                found[after] = (*path, command)
                waiting.append(found[after])
        shift = played(path)
        shift.wait(9 if at[2] == "rings" else 0)
        after = stands(shift.state)
        if after not in found:
            found[after] = (*path, 9)
            waiting.append(found[after])
        assert ways or at[1] == "", f"{at} has no way out"
    reached = {state[1:] for state in found}
    assert reached == set(OFFERED), "a line of the table is never reached, or a state is not in it"
    controls = {control for offers in OFFERED.values() for control in offers}
    assert controls == {control for control, _ in deeds()}
    assert {leg for _, leg in reached} == set(get_args(ColleagueLine))


PATHS: dict[tuple[str, str], tuple[object, ...]] = {
    ("", ""): (c.EndContact("c1"),),
    ("talking", ""): (),
    ("held", ""): (c.HoldCall("c1"),),
    ("held", "rings"): (c.ConsultColleague("c1", "fraud"),),
    ("held", "speaks"): (c.ConsultColleague("c1", "fraud"), 9),
    ("talking", "waits"): (c.ConsultColleague("c1", "fraud"), 9, c.ResumeCall("c1")),
    ("talking", "joined"): (c.ConsultColleague("c1", "fraud"), 9, c.JoinLegs("c1")),
}
OTHER = (c.AnswerContact, c.EndContact, c.HoldCall, c.ResumeCall, c.JoinLegs, c.HandOver, c.LeaveColleague, c.MuteMic)


@pytest.mark.parametrize("lines", PATHS, ids="-".join)
def test_presence_lines_and_contacts_leave_one_another_alone(lines: tuple[str, str]) -> None:
    """Every state of the two lines, under every presence asked for, with nobody else waiting or with somebody."""
    assert set(PATHS) == set(OFFERED)
    for asked, others in product((None, *PRESENCE), (0, 1)):
        shift = played(PATHS[lines])
        for _ in range(others):
            shift.offer("c2")
        with contextlib.suppress(c.Refused):
            shift.do(asked or c.AskBreak(False))
        assert stands(shift.state)[1:] == lines, "one's own state hangs up on nobody"
        offered = OFFERED[cast(tuple[CustomerLine, ColleagueLine], lines)]
        for control, command in deeds():
            if control not in offered:
                assert shift.refused(command) in PHRASES["refused"]
        for made in OTHER if others else ():
            assert shift.refused(made("c2")) in PHRASES["refused"], "whoever waits is not on the line"
        if "leave" in offered:
            shift.do(c.LeaveColleague("c1"))
        if lines != ("", ""):
            shift.do(c.EndContact("c1"))
        taking = not shift.state.presence.break_asked
        assert not others or shift.state.contacts["c2"].phase == "queued", "nobody rings before the note is done"
        shift.close()
        if others:
            assert shift.state.contacts["c2"].phase == ("ringing" if taking else "queued")
        assert (shift.state.presence.status == "ready") is taking
        assert fold_all(shift.session.entries()) == shift.state


def test_whatever_is_pressed_in_whatever_order_nothing_breaks_and_the_log_folds() -> None:
    dice = random.Random(15)
    shift = played(())
    pressed = [command for _, command in deeds()]
    for _ in range(500):
        if not shift.contact.on_line:
            assert fold_all(shift.session.entries()) == shift.state
            shift = played(())
        command = dice.choice(pressed)
        if isinstance(command, c.EndContact | c.TransferContact | c.HandOver) and dice.random() < 0.8:
            continue
        with contextlib.suppress(c.Refused):
            shift.do(command)
        shift.wait(dice.choice((0, 0, 1, 9)))
        assert stands(shift.state)[1:] in OFFERED
    assert fold_all(shift.session.entries()) == shift.state


def test_the_customer_hears_nothing_of_a_consult_and_everything_of_a_conference() -> None:
    shift = consulting_shift()
    heard = len(shift.heard)
    shift.do(c.TellColleague("c1", TOLD))
    assert shift.refused(c.SayFreely("c1", "Je suis à vous.")) == "not_now"
    shift.do(c.JoinLegs("c1"))
    assert shift.contact.phase == "talking"
    shift.do(c.TellColleague("c1", "Je vous laisse avec madame."))
    told = [event for event in shift.events if isinstance(event, e.ColleagueTold)]
    assert [event.heard for event in told] == [False, True]
    assert len(shift.heard) >= heard
    assert not [line for line in shift.contact.lines if line.who == "adviser"], "none of it was said to the customer"


def test_one_speaks_to_one_of_them_at_a_time_and_each_hold_is_counted() -> None:
    shift = consulting_shift()
    shift.do(c.ResumeCall("c1"))
    assert stands(shift.state)[1:] == ("talking", "waits")
    shift.do(c.HoldCall("c1"))
    assert stands(shift.state)[1:] == ("held", "speaks")
    shift.do(c.LeaveColleague("c1", back=True))
    assert stands(shift.state)[1:] == ("talking", "")
    assert shift.contact.leg.holds == 2


def test_a_colleague_left_hanging_hangs_up_and_the_customer_is_still_there() -> None:
    shift = consulting_shift()
    shift.do(c.ResumeCall("c1"))
    shift.listen()
    shift.wait_until(shift.contact.consult.spoken_at + LEFT_HANGING)
    assert shift.events[-1] == e.ColleagueLeft("c1", "tired") or e.ColleagueLeft("c1", "tired") in shift.events
    assert shift.contact.consult.leg == ""
    silent = consulting_shift()
    silent.wait_until(silent.contact.consult.spoken_at + UNSPOKEN)
    assert e.ColleagueLeft("c1", "tired") in silent.events
    assert silent.contact.consult.leg == ""


@pytest.mark.parametrize(("answers", "by"), [("declines", "declined"), ("silent", "no_answer")])
@pytest.mark.parametrize("blind", [False, True])
def test_whoever_does_not_answer_leaves_the_customer_on_hold_and_says_why(answers: str, by: str, blind: bool) -> None:
    shift = played(())
    shift.do(c.HoldCall("c1"))
    summary = TOLD if blind else ""
    shift.session.record(e.ColleagueRung("c1", "fraud", "X", answers, shift.now + 4000, blind, summary), shift.now)
    shift.wait(4)
    assert stands(shift.state)[1:] == ("held", "")
    assert e.ColleagueLeft("c1", by) in shift.events
    passed = [event for event in shift.events if isinstance(event, e.ContactTransferred)]
    assert [(event.accepted, event.reason) for event in passed] == ([(False, by)] if blind else [])
    shift.do(c.ConsultColleague("c1", "second_level"))
    assert shift.contact.consult.leg == "rings", "another one may be rung at once"


def test_handing_over_rings_nobody_again_and_what_is_lacking_keeps_the_colleague_on_the_line() -> None:
    shift = consulting_shift(FORESEEN)
    shift.do(c.TellColleague("c1", "une personne qui appelle pour sa carte"))
    shift.do(c.HandOver("c1"))
    assert stands(shift.state)[1:] == ("held", "speaks")
    shift.do(c.TellColleague("c1", "une carte perdue, voilà"))
    assert shift.contact.consult.lacks == ""
    shift.do(c.HandOver("c1"))
    assert shift.contact.phase == "wrap_up"
    assert shift.contact.life.ended_by == "transfer"
    assert shift.contact.consult.leg == ""
    passed = [event for event in shift.events if isinstance(event, e.ContactTransferred)]
    assert [(event.accepted, event.way) for event in passed] == [(False, "warm"), (True, "warm")]
    assert sum(isinstance(event, e.ColleagueRung) for event in shift.events) == 1
    assert sum(isinstance(event, e.ContactTransferred) and event.accepted for event in shift.events) == 1


@pytest.mark.parametrize("until", ["rings", "speaks"])
def test_a_customer_who_hangs_up_meanwhile_frees_both_lines(until: str) -> None:
    shift = consulting_shift(until=until)
    shift.session.record(e.ContactEnded("c1", "customer"), shift.now)
    assert stands(shift.state)[1:] == ("", "")
    shift.wait(200)
    assert not [event for event in shift.events if isinstance(event, e.ColleaguePickedUp)][until == "speaks" :]
    shift.close()
    assert shift.state.ended == "done"


def test_one_who_rings_is_rung_once_and_coming_back_stops_it() -> None:
    shift = consulting_shift(until="rings")
    assert shift.refused(c.ConsultColleague("c1", "second_level")) == "colleague_there"
    assert shift.refused(c.TransferContact("c1", "second_level", TOLD)) == "colleague_there"
    assert shift.refused(c.EndContact("c1")) == "colleague_there"
    assert shift.refused(c.TellColleague("c1", TOLD)) == "still_rings"
    shift.do(c.ResumeCall("c1"))
    assert stands(shift.state)[1:] == ("talking", "")
    shift.wait(30)
    assert not any(isinstance(event, e.ColleaguePickedUp) for event in shift.events)


@pytest.mark.parametrize(
    "target", ["", "  ", "c1", "inès", "Inès Moreau", "P-anne", "0639980123", "+33 1", "0", "fraud "]
)
def test_a_number_nobody_has_oneself_and_nobody_are_neither_rung_nor_handed_a_call(target: str) -> None:
    shift = played(())
    assert shift.refused(c.ConsultColleague("c1", target)) == "no_service"
    assert shift.refused(c.TransferContact("c1", target, TOLD)) == "no_service"
    assert stands(shift.state)[1:] == ("talking", "")


def test_the_adviser_is_in_no_directory_and_nobody_is_there_twice() -> None:
    shift = played(())
    listed = consulting.directory(shift.state, shift.contact, shift.session.world.pins, shift.now)
    codes = [one.service.code for one in listed]
    assert len(codes) == len(set(codes)) > 1
    assert not [one for one in listed if "Inès" in one.service.greets + one.service.title]


def test_nobody_unknown_or_closed_is_rung_and_muted_nobody_is_told() -> None:
    shift = played(())
    assert shift.refused(c.ConsultColleague("c1", "nowhere")) == "no_service"
    assert shift.refused(c.ConsultColleague("c1", "telephone")) == "no_service"
    shift = consulting_shift()
    shift.do(c.MuteMic("c1"))
    assert shift.refused(c.TellColleague("c1", TOLD)) == "muted"
    early = Shift(changed(('at: "mon 09:00"', 'at: "mon 06:00"')), "free")
    early.answer()
    assert early.refused(c.ConsultColleague("c1", "branch")) == "service_closed"


def test_the_directory_tells_who_is_there_the_same_to_all_for_ten_minutes() -> None:
    shift = played(())
    listed = (
        Service("a", "A", free=100, wait=7),
        Service("b", "B", free=0, advises=True),
        Service("c", "C", 0, 1),
        Service("d", "D", channels=("chat",)),
    )
    pins = cast(Pins, SimpleNamespace(dispositions=lambda _manifest: Dispositions((), (), (), listed)))
    shown = consulting.directory(shift.state, shift.contact, pins, 0)
    assert [(one.service.code, one.wait) for one in shown] == [("a", 7), ("b", 0), ("c", 0)]
    assert (shown[0].presence, shown[2].presence) == ("free", "closed")
    seen = set()
    for minute in range(0, 200, 10):
        at = minute * 60_000
        now, later = (consulting.directory(shift.state, shift.contact, pins, at + more)[1] for more in (0, 599_999))
        assert now == later
        seen.add(now.presence)
    assert seen == {"busy", "away"}


def test_whoever_advises_hears_the_adviser_out_and_takes_no_call_over() -> None:
    shift = played(())
    listed = (Service("sup", "Sup", advises=True, greets="Oui ?", asks=("Et la fiche ?",), content="Ça me va."),)
    pins = cast(Pins, SimpleNamespace(dispositions=lambda _manifest: Dispositions((), (), (), listed)))

    def do(command: c.ConsultCommand) -> None:
        contact = shift.contact
        role = shift.session.world.pins.role(shift.state.started, contact.offer)  # type: ignore[arg-type]
        for event in consulting.decide(shift.state, contact, command, lambda: role, shift.now, pins):
            shift.session.record(replace(event), shift.now)

    do(c.ConsultColleague("c1", "sup"))
    shift.session.record(e.ColleaguePickedUp("c1", "Oui ?"), shift.now)
    do(c.TellColleague("c1", "Je peux lui rendre vingt euros ?"))
    assert (shift.contact.consult.said, shift.contact.consult.lacks) == ("Et la fiche ?", "incomplete")
    do(c.TellColleague("c1", "La fiche dit trente au plus."))
    assert (shift.contact.consult.said, shift.contact.consult.lacks) == ("Ça me va.", "")
    do(c.HandOver("c1"))
    assert shift.contact.consult.leg == "speaks"
    assert [x.reason for x in shift.events if isinstance(x, e.ContactTransferred)] == ["advises_only"]


@pytest.mark.parametrize(("said", "announced"), [("Un instant, ne quittez pas, je vérifie.", True), ("", False)])
def test_who_was_told_to_wait_is_on_a_hold_that_was_announced(said: str, announced: bool) -> None:
    shift = SpokenShift()
    shift.answer()
    shift.listen()
    if said:
        heard = shift.speak(said)
        assert [type(event) for event in heard] == [e.AsideHeard]
    shift.do(c.ConsultColleague("c1", "fraud"))
    assert (shift.contact.leg.announced > 0) is announced
