"""An e-mail leaves fifteen seconds after it is sent, once, and may be taken back until then."""

from __future__ import annotations

import pytest

from tests.support.shift import Shift
from tests.workstation.session.test_channels import FULL, chat, email
from workstation import commands as c
from workstation import events as e
from workstation.library.start import branch

TEXT = f"  {FULL}\n"


@pytest.fixture(params=[False, True], ids=["straight", "crashing"])
def sent(request: pytest.FixtureRequest) -> Shift:
    """A reply typed and sent, a second ago."""
    shift = email()
    shift.crashes = request.param
    shift.wait(30)
    shift.do(c.EditDraft("c1", "reply", 0, 0, TEXT))
    shift.do(c.SendReply("c1", TEXT))
    shift.wait(1)
    return shift


def left(shift: Shift) -> list[e.Event]:
    return [event for event in shift.events if isinstance(event, e.ReplySent)]


def test_nothing_is_out_before_its_time_and_it_leaves_once(sent: Shift) -> None:
    sent.wait(13)
    assert not left(sent)
    assert sent.contact.lines[-1].who == "customer"
    sent.wait(1)
    assert left(sent) == [e.ReplySent("c1", FULL, "full")]
    assert sent.contact.desk.drafts["reply"] == ""
    sent.wait(600)
    assert len(left(sent)) == 1


def test_taken_back_it_is_the_draft_it_was_and_never_leaves(sent: Shift) -> None:
    sent.do(c.TakeBackReply("c1"))
    sent.wait(600)
    assert not left(sent)
    assert sent.contact.desk.drafts["reply"] == TEXT
    assert sent.refused(c.TakeBackReply("c1")) == "nothing_leaves"
    sent.do(c.EditDraft("c1", "reply", 0, 2, ""))
    sent.do(c.SendReply("c1", FULL))
    sent.wait(15)
    assert len(left(sent)) == 1


def test_what_is_about_to_leave_is_not_changed_nor_sent_again(sent: Shift) -> None:
    assert sent.refused(c.EditDraft("c1", "reply", 0, 0, "P.-S. ")) == "leaves_already"
    assert sent.refused(c.SendReply("c1", FULL)) == "leaves_already"
    sent.do(c.EditDraft("c1", "note", 0, 0, "Opposition conseillée."))
    assert sent.contact.desk.drafts["reply"] == TEXT


def test_killed_meanwhile_it_leaves_at_its_time(sent: Shift) -> None:
    for _ in range(14):
        sent.restart()
        assert not left(sent)
        sent.wait(1)
    sent.restart()
    assert len(left(sent)) == 1


def test_closing_sends_it_first_and_once(sent: Shift) -> None:
    sent.do(c.EndContact("c1"))
    sent.wait(60)
    assert len(left(sent)) == 1
    assert sent.contact.phase == "wrap_up"
    assert "hung_up_on_customer" not in sent.flags


def test_so_does_giving_up_the_session(sent: Shift) -> None:
    sent.do(c.EndSession())
    assert sent.state.ended == "abandoned"
    assert len(left(sent)) == 1


def test_a_pause_keeps_it_back(sent: Shift) -> None:
    sent.do(c.PauseSession())
    sent.wait(600)
    assert not left(sent)


def test_a_chat_waits_for_nothing() -> None:
    shift = chat()
    assert shift.contact.thread.posted is None
    shift.say("hello", "later")
    shift.do(c.SendReply("c1", "Votre nouvelle carte arrive."))
    assert len(left(shift)) == 1


def test_one_steps_back_to_the_text_before_it_was_sent(sent: Shift) -> None:
    sent.wait(20)
    again = branch(sent.session, sent.state.step_back, "s2", "t", sent.log, sent.world())
    contact = again.state.contacts["c1"]
    assert contact.thread.posted is None
    assert contact.desk.drafts["reply"] == TEXT
