"""A shift whose e-mails wait in their queue, in memory, on a clock that only the test winds."""

from __future__ import annotations

from datetime import date

from tests.support.content import BUNDLED
from workstation import commands as c
from workstation import events as e
from workstation.clock import SECOND
from workstation.library.playing import small_bank
from workstation.library.shifts import Shift, read_shift
from workstation.library.start import Start, begin_shift
from workstation.session.decide import World
from workstation.session.log import MemoryEventLog
from workstation.session.mails import Pile, Waiting, clocks_of
from workstation.session.pins import MemoryContents, Pins
from workstation.session.runner import Session
from workstation.session.state import Contact, SessionState

HEAD = """format: 1
id: three
title: "Trois"
briefing: "Trois courriels et un appel."
at: "tue 09:00"
length: 20
contacts:
"""
TESTS = """
tests:
  - {name: exemplaire, role: exemplary, play: [], expect: {passed: true}}
"""
MAILS = """  - {id: laurent, roleplay: mail-fees-complaint, received: "fri 17:20"}
  - {id: farid, roleplay: mail-leaving, received: "mon 18:00"}
"""


class Piled:
    """A session of such a shift, begun. ``entries``: its contacts as its file has them; ``rule``: of the day."""

    def __init__(
        self, entries: str = MAILS, rule: str = "between", today: date | None = None, help_level: str = "choice"
    ) -> None:
        self.shift = self.read(entries, rule)
        start = Start(
            "s1", "practice", "inès", "Inès Moreau", help_level, 1, "2026-11-23T09:00:00", today=today, draws={}
        )
        self.log, self.pins = MemoryEventLog(), Pins(MemoryContents())
        world = World(small_bank(BUNDLED.people), self.pins)
        self.session: Session = begin_shift(start, self.shift, BUNDLED, self.log, world)

    @staticmethod
    def read(entries: str = MAILS, rule: str = "between") -> Shift:
        """The shift of those contacts. Raises ``ContentFault``."""
        return read_shift(HEAD.replace("contacts:", f"mails: {rule}\ncontacts:") + entries + TESTS, "three.yaml")

    @property
    def state(self) -> SessionState:
        return self.session.state

    def contact(self, name: str) -> Contact:
        return self.state.contacts[name]

    def leave(self, name: str) -> None:
        """Let the reply that was sent leave, read before by whoever approves it."""
        posted = self.contact(name).thread.posted
        assert posted is not None
        self.wait((posted.leaves_at - self.session.at) // SECOND + 1)

    def rows(self, by: str = "due") -> list[Waiting]:
        """The queue as it is shown."""
        assert self.state.started is not None
        return Pile(clocks_of(self.state.started, self.pins)).rows(self.state, self.session.at, by)

    def do(self, command: c.Command) -> list[e.Event]:
        """Ask for something now; the session is made again from its log first, and may differ in nothing."""
        before, at = self.state, self.session.at
        self.session = Session("s1", self.log, self.session.world)
        assert self.state == before
        return [entry.event for entry in self.session.do(command, at)]

    def refused(self, command: c.Command) -> str:
        """Why a command does not apply now."""
        try:
            self.do(command)
        except c.Refused as fault:
            return fault.reason
        raise AssertionError(f"accepted: {command}")

    def wait(self, seconds: float) -> None:
        """Let session time pass."""
        at = self.session.at + round(seconds * SECOND)
        self.session.advance(at)

    def ready(self) -> None:
        """Go ready: whoever is to come now is there."""
        self.do(c.GoReady())
        self.wait(1)

    def listen(self, name: str) -> None:
        """Let what the customer wrote arrive."""
        while self.contact(name).talk.queue:
            self.session.advance(self.contact(name).talk.queue[0].at)
