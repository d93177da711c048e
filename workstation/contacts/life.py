"""One contact's life: queued, ringing, talking, wrap-up, closed; or abandoned, or taken over by a colleague.

What is planned and what falls due.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from workstation.clock import SECOND
from workstation.events import (
    ColleagueCame,
    ContactAbandoned,
    ContactAnswered,
    ContactClosed,
    ContactDeclined,
    ContactEnded,
    ContactMissed,
    ContactOffered,
    ContactPutBack,
    ContactRang,
    ContactTakenOver,
    ContactTransferred,
    Event,
    LifeEvent,
    MailJoined,
    PileEvent,
    Visit,
    WrapUpExtended,
    WrapUpStarted,
)

# Design defaults of the emulator, in line with what agent desktops do by default.
RING_TIME = 20 * SECOND
WRAP_UP_TIME = 60 * SECOND
WRAP_UP_EXTENSION = 30 * SECOND
VISIT = "visit"
"""The timer of a colleague who is on the same e-mail."""


@dataclass(frozen=True)
class Life:
    """A contact as the queue knows it. Times are session milliseconds; -1 means not yet.

    ``joined_at`` is when the customer began to wait for this desk: they joined the queue, and it was open.
    Of an e-mail: ``beside``, what a colleague does with it (reads, writes; nothing where none is on it), ``visited``,
    how much of what they were to do is done, ``joined``, the copies that belong to its thread.
    """

    offer: ContactOffered
    phase: str = "queued"
    since: int = 0
    joined_at: int = -1
    first_rang: int = -1
    ring_until: int = -1
    attempts: int = 0
    answered_at: int = -1
    ended_at: int = -1
    ended_by: str = ""
    wrap_up_until: int = -1
    extended: bool = False
    overrun: int = 0
    beside: str = ""
    visited: int = 0
    joined: tuple[int, ...] = ()

    @property
    def on_line(self) -> bool:
        """The customer is there, listening or not."""
        return self.phase == "talking"

    @property
    def busy(self) -> bool:
        """It takes one of the places of its channel."""
        return self.phase in ("ringing", "talking", "wrap_up")

    @property
    def over(self) -> bool:
        """Nothing more will happen."""
        return self.phase in ("closed", "abandoned", "taken")

    @property
    def leaves_at(self) -> int:
        """When the customer tires of waiting, or -1 when the desk is not open yet or nobody tires."""
        tires = self.joined_at >= 0 and self.offer.patience > 0
        return self.joined_at + self.offer.patience * SECOND if tires else -1

    @property
    def next_visit(self) -> Visit | None:
        """What a colleague does next with the e-mail; nothing before it is there, or once it is closed."""
        mail = self.offer.mail
        left = mail.visits[self.visited : self.visited + 1] if mail else ()
        return left[0] if left and self.joined_at >= 0 and not self.over else None

    @cached_property
    def timers(self) -> tuple[tuple[int, str], ...]:
        """(moment, timer) of what will happen by itself. Looked up at each tick, of hundreds of contacts."""
        found = []
        if self.phase == "ringing" and self.ring_until >= 0:
            found.append((self.ring_until, "ring"))
        if self.phase in ("ringing", "queued") and self.leaves_at >= 0:
            found.append((self.leaves_at, "abandon"))
        if visit := self.next_visit:
            found.append((self.joined_at + visit.at, VISIT))
        return tuple(found)

    def talked(self, at: int) -> int:
        """How long the conversation has lasted so far, holds included, in ms; 0 before anybody answered."""
        end = self.ended_at if self.ended_at >= 0 else at
        return end - self.answered_at if self.answered_at >= 0 else 0

    def waited(self, at: int) -> int:
        """How long the customer has waited so far, in ms: before they came to this desk's queue, and in it."""
        end = self.answered_at if self.answered_at >= 0 else at
        return self.offer.waited * SECOND + (max(0, end - self.joined_at) if self.joined_at >= 0 else 0)


def apply(life: Life, event: LifeEvent, at: int) -> Life:
    """The contact after an event about it."""
    match event:
        case ContactRang(attempt=attempt, until=until):
            first = at if life.first_rang < 0 else life.first_rang
            return replace(life, phase="ringing", since=at, first_rang=first, ring_until=until, attempts=attempt)
        case ContactMissed() | ContactDeclined():
            return replace(life, phase="queued", since=at, ring_until=-1)
        case ContactAbandoned():
            return replace(life, phase="abandoned", since=at, ended_at=at, ended_by="customer")
        case ContactAnswered():
            return replace(
                life, phase="talking", since=at, answered_at=life.answered_at if life.answered_at >= 0 else at
            )
        case ContactEnded(by=by):
            return replace(life, phase="wrap_up", since=at, ended_at=at, ended_by=by)
        case WrapUpStarted(until=until):
            return replace(life, wrap_up_until=until)
        case WrapUpExtended(until=until):
            return replace(life, wrap_up_until=until, extended=True)
        case ContactClosed(overrun=overrun):
            return replace(life, phase="closed", since=at, overrun=overrun)
        case ContactOffered() | ContactTransferred():
            return life


def apply_pile(life: Life, event: PileEvent, at: int) -> Life:
    """The e-mail after an event of its queue."""
    match event:
        case ContactPutBack():
            return replace(life, phase="queued", since=at, ring_until=-1)
        case ColleagueCame(doing="leaves"):
            return replace(life, beside="", visited=len(life.offer.mail.visits) if life.offer.mail else 0)
        case ColleagueCame(doing=doing):
            return replace(life, beside=doing, visited=life.visited + 1)
        case ContactTakenOver():
            return replace(life, phase="taken", since=at, ended_at=at, ended_by="colleague", beside="")
        case MailJoined(copy=copy):
            return replace(life, joined=(*life.joined, copy))


def visited(life: Life, *, begun: bool) -> list[Event]:
    """What comes of a colleague's next step. Who has ``begun`` to deal with an e-mail keeps it."""
    visit, mail, contact = life.next_visit, life.offer.mail, life.offer.contact
    if visit is None or mail is None:
        return []
    if visit.doing == "leaves" or (life.busy and begun):
        return [ColleagueCame(contact, mail.colleague, "leaves")]
    if visit.doing == "takes":
        return [ContactTakenOver(contact, mail.colleague)]
    return [ColleagueCame(contact, mail.colleague, visit.doing)]


def fall_due(life: Life, timer: str) -> list[Event]:
    """What a timer brings about."""
    contact = life.offer.contact
    if timer == "abandon":
        return [ContactAbandoned(contact)]
    return [ContactMissed(contact)] if timer == "ring" else []
