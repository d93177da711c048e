"""What is told of another client: found before it goes, marked when it went, and of nobody else."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.both import INES, KEVIN, begun, both, listen
from workstation import commands as c
from workstation.assessment.marking import mark
from workstation.assessment.pinned import pinned_card
from workstation.clock import SECOND
from workstation.roleplay.judging.rules import NOTE
from workstation.session.others import ruled, strays
from workstation.session.runner import Session

RULE = "another_person"


def found(session: Session, command: c.Command) -> list[str]:
    return [one.whom for one in strays(session.state, command, session.world.records, session.world.pins)]


def client_of(session: Session, contact: str) -> str:
    """The surname of the client of a contact."""
    return session.state.contacts[contact].offer.customer.split()[-1]


def test_a_message_that_names_the_client_of_the_other_chat_is_known_before_it_goes() -> None:
    session = both()
    other, own = client_of(session, INES), client_of(session, KEVIN)
    assert found(session, c.SayFreely(KEVIN, f"Bonjour Madame {other}, je regarde.")) == [
        session.state.contacts[INES].offer.names[0]
    ]
    for innocent in (f"Bonjour Monsieur {own}", "Bonjour, Inès Moreau, Banque Orvanne.", "Bonjour Inès", "Merci 1234"):
        assert found(session, c.SayFreely(KEVIN, innocent)) == [], innocent


def test_the_dossier_of_the_other_opened_by_mistake_tells_of_the_other_as_well() -> None:
    session = both()
    ines = session.state.contacts[INES].offer.clients[0]
    number = session.world.records.load(ines, date(2026, 11, 24)).client.number
    session.do(c.OpenDossier(KEVIN, ines))
    assert found(session, c.SayFreely(KEVIN, f"Votre numéro client est {number}."))
    assert not found(session, c.SayFreely(INES, f"Votre numéro client est {number}."))


def test_sent_all_the_same_it_takes_the_whole_score_once_and_the_customer_says_so() -> None:
    session = both()
    text = f"Bonjour Madame {client_of(session, INES)}, je suis Inès Moreau, de la Banque Orvanne."
    session.do(c.SayFreely(KEVIN, text))
    session.do(c.SayFreely(INES, "Bonjour, Inès Moreau, Banque Orvanne, je vous lis."))
    kevin = listen(session, KEVIN)
    assert kevin.talk.flags.count(RULE) == 1
    assert RULE not in session.state.contacts[INES].talk.flags
    assert any("quelqu’un d’autre" in line.text or "pas mon nom" in line.text for line in kevin.lines)
    started, pins = session.state.started, session.world.pins
    assert started is not None
    card, script = pinned_card(pins, started, "chat"), pins.program(kevin.offer.digest).script
    marks = mark(started.marking, card, script, kevin.talk.points, kevin.talk.flags, "done")
    assert marks.score == 0
    assert [flag.why for flag in marks.flags if flag.id == RULE]
    before = kevin.talk.patience
    if session.state.contacts[KEVIN].talk.your_turn:
        session.do(c.SayFreely(KEVIN, text))
    assert session.state.contacts[KEVIN].talk.flags.count(RULE) == 1
    assert session.state.contacts[KEVIN].talk.patience <= before


def test_a_note_that_names_the_other_is_known_and_marked_too() -> None:
    session = both()
    session.do(c.EndContact(KEVIN))
    note = f"Aide à la connexion, comme pour Mme {client_of(session, INES)}."
    session.do(c.EditDraft(KEVIN, "note", 0, 0, note))
    assert found(session, c.CloseContact(KEVIN))
    started = session.state.started
    assert started is not None
    kevin, world = session.state.contacts[KEVIN], session.world
    role = world.pins.role(started, kevin.offer)
    rules = ruled(session.state, kevin, role.rules, world.records, world.pins)
    assert {"another_person": "heavy"}.items() <= {
        one.family: one.severity for one in rules.findings(note, NOTE)
    }.items()
    assert not role.rules.findings(note, NOTE), "nobody is known to the rules of no desk"


def test_what_is_spoken_is_marked_and_not_held_back() -> None:
    session = begun("call-and-two-chats")
    session.do(c.GoReady())
    while session.state.contacts.get("nadia") is None:
        session.advance(session.at + SECOND)
        ringing = next((one for one in session.state.contacts.values() if one.phase == "ringing"), None)
        if ringing is not None and ringing.id != "nadia":
            session.do(c.AnswerContact(ringing.id))
    session.do(c.AnswerContact("nadia"))
    listen(session, "nadia")
    slip = f"Madame {client_of(session, INES)}, je m’occupe de votre carte."
    assert found(session, c.SayFreely("nadia", slip)) == []
    session.do(c.SayFreely("nadia", slip))
    assert RULE in session.state.contacts["nadia"].talk.flags


@pytest.mark.parametrize("help_level", ["guided", "choice", "first_words", "free", "exam"])
def test_it_is_known_at_every_help(help_level: str) -> None:
    session = both("free" if help_level == "exam" else help_level)
    assert found(session, c.SendReply(KEVIN, f"Au revoir Madame {client_of(session, INES)}."))
