"""One session in memory, driven as an adviser would, on a clock that only the test winds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.support.content import LOST_CARD, SHELF, on_the_shelf
from workstation import commands as c
from workstation import events as e
from workstation.assessment.marking import MARKING_VERSION, Marks, mark
from workstation.bank.dossier import Dossier
from workstation.clock import SECOND
from workstation.library.playing import small_bank
from workstation.library.start import Start, begin
from workstation.session.decide import World
from workstation.session.log import MemoryEventLog
from workstation.session.pins import MemoryContents, Pins
from workstation.session.runner import Session
from workstation.session.state import Contact, SessionState

ANNE = "P-anne"
PAUL = "P-paul"
BANK = small_bank(SHELF.people)
# Texts are kept by what they say, so every shift of a run may share them.
CONTENTS = MemoryContents()
PINS = Pins(CONTENTS)


class Shift:
    """A session with one customer waiting. Seconds are handed to ``wait``; nothing else makes time pass.

    While ``crashes``, the session is made again from its log before every command: no test may see a difference.
    """

    crashes = False

    def __init__(self, text: str = LOST_CARD, help_level: str = "choice", seed: int = 1) -> None:
        self.contents = CONTENTS
        self.log = MemoryEventLog()
        self.now = 0
        start = Start("s1", "practice", "inès", "Inès Moreau", help_level, seed, "2026-11-23T09:00:00")
        self.session: Session = begin(start, on_the_shelf(text), SHELF, self.log, World(BANK, PINS))

    def world(self) -> World:
        """The outside, with nothing remembered from before."""
        return World(BANK, Pins(self.contents))

    def restart(self) -> None:
        """The program died and was opened again."""
        self.session = Session("s1", self.log, self.world())

    @property
    def state(self) -> SessionState:
        return self.session.state

    @property
    def contact(self) -> Contact:
        return self.state.contacts["c1"]

    @property
    def events(self) -> list[e.Event]:
        """Everything that happened."""
        return [entry.event for entry in self.session.entries()]

    def names(self, after: int = 0) -> list[str]:
        """The kinds of the events numbered above ``after``."""
        return [type(entry.event).__name__ for entry in self.session.entries() if entry.number > after]

    @property
    def heard(self) -> list[str]:
        """What the customer has said so far."""
        return [line.text for line in self.contact.lines if line.who == "customer"]

    def do(self, command: c.Command) -> list[e.Event]:
        """Ask for something now, and answer what came of it."""
        if self.crashes:
            self.session = Session("s1", self.log, self.session.world)
        self.session.advance(self.now)
        return [entry.event for entry in self.session.do(command, self.now)]

    def refused(self, command: c.Command) -> str:
        """Why a command does not apply now; nothing may have happened."""
        before = self.session.number
        try:
            self.do(command)
        except c.Refused as fault:
            assert self.session.number == before
            return fault.reason
        raise AssertionError(f"accepted: {command}")

    def wait(self, seconds: float) -> None:
        """Let session time pass."""
        self.now += round(seconds * SECOND)
        self.session.advance(self.now)

    def wait_until(self, at: int) -> None:
        """Let session time run to that moment."""
        self.now = max(self.now, at)
        self.session.advance(self.now)

    def offer(self, contact: str) -> None:
        """One more customer joins the queue."""
        self.session.record(replace(self.contact.offer, contact=contact), self.now)

    def ring(self) -> None:
        """Get ready: the waiting customer rings."""
        self.do(c.GoReady())

    def answer(self) -> None:
        """Get ready, pick up, and hear the first words out."""
        self.ring()
        self.do(c.AnswerContact("c1"))
        self.listen()

    def listen(self) -> None:
        """Let the customer finish, judging each answer by its worth."""
        while self.contact.talk.queue:
            self.wait_until(self.contact.talk.queue[0].at)

    def say(self, *moves: str, judge: bool = True) -> None:
        """Say these, each once the customer has finished; identity answers are judged rightly if at all."""
        for move in moves:
            self.listen()
            self.do(c.Say("c1", move))
            self.listen()
            waiting = self.contact.desk.identity(ANNE).waiting
            if judge and waiting:
                self.do(c.JudgeIdentity("c1", ANNE, waiting.element, waiting.right))

    def to_the_note(self) -> None:
        """A sound call up to its last word; the customer then puts the phone down."""
        self.answer()
        self.say("greet_full", "ask_name", "ask_birth", "enough")
        self.do(c.DoAct("c1", ANNE, "card.block", "classic"))
        self.say("block_card", "recap")
        self.wait(10)

    def close(self, text: str = "Carte bloquée, nouvelle carte commandée.", code: str = "CARD-LOST") -> None:
        """Write the note and finish."""
        self.do(c.EditDraft("c1", "note", 0, 0, text))
        self.do(c.SetNoteField("c1", "code", code))
        self.do(c.SetNoteField("c1", "outcome", "solved"))
        self.do(c.CloseContact("c1"))

    def dossier(self, client: str) -> Dossier | None:
        """An open dossier, with what was done laid over it."""
        started = self.session.state.started
        assert started is not None
        return self.session.world.pins.dossier_now(self.contact.desk, client, date.fromisoformat(started.today))

    @property
    def flags(self) -> tuple[str, ...]:
        return self.contact.talk.flags

    @property
    def marks(self) -> Marks:
        """What the contact is worth so far."""
        script = self.session.world.pins.program(self.contact.offer.digest).script
        talk = self.contact.talk
        return mark(MARKING_VERSION, SHELF.scorecard("call"), script, talk.points, talk.flags, talk.end)
