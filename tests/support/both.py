"""Two chats at one desk, both taken, both read, in the words that ship; time is wound by whoever asks."""

from __future__ import annotations

from tests.support.content import BUNDLED
from workstation import commands as c
from workstation.clock import SECOND
from workstation.library.playing import small_bank
from workstation.library.start import Start, begin_shift
from workstation.session.decide import World
from workstation.session.log import MemoryEventLog
from workstation.session.pins import MemoryContents, Pins
from workstation.session.runner import Session
from workstation.session.state import Contact

BANK = small_bank(BUNDLED.people)
KEVIN, INES = "kevin", "ines"


def begun(shift: str = "two-chats", help_level: str = "free", kind: str = "practice") -> Session:
    """The shift, begun; nobody has come yet."""
    start = Start("s1", kind, "inès", "Inès Moreau", help_level, 1, "2026-11-23T09:00:00", draws={})  # type: ignore[arg-type]
    world = World(BANK, Pins(MemoryContents()))
    return begin_shift(start, BUNDLED.shifts[shift], BUNDLED, MemoryEventLog(), world)


def both(help_level: str = "free") -> Session:
    """Kevin and Inès are there, have written, and wait; Kevin is in hand."""
    session = begun(help_level=help_level)
    session.do(c.GoReady())
    for contact in (KEVIN, INES):
        while contact not in session.state.contacts or session.state.contacts[contact].phase != "ringing":
            session.advance(session.at + SECOND)
        session.do(c.AnswerContact(contact))
        listen(session, contact)
    session.do(c.FocusContact(KEVIN))
    return session


def listen(session: Session, contact: str) -> Contact:
    """Let the customer of a contact write all they have to."""
    while session.state.contacts[contact].talk.queue:
        session.advance(session.state.contacts[contact].talk.queue[0].at)
    session.advance(max(session.at, session.state.contacts[contact].talk.ready_at))
    return session.state.contacts[contact]
