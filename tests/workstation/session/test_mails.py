"""The queue of e-mails: taken by hand, put back with its draft, shared with a colleague, joined to one thread."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.support.piled import MAILS, Piled
from workstation import commands as c
from workstation import events as e
from workstation.content.opening import on_the_clock
from workstation.session.mails import clocks_of

CALL = '  - {id: nadia, roleplay: card-lost, at: "0:30"}\n'
KARIM = '  - {id: laurent, roleplay: mail-fees-complaint, received: "fri 17:20", colleague: {name: "Karim B.", %s}}\n'
TWICE = """  - id: laurent
    roleplay: mail-fees-complaint
    received: "fri 17:20"
    again:
      - {received: "mon 19:00", text: "Et toujours rien."}
      - {sender: "Odile Texier", address: "odile@example.fr", at: "1:00", text: "Mon mari vous a écrit."}
"""


def open_mail(piled: Piled, name: str) -> None:
    piled.do(c.AnswerContact(name))
    piled.listen(name)


def test_e_mails_wait_in_order_of_their_deadline_and_none_is_offered() -> None:
    piled = Piled()
    piled.ready()
    piled.wait(120)
    assert [contact.phase for contact in piled.state.contacts.values()] == ["queued", "queued"]
    assert piled.state.in_hand is None
    assert [row.contact for row in piled.rows()] == ["laurent", "farid"]
    assert [row.contact for row in piled.rows("sender")] == ["farid", "laurent"]


def test_a_mail_received_on_friday_is_answered_within_a_day_of_opening_hours() -> None:
    piled = Piled()
    piled.ready()
    first, second = piled.rows()
    assert first.due is not None
    assert second.due is not None
    # 2 h 40 on Friday, twelve hours on Saturday, the rest of a day of 24 opening hours on Monday.
    assert f"{on_the_clock(first.due):%a %H:%M}" == "Mon 17:20"
    assert f"{on_the_clock(second.due):%a %H:%M}" == "Wed 18:00"
    assert piled.state.started is not None
    clocks = clocks_of(piled.state.started, piled.pins)
    now = clocks.moment(piled.session.at)
    assert first.left(clocks.hours, now) <= -timedelta(hours=3, minutes=40)
    assert [row.pace(now) for row in piled.rows()] == ["over", "ease"]


@pytest.mark.parametrize(
    ("today", "due"),
    [
        # Summer time ends in the night of the 24th to the 25th of October 2026, begins in that to the 29th of March.
        (date(2026, 10, 27), "Mon 17:20"),
        (date(2026, 3, 31), "Mon 17:20"),
        # Christmas is a Friday: what was written then is read on Saturday at 8, and Sunday counts for nothing.
        (date(2026, 12, 29), "Mon 20:00"),
    ],
)
def test_a_deadline_is_right_over_both_changes_of_the_hour_and_a_holiday(today: date, due: str) -> None:
    piled = Piled(today=today)
    piled.ready()
    row = piled.rows()[0]
    assert row.due is not None
    assert f"{on_the_clock(row.due):%a %H:%M}" == due


def test_what_was_written_of_a_mail_put_back_is_there_when_it_is_taken_again() -> None:
    piled = Piled()
    piled.ready()
    open_mail(piled, "laurent")
    piled.do(c.EditDraft("laurent", "reply", 0, 0, "Monsieur Texier,"))
    lines = len([line for line in piled.contact("laurent").lines if line.who == "customer"])
    piled.do(c.PutBackMail("laurent", "to_check"))
    assert piled.contact("laurent").phase == "queued"
    assert not piled.rows()[0].mine
    piled.do(c.AnswerContact("laurent"))
    piled.listen("laurent")
    again = piled.contact("laurent")
    assert again.desk.drafts["reply"] == "Monsieur Texier,"
    assert len([line for line in again.lines if line.who == "customer"]) == lines, "nothing is said twice"
    assert piled.state.queue.focus == "laurent"


def test_one_mail_at_a_time_and_a_reason_to_put_it_back() -> None:
    piled = Piled()
    piled.ready()
    open_mail(piled, "laurent")
    assert piled.refused(c.AnswerContact("farid")) == "mail_full"
    assert piled.refused(c.PutBackMail("laurent", "")) == "no_reason"
    assert piled.refused(c.PutBackMail("farid", "to_check")) == "not_talking"


@pytest.mark.parametrize(("rule", "reason"), [("between", "mail_between"), ("beside", "")])
def test_mails_wait_while_the_telephone_rings_where_the_day_says_so(rule: str, reason: str) -> None:
    piled = Piled(MAILS + CALL, rule)
    piled.ready()
    piled.wait(32)
    assert piled.contact("nadia").phase == "ringing"
    if reason:
        assert piled.refused(c.AnswerContact("laurent")) == reason
    else:
        open_mail(piled, "laurent")


def test_a_call_rings_beside_a_mail_in_hand_which_is_put_aside_and_found_again() -> None:
    piled = Piled(MAILS + CALL)
    piled.ready()
    open_mail(piled, "laurent")
    piled.do(c.EditDraft("laurent", "reply", 0, 0, "Monsieur"))
    piled.wait(32)
    assert piled.contact("nadia").phase == "ringing"
    piled.do(c.AnswerContact("nadia"))
    assert piled.state.queue.focus == "nadia"
    assert piled.contact("laurent").desk.drafts["reply"] == "Monsieur"
    assert piled.contact("laurent").phase == "talking"


def test_a_colleague_is_seen_and_takes_what_one_only_reads() -> None:
    piled = Piled(KARIM % 'reads: "0:10", writes: "0:20", takes: "0:40"')
    piled.ready()
    piled.wait(11)
    assert (piled.rows()[0].colleague, piled.rows()[0].beside) == ("Karim B.", "reads")
    piled.wait(10)
    assert piled.refused(c.AnswerContact("laurent")) == "colleague_writes"
    piled.wait(20)
    assert piled.contact("laurent").phase == "taken"
    assert piled.rows() == []
    assert piled.state.ended == "done", "it is nobody else’s any more"


def test_taken_while_one_reads_it_but_not_once_one_has_begun() -> None:
    for begun in (False, True):
        piled = Piled(KARIM % 'reads: "0:10", takes: "0:40"' + MAILS.splitlines(keepends=True)[1])
        piled.ready()
        open_mail(piled, "laurent")
        if begun:
            piled.do(c.EditDraft("laurent", "reply", 0, 0, "Monsieur"))
        piled.wait(60)
        assert piled.contact("laurent").phase == ("talking" if begun else "taken")
        assert piled.contact("laurent").life.beside == ""
        if not begun:
            assert piled.refused(c.AnswerContact("laurent")) == "mail_taken"


def test_a_colleague_who_only_reads_leaves_it_to_whoever_takes_it() -> None:
    piled = Piled(KARIM % 'reads: "0:05"')
    piled.ready()
    piled.wait(10)
    came = piled.do(c.AnswerContact("laurent"))
    assert isinstance(came[0], e.ColleagueCame)
    assert came[0].doing == "leaves"


def test_copies_of_a_matter_are_joined_and_the_answer_goes_to_whom_the_thread_is_with() -> None:
    piled = Piled(TWICE)
    piled.ready()
    assert [(row.contact, row.copy) for row in piled.rows()] == [("laurent", -1), ("laurent", 0)]
    assert piled.refused(c.JoinMail("laurent", 0)) == "take_it_first"
    open_mail(piled, "laurent")
    piled.wait(61)
    assert [row.copy for row in piled.rows()] == [-1, 0, 1]
    piled.do(c.JoinMail("laurent", 1))
    piled.do(c.JoinMail("laurent", 0))
    assert [row.copy for row in piled.rows()] == [-1]
    mail = piled.contact("laurent").offer.mail
    assert mail is not None
    assert (mail.sender, mail.address) == ("Laurent Texier", "laurent.texier@example.fr")
    assert [line.values for line in piled.contact("laurent").lines if line.code == "copy"] == [
        ("Odile Texier",),
        ("Laurent Texier",),
    ]
    assert piled.refused(c.JoinMail("laurent", 0)) == "not_in_queue"


def test_an_answer_stops_the_clock_and_the_next_message_starts_another() -> None:
    piled = Piled()
    piled.ready()
    open_mail(piled, "laurent")
    before = next(row for row in piled.rows() if row.contact == "laurent")
    piled.do(c.SendReply("laurent", "Bonjour."))
    piled.leave("laurent")
    sent = next(row for row in piled.rows() if row.contact == "laurent")
    assert before.due is not None
    assert sent.due is None, "one waits for the customer"
    piled.listen("laurent")
    again = next(row for row in piled.rows() if row.contact == "laurent")
    assert again.due is not None
    assert again.due > before.due


def test_where_an_identity_is_known_by_the_channel_alone() -> None:
    secure = '  - {id: margaret, roleplay: mail-old-debits, received: "mon 18:00"}\n'
    piled = Piled(MAILS + secure)
    piled.ready()
    known = {row.contact: row.origin for row in piled.rows()}
    assert known == {"laurent": "open", "farid": "open", "margaret": "secure"}
    assert piled.contact("margaret").desk.authenticated
    assert not piled.contact("farid").desk.authenticated
    farid = piled.contact("farid").offer.mail
    assert farid is not None
    assert farid.address == "fb.perso31@example.net", "not that of the dossier"
