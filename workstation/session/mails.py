"""The queue of e-mails (pile de courriels): who wrote, by which way, by when it is answered, who is on it.

A deadline counts in opening hours, from when the message was received. It is late once it has passed, whatever comes
after it; while one waits for the customer there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from workstation import events as e
from workstation.clock import Millis
from workstation.content.answers import Answers
from workstation.content.opening import Hours, paris
from workstation.events.desk import REPLY_TEXT
from workstation.folding import folded
from workstation.session.owed import Pace
from workstation.session.pins import Pins
from workstation.session.state import Contact, SessionState
from workstation.written.service import Clock, age, before, due, opened

HERE = ("queued", "ringing", "talking", "wrap_up")
EMAIL = "email"
LAST = datetime.max.replace(tzinfo=UTC)
SOON = timedelta(minutes=10)
"""Of opening time: an answer due within that comes before anything that can wait."""
"""Where nothing is owed, it comes last."""


@dataclass(frozen=True)
class MailClocks:
    """What the clocks of a session's e-mails go by. ``begins`` is when the session begins, in UTC."""

    hours: Hours
    answers: Answers
    begins: datetime

    def moment(self, at: Millis) -> datetime:
        """A session time, in UTC."""
        return self.begins + timedelta(milliseconds=at)

    @staticmethod
    def moment_of(written: str) -> datetime:
        """A moment as an event holds it."""
        return _parsed(written)


def clocks_of(started: e.SessionStarted, pins: Pins) -> MailClocks:
    """What the session pinned: the house's hours, and within what an e-mail is answered."""
    hours, answers = pins.house(started.manifest).hours, pins.answers(started.manifest, EMAIL)
    return MailClocks(hours, answers, begins(started))


def begins(started: e.SessionStarted) -> datetime:
    """When a session begins, in UTC."""
    return paris(date.fromisoformat(started.today), time(started.start // 60 % 24, started.start % 60))


def next_copy(contact: Contact, now: datetime) -> int:
    """Which copy of the matter of an e-mail is there to be joined; -1 where there is none."""
    mail, joined = contact.offer.mail, contact.life.joined
    left = (
        n for n, copy in enumerate(mail.copies if mail else ()) if n not in joined and _parsed(copy.received) <= now
    )
    return next(left, -1)


@dataclass(frozen=True)
class Waiting:
    """A message of the queue. ``copy`` is -1, or which of the copies of the matter it is.

    Moments are UTC: when it was ``received``, by when it is answered (``due``), from when on it is to be watched
    (``watch``), both None while nothing is owed. ``mine``: the adviser has it. ``colleague`` is
    who else is on it, ``beside`` what they do; ``reader`` reads the adviser's reply before it leaves; ``begun``: a
    reply is begun, and left.
    """

    contact: str
    copy: int
    sender: str
    address: str
    subject: str
    origin: str
    language: str
    received: datetime
    due: datetime | None
    watch: datetime | None
    mine: bool = False
    colleague: str = ""
    beside: str = ""
    reader: str = ""
    begun: bool = False

    def left(self, hours: Hours, now: datetime) -> timedelta:
        """How much opening time is left before it is due; below nothing, how late it is. Nothing owed, no time."""
        if self.due is None:
            return timedelta(0)
        return opened(hours, now, self.due) if now <= self.due else -opened(hours, self.due, now)

    def soon(self, hours: Hours, now: datetime) -> bool:
        """Whether it is in time still, and no longer will be within ``SOON``."""
        return self.pace(now) == "watch" and self.left(hours, now) <= SOON

    def pace(self, now: datetime) -> Pace:
        """How it stands: in time, to watch, late."""
        if self.due is None or self.watch is None:
            return "ease"
        if now > self.due:
            return "over"
        return "watch" if now >= self.watch else "ease"


def piled(state: SessionState) -> bool:
    """Whether the session's e-mails wait in a queue of their own; there is none where no e-mail ever comes."""
    if not state.queue.piles(EMAIL):
        return False
    there = any(one.offer.channel == EMAIL for one in state.contacts.values())
    return there or any(one.offer.channel == EMAIL for one in state.queue.arrivals)


def takes_mails(state: SessionState) -> bool:
    """Whether e-mails are there to be taken, and the adviser is ready."""
    ready = state.presence.status == "ready" and not state.paused and not state.ended
    return ready and piled(state) and any(one.offer.mail and not one.over for one in state.contacts.values())


def another_waits(state: SessionState) -> bool:
    """Whether an e-mail of the queue is there that nobody has taken, nor answers."""
    waiting = (one for one in state.contacts.values() if one.phase == "queued" and one.offer.channel == EMAIL)
    return piled(state) and any(one.life.beside != "writes" for one in waiting)


class Pile:
    """The rows of the queue as a session goes on: those of a contact that nothing happened to are not made again."""

    def __init__(self, clocks: MailClocks) -> None:
        self.clocks = clocks
        self._known: dict[str, tuple[Contact, tuple[Waiting, ...]]] = {}

    def rows(self, state: SessionState, at: Millis, by: str = "due") -> list[Waiting]:
        """Every message that is there at session time ``at``, in order of ``due``, ``age`` or ``sender``."""
        now = self.clocks.moment(at)
        found = [row for contact in state.contacts.values() for row in self._of(contact) if row.received <= now]
        return sorted(found, key=ORDERS[by])

    def _of(self, contact: Contact) -> tuple[Waiting, ...]:
        known = self._known.get(contact.id)
        if known is None or known[0] is not contact:
            self._known[contact.id] = known = contact, tuple(_of(contact, self.clocks))
        return known[1]


ORDERS: Mapping[str, Callable[[Waiting], tuple[object, ...]]] = {
    "due": lambda row: (row.due or LAST, row.received, row.contact, row.copy),
    "age": lambda row: (row.received, row.contact, row.copy),
    "sender": lambda row: (folded(row.sender), row.received, row.contact, row.copy),
}


def _of(contact: Contact, clocks: MailClocks) -> Iterator[Waiting]:
    mail = contact.offer.mail
    if mail is None or contact.phase == "taken":
        return
    if contact.phase in HERE:
        yield row_of(contact, mail, clocks)
    for number, copy in enumerate(mail.copies):
        received = _parsed(copy.received)
        if number not in contact.life.joined:
            due_at = _due(clocks.hours, received, _within(clocks.answers, first=True))
            yield Waiting(
                contact.id,
                number,
                copy.sender,
                copy.address,
                copy.subject,
                mail.origin,
                mail.language,
                received,
                due_at,
                _watched(clocks, due_at, first=True),
            )


def row_of(contact: Contact, mail: e.Mail, clocks: MailClocks) -> Waiting:
    """The row of an e-mail itself."""
    first = all(line.who != "adviser" for line in contact.lines)
    due_at = deadline(contact, mail, clocks)
    return Waiting(
        contact.id,
        -1,
        mail.sender,
        mail.address,
        contact.offer.subject,
        mail.origin,
        mail.language,
        _parsed(mail.received),
        due_at,
        _watched(clocks, due_at, first=first),
        contact.phase != "queued",
        mail.colleague if contact.life.beside else "",
        contact.life.beside,
        contact.thread.posted.reader if contact.thread.posted else "",
        bool(contact.desk.drafts.get(REPLY_TEXT)) and not contact.thread.posted,
    )


def deadline(contact: Contact, mail: e.Mail, clocks: MailClocks) -> datetime | None:
    """By when the customer is owed an answer; None while they are owed none.

    While a colleague is asked, the time is theirs and not the adviser's: it is given back.
    """
    since, first = _parsed(mail.received), True
    owed = True
    for line in contact.lines:
        if line.who == "adviser":
            owed = first = False
        elif line.who == "customer" and not owed:
            owed, since = True, clocks.moment(line.at)
    if not owed or contact.life.ended_at >= 0:
        return None
    until = _parsed(mail.limit) if first and mail.limit else None
    due_at = until or _due(clocks.hours, since, _within(clocks.answers, first=first))
    pauses = advised(contact, clocks)
    last = max((end for _, end in pauses), default=since)
    asked = opened(clocks.hours, since, last) - age(clocks.hours, Clock(since, pauses), last)
    return _due(clocks.hours, due_at, asked) if asked else due_at


def advised(contact: Contact, clocks: MailClocks) -> tuple[tuple[datetime, datetime], ...]:
    """From when to when a colleague's advice was, or is, waited for."""
    return tuple((clocks.moment(begins), clocks.moment(ends)) for begins, ends in contact.desk.advised)


def _within(answers: Answers, *, first: bool) -> timedelta:
    return timedelta(milliseconds=(answers.first if first else answers.next).late)


def _watched(clocks: MailClocks, due_at: datetime | None, *, first: bool) -> datetime | None:
    """From when on an answer due then is to be watched."""
    one = clocks.answers.first if first else clocks.answers.next
    return None if due_at is None else _before(clocks.hours, due_at, timedelta(milliseconds=one.late - one.watch))


@lru_cache(maxsize=4096)
def _parsed(written: str) -> datetime:
    return datetime.fromisoformat(written)


@lru_cache(maxsize=4096)
def _due(hours: Hours, since: datetime, within: timedelta) -> datetime:
    return due(hours, since, within)


@lru_cache(maxsize=4096)
def _before(hours: Hours, end: datetime, within: timedelta) -> datetime:
    return before(hours, end, within)
