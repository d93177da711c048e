"""A reply that a senior reads before it leaves: let go, or sent back as a draft with the reason."""

from __future__ import annotations

import pytest

from tests.support.piled import Piled
from workstation import commands as c
from workstation import events as e
from workstation.gestures import retry_before
from workstation.phrases import fact
from workstation.session.mails import Waiting

PLAIN = "Bonjour Monsieur Texier, votre réclamation est transmise. Cordialement, Inès Moreau"
GRANTED = "Bonjour Monsieur Texier, votre réclamation est transmise, et je vous rembourse ces frais dès aujourd’hui."


@pytest.fixture
def piled() -> Piled:
    """The complaint of Laurent Texier in hand: its reply is read before it leaves."""
    made = Piled()
    made.ready()
    taken(made, "laurent")
    return made


def taken(piled: Piled, name: str) -> None:
    piled.do(c.AnswerContact(name))
    piled.listen(name)


def send(piled: Piled, text: str, name: str = "laurent") -> None:
    before = piled.contact(name).desk.drafts.get("reply", "")
    piled.do(c.EditDraft(name, "reply", 0, len(before), text))
    piled.do(c.SendReply(name, text))


def row(piled: Piled) -> Waiting:
    return next(one for one in piled.rows() if one.contact == "laurent")


def told(piled: Piled) -> list[str]:
    return [fact(line) for line in piled.contact("laurent").lines if line.code == "reviewed"]


def sent(piled: Piled) -> list[str]:
    return [one.event.text for one in piled.session.entries() if isinstance(one.event, e.ReplySent)]


def test_it_leaves_once_it_is_approved_and_not_before(piled: Piled) -> None:
    send(piled, PLAIN)
    assert row(piled).reader == "Conseiller senior"
    assert sent(piled) == []
    piled.wait(20)
    assert sent(piled) == [], "fifteen seconds are not enough: nobody has read it"
    piled.leave("laurent")
    assert sent(piled) == [PLAIN]
    (words,) = told(piled)
    assert words.startswith("Conseiller senior approved")
    assert row(piled).reader == ""


def test_what_grants_a_gesture_comes_back_as_a_draft_with_the_reason(piled: Piled) -> None:
    place = piled.contact("laurent").talk.place
    send(piled, GRANTED)
    piled.leave("laurent")
    assert sent(piled) == []
    (words,) = told(piled)
    assert words.startswith("Conseiller senior sent the reply back")
    assert "geste" in words
    assert piled.contact("laurent").desk.drafts["reply"] == GRANTED
    assert piled.contact("laurent").talk.place == place, "the customer has read nothing"
    assert row(piled).begun
    send(piled, PLAIN)
    piled.leave("laurent")
    assert sent(piled) == [PLAIN]


def test_while_it_is_read_it_stands_still_and_may_be_taken_back(piled: Piled) -> None:
    send(piled, PLAIN)
    assert piled.refused(c.EditDraft("laurent", "reply", 0, 0, "Bonjour")) == "leaves_already"
    assert piled.refused(c.SendReply("laurent", PLAIN)) == "leaves_already"
    for command in (c.EndContact("laurent"), c.PutBackMail("laurent", "beyond_me")):
        assert piled.refused(command) == "being_read", "it would leave unread, or never"
    piled.do(c.TakeBackReply("laurent"))
    assert piled.contact("laurent").thread.posted is None
    assert piled.contact("laurent").desk.drafts["reply"] == PLAIN
    piled.wait(120)
    assert sent(piled) == []


def test_giving_the_session_up_sends_nothing_that_nobody_read(piled: Piled) -> None:
    send(piled, PLAIN)
    piled.do(c.EndSession())
    assert sent(piled) == []


def test_a_reply_that_needs_nobody_leaves_by_itself() -> None:
    piled = Piled()
    piled.ready()
    taken(piled, "farid")
    send(piled, "Bonjour Monsieur Benali, la mobilité est gratuite.", "farid")
    piled.wait(16)
    assert len(sent(piled)) == 1


@pytest.mark.parametrize(("text", "left"), [("Bonjour, c’est noté.", 1), ("Bonjour, je vous rembourse ces frais.", 0)])
def test_the_rule_of_the_day_has_every_e_mail_read(text: str, left: int) -> None:
    piled = Piled(rule="between\napproval: senior")
    piled.ready()
    taken(piled, "farid")
    send(piled, text, "farid")
    piled.leave("farid")
    assert len(sent(piled)) == left
    back = [line.values for line in piled.contact("farid").lines if line.code == "reviewed"]
    assert back[0][1] == ("approved" if left else "returned")


def test_one_tries_again_from_before_it_was_sent_to_be_read(piled: Piled) -> None:
    send(piled, PLAIN)
    posted = piled.session.number
    piled.leave("laurent")
    entries = piled.session.entries()
    left = next(one for one in entries if isinstance(one.event, e.ReplySent))
    seen = entries[: entries.index(left) + 1]
    assert retry_before(left, seen) == posted - 1


def test_a_reply_of_one_word_leaves_and_is_asked_for_again() -> None:
    piled = Piled()
    piled.ready()
    taken(piled, "farid")
    send(piled, "Oui.", "farid")
    piled.leave("farid")
    (reply,) = [one.event for one in piled.session.entries() if isinstance(one.event, e.ReplySent)]
    assert reply.text == "Oui."
    assert len(reply.missing) > 5
    piled.listen("farid")
    assert [line.who for line in piled.contact("farid").lines][-1] == "customer", "nothing was answered"
    assert not piled.contact("farid").talk.concluded
