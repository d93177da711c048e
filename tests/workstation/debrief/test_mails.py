"""What the debrief tells of an e-mail: by opening hours, from when it was received, never by how fast one typed."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.content import BUNDLED
from tests.support.piled import MAILS, Piled
from workstation import commands as c
from workstation.clock import SECOND
from workstation.debrief.delays import Delay
from workstation.debrief.mails import MailFigures, read_mail
from workstation.debrief.shift import make_shift_report
from workstation.debrief.shift_words import delay_title, delay_why
from workstation.debrief.words import figures
from workstation.library.shift_playing import parts_of, play_shift
from workstation.session.mails import clocks_of


def figures_of(piled: Piled, name: str) -> MailFigures:
    assert piled.state.started is not None
    found = read_mail(piled.contact(name), clocks_of(piled.state.started, piled.pins), piled.session.at)
    assert found is not None
    return found


def answer(piled: Piled, name: str, text: str = "Bonjour.") -> None:
    if piled.contact(name).phase == "queued":
        piled.do(c.AnswerContact(name))
    piled.listen(name)
    piled.wait(60)
    piled.do(c.SendReply(name, text))
    piled.leave(name)


@pytest.mark.parametrize("today", [date(2026, 11, 24), date(2026, 10, 27), date(2026, 3, 31)])
def test_a_late_first_answer_stays_late_and_is_told_in_opening_hours(today: date) -> None:
    piled = Piled(today=today)
    piled.ready()
    answer(piled, "laurent")
    found = figures_of(piled, "laurent")
    assert found.first is not None
    # Friday 17:20 to Tuesday 9:01: 2 h 40, twelve, twelve and one; the night of the change counts for nothing.
    assert divmod(found.first, 60) == (27, 41)
    assert (found.late, found.answers) == (1, 1)
    assert not found.one_touch


def test_time_stands_still_while_one_waits_for_the_customer() -> None:
    piled = Piled()
    piled.ready()
    answer(piled, "laurent")
    sent = figures_of(piled, "laurent").age
    before = piled.session.at
    piled.session.advance(before + 1000)
    assert figures_of(piled, "laurent").age == sent
    piled.listen("laurent")
    piled.wait(180)
    assert figures_of(piled, "laurent").age >= sent + 3


def test_the_debrief_of_a_shift_tells_each_mail_and_leaves_out_what_a_colleague_took() -> None:
    taken = (
        '  - {id: karims, roleplay: mail-withdrawal, received: "mon 18:00", colleague: {name: "K.", takes: "0:03"}}\n'
    )
    shift = Piled.read(MAILS + taken)
    parts, draws = parts_of(shift, BUNDLED, shift.exemplary)
    played = play_shift(shift, BUNDLED, parts, draws=draws)
    session = played.session
    assert session.state.contacts["karims"].phase == "taken"
    assert sorted(one.contact for one in played.contacts) == ["farid", "laurent"]
    assert played.passed
    report = make_shift_report("s1", session.entries(), session.world.pins)
    assert sorted(one.contact for one in report.contacts) == ["farid", "laurent"]
    told = {name: value for name, value, _ in figures(report.contact("laurent"))}
    assert told["Solved in one message"] == "Yes"
    assert told["Answers past the deadline"] == "1 of 1"
    assert report.contact("farid").mail is not None
    assert report.contact("farid").mail.late == 0


def begun(piled: Piled) -> None:
    """An answer begun to the first e-mail, and put back into the queue."""
    piled.ready()
    piled.do(c.AnswerContact("laurent"))
    piled.listen("laurent")
    piled.do(c.EditDraft("laurent", "reply", 0, 0, "Bonjour Monsieur"))
    piled.do(c.PutBackMail("laurent", "beyond_me"))


def left(piled: Piled) -> list[Delay]:
    piled.do(c.EndSession())
    report = make_shift_report("s1", piled.session.entries(), piled.pins)
    found = [one for one in report.delays if one.kind == "aside"]
    for one in found:
        assert "brouillon" in delay_title(one, report) or "draft" in delay_title(one, report)
        assert delay_why(one, report)
    return found


def test_an_answer_begun_and_left_for_another_e_mail_is_told_to_the_end_of_the_shift() -> None:
    piled = Piled()
    begun(piled)
    piled.do(c.AnswerContact("farid"))
    piled.wait(400)
    (one,) = left(piled)
    assert (one.contact, one.end - one.start) == ("laurent", 400 * SECOND)
    assert "farid" in {each.contact for each in one.meanwhile}


@pytest.mark.parametrize("how", ["taken up again", "a call", "no time"])
def test_what_is_left_for_a_reason_or_taken_up_again_is_no_delay(how: str) -> None:
    piled = Piled(MAILS + '  - {id: nadia, roleplay: card-lost, at: "0:10"}\n')
    if how == "a call":
        piled.ready()
        piled.do(c.AnswerContact("laurent"))
        piled.listen("laurent")
        piled.do(c.EditDraft("laurent", "reply", 0, 0, "Bonjour Monsieur"))
        while piled.contact("nadia").phase != "ringing" if "nadia" in piled.state.contacts else True:
            piled.wait(1)
        piled.do(c.AnswerContact("nadia"))
        piled.wait(400)
    else:
        begun(piled)
        piled.wait(100 if how == "no time" else 200)
        if how == "taken up again":
            piled.do(c.AnswerContact("laurent"))
            piled.wait(400)
    assert left(piled) == []
