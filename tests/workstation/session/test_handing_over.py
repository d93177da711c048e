"""A call that ships is handed over to the service it is meant for, on the strength of what that service is told."""

from __future__ import annotations

import pytest

from tests.support.content import BUNDLED
from workstation import commands as c
from workstation import events as e
from workstation.library.playing import drive, fresh_session, outcome
from workstation.library.shelf import Roleplay
from workstation.roleplay.model import TRANSFERRED, End
from workstation.session.player import Player, Written
from workstation.session.runner import Session

TOLD = {
    "false-adviser-on-the-line": (
        "transfer:told",
        "fraud",
        "Faux conseiller, coupé. Carte opposée, il a validé une fois.",
        "Un virement instantané de 2 400 € est parti, je l’ai rappelé.",
    ),
    "quick-opinion-etf": (
        "book_meeting",
        "branch",
        "Monsieur Roche, identifié, pose une question sur un ETF.",
        "C’est pour 20 000 € de participation, et je n’ai donné aucun avis.",
    ),
}
"""The step in whose place the call is handed over, to whom, what is said first, and what was still missing."""


def found(name: str) -> Roleplay:
    one = BUNDLED.find(name)
    assert one is not None
    return one


def before(name: str, step: str, seed: int) -> Session:
    """The exemplary call, as far as that step."""
    one = found(name)
    session = fresh_session(one, BUNDLED, seed)
    steps = one.script.exemplary.steps
    player = Player("c1", one.script_program, Written(steps[: steps.index(step)]), {})
    while (turn := player.next(session.state, session.at)) and not isinstance(turn.command, c.EndContact):
        if turn.command is not None:
            session.do(turn.command)
        else:
            due = session.due()
            session.advance(min(turn.until, due) if due is not None else turn.until)
    return session


def speaking_to(name: str, step: str, service: str) -> Session:
    """A session in which somebody of that service is free, and has picked up."""
    for seed in range(1, 30):
        session = before(name, step, seed)
        session.do(c.ConsultColleague("c1", service))
        rung = session.entries()[-2:][0].event
        assert isinstance(rung, e.ColleagueRung)
        if rung.answers == "takes":
            session.advance(rung.until)
            return session
    raise AssertionError(service)


def last_transfer(session: Session) -> e.ContactTransferred:
    return [one.event for one in session.entries() if isinstance(one.event, e.ContactTransferred)][-1]


@pytest.mark.parametrize("name", TOLD)
def test_the_service_asks_for_what_it_lacks_and_then_takes_the_call(name: str) -> None:
    step, service, first, rest = TOLD[name]
    session = speaking_to(name, step, service)
    session.do(c.TellColleague("c1", first))
    told = session.entries()[-1].event
    assert isinstance(told, e.ColleagueTold)
    assert told.reason == "summary_lacks"
    session.do(c.TellColleague("c1", rest))
    session.do(c.HandOver("c1"))
    passed = last_transfer(session)
    assert (passed.accepted, passed.way) == (True, "warm")
    there = session.state.contacts["c1"]
    assert there.life.ended_by == "transfer"
    assert there.talk.end == ""
    assert not there.talk.flags


def test_a_warm_transfer_of_a_fraud_in_progress_earns_all_there_is() -> None:
    name = "false-adviser-on-the-line"
    step, service, *told = TOLD[name]
    session, one = speaking_to(name, step, service), found(name)
    for text in told:
        session.do(c.TellColleague("c1", text))
    session.do(c.HandOver("c1"))
    drive(session, Player("c1", one.script_program, Written(["note:complete"]), dict(one.script.exemplary.notes)))
    marks = outcome(session, BUNDLED, "c1").marks
    assert (marks.score, marks.passed, marks.flags) == (100, True, ())


@pytest.mark.parametrize("name", TOLD)
def test_the_wrong_service_sends_it_back(name: str) -> None:
    step, service, first, rest = TOLD[name]
    other = "branch" if service == "fraud" else "fraud"
    session = speaking_to(name, step, other)
    for text in (first, rest):
        session.do(c.TellColleague("c1", text))
    session.do(c.HandOver("c1"))
    passed = last_transfer(session)
    assert (passed.accepted, passed.reason) == (False, "not_theirs")
    assert session.state.contacts["c1"].on_line


FORESEEN = [
    pytest.param(end, id=one.script.id)
    for one in BUNDLED.roleplays
    for end in one.script.ends
    if end.id == TRANSFERRED and end.kind == "closed"
]


@pytest.mark.parametrize("end", FORESEEN)
def test_whoever_foresees_a_transfer_says_to_whom_and_what_to_tell_them(end: End) -> None:
    assert end.to
    assert end.summary
    assert all(facet.why for facet in end.summary)
