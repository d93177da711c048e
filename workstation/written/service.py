"""Service clocks: how old a message is and when its answer is due, in opening hours alone.

A clock runs while the desk is open: not at night, on a day off or a public holiday, nor while one waits for
the customer. Moments are UTC, so that a length is right over the nights when summer time begins and ends; hours are
those of Paris.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from workstation.content.opening import Hours

Standing = Literal["running", "paused", "met", "missed"]
NOTHING = timedelta(0)
# Nobody is given a deadline further away than this.
_FURTHEST = 3 * 366


@dataclass(frozen=True)
class Clock:
    """A message's: ``since`` when it is there, the ``pauses`` of it (the last may have no end), when it ``stopped``."""

    since: datetime
    pauses: Sequence[tuple[datetime, datetime | None]] = ()
    stopped: datetime | None = None

    def runs(self, now: datetime) -> Iterator[tuple[datetime, datetime]]:
        """The stretches in which it runs, in order, up to ``now``."""
        end = min(now, self.stopped) if self.stopped else now
        start = self.since
        for paused, resumed in sorted(self.pauses, key=lambda pause: pause[0]):
            if start < (stop := min(paused, end)):
                yield start, stop
            start = max(start, resumed or end)
        if start < end:
            yield start, end


def opened(hours: Hours, start: datetime, end: datetime) -> timedelta:
    """How long the desk is open from one moment to another; nothing where the second comes first."""
    total, day = NOTHING, (start - timedelta(days=1)).date()
    while day <= end.date() + timedelta(days=1):
        if span := hours.on(day):
            total += max(NOTHING, min(end, span[1]) - max(start, span[0]))
        day += timedelta(days=1)
    return total


def due(hours: Hours, start: datetime, within: timedelta) -> datetime:
    """When the desk has been open so long since ``start``. Raises ``ValueError`` where that is years away."""
    left, day = within, (start - timedelta(days=1)).date()
    for _ in range(_FURTHEST):
        span = hours.on(day)
        if span and (begins := max(start, span[0])) < span[1]:
            if left <= span[1] - begins:
                return begins + left
            left -= span[1] - begins
        day += timedelta(days=1)
    raise ValueError("no such deadline")


def before(hours: Hours, end: datetime, within: timedelta) -> datetime:
    """From when on the desk opens for no longer than that before ``end``. Raises ``ValueError`` years away."""
    left, day = within, (end + timedelta(days=1)).date()
    for _ in range(_FURTHEST):
        span = hours.on(day)
        if span and span[0] < (stops := min(end, span[1])):
            if left < stops - span[0]:
                return stops - left
            left -= stops - span[0]
        day -= timedelta(days=1)
    raise ValueError("no such moment")


def age(hours: Hours, clock: Clock, now: datetime) -> timedelta:
    """How long the clock has run, opening hours alone."""
    return sum((opened(hours, start, end) for start, end in clock.runs(now)), NOTHING)


def standing(hours: Hours, clock: Clock, within: timedelta, now: datetime) -> Standing:
    """How it stands: a late answer stays late, whatever comes after it."""
    if age(hours, clock, now) > within:
        return "missed"
    if clock.stopped and clock.stopped <= now:
        return "met"
    paused = any(start <= now and (end is None or now < end) for start, end in clock.pauses)
    return "paused" if paused else "running"
