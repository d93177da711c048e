"""Any commands, in any order, at any moment: the session keeps its word."""

from __future__ import annotations

import contextlib
from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.support.content import LOST_CARD, read
from tests.support.drawn import drawn
from tests.support.shift import ANNE, PAUL, Shift
from workstation import commands as c
from workstation import events as e
from workstation.session.entries import read_entries
from workstation.session.runner import Session
from workstation.session.state import SessionState, fold, fold_all

MOVES = [step.move.id for step in read().steps]
contacts = st.sampled_from(["c1", "c1", "c1", "c2", "nobody"])
clients = st.sampled_from([ANNE, ANNE, PAUL, "P-nobody"])
on_the_phone = st.one_of(
    st.builds(c.GoReady),
    st.builds(c.GoNotReady, st.sampled_from(["break", "lunch", "holidays"])),
    st.builds(c.AskBreak, st.booleans()),
    *(
        st.builds(kind, contacts)
        for kind in (
            c.AnswerContact,
            c.DeclineContact,
            c.ResumeCall,
            c.MuteMic,
            c.OpenMic,
            c.EndContact,
            c.ExtendWrapUp,
            c.JoinLegs,
            c.LeaveColleague,
            c.HandOver,
        )
    ),
    st.builds(c.HoldCall, contacts, st.sampled_from([0, 30])),
    st.builds(c.ConsultColleague, contacts, st.sampled_from(["fraud", "second_level", "nowhere"])),
    st.builds(c.TellColleague, contacts, st.sampled_from(["", "carte perdue dans le tram, à bloquer"])),
    st.builds(c.CloseChannel, st.sampled_from(["call", "chat"])),
    st.builds(c.OpenChannel, st.sampled_from(["call", "chat"])),
    st.builds(
        c.TransferContact,
        contacts,
        st.sampled_from(["fraud", "second_level", "telephone", "nowhere"]),
        st.sampled_from(["", "carte perdue", "carte perdue dans le tram, à bloquer"]),
    ),
)
at_the_desk = st.one_of(
    st.builds(c.OpenDossier, contacts, clients),
    st.builds(c.OpenSection, contacts, clients, st.sampled_from(["accounts", "details", "safe"])),
    st.builds(c.DoAct, contacts, clients, st.sampled_from(["card.block", "card.order", "magic"]), st.just("classic")),
    st.builds(c.JudgeIdentity, contacts, clients, st.sampled_from(["name", "address", "app"]), st.booleans()),
    st.builds(
        c.EditDraft,
        contacts,
        st.sampled_from(["note", "internal", "summary"]),
        st.integers(-1, 6),
        st.integers(-1, 3),
        st.text("ab ", max_size=4),
    ),
    st.builds(c.SetNoteField, contacts, st.sampled_from(["code", "outcome", "colour"]), st.just("CARD-LOST")),
    st.builds(c.OpenSheet, contacts, st.just("card-block")),
    st.builds(c.NoteInternally, contacts, st.sampled_from([" ", "rappeler Paul Dupré"])),
    st.builds(c.CloseContact, contacts),
)
of_the_run = st.one_of(
    st.builds(c.PauseSession),
    st.builds(c.ResumeSession),
    st.builds(c.CoverDesk),
    st.builds(c.UncoverDesk),
    st.builds(c.RateSelf, contacts, st.integers(0, 100)),
)


class AnyShift(RuleBasedStateMachine):
    """A shift of two customers, handled by somebody who presses everything."""

    def __init__(self) -> None:
        super().__init__()
        self.shift = Shift(self.text, self.help_level)
        self.live: dict[int, SessionState] = {}
        self.shift.session.listen(self._keep)
        self.shift.offer("c2")

    text = LOST_CARD
    help_level = "choice"

    def _keep(self, entries: object, state: SessionState) -> None:
        self.live[self.shift.session.number] = self.shift.session.state

    def ask(self, command: c.Command) -> None:
        with contextlib.suppress(c.Refused):
            self.shift.do(command)

    @rule(command=on_the_phone)
    def handle_the_phone(self, command: c.Command) -> None:
        self.ask(command)

    @rule(command=at_the_desk)
    def work_at_the_desk(self, command: c.Command) -> None:
        self.ask(command)

    @rule(move=st.sampled_from(MOVES))
    def speak(self, move: str) -> None:
        current = self.shift.state.in_hand
        assert current is not None
        while current.talk.on_line and current.talk.held_at < 0 and current.talk.queue and not self.shift.state.paused:
            self.shift.wait_until(current.talk.queue[0].at)
            current = self.shift.state.contacts[current.id]
        self.ask(c.Say(current.id, move))

    @rule(command=of_the_run)
    def stop_and_go(self, command: c.Command) -> None:
        self.ask(command)

    @rule()
    def take_the_call(self) -> None:
        self.ask(c.GoReady())
        for contact in ("c1", "c2"):
            self.ask(c.AnswerContact(contact))

    @rule(section=st.sampled_from(["accounts", "details"]), act=st.sampled_from(["card.block", "card.order"]))
    def look_and_act_at_once(self, section: str, act: str) -> None:
        current = self.shift.state.in_hand
        assert current is not None
        self.ask(c.OpenDossier(current.id, ANNE))
        self.ask(c.OpenSection(current.id, ANNE, section))
        self.ask(c.DoAct(current.id, ANNE, act, "classic"))

    @rule(seconds=st.sampled_from([30, 61, 125]))
    def hold_and_come_back(self, seconds: float) -> None:
        current = self.shift.state.in_hand
        assert current is not None
        if not self.shift.state.paused:
            self.ask(c.HoldCall(current.id))
            self.shift.wait(seconds)
            self.ask(c.ResumeCall(current.id))

    @rule(seconds=st.sampled_from([0.1, 3, 21, 61, 200]))
    def wait(self, seconds: float) -> None:
        if not self.shift.state.paused:
            self.shift.wait(seconds)

    @rule()
    def open_the_program_again(self) -> None:
        before = self.shift.state
        self.shift.restart()
        assert self.shift.state == before
        self.shift.session.listen(self._keep)

    @invariant()
    def at_most_one_customer_at_a_time(self) -> None:
        busy = [x for x in self.shift.state.contacts.values() if x.phase in ("ringing", "talking", "held")]
        assert len(busy) <= 1

    @invariant()
    def patience_stays_within_bounds(self) -> None:
        for contact in self.shift.state.contacts.values():
            assert 0 <= contact.talk.patience <= contact.talk.patience_max
            assert contact.leg.held_total >= 0
            assert not (contact.talk.your_turn and contact.phase != "talking")

    def teardown(self) -> None:
        entries = self.shift.session.entries()
        assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
        assert [entry.at for entry in entries] == sorted(entry.at for entry in entries)
        state = SessionState()
        for entry in entries:
            state = fold(state, entry)
            assert state == self.live.get(entry.number, state)
        assert state == fold_all(entries) == self.shift.state
        self.transactions_are_read_off_a_log_that_kept_none(entries)
        assert Session("s1", self.shift.log, self.shift.world()).state == self.shift.state

    def transactions_are_read_off_a_log_that_kept_none(self, entries: list[e.Entry[e.Event]]) -> None:
        rows = [replace(row, origin=None, asked=None) for row in self.shift.log.read("s1")]
        if any(isinstance(entry.event, e.ChannelSet | e.ConsultEvent) for entry in entries):
            return  # the logs that kept none are older than channels to close, and than colleagues to ring
        for kept, derived in zip(entries, read_entries(rows), strict=True):
            # The same events answer the button of the break and the menu of the presence, at the same moment.
            if kept.asked != "presence.go_not_ready":
                assert (derived.origin, derived.asked) == (kept.origin, kept.asked), kept


class GuidedShift(AnyShift):
    """The same with a tutor at hand."""

    help_level = "guided"


AnyShift.TestCase.settings = drawn(8, stateful_step_count=40)
GuidedShift.TestCase.settings = drawn(4, stateful_step_count=40)
TestAnyShift = AnyShift.TestCase
TestGuidedShift = GuidedShift.TestCase
