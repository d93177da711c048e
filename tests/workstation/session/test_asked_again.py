"""An answer of identity that was refused is asked for again in one's own words, and can be compared once more."""

from __future__ import annotations

import pytest

from tests.support.content import BUNDLED
from tests.support.dealing import some
from workstation import commands as c
from workstation.library.playing import small_bank
from workstation.library.shelf import Roleplay
from workstation.library.start import Start, begin
from workstation.roleplay.playing.drawing import WRONG, draws_of
from workstation.session.decide import World
from workstation.session.log import MemoryEventLog
from workstation.session.pins import MemoryContents, Pins
from workstation.session.runner import Session

BANK = small_bank(BUNDLED.people)
AGAIN = {
    "fr": "Excusez-moi, je n’ai pas bien noté, votre date de naissance ?",
    "de": "Entschuldigung, Ihr Geburtsdatum bitte noch einmal?",
}


def find_mistaken() -> list[tuple[Roleplay, str]]:
    """The role-plays whose customer may say their date of birth wrong, with the move that asks for it."""
    found = []
    for one in BUNDLED.roleplays:
        if one.program is None:
            continue
        for draw in draws_of(one.program.script):
            step = one.program.step_of(draw.name)
            if step is not None and step.move.verifies == "birth_date" and WRONG in draw.values:
                found.append((one, draw.name))
    return found


MISTAKEN = find_mistaken()


def listen(session: Session) -> None:
    talk = session.state.contacts["c1"].talk
    while talk.queue:
        session.advance(talk.queue[0].at)
        talk = session.state.contacts["c1"].talk
    session.advance(max(session.at, talk.ready_at))


def judge(session: Session) -> str:
    """Compare what was answered with the dossier of who was asked, as one should; whose it is."""
    [client] = session.state.contacts["c1"].desk.identities
    if session.state.contacts["c1"].desk.current != client:
        session.do(c.OpenDossier("c1", client))
    while waiting := session.state.contacts["c1"].desk.identity(client).waiting:
        session.do(c.JudgeIdentity("c1", client, waiting.element, waiting.right))
    return client


def test_there_are_such_calls() -> None:
    assert len(MISTAKEN) > 4


@pytest.mark.parametrize(
    "mistaken", some(MISTAKEN, 3, lambda one: one[0].script.language, lambda one: one[0].script.id)
)
def test_it_is_asked_again_at_once_or_later_and_answered_rightly(mistaken: tuple[Roleplay, str]) -> None:
    roleplay, asks = mistaken
    start = Start("s1", "practice", "inès", "Inès Moreau", "free", 1, "2026-11-23T09:00:00", draws={asks: WRONG})
    session = begin(start, roleplay, BUNDLED, MemoryEventLog(), World(BANK, Pins(MemoryContents())))
    session.do(c.GoReady())
    while session.state.contacts["c1"].phase != "ringing":
        session.advance(session.at + 1000)
    session.do(c.AnswerContact("c1"))
    listen(session)
    for move in roleplay.script.exemplary.steps:
        session.do(c.Say("c1", move))
        listen(session)
        if move == asks:
            break
    client = judge(session)
    contact = session.state.contacts["c1"]
    assert "birth_date" in contact.desk.identity(client).missed
    moves, flags = contact.talk.moves, contact.talk.flags
    session.do(c.SayFreely("c1", AGAIN[roleplay.script.language[:2]]))
    listen(session)
    contact = session.state.contacts["c1"]
    waiting = contact.desk.identity(client).waiting
    assert waiting is not None, contact.lines[-3:]
    assert (waiting.element, waiting.right) == ("birth_date", True)
    judge(session)
    contact = session.state.contacts["c1"]
    assert "birth_date" in contact.desk.identity(client).accepted
    assert not contact.desk.identity(client).missed
    assert contact.talk.flags == flags
    assert len(contact.talk.moves) - len(moves) in (0, 1), "the role-play may have a move of its own for it"
