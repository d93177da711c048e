"""Who they are is told wherever it is asked in one’s own words: compared, it proves it, and it is marked alike."""

from __future__ import annotations

from tests.support.content import BUNDLED
from workstation import commands as c
from workstation.assessment.remarking import rework
from workstation.library.playing import small_bank
from workstation.library.start import Start, begin
from workstation.session.decide import World
from workstation.session.log import MemoryEventLog
from workstation.session.pins import MemoryContents, Pins
from workstation.session.runner import Session

BANK = small_bank(BUNDLED.people)


def a_call(roleplay: str) -> Session:
    found = BUNDLED.find(roleplay)
    assert found is not None
    start = Start("s1", "practice", "inès", "Inès Moreau", "free", 1, "2026-11-23T09:00:00")
    session = begin(start, found, BUNDLED, MemoryEventLog(), World(BANK, Pins(MemoryContents())))
    session.do(c.GoReady())
    while session.state.contacts["c1"].phase != "ringing":
        session.advance(session.at + 1000)
    session.do(c.AnswerContact("c1"))
    listen(session)
    return session


def listen(session: Session) -> None:
    while queue := session.state.contacts["c1"].talk.queue:
        session.advance(queue[0].at)
    session.advance(max(session.at, session.state.contacts["c1"].talk.ready_at))


def compare(session: Session) -> None:
    [client] = session.state.contacts["c1"].desk.identities
    if session.state.contacts["c1"].desk.current != client:
        session.do(c.OpenDossier("c1", client))
    while waiting := session.state.contacts["c1"].desk.identity(client).waiting:
        session.do(c.JudgeIdentity("c1", client, waiting.element, waiting.right))


def test_asked_too_early_or_too_late_it_proves_who_they_are_and_is_marked_alike() -> None:
    session = a_call("card-lost")
    session.do(c.Say("c1", "greet_full"))
    listen(session)
    for sentence in (
        "Vous me donnez vos nom et prénom ?",  # before a word of what they called for
        "Quelle est votre date de naissance ?",
        "Et votre adresse, s’il vous plaît ?",  # one more than the beat needed
    ):
        session.do(c.SayFreely("c1", sentence))
        listen(session)
        compare(session)
    contact = session.state.contacts["c1"]
    [identity] = contact.desk.identities.values()
    assert set(identity.accepted) == {"name", "birth_date", "address"}
    assert identity.level == 1
    assert contact.talk.moves == ("greet_full", "ask_name", "ask_birth", "ask_address")
    assert contact.talk.flags == ()
    started = session.state.started
    assert started is not None
    steps = list(rework(session.entries(), session.world.pins, started.marking, "c1"))
    assert all(one.logged == one.found for one in steps)
