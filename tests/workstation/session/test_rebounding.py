"""What may be offered in a contact, as it is worked; what is noted of it, and what an ill-timed offer costs."""

from __future__ import annotations

import pytest

from tests.support.content import BUNDLED
from workstation import commands as c
from workstation import events as e
from workstation.library.playing import small_bank
from workstation.library.start import Start, begin
from workstation.session.decide import World
from workstation.session.log import MemoryEventLog
from workstation.session.pins import MemoryContents, Pins
from workstation.session.player import Player, Written
from workstation.session.rebounding import at_hand
from workstation.session.runner import Session
from workstation.session.state import fold_all

BANK = small_bank(BUNDLED.people)
OFFER = c.OfferRebound("c1", "payment_insurance")


def begun(help_level: str = "choice") -> Session:
    roleplay = BUNDLED.find("card-lost")
    assert roleplay is not None
    drawn = dict(roleplay.script.exemplary.draws)
    start = Start("s1", "practice", "inès", "Inès Moreau", help_level, 1, "2026-11-23T09:00:00", draws=drawn)
    return begin(start, roleplay, BUNDLED, MemoryEventLog(), World(BANK, Pins(MemoryContents())))


def worked(session: Session, until: str) -> Session:
    """Play the exemplary call until that stage begins."""
    program = session.world.pins.program(session.state.contacts["c1"].offer.digest)
    test = program.script.exemplary
    player = Player("c1", program, Written(test.steps), dict(test.notes))
    while session.state.contacts["c1"].talk.stage != until and (turn := player.next(session.state, session.at)):
        if turn.command is not None:
            session.do(turn.command)
        else:
            due = session.due()
            session.advance(min(turn.until, due) if due is not None else max(turn.until, session.at + 1000))
    assert session.state.contacts["c1"].talk.stage == until
    return session


def found(session: Session) -> dict[str, tuple[str, str]]:
    contact = session.state.contacts["c1"]
    return {one.rebound.id: (one.standing, one.bar) for one in at_hand(session.state, contact, session.world.pins)}


def flags(session: Session) -> tuple[str, ...]:
    return session.state.contacts["c1"].talk.flags


def test_nothing_is_prompted_while_no_dossier_is_open() -> None:
    session = begun()
    session.do(c.GoReady())
    assert found(session) == {}
    with pytest.raises(c.Refused):
        session.do(OFFER)


def test_it_waits_for_the_answer_then_may_be_offered() -> None:
    session = worked(begun(), "solve")
    assert found(session)["payment_insurance"][0] == "waiting"
    worked_on = worked(begun(), "rebound")
    assert found(worked_on)["payment_insurance"] == ("open", "")


def test_offered_in_its_time_it_costs_nothing_and_its_answer_is_kept() -> None:
    session = worked(begun(), "rebound")
    session.do(OFFER)
    with pytest.raises(c.Refused):
        session.do(OFFER)
    session.do(c.AnswerRebound("c1", "payment_insurance", "refused"))
    assert flags(session) == ()
    assert found(session)["payment_insurance"] == ("barred", "refused")
    told = [line.values for line in session.state.contacts["c1"].lines if line.code.startswith("rebound")]
    assert told == [("Assurance des moyens de paiement",), ("Assurance des moyens de paiement", "refused")]
    assert fold_all(list(session.entries())) == session.state


def test_offered_again_after_a_refusal_it_takes_the_whole_score() -> None:
    session = worked(begun(), "rebound")
    session.do(OFFER)
    session.do(c.AnswerRebound("c1", "payment_insurance", "refused"))
    session.do(c.OfferRebound("c1", "card_range"))
    assert flags(session) == ("forbidden_rebound",)


def test_offered_before_the_answer_it_is_too_early_once() -> None:
    session = worked(begun(), "solve")
    done = session.do(OFFER)
    assert flags(session) == ("early_rebound",)
    offered = next(entry.event for entry in done if isinstance(entry.event, e.ReboundOffered))
    assert (offered.standing, offered.bar) == ("waiting", "unidentified")
    session.do(c.AnswerRebound("c1", "payment_insurance", "later"))
    session.do(OFFER)
    assert flags(session) == ("early_rebound",)


@pytest.mark.parametrize("reason", ["no_need", "upset", "not_now", "already_has"])
def test_not_suitable_is_noted_with_its_reason_and_costs_nothing(reason: str) -> None:
    session = worked(begun(), "solve")
    session.do(c.AnswerRebound("c1", "payment_insurance", "unsuitable", reason))
    assert flags(session) == ()
    assert ("Assurance des moyens de paiement", reason) in [line.values for line in session.state.contacts["c1"].lines]


@pytest.mark.parametrize(
    "command",
    [
        c.OfferRebound("c1", "nothing"),
        c.AnswerRebound("c1", "payment_insurance", "accepted"),
        c.AnswerRebound("c1", "payment_insurance", "unsuitable"),
        c.AnswerRebound("c1", "payment_insurance", "unsuitable", "because"),
        c.AnswerRebound("c1", "payment_insurance", "perhaps"),
    ],
)
def test_what_makes_no_sense_is_refused(command: c.Command) -> None:
    session = worked(begun(), "solve")
    before = session.number
    with pytest.raises(c.Refused):
        session.do(command)
    assert session.number == before
