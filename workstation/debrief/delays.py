"""What waited too long at a desk, and what the adviser was doing meanwhile: read from the log, guessed from nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from workstation.clock import SECOND
from workstation.debrief.lanes import AWAY, Lane, Lanes

DelayKind = Literal["queue", "left", "first", "next", "hold", "wrap_up", "aside"]

# Design defaults. A call is answered in 20 s and a chat in 30 s, four times in five; a hold is taken up within the
# minute; the wrap-up has its own limit. E-mails and call-backs wait for no desk.
QUEUE = {"call": 20 * SECOND, "chat": 30 * SECOND}
HOLD = 60 * SECOND
SHORT = 5 * SECOND
"""What the adviser did for less than that explains nothing."""
ASIDE = 300 * SECOND
"""How long an answer that was begun may be left, once one has the time to finish it. Design default."""
FREE = ""
"""In the place of a contact: nobody was in hand."""


@dataclass(frozen=True)
class Meanwhile:
    """Whom the adviser had in hand for ``lasted`` ms of a wait, and what was going on with them.

    ``contact`` may be the one that waited, ``AWAY`` (they took nobody) or ``FREE``. ``doing``: a phase of the contact.
    """

    contact: str
    doing: str
    lasted: int


@dataclass(frozen=True)
class Delay:
    """A wait over its ``limit`` (ms). ``start`` and ``end`` are session times; ``fork`` is where to try again from.

    ``kind``: queue (until the answer), left (the customer gave up), first and next (written answers), hold, wrap_up
    (beyond its time), aside (an answer to an e-mail begun, then left while one was free or took another e-mail; the
    session may have ended on it).
    """

    contact: str
    kind: DelayKind
    start: int
    end: int
    limit: int
    fork: int
    meanwhile: tuple[Meanwhile, ...] = ()

    @property
    def lasted(self) -> int:
        """How long, ms."""
        return self.end - self.start


def find_delays(lanes: Lanes, origins: tuple[tuple[int, int], ...]) -> tuple[Delay, ...]:
    """Every wait over its limit, in order. ``origins``: the log's transactions, (moment, last entry), in order."""
    found = [delay for lane in lanes.lanes for delay in _of(lane, lanes, origins)]
    return tuple(sorted(found, key=lambda delay: (delay.start, delay.contact)))


def _of(lane: Lane, lanes: Lanes, origins: tuple[tuple[int, int], ...]) -> Iterator[Delay]:
    def told(kind: DelayKind, start: int, end: int, limit: int, fork: int = 0) -> Delay:
        fork = fork or next((last for at, last in reversed(origins) if at <= start), 0)
        return Delay(lane.contact, kind, start, end, limit, fork, _meanwhile(lanes, lane, kind, start, end))

    waiting = [span for span in lane.spans if span.what in ("queued", "ringing")]
    if waiting and lane.waits:
        start, end = waiting[0].start, waiting[-1].end
        taken = any(span.what == "talking" for span in lane.spans)
        limit = QUEUE.get(lane.channel, QUEUE["call"])
        if end - start > limit:
            yield told("queue" if taken else "left", start, end, limit, lane.joined)
    for owed in lane.owed:
        if owed.pace == "over":
            yield told("first" if owed.first else "next", owed.start, owed.end, owed.limit, owed.entry)
    for span in lane.spans:
        if span.what == "held" and span.lasted > HOLD:
            yield told("hold", span.start, span.end, HOLD)
        if span.what == "wrap_up" and lane.planned and span.end > lane.planned:
            yield told("wrap_up", span.start, span.end, lane.planned - span.start)
    mails = {one.contact for one in lanes.lanes if one.channel == "email"} - {lane.contact}
    for span in lane.left:
        if span.lasted > ASIDE:
            found = told("aside", span.start, span.end, ASIDE)
            if any(one.contact in (FREE, *mails) for one in found.meanwhile):
                yield found


def _meanwhile(lanes: Lanes, waited: Lane, kind: DelayKind, start: int, end: int) -> tuple[Meanwhile, ...]:
    """What the adviser was at between two moments, the longest first; nothing said of what is short."""
    found: list[Meanwhile] = []
    busy = 0
    for contact in dict.fromkeys(span.what for span in lanes.hand):
        spans = [span for span in lanes.hand if span.what == contact and span.shared(start, end)]
        for span in spans:
            low, high = max(start, span.start), min(end, span.end)
            busy += high - low
            doing = {AWAY: high - low} if contact == AWAY else lanes.lane(contact).doing(low, high)
            found += [Meanwhile(contact, what, lasted) for what, lasted in doing.items()]
    if kind not in ("hold", "wrap_up") or waited.contact not in {one.contact for one in found}:
        found.append(Meanwhile(FREE, "", end - start - busy))
    together: dict[tuple[str, str], int] = {}
    for one in found:
        together[one.contact, one.doing] = together.get((one.contact, one.doing), 0) + one.lasted
    kept = [Meanwhile(contact, doing, lasted) for (contact, doing), lasted in together.items() if lasted >= SHORT]
    return tuple(sorted(kept, key=lambda one: -one.lasted))
