"""Service clocks: how old a message is and when its answer is due, in opening hours alone.

A clock runs while the desk is open: not at night, on a day off or a public holiday, nor while one waits for
the customer. Moments are UTC, so that a length is right over the nights when summer time begins and ends; hours are
those of Paris.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from workstation.content.holidays import holiday

Standing = Literal["running", "paused", "met", "missed"]
NOTHING = timedelta(0)
# Nobody is given a deadline further away than this.
_FURTHEST = 3 * 366


@dataclass(frozen=True)
class Hours:
    """From when to when a desk answers, and on which days, Monday being 0. It is closed on public holidays.

    Raises ``ValueError`` where it would never open.
    """

    opens: time = time(8, 0)
    closes: time = time(20, 0)
    days: frozenset[int] = frozenset(range(6))

    def __post_init__(self) -> None:
        if self.opens >= self.closes or not self.days & {*range(7)}:
            raise ValueError("a desk that never opens")

    def on(self, day: date) -> tuple[datetime, datetime] | None:
        """When it opens and closes that day, in UTC; None on a day off."""
        if day.weekday() not in self.days or holiday(day):
            return None
        return paris(day, self.opens), paris(day, self.closes)


@dataclass(frozen=True)
class Clock:
    """A message's: ``since`` when it is there, the ``pauses`` of it (the last may have no end), when it ``stopped``."""

    since: datetime
    pauses: tuple[tuple[datetime, datetime | None], ...] = ()
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


def paris(day: date, at: time) -> datetime:
    """An hour of the clocks of Paris, in UTC; of an hour that comes twice, the first.

    Summer time goes from the last Sunday of March to the last of October, at 01:00 UTC (directive 2000/84/EC).
    """
    told = datetime.combine(day, at, UTC)
    begins, ends = (_last_sunday(day.year, month) for month in (3, 10))
    summer, winter = told - timedelta(hours=2), told - timedelta(hours=1)
    return summer if begins <= summer < ends else winter


def _last_sunday(year: int, month: int) -> datetime:
    day = date(year, month, 31)
    return datetime.combine(day - timedelta(days=(day.weekday() + 1) % 7), time(1), UTC)


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
