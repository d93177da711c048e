"""What the time line of a shift shows: one lane a contact, the answers owed in it, and whom the adviser had in hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from workstation import events as e
from workstation.channels import PATIENT
from workstation.clock import SECOND
from workstation.content.answers import FORMER, Answers
from workstation.events.desk import REPLY_TEXT
from workstation.session.owed import Pace, owed_since, pace
from workstation.session.state import Contact, SessionState, fold

Due = Callable[[str], Answers]
"""When answers are due on a channel."""
LIVED = ("queued", "ringing", "talking", "held", "wrap_up")
"""The phases of a contact that last; before and after them nothing is expected of anybody."""
LEFT = "left"
AWAY = "away"
"""Whom the adviser has in hand while they take nobody."""


@dataclass(frozen=True)
class Span:
    """From ``start`` to ``end``, ms of session time: what there was."""

    start: int
    end: int
    what: str

    @property
    def lasted(self) -> int:
        """How long, ms."""
        return self.end - self.start

    def shared(self, start: int, end: int) -> int:
        """How much of it lies between two moments, ms."""
        return max(0, min(self.end, end) - max(self.start, start))


@dataclass(frozen=True)
class Owed:
    """An answer that a written conversation waited for. ``first``: its first one. ``pace``: how it stood when it came.

    ``entry`` is the last of the log's entries that came about with the line that asked for it, ``limit`` (ms) when it
    was late.
    """

    start: int
    end: int
    first: bool
    pace: Pace
    entry: int
    limit: int


@dataclass(frozen=True)
class Lane:
    """A contact on the time line. ``spans`` are its phases, one after another, from the moment it waits for the desk.

    ``before`` is how long the customer had waited elsewhere, ms; ``joined`` the last entry of what brought it. Of a
    call-back or an e-mail nobody waits at the desk: ``waits`` says whether somebody does. ``planned`` is when the
    wrap-up was to end, 0 where there was none. ``left``: while an e-mail whose answer was begun was not in hand.
    """

    contact: str
    customer: str
    channel: str
    spans: tuple[Span, ...] = ()
    owed: tuple[Owed, ...] = ()
    before: int = 0
    joined: int = 0
    waits: bool = True
    planned: int = 0
    left: tuple[Span, ...] = ()

    def lasted(self, *phases: str) -> int:
        """How long it was in those phases in all, ms."""
        return sum(span.lasted for span in self.spans if span.what in phases)

    def doing(self, start: int, end: int) -> dict[str, int]:
        """Its phases between two moments, and how long each lasted there, ms."""
        found: dict[str, int] = {}
        for span in self.spans:
            if shared := span.shared(start, end):
                found[span.what] = found.get(span.what, 0) + shared
        return found


@dataclass(frozen=True)
class Lanes:
    """The whole shift, from ``origin``, when the adviser was first ready. ``hand``: whom they had in hand, in turn."""

    origin: int = 0
    end: int = 1
    lanes: tuple[Lane, ...] = ()
    hand: tuple[Span, ...] = ()

    @property
    def duration(self) -> int:
        """From the first « Prêt » to the end, ms."""
        return max(1, self.end - self.origin)

    def at(self, moment: int) -> int:
        """A session time on the line."""
        return min(self.duration, max(0, moment - self.origin))

    def lane(self, contact: str) -> Lane:
        """The lane of a contact. Raises ``KeyError``."""
        for lane in self.lanes:
            if lane.contact == contact:
                return lane
        raise KeyError(contact)


@dataclass
class _Drawing:
    """A lane while the log is read."""

    spans: list[Span] = field(default_factory=list)
    owed: list[Owed] = field(default_factory=list)
    phase: str = ""
    since: int = 0
    asked: int = -1
    asked_entry: int = 0
    joined: int = 0
    left: list[Span] = field(default_factory=list)
    left_at: int = -1

    def leave(self, contact: Contact, at: int, *, in_hand: bool) -> None:
        """An answer begun is in hand, or left."""
        drafted = bool(contact.desk.drafts.get(REPLY_TEXT)) and contact.thread.posted is None
        aside = drafted and not in_hand and contact.phase in ("queued", "talking")
        if aside and self.left_at < 0:
            self.left_at = at
        elif not aside and self.left_at >= 0:
            self.left.append(Span(self.left_at, at, LEFT))
            self.left_at = -1

    def turn(self, phase: str, at: int) -> None:
        """The contact is in another phase from now on."""
        if phase == self.phase:
            return
        if self.phase in LIVED and at > self.since:
            self.spans.append(Span(self.since, at, self.phase))
        self.phase, self.since = phase, at


def read_lanes(entries: Sequence[e.Entry[e.Event]], answers: Due = lambda _: FORMER) -> Lanes:
    """The time line of a session's log. What was said of it afterwards is no part of it.

    ``answers``: when an answer is due on a channel, as the session pinned it.
    """
    state, drawn = SessionState(), dict[str, _Drawing]()
    hand, holder, since, end = list[Span](), "", 0, 0
    ends = _ends(entries)
    for entry in entries:
        if isinstance(entry.event, e.AFTERWARDS):
            continue
        before, state = state, fold(state, entry)
        at = end = max(end, entry.at)
        _draw(drawn, before, state, entry, ends[entry.origin], answers)
        _leave(drawn, before, state, entry)
        held = _held(state)
        if held != holder:
            if at > since and holder:
                hand.append(Span(since, at, holder))
            holder, since = held, at
    if holder and end > since:
        hand.append(Span(since, end, holder))
    own = {AWAY, *(contact.id for contact in state.own)}
    hand = [span for span in hand if span.what in own]
    origin = max(0, state.queue.opened_at)
    return Lanes(origin, max(end, origin + 1), tuple(_lanes(state, drawn, end, answers)), tuple(hand))


def _ends(entries: Sequence[e.Entry[e.Event]]) -> Mapping[int, int]:
    """The last entry of each transaction, by its first."""
    return {entry.origin: entry.number for entry in entries}


def _held(state: SessionState) -> str:
    """The contact in hand while it is open; ``AWAY`` while the adviser takes nobody; else nothing."""
    contact = state.in_hand
    if contact is not None and contact.phase in ("talking", "held", "wrap_up"):
        return contact.id
    return AWAY if state.queue.opened_at >= 0 and not state.queue.ready else ""


def _draw(
    drawn: dict[str, _Drawing],
    before: SessionState,
    state: SessionState,
    entry: e.Entry[e.Event],
    last: int,
    answers: Due,
) -> None:
    """What an entry changes of the lanes; only that of its contact, but for the desk's opening, where all begin."""
    opened = before.queue.opened_at < 0 <= state.queue.opened_at
    name = getattr(entry.event, "contact", "")
    for contact in state.contacts.values() if opened else filter(None, [state.contacts.get(name)]):
        lane = drawn.setdefault(contact.id, _Drawing())
        if contact.life.joined_at < 0:
            continue
        if not lane.joined:
            lane.joined, lane.since = last, entry.at
        lane.turn(contact.phase, entry.at)
        _owe(lane, before.contacts.get(contact.id), contact, entry.at, last, answers)


def _leave(drawn: dict[str, _Drawing], before: SessionState, state: SessionState, entry: e.Entry[e.Event]) -> None:
    """Which e-mail whose answer was begun is put aside by an entry, or taken up again."""
    for name in {before.queue.focus, state.queue.focus, getattr(entry.event, "contact", "")} & drawn.keys():
        contact = state.contacts[name]
        if contact.offer.mail is not None:
            in_hand = name == state.queue.focus and contact.phase == "talking"
            drawn[name].leave(contact, entry.at, in_hand=in_hand)


def _owe(lane: _Drawing, before: Contact | None, after: Contact, at: int, last: int, answers: Due) -> None:
    over = after.talk.concluded or after.talk.end
    owed = -1 if over else owed_since(after)
    if owed == lane.asked:
        return
    if lane.asked >= 0 and before is not None:
        lane.owed.append(_owed(lane, before, at, answers))
    lane.asked, lane.asked_entry = owed, last


def _owed(lane: _Drawing, contact: Contact, at: int, answers: Due) -> Owed:
    first = all(line.who != "adviser" for line in contact.lines)
    due = answers(contact.offer.channel)
    late = (due.first if first else due.next).late
    return Owed(lane.asked, at, first, pace(contact, at, due), lane.asked_entry, late)


def _lanes(state: SessionState, drawn: Mapping[str, _Drawing], end: int, answers: Due) -> Iterator[Lane]:
    for contact in state.own:
        lane = drawn[contact.id]
        lane.turn("", end)
        if lane.left_at >= 0:
            lane.left.append(Span(lane.left_at, end, LEFT))
        if lane.asked >= 0:  # the session ended on it
            lane.owed.append(_owed(lane, contact, end, answers))
        offer = contact.offer
        yield Lane(
            contact.id,
            offer.customer,
            offer.channel,
            tuple(lane.spans),
            tuple(lane.owed),
            offer.waited * SECOND,
            lane.joined,
            offer.channel not in PATIENT,
            max(0, contact.life.wrap_up_until),
            tuple(lane.left),
        )
