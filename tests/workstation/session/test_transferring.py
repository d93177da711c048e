"""A contact is passed on with its thread, or sent back with a reason; an internal note never reaches a customer."""

from __future__ import annotations

import json

import pytest

from tests.support.both import KEVIN, both, listen
from tests.support.content import changed
from tests.support.shift import Shift
from workstation import commands as c
from workstation import events as e
from workstation.content.plain import to_plain
from workstation.session.runner import Session
from workstation.session.transferring import thread_of

INNER = "zibeline vermeille"
TOLD = "M. Roussel, appli bloquée, identité faite, reste à débloquer"
ENDS = """ends:
  transferred:
    kind: closed
    to: [fraud]
    summary: [{id: lost, says: ["carte perdue"], why: "Dites que la carte est perdue."}]
"""


def passed(session: Session, contact: str) -> e.ContactTransferred:
    found = [
        x.event for x in session.entries() if isinstance(x.event, e.ContactTransferred) and x.event.contact == contact
    ]
    return found[-1]


def test_a_chat_goes_on_by_telephone_with_all_that_was_said_and_noted() -> None:
    session = both()
    session.do(c.NoteInternally(KEVIN, INNER))
    session.do(c.SayFreely(KEVIN, "Bonjour, Inès Moreau, Banque Orvanne, je regarde."))
    listen(session, KEVIN)
    session.do(c.TransferContact(KEVIN, "telephone", TOLD))
    there, event = session.state.contacts[KEVIN], passed(session, KEVIN)
    assert event.accepted
    assert there.phase == "wrap_up"
    assert there.life.ended_by == "transfer"
    assert there.talk.end == "transferred"
    thread = thread_of(there, event)
    assert (thread.summary, thread.notes) == (TOLD, (INNER,))
    assert {line.who for line in thread.lines} == {"customer", "adviser"}
    again = Session(session.id, session._log, session.world)
    assert again.state == session.state


def test_an_internal_note_is_in_nothing_that_the_customer_reads_or_that_answers_for_them() -> None:
    session = both()
    before = session.state.contacts[KEVIN].talk
    session.do(c.EditDraft(KEVIN, "internal", 0, 0, INNER))
    session.do(c.NoteInternally(KEVIN, INNER))
    kevin = session.state.contacts[KEVIN]
    assert kevin.talk == before, "the customer has seen nothing, and waits as before"
    assert kevin.desk.internal == (INNER,)
    assert not kevin.desk.drafts["internal"]
    session.do(c.SayFreely(KEVIN, "Bonjour, Inès Moreau, Banque Orvanne, je regarde."))
    kevin = listen(session, KEVIN)
    session.do(c.EndContact(KEVIN))
    told = [line for line in session.state.contacts[KEVIN].lines if line.who != "fact"]
    assert not any(INNER in line.text for line in told)
    assert [line.values for line in kevin.lines if line.code == "internal"] == [(INNER,)]
    for entry in session.entries():
        if isinstance(entry.event, e.RoleplayEvent):
            assert INNER not in json.dumps(to_plain(entry.event), ensure_ascii=False)


def on_a_call(*changes: tuple[str, str]) -> Shift:
    shift = Shift(changed(*changes), "free")
    shift.answer()
    return shift


FORESEEN = ("ends:\n", ENDS)


@pytest.mark.parametrize(
    ("target", "summary", "reason"),
    [
        ("branch", "carte perdue dans le tram, à bloquer", "identity_needed"),
        ("fraud", "carte perdue", "summary_short"),
        ("fraud", "une opération que la personne ne reconnaît pas", "summary_lacks"),
        ("second_level", "carte perdue dans le tram, à bloquer", "not_theirs"),
        ("fraud", "carte perdue dans le tram, à bloquer", ""),
    ],
)
def test_a_call_is_taken_over_by_the_right_service_alone_and_well_told(target: str, summary: str, reason: str) -> None:
    shift = on_a_call(FORESEEN)
    shift.say("greet_full")
    if target == "second_level":
        shift.say("ask_name", "ask_birth")
    shift.do(c.NoteInternally("c1", INNER))
    shift.do(c.TransferContact("c1", target, summary))
    assert shift.contact.phase == "held"
    shift.wait(8)
    event = passed(shift.session, "c1")
    assert (event.accepted, event.reason) == (not reason, reason)
    assert event.said == ("Dites que la carte est perdue." if reason == "summary_lacks" else "")
    assert shift.contact.on_line == bool(reason)
    if reason:
        assert shift.contact.phase == "held", "the customer waits, and one comes back to them"
        assert event.notes == (), "what is for a colleague goes nowhere else"
        return
    shift.wait(10)
    shift.close()
    assert shift.state.ended == "done"
    assert shift.contact.talk.end == "done", "the note is judged, and closes it"


def test_a_transfer_that_no_role_play_foresees_ends_the_contact_as_one_that_failed() -> None:
    shift = on_a_call()
    shift.do(c.TransferContact("c1", "fraud", "carte perdue dans le tram, à bloquer"))
    shift.wait(8)
    assert shift.contact.talk.end == "transferred"
    assert shift.session.world.pins.program(shift.contact.offer.digest).end_kind("transferred") == "failed"


def test_what_does_not_apply_is_refused_and_nothing_happens() -> None:
    shift = on_a_call()
    assert shift.refused(c.TransferContact("c1", "nowhere", "carte perdue dans le tram, à bloquer")) == "no_service"
    assert shift.refused(c.TransferContact("c1", "telephone", "carte perdue, à bloquer")) == "no_service"
    assert shift.refused(c.TransferContact("c1", "fraud", "  ")) == "summary_missing"
    assert shift.refused(c.NoteInternally("c1", " ")) == "note_empty"
    shift.do(c.EndContact("c1"))
    assert shift.refused(c.TransferContact("c1", "fraud", "carte perdue dans le tram, à bloquer")) == "not_talking"


def test_a_service_is_closed_out_of_its_hours() -> None:
    shift = on_a_call(('at: "mon 09:00"', 'at: "mon 06:00"'))
    shift.say("greet_full", "ask_name", "ask_birth")
    shift.do(c.TransferContact("c1", "branch", "carte perdue dans le tram, à bloquer"))
    assert passed(shift.session, "c1").reason == "service_closed"
    assert shift.contact.on_line
