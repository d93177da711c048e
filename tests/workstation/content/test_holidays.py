"""The public holidays of France, those that move with Easter included."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from workstation.content.holidays import easter, holiday

EASTERS = [
    "2000-04-23",
    "2008-03-23",
    "2025-04-20",
    "2026-04-05",
    "2027-03-28",
    "2038-04-25",
    "2049-04-18",
    "1981-04-19",
]


@pytest.mark.parametrize("day", EASTERS)
def test_easter_is_the_sunday_that_almanacs_give(day: str) -> None:
    assert easter(int(day[:4])).isoformat() == day


def test_there_are_eleven_holidays_a_year_and_a_working_day_is_none() -> None:
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    assert sum(map(holiday, days)) == 11
    moving = ["2026-04-06", "2026-05-14", "2026-05-25"]
    assert [day.isoformat() for day in days if holiday(day) and day.isoformat() in moving] == moving
    assert not holiday(date(2026, 11, 23))
