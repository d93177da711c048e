"""The session as Qt: one signal for what happened, one for the passing of time, one method to ask for something.

Signals:
    happened(entries, state): events were made durable; paint what changed
    ticked(at): session time, ten times a second while the session runs
    refused(reason): a command did not apply; ``reason`` is a code
    held_back(command, found): what was to be sent tells of another client, or goes to somebody else; it was not sent
    about_to_act(): something is going to be asked for, or to fall due; typing must be recorded first
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from widgets.readings import Readings
from workstation import events as e
from workstation.bank.dispositions import Dispositions, Service
from workstation.bank.dossier import Dossier
from workstation.bank.instructions import Instruction
from workstation.bank.perimeter import Perimeter
from workstation.commands import Command, EditDraft, PauseSession, Refused, ResumeSession, SendReply
from workstation.content.answers import Answers
from workstation.content.experts import Expert
from workstation.content.fillings import LANGUAGES
from workstation.content.guide import Guide
from workstation.content.house import House
from workstation.content.objections import Objection
from workstation.content.sheet_search import Hit
from workstation.content.sheets import Sheet
from workstation.content.text import render_text
from workstation.headings import in_words
from workstation.i18n import tr
from workstation.phrases import phrase
from workstation.problem import Problem
from workstation.rebounds.rules import Opportunity
from workstation.roleplay.customer.actor import Role
from workstation.roleplay.playing.program import Program
from workstation.roleplay.proposals import Proposal
from workstation.session import advising, hardship, hearing, helping, objecting, proposing, rebounding, transferring
from workstation.session.addressing import Astray, astray
from workstation.session.consulting import Reach, directory
from workstation.session.correcting import correction, heard_in
from workstation.session.inserting import Insertable, insertable
from workstation.session.joining import may_write
from workstation.session.mails import MailClocks, clocks_of
from workstation.session.objecting import Workspace
from workstation.session.offer import Offered, whisper
from workstation.session.others import Leaving, strays
from workstation.session.runner import Session
from workstation.session.sharing import Shareable, shareable
from workstation.session.state import Contact, SessionState
from workstation.session.transcript import Line
from workstation.telephony import consult
from workstation.telephony.consult import Control
from workstation.telephony.decide import customer_line

TICK = 100
# In a longer gap between two ticks nobody could say or type anything: it is no time of the session.
STALLED = 5_000
# A longer one yet means that the machine slept: the session pauses.
SLEPT = 60_000


def monotonic() -> int:
    """Milliseconds that never go back."""
    return time.monotonic_ns() // 1_000_000


class Bridge(QObject):
    """One session and its clock. ``speed`` is how many session seconds pass in a real one (demonstrations)."""

    happened = Signal(object, object)
    ticked = Signal(int)
    refused = Signal(str)
    unwritten = Signal(str)
    held_back = Signal(object, object)
    about_to_act = Signal()

    def __init__(
        self, session: Session, clock: Callable[[], int] = monotonic, speed: float = 1.0, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.speed = speed
        self._clock = clock
        self._last = clock()
        self._carry = 0.0
        self._troubled = False
        self._readings = Readings(session.world.pins)
        session.listen(self._on_entries)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self.tick)

    @property
    def today(self) -> date:
        """The day the session is set in."""
        assert self.state.started is not None  # noqa: S101  a bridge is made on a started session
        return date.fromisoformat(self.state.started.today)

    @property
    def state(self) -> SessionState:
        """The session as it stands."""
        return self.session.state

    @property
    def at(self) -> int:
        """Session time, ms."""
        return self.session.at

    def start(self) -> None:
        """Let time run."""
        self._last = self._clock()
        self._timer.start()

    def stop(self) -> None:
        """Time stands still; nothing is written."""
        self._timer.stop()

    def tick(self) -> None:
        """Advance session time by what passed on the clock since the last tick."""
        now = self._clock()
        passed, self._last = now - self._last, now
        if self.state.paused or self.state.ended or self._troubled:
            self.ticked.emit(self.at)
            return
        if passed > SLEPT:
            self.do(PauseSession("slept"))
            return
        self._carry += passed * self.speed if passed <= STALLED else 0
        whole = int(self._carry)
        self._carry -= whole
        due = self.session.due()
        if due is not None and due <= self.at + whole:
            self.about_to_act.emit()  # a key pressed just now is no silence
        try:
            self.session.advance(self.at + whole)
        except Problem as fault:
            self._on_unwritten(fault)
        self.ticked.emit(self.at)

    def do(self, command: Command, *, anyway: bool = False) -> bool:
        """Ask for something; False when it does not apply now (``refused`` says why).

        What tells of another client is held back (``held_back`` says of whom), unless it is to be sent ``anyway``.
        What cannot be written (``unwritten`` says why) has not happened: the desk stays as it was, and time waits.
        """
        if not anyway and self._holds_back(command):
            return False
        try:
            done = self._do(command)
        except Problem as fault:
            if not self._troubled or not isinstance(command, EditDraft):  # not at each letter typed
                self._on_unwritten(fault)
            return False
        self._troubled = False
        return done

    def _holds_back(self, command: Command) -> bool:
        if not isinstance(command, Leaving):
            return False
        self.about_to_act.emit()
        world = self.session.world
        elsewhere: Astray | None = None
        if isinstance(command, SendReply) and command.contact in self.state.contacts:
            elsewhere = astray(self.state, self.state.contacts[command.contact], world.records, world.pins)
        told = strays(self.state, command, world.records, world.pins)
        found = (elsewhere, *told) if elsewhere is not None else told
        if found:
            self.held_back.emit(command, found)
        return bool(found)

    def _on_unwritten(self, fault: Problem) -> None:
        self._troubled = True
        self.unwritten.emit(fault.describe())

    def _do(self, command: Command) -> bool:
        if not isinstance(command, EditDraft):
            self.about_to_act.emit()
        # Typing is recorded at the time shown: to let time pass first could bring a silence about.
        if not self.state.paused and not isinstance(command, ResumeSession | EditDraft):
            self._catch_up()
        try:
            done = self.session.do(command)
        except Refused as fault:
            self.refused.emit(fault.reason)
            return False
        # What the desk does not do is kept in the log, and said like any refusal.
        for event in (entry.event for entry in done):
            if isinstance(event, e.ActRefused):
                self.refused.emit(event.reason)
                return False
        if isinstance(command, ResumeSession):
            self._last = self._clock()
        return True

    def skip(self) -> None:
        """Go straight to the next thing the customer in hand says or does, or anybody where they do nothing more."""
        due = self.session.due(self.state.queue.focus)
        due = due if due is not None else self.session.due()
        if due is not None:
            try:
                self.session.advance(due)
            except Problem as fault:
                self._on_unwritten(fault)
            else:
                self._troubled = False
            self.ticked.emit(self.at)

    def jump(self, to: int) -> None:
        """Move session time on to ``to`` at once (demonstrations at full speed)."""
        self.session.advance(to)
        self.ticked.emit(self.at)

    @property
    def started(self) -> e.SessionStarted:
        """How the session began, with the instructions that are in force now."""
        assert self.state.started is not None  # noqa: S101  a bridge is made on a started session
        return self.state.started

    def contact(self) -> Contact | None:
        """The contact in hand."""
        return self.state.in_hand

    def ringing(self) -> Contact | None:
        """The contact that is offered now, whichever is in hand."""
        return next((c for c in self.state.contacts.values() if c.phase == "ringing"), None)

    def role(self, contact: Contact) -> Role:
        """The customer's part, for what the tutor shows."""
        return self._readings.role(contact, self.started)

    def program(self, contact: Contact) -> Program:
        """The role-play of a contact."""
        return self.session.world.pins.program(contact.offer.digest)

    def offered(self, contact: Contact) -> tuple[Offered, ...]:
        """What may be said or done now."""
        return self._readings.offered(contact, self.started)

    def proposal(self, contact: Contact) -> Proposal | None:
        """The answer that a machine drafted, until it was taken or set aside."""
        return proposing.offered(contact, self.role(contact))

    def whisper(self, contact: Contact) -> str:
        """The tutor's word for now, or nothing."""
        return whisper(contact, self.role(contact))

    def heard(self, contact: Contact, lines: Iterable[Line]) -> str:
        """How what the adviser said in one breath, in their own words, was heard, or nothing."""
        return heard_in(lines, self.role(contact))

    def may_write(self, contact: Contact) -> bool:
        """Whether a message may be sent now, one's turn or going on with the last."""
        return may_write(self.state, contact)

    def correctable(self, contact: Contact) -> tuple[Line, ...]:
        """The lines of the sentence that may still be corrected, or none."""
        return self._readings.correctable(contact, self.state, self.role(contact))

    def correction(self, contact: Contact) -> e.HearingCorrected | None:
        """What may be said of it, nothing chosen yet; None where there is nothing to correct."""
        pins, role = self.session.world.pins, self.role(contact)
        try:
            return correction(self.state, contact.id, role, hearing.matcher(self.started, pins, role))
        except Refused:
            return None

    def opportunities(self, contact: Contact) -> tuple[Opportunity, ...]:
        """What the open dossier calls for, as it stands now."""
        return rebounding.at_hand(self.state, contact, self.session.world.pins)

    def mail_clocks(self) -> MailClocks:
        """What the clocks of the session's e-mails go by."""
        return clocks_of(self.started, self.session.world.pins)

    def objections(self, query: str) -> tuple[Objection, ...]:
        """The classes of objections that answer what was typed."""
        return objecting.found(self.session.world.pins, self.started.manifest, query)

    def helped(self, contact: Contact) -> e.HelpGiven | None:
        """What the supervisor whispered for this moment."""
        return helping.shown(contact, self.role(contact))

    def insults(self, contact: Contact) -> tuple[str, ...]:
        """What the customer said that nobody has to bear, as they said it."""
        return self._readings.insults(contact, self.role(contact))

    def may_cool_down(self) -> bool:
        """Whether the last contact was a hard one, after which a pause is one's due."""
        return hardship.may_cool_down(self.state, self.session.world.pins)

    def in_figures(self, text: str) -> str:
        """A text of the house with its figures of the day in it."""
        pins, started = self.session.world.pins, self.started
        return render_text(text, {"figures": pins.figures(started)})

    def instructions(self) -> tuple[Instruction, ...]:
        """The day's instructions in force now, as they are read."""
        return self.session.world.pins.instructions(self.started)

    def workspace(self, contact: Contact) -> Workspace | None:
        """The class of objections that was looked up last, or the one at hand where the help follows."""
        role = self.role(contact)
        name = contact.desk.looked_up or objecting.at_hand(contact, role)
        pins = self.session.world.pins
        return objecting.workspace(contact, role, pins, self.started, name) if name else None

    def dossier(self, contact: Contact, client: str) -> Dossier | None:
        """An opened dossier with the session's changes laid over it."""
        return self._readings.dossier(contact, client, self.today)

    def perimeter(self) -> Perimeter:
        """Who may do what at this desk."""
        return self.session.world.pins.perimeter(self.started)

    def dispositions(self) -> Dispositions:
        """The note's lists, in the reader's language."""
        return in_words(self.session.world.pins.dispositions(self.started.manifest))

    def answers(self, contact: Contact) -> Answers:
        """Within what time an answer is due to a contact."""
        return self.session.world.pins.answers(self.started.manifest, contact.offer.channel)

    def services(self, contact: Contact) -> tuple[Service, ...]:
        """Whom a contact may be passed on to, in the reader's language."""
        return self._readings.services(contact, self.state)

    def experts(self) -> tuple[Expert, ...]:
        """Whom one may ask, and bring a matter up to."""
        return advising.whom(self.state, self.session.world.pins)

    def directory(self, contact: Contact) -> tuple[Reach, ...]:
        """Whom one may ring for a call, and who is free now, in the reader's language."""
        return directory(self.state, contact, self.session.world.pins, self.at)

    def controls(self, contact: Contact) -> frozenset[Control]:
        """What the telephone offers now: the lines of a contact, by its one table."""
        return consult.offered(customer_line(contact.leg, on_line=contact.on_line), contact.consult)

    def not_handed_over(self, contact: Contact) -> str:
        """Why a call cannot be left with the colleague on the line; nothing where it can."""
        if not self.may_pass_on(contact):
            return tr("This role-play is handled without a transfer.")
        return "" if contact.consult.told else phrase("refused", "summary_missing")

    def may_pass_on(self, contact: Contact) -> bool:
        """Whether a contact may be passed on: somebody takes it, and where help is given the role-play foresees it."""
        if not contact.on_line or not self.services(contact):
            return False
        role = self.role(contact)
        return transferring.is_foreseen(role) or not role.warned

    def house(self) -> House:
        """The bank that the session is in."""
        return self.session.world.pins.house(self.started.manifest)

    def guide(self, contact: Contact) -> Guide:
        """The guide of the contact's channel, said with what is known of the client."""
        return self._readings.guide(contact, self.started)

    def sheet(self, sheet: str) -> Sheet:
        """A pinned knowledge sheet, its figures filled in for the day. Raises ``KeyError``."""
        return self.session.world.pins.sheet(self.started, sheet)

    def find_sheets(self, query: str) -> tuple[Hit, ...]:
        """The knowledge sheets that answer what is typed, the best first."""
        return self.session.world.pins.sheet_index(self.started).find(query)

    def insertable(self, contact: Contact, query: str = "", language: str = "") -> tuple[Insertable, ...]:
        """What may be inserted for a contact and answers what was typed, in the customer's language by default."""
        pins, spoken = self.session.world.pins, language or self.spoken(contact)
        return insertable(contact, pins, self.started, query, spoken)

    def shareable(self, contact: Contact, query: str = "") -> tuple[Shareable, ...]:
        """The documents that may be shared with a contact and answer what was typed, in the house's language."""
        return shareable(contact, self.session.world.pins, self.started, query, LANGUAGES[0])

    def spoken(self, contact: Contact) -> str:
        """The customer's language, two letters."""
        return self.program(contact).script.language[:2]

    def _catch_up(self) -> None:
        now = self._clock()
        passed = now - self._last
        if 0 < passed <= STALLED and not self.state.ended:
            self._last = now
            self._carry += passed * self.speed
            whole = int(self._carry)
            self._carry -= whole
            self.session.advance(self.at + whole)

    def _on_entries(self, entries: Sequence[e.Entry[e.Event]], state: SessionState) -> None:
        self.happened.emit(tuple(entries), state)
