"""When a desk answers (heures d’ouverture), and what an hour of the clocks of Paris is in UTC."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from workstation.content.holidays import holiday
from workstation.content.reading import Block
from workstation.i18n import mark

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


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
        return _on(self, day)


@lru_cache(maxsize=4096)
def _on(hours: Hours, day: date) -> tuple[datetime, datetime] | None:
    if day.weekday() not in hours.days or holiday(day):
        return None
    return paris(day, hours.opens), paris(day, hours.closes)


def paris(day: date, at: time) -> datetime:
    """An hour of the clocks of Paris, in UTC; of an hour that comes twice, the first.

    Summer time goes from the last Sunday of March to the last of October, at 01:00 UTC (directive 2000/84/EC).
    """
    told = datetime.combine(day, at, UTC)
    begins, ends = (_last_sunday(day.year, month) for month in (3, 10))
    summer, winter = told - timedelta(hours=2), told - timedelta(hours=1)
    return summer if begins <= summer < ends else winter


@lru_cache(maxsize=256)
def _last_sunday(year: int, month: int) -> datetime:
    day = date(year, month, 31)
    return datetime.combine(day - timedelta(days=(day.weekday() + 1) % 7), time(1), UTC)


def read_opening(top: Block) -> Hours:
    """The block ``hours`` of a house: ``{opens: "08:00", closes: "20:00", days: [mon, tue]}``; the usual without it."""
    block = top.block("hours") if top.has("hours") else None
    if block is None:
        return Hours()
    opens, closes = _at(block, "opens", "08:00"), _at(block, "closes", "20:00")
    days = block.texts("days") or DAYS[:6]
    wrong = [day for day in days if day not in DAYS]
    if wrong:
        block.wrong("days", block.node.get("days") or block.node, mark("days such as [mon, tue, wed]"))
    elif opens >= closes:
        block.wrong("closes", block.node.get("closes") or block.node, mark("an hour after “opens”"))
        wrong = ["closes"]
    block.done()
    return Hours() if wrong else Hours(opens, closes, frozenset(DAYS.index(day) for day in days))


def _at(block: Block, key: str, usual: str) -> time:
    text = block.text(key, usual)
    try:
        return time.fromisoformat(text)
    except ValueError:
        block.wrong(key, block.node.get(key) or block.node, mark("an hour such as 08:00"))
        return time.fromisoformat(usual)


def on_the_clock(moment: datetime) -> datetime:
    """What the clocks of Paris show at a moment of UTC, without a time zone."""
    begins, ends = (_last_sunday(moment.year, month) for month in (3, 10))
    ahead = timedelta(hours=2 if begins <= moment < ends else 1)
    return (moment + ahead).replace(tzinfo=None)


def last_before(text: str, moment: datetime) -> datetime:
    """« fri 16:40 » → the last such moment of the clocks of Paris at or before a moment, both in UTC."""
    word, _, clock = text.partition(" ")
    here, hour = on_the_clock(moment), time.fromisoformat(clock)
    day = here.date() - timedelta(days=(here.weekday() - DAYS.index(word)) % 7)
    found = paris(day, hour)
    return found if found <= moment else paris(day - timedelta(days=7), hour)


def next_after(text: str, moment: datetime) -> datetime:
    """« tue 12:00 » → the first such moment after another, both in UTC."""
    return last_before(text, moment + timedelta(days=7))
