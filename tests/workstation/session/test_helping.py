"""A raised hand: three depths at every moment of every role-play, counted and free; taken over, or given back."""

from __future__ import annotations

import pytest

from tests.support.content import BUNDLED
from tests.support.dealing import dealt
from tests.support.sampled import SAMPLE
from workstation import commands as c
from workstation.commands import Refused
from workstation.debrief.building import make_report
from workstation.debrief.explaining import explanations
from workstation.debrief.report import Report
from workstation.library.playing import drive, fresh_session, small_bank, values_of
from workstation.library.start import Start, begin
from workstation.session.decide import World
from workstation.session.log import MemoryEventLog
from workstation.session.pins import MemoryContents, Pins
from workstation.session.player import Player, Turn, Written
from workstation.session.runner import Session
from workstation.session.state import Contact, SessionState

HELPS = ("guided", "choice", "free")
NAMES = [one.script.id for one in BUNDLED.roleplays]
EACH = dealt(NAMES, HELPS, later=set(NAMES) - SAMPLE)
"""Each role-play at one level of help."""


class Asking(Player):
    """The exemplary play by somebody who raises their hand at each moment until there is nothing more to whisper."""

    def __init__(self, scenario: str, help_level: str) -> None:
        found = BUNDLED.find(scenario)
        assert found is not None
        self.session = fresh_session(found, BUNDLED, 1, help_level)
        test, values = found.script.exemplary, values_of(self.session, "c1")
        super().__init__("c1", found.script_program, Written(test.steps), dict(test.notes), None, values)
        self.beats: list[str] = []

    def next(self, state: SessionState, at: int) -> Turn | None:
        there = state.contacts.get("c1")
        waits = there is not None and (there.talk.your_turn or there.phase == "wrap_up")
        if there is not None and waits and there.talk.beat not in self.beats:
            self.beats.append(there.talk.beat)
            before = len(there.desk.helped)
            for _ in range(3):
                self.session.do(c.AskHelp("c1"))
            given = contact(self.session).desk.helped[before:]
            assert [one.depth for one in given] == [1, 2, 3]
            assert all(one.text.strip() and "{{" not in one.text for one in given)
            assert refused(self.session, c.AskHelp("c1")) == "help_all_given"
        return super().next(self.session.state, at)


def contact(session: Session) -> Contact:
    return session.state.contacts["c1"]


def refused(session: Session, command: c.Command) -> str:
    with pytest.raises(Refused) as caught:
        session.do(command)
    return caught.value.reason


def report_of(session: Session) -> Report:
    return make_report("s", session.entries(), session.world.pins, "c1")


@pytest.mark.parametrize(("scenario", "help_level"), EACH)
def test_every_moment_has_a_question_then_a_hint_then_the_sentence(scenario: str, help_level: str) -> None:
    asking = Asking(scenario, help_level)
    drive(asking.session, asking)
    report = report_of(asking.session)
    assert report.marks.passed
    assert len(report.helped) == 3 * len(asking.beats)
    told = next(part for part in explanations(report) if part.title == "Help asked for")
    assert told.figure == str(len(report.helped))


def test_a_simple_call_is_given_back_once_with_the_sentence_then_taken_over_and_nothing_more_is_marked() -> None:
    session = fresh(kind="practice")
    said = contact(session).talk.points
    session.do(c.AskTakeOver("c1"))
    assert contact(session).on_line
    assert contact(session).desk.given_back
    assert contact(session).desk.helped[-1].depth == 3
    session.do(c.AskTakeOver("c1"))
    assert (contact(session).phase, contact(session).life.ended_by) == ("wrap_up", "supervisor")
    assert refused(session, c.AskHelp("c1")) == "not_talking"
    for field, value in (("code", "MOY-CARTE-OPPO"), ("outcome", "solved"), ("follow_up", "none")):
        session.do(c.SetNoteField("c1", field, value))
    session.do(c.EditDraft("c1", "note", 0, 0, "Repris par le responsable."))
    session.do(c.CloseContact("c1"))
    assert contact(session).talk.points == said
    report = report_of(session)
    assert (report.relieved, report.marks.passed) == (True, False)
    assert [one.how for one in report.helped] == ["given_back", "3", "taken_over"]


def test_a_hard_call_is_taken_over_at_once() -> None:
    found = [one for one in BUNDLED.roleplays if one.script.difficulty == "hard" and one.script.channel == "call"]
    session = fresh(found[0].script.id)
    session.do(c.AskTakeOver("c1"))
    assert contact(session).life.ended_by == "supervisor"


def test_an_exam_has_no_help_and_nobody_is_asked_before_the_customer_has_spoken() -> None:
    session = fresh(kind="exam")
    assert refused(session, c.AskHelp("c1")) == "no_help_in_exam"
    assert refused(session, c.AskTakeOver("c1")) == "no_help_in_exam"
    ringing = fresh(answer=False)
    assert refused(ringing, c.AskHelp("c1")) == "not_talking"


def fresh(
    scenario: str = "card-lost", kind: str = "practice", *, help_level: str = "choice", answer: bool = True
) -> Session:
    """A call that rings, or was answered and listened to."""
    found = BUNDLED.find(scenario)
    assert found is not None
    start = Start("s1", kind, "inès", "Inès Moreau", help_level, 1, "2026-11-23T09:00:00")
    world = World(small_bank(BUNDLED.people), Pins(MemoryContents()))
    session = begin(start, found, BUNDLED, MemoryEventLog(), world)
    session.do(c.GoReady())
    if answer:
        session.do(c.AnswerContact("c1"))
        while contact(session).talk.queue:
            session.advance(session.due() or session.at)
        session.advance(session.at + 1000)
    return session
