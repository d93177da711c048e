"""What an e-mail is made of besides its text: whom it goes to, what goes with it, and a draft made by a machine."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.support.piled import Piled
from workstation import commands as c
from workstation import events as e
from workstation.debrief.drafted import read_drafted
from workstation.events.desk import REPLY_TEXT, TO_TEXT
from workstation.session.addressing import addressed, astray
from workstation.session.mails import clocks_of, row_of
from workstation.session.proposing import offered

FULL = "Bonjour Monsieur Texier, je regrette ce silence. Cordialement, Inès Moreau"
OWN = "l.texier@courriel.example"


@pytest.fixture
def piled() -> Piled:
    """The e-mail of Laurent Texier in hand, read."""
    made = Piled()
    made.ready()
    made.do(c.AnswerContact("laurent"))
    made.listen("laurent")
    return made


def address(piled: Piled, name: str = "laurent") -> str:
    mail = piled.contact(name).offer.mail
    assert mail is not None
    return mail.address


def to(piled: Piled, text: str) -> None:
    before = piled.contact("laurent").desk.drafts.get(TO_TEXT, "")
    piled.do(c.EditDraft("laurent", TO_TEXT, 0, len(before), text))


def sent(piled: Piled) -> list[e.Event]:
    """A reply is sent and leaves; what came of it."""
    piled.do(c.SendReply("laurent", FULL))
    number = piled.session.number
    piled.wait(91)
    return [entry.event for entry in piled.session.entries() if entry.number > number]


def flags(happened: list[e.Event]) -> list[str]:
    return [flag for one in happened if isinstance(one, e.ConversationMoved) for flag in one.flags]


def test_it_goes_to_whoever_wrote_where_nobody_touched_the_head(piled: Piled) -> None:
    assert addressed(piled.contact("laurent")) == address(piled)
    assert not [one for one in sent(piled) if isinstance(one, e.ReplyAstray)]


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("{farid}", "another"),
        ("{own}; {farid}", "another"),
        ("quelqu.un@ailleurs.example", "unknown"),
        ("{own}, quelqu.un@ailleurs.example", "several"),
        ("Laurent <{own}>", ""),
    ],
)
def test_whom_it_goes_to_is_looked_at_and_what_left_is_marked(piled: Piled, written: str, wrong: str) -> None:
    to(piled, written.format(own=address(piled).upper(), farid=address(piled, "farid")))
    found = astray(piled.state, piled.contact("laurent"), piled.session.world.records, piled.session.world.pins)
    assert (found.wrong if found else "") == wrong
    happened = sent(piled)
    assert [one.wrong for one in happened if isinstance(one, e.ReplyAstray)] == ([wrong] if wrong else [])
    assert [flag for flag in flags(happened) if flag.startswith("address_")] == ([f"address_{wrong}"] if wrong else [])
    assert addressed(piled.contact("laurent")) == address(piled), "the next one goes to whoever wrote again"


@pytest.mark.parametrize("written", ["", "Laurent Texier"])
def test_to_nobody_it_does_not_go(piled: Piled, written: str) -> None:
    to(piled, written)
    assert piled.refused(c.SendReply("laurent", FULL)) == "no_recipient"


def test_a_note_for_colleagues_touches_no_address(piled: Piled) -> None:
    to(piled, "quelqu.un@ailleurs.example")
    piled.do(c.NoteInternally("laurent", "Vu."))
    assert addressed(piled.contact("laurent")) == "quelqu.un@ailleurs.example"


def test_while_it_leaves_its_head_stands_still(piled: Piled) -> None:
    piled.do(c.SendReply("laurent", FULL))
    assert piled.refused(c.EditDraft("laurent", TO_TEXT, 0, 0, "x@y.example")) == "leaves_already"
    assert piled.refused(c.ShareDocument("laurent", "tariff-2026", "email")) == "leaves_already"
    piled.do(c.TakeBackReply("laurent"))
    to(piled, "x@y.example")


def test_a_document_leaves_with_the_reply_and_not_before(piled: Piled) -> None:
    piled.do(c.ShareDocument("laurent", "tariff-2026", "email"))
    assert piled.refused(c.ShareDocument("laurent", "tariff-2026", "email")) == "attached_already"
    assert piled.contact("laurent").desk.shared == ()
    piled.do(c.SendReply("laurent", FULL))
    piled.do(c.TakeBackReply("laurent"))
    assert [one.document for one in piled.contact("laurent").thread.attached] == ["tariff-2026"]
    assert [one.document for one in sent(piled) if isinstance(one, e.DocumentShared)] == ["tariff-2026"]
    assert piled.contact("laurent").thread.attached == ()


def test_taken_off_it_does_not_leave(piled: Piled) -> None:
    assert piled.refused(c.DetachDocument("laurent", "tariff-2026")) == "not_attached"
    piled.do(c.ShareDocument("laurent", "tariff-2026", "email"))
    piled.do(c.DetachDocument("laurent", "tariff-2026"))
    assert not [one for one in sent(piled) if isinstance(one, e.DocumentShared)]


def test_what_an_open_e_mail_may_not_carry_is_marked_once_it_has_left(piled: Piled) -> None:
    laurent = piled.contact("laurent").desk.opened
    if laurent is None:
        piled.do(c.OpenDossier("laurent", piled.contact("laurent").offer.clients[0]))
    piled.do(c.ShareDocument("laurent", "statement", "email"))
    assert {"secrecy", "document_channel"} & set(flags(sent(piled)))


def test_a_draft_made_by_a_machine_replaces_what_is_written_whole_and_once(piled: Piled) -> None:
    contact = piled.contact("laurent")
    role = piled.pins.role(piled.state.started, contact.offer)  # type: ignore[arg-type]  # begun
    found = offered(contact, role)
    assert found is not None
    assert "Inès Moreau" in found.text
    piled.do(c.EditDraft("laurent", REPLY_TEXT, 0, 0, "Bonjour."))
    piled.do(c.TakeProposal("laurent"))
    assert piled.contact("laurent").desk.drafts[REPLY_TEXT] == found.text
    assert offered(piled.contact("laurent"), role) is None
    assert piled.refused(c.TakeProposal("laurent")) == "no_proposal"
    assert piled.refused(c.RejectProposal("laurent")) == "no_proposal"


@pytest.mark.parametrize(("became", "mended"), [("taken", False), ("taken", True), ("rejected", False)])
def test_the_debrief_tells_what_was_left_in_it(piled: Piled, became: str, mended: bool) -> None:
    contact = piled.contact("laurent")
    role = piled.pins.role(piled.state.started, contact.offer)  # type: ignore[arg-type]  # begun
    found = offered(contact, role)
    assert found is not None
    piled.do(c.TakeProposal("laurent") if became == "taken" else c.RejectProposal("laurent"))
    text = found.text.replace("[ADRESSE DU SERVICE]", "nous") if mended else found.text
    piled.do(c.SendReply("laurent", text))
    piled.wait(91)
    [told] = read_drafted(piled.session.entries(), role, "laurent")
    left = 0 if became == "rejected" else len(found.faults) - mended
    assert (told.became, len(told.left), told.mended) == (became, left, int(mended))


def test_the_clock_of_an_answer_waits_while_a_colleague_is_asked(piled: Piled) -> None:
    assert piled.state.started is not None
    clocks = clocks_of(piled.state.started, piled.pins)

    def due_at() -> object:
        contact = piled.contact("laurent")
        assert contact.offer.mail is not None
        return row_of(contact, contact.offer.mail, clocks).due

    before = due_at()
    expert = next(one for one in piled.pins.experts(piled.state.started.manifest) if one.way == "advice")
    at = piled.session.at
    piled.do(c.AskExpert("laurent", expert.id, "Une réclamation reçue par courriel ouvert, que répondre ?"))
    [asked] = piled.contact("laurent").desk.asked
    piled.do(c.NoteInternally("laurent", "Avis demandé."))
    assert due_at() == before + timedelta(milliseconds=asked.due - at)  # type: ignore[operator]  # a deadline
    piled.wait(asked.due / 1000 + 60)
    assert due_at() == before + timedelta(milliseconds=asked.due - at), "it runs again"  # type: ignore[operator]
