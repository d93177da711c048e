"""Counts over time of the objections somebody met: how often, how often well, by class and by technique.

Counted and never ranked: under ``ENOUGH`` meetings nothing is to be concluded from a share.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from workstation.content.objections import ANSWER, TECHNIQUES, Objection
from workstation.debrief.objections import TracedObjection, well
from workstation.events import Entry, HearingCorrected, MessagesJoined, ObjectionClosed
from workstation.events.codec import UnreadableEvent, decode, stored_name
from workstation.session.correcting import without_undone
from workstation.session.log import COUNTED_KINDS, EventLog, StoredEvent

ENOUGH = 5
"""Fewer meetings than that say nothing of a habit. Design default."""
LATELY = timedelta(days=30)
"""How far back « lately » goes. Design default."""

_NAMES = {stored_name(event) for event in (ObjectionClosed, HearingCorrected, MessagesJoined)}


@dataclass(frozen=True)
class Met:
    """An objection that was met on a ``day``, and what became of it."""

    day: date
    closed: ObjectionClosed


@dataclass(frozen=True)
class Count:
    """Of a class of the library, by its id, or of a technique, by its name: how often, how often ``lately``, and well.

    A technique is counted once for each objection that was answered by it. ``title``: of a class, the library’s.
    """

    name: str
    title: str
    met: int
    lately: int
    well: int

    @property
    def enough(self) -> bool:
        """Whether a share of it says anything."""
        return self.met >= ENOUGH


@dataclass(frozen=True)
class Tally:
    """The classes that were met and the techniques that were used, each in the library’s order."""

    classes: tuple[Count, ...] = ()
    techniques: tuple[Count, ...] = ()


def met_by(log: EventLog, profile: str) -> Iterator[Met]:
    """Those of the finished sessions that count for somebody; nothing of what was undone, nor of what is damaged."""
    for row in log.sessions():
        if row.profile == profile and row.state == "ended" and row.kind in COUNTED_KINDS:
            try:
                stored = log.read(row.id, names=_NAMES)
                yield from _met(date.fromisoformat(row.started[:10]), stored)
            except (UnreadableEvent, ValueError):
                continue


def _met(day: date, stored: Iterable[StoredEvent]) -> Iterator[Met]:
    entries = [Entry(one.number, one.at, decode(one.name, one.version, one.body), one.number, "") for one in stored]
    for entry in without_undone(entries):
        if isinstance(entry.event, ObjectionClosed):
            yield Met(day, entry.event)


def tally(met: Iterable[Met], library: Sequence[Objection], day: date) -> Tally:
    """All of it, as it stands on ``day``. A class that left the library keeps the title it was met under."""
    known = {one.id: one for one in library}
    classes: dict[str, list[Met]] = {name: [] for name in known}
    techniques: dict[str, list[Met]] = {name: [] for name in TECHNIQUES}
    for one in met:
        classes.setdefault(one.closed.objection, []).append(one)
        for name, uses in techniques.items():
            if f"{ANSWER}.{name}" in one.closed.tags:
                uses.append(one)

    def counted(groups: Mapping[str, Sequence[Met]]) -> tuple[Count, ...]:
        return tuple(_count(name, these, known, day) for name, these in groups.items() if these)

    return Tally(counted(classes), counted(techniques))


def _count(name: str, met: Sequence[Met], known: Mapping[str, Objection], day: date) -> Count:
    title = known[name].title if name in known else met[0].closed.title
    lately = sum(one.day > day - LATELY for one in met)
    return Count(name, title, len(met), lately, sum(_well(one.closed, known) for one in met))


def _well(closed: ObjectionClosed, known: Mapping[str, Objection]) -> bool:
    only = closed.objection in known and known[closed.objection].let_go.only
    return well(
        TracedObjection(closed.objection, closed.title, 0, closed.tags, closed.outcome, closed.patience, only=only)
    )
