"""Contacts in writing and calls that the adviser makes: the same life, with what is theirs alone."""

from __future__ import annotations

import pytest

from tests.support.content import CONTENT
from tests.support.shift import Shift
from workstation import commands as c
from workstation import events as e
from workstation.clock import SECOND
from workstation.content.files import read_file
from workstation.paths import SCRIPTS
from workstation.roleplay.customer import speech
from workstation.roleplay.recognition import Matcher, read_words


def text_of(file: str) -> str:
    return (CONTENT / "channels" / f"{file}.yaml").read_text(encoding="utf-8")


def taken(file: str) -> Shift:
    """A contact in writing, taken, its first message there."""
    shift = Shift(text_of(file))
    shift.ring()
    shift.do(c.AnswerContact("c1"))
    shift.wait(0)
    return shift


def chat() -> Shift:
    return taken("lost-card-chat")


def email() -> Shift:
    return taken("lost-card-email")


FULL = "Bonjour Madame Dupré, faites opposition, puis voyez votre espace client."


def test_what_the_customer_wrote_is_there_as_soon_as_the_contact_is_taken() -> None:
    for shift in (chat(), email()):
        assert len(shift.heard) == 1


def test_a_reply_goes_out_as_it_was_written_and_the_customer_writes_back() -> None:
    shift = email()
    shift.wait(30)
    shift.do(c.EditDraft("c1", "reply", 0, 0, "Bonjour Madame, opposition."))
    sent = shift.session.number
    shift.do(c.SendReply("c1", "  Bonjour Madame, opposition.  "))
    shift.wait(15)
    assert shift.names(sent) == ["ReplyPosted", "ReplySent", "ConversationMoved"]
    assert shift.events[-2] == e.ReplySent("c1", "Bonjour Madame, opposition.", "short", ("secure",))
    assert shift.contact.desk.drafts["reply"] == ""
    assert not shift.contact.talk.your_turn
    shift.listen()
    assert shift.heard[-1] == "Vous ne répondez pas à ma question."
    assert shift.contact.talk.your_turn


@pytest.mark.parametrize(
    ("reply", "reason"),
    [("", "reply_empty"), (" \n ", "reply_empty")],
)
def test_an_empty_reply_is_not_sent(reply: str, reason: str) -> None:
    shift = email()
    shift.wait(30)
    assert shift.refused(c.SendReply("c1", reply)) == reason


def test_a_reply_waits_for_its_turn_and_its_beat() -> None:
    shift = email()
    shift.do(c.SendReply("c1", "Bonjour."))
    assert shift.refused(c.SendReply("c1", FULL)) == "leaves_already"
    shift.wait(15)
    assert shift.refused(c.SendReply("c1", FULL)) == "not_your_turn"
    shift = chat()
    shift.wait(30)
    assert shift.refused(c.SendReply("c1", FULL)) == "no_reply"


def test_a_sentence_is_not_said_where_a_reply_is_awaited() -> None:
    shift = email()
    shift.wait(30)
    assert shift.state.started is not None
    role = shift.session.world.pins.role(shift.state.started, shift.contact.offer)
    words = Matcher(read_words(read_file(SCRIPTS / "recognition" / "fr.yaml"), "fr.yaml"))
    with pytest.raises(c.Refused, match="reply_awaited"):
        speech.decide(shift.contact.talk, c.SayFreely("c1", "Bonjour."), role, words, frozenset(), shift.now)


@pytest.mark.parametrize("command", [c.HoldCall("c1", 30), c.ResumeCall("c1"), c.MuteMic("c1"), c.OpenMic("c1")])
def test_nobody_is_put_on_hold_in_writing(command: c.Command) -> None:
    assert chat().refused(command) == "not_spoken"
    assert email().refused(command) == "not_spoken"


def test_a_visitor_waits_for_an_answer_but_not_while_it_is_being_written() -> None:
    quiet, busy = chat(), chat()
    quiet.wait(70)
    assert quiet.heard[1:] == ["Vous êtes là ?"]
    assert "dead_air" in quiet.flags
    busy.say("hello")
    busy.do(c.DoAct("c1", "P-anne", "card.block", "classic"))
    busy.listen()
    for n in range(20):
        busy.wait(8)
        busy.do(c.EditDraft("c1", "reply", n, 0, "a"))
    assert busy.flags == ()


def test_nobody_tires_of_an_e_mail_and_it_stays_open_until_it_is_closed() -> None:
    shift = Shift(text_of("lost-card-email"))
    shift.ring()
    shift.wait(900)
    assert shift.contact.phase == "ringing"
    shift.do(c.AnswerContact("c1"))
    shift.wait(600)
    shift.do(c.SendReply("c1", FULL))
    shift.wait(600)
    assert shift.contact.phase == "talking"
    assert shift.contact.talk.concluded
    shift.do(c.EndContact("c1"))
    assert shift.contact.lines[-1].code == "closed"
    assert shift.flags == ()


def test_an_e_mail_closed_without_an_answer_is_a_breach() -> None:
    shift = email()
    shift.wait(30)
    shift.do(c.EndContact("c1"))
    assert shift.flags == ("hung_up_on_customer",)


def test_whoever_is_called_answers_after_the_ring_back_and_speaks_first() -> None:
    shift = Shift(text_of("new-card-callback"))
    shift.ring()
    shift.wait(300)  # the call-back is offered until it is made
    assert shift.contact.phase == "ringing"
    shift.do(c.AnswerContact("c1"))
    assert shift.contact.talk.queue[0].at - shift.now >= 5 * SECOND
    shift.listen()
    assert shift.heard == ["Allô ?"]
    assert shift.contact.talk.your_turn


def test_a_crash_loses_neither_a_draft_nor_a_reply() -> None:
    shift = email()
    shift.wait(30)
    shift.do(c.EditDraft("c1", "reply", 0, 0, "Bonjour Mad"))
    shift.restart()
    assert shift.contact.desk.drafts["reply"] == "Bonjour Mad"
    shift.do(c.SendReply("c1", FULL))
    before = shift.state
    shift.restart()
    assert shift.state == before
