"""The public holidays of France (jours fériés): Code du travail, article L. 3133-1."""

from __future__ import annotations

from datetime import date, timedelta

_FIXED = frozenset({(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)})
# Days after Easter Sunday: Easter Monday, Ascension Thursday, Whit Monday.
_MOVING = (1, 39, 50)


def holiday(day: date) -> bool:
    """Whether the day is a public holiday everywhere in France; the two more of Alsace and Moselle are left out."""
    return (day.month, day.day) in _FIXED or day in {easter(day.year) + timedelta(days=n) for n in _MOVING}


def easter(year: int) -> date:
    """Easter Sunday: the Sunday after the first full moon of the Gregorian tables on or after 21 March (Gauss)."""
    golden, century = year % 19, year // 100
    sun, moon = century - century // 4, (8 * century + 13) // 25
    age = (sun - moon + 19 * golden + 15) % 30
    age -= 1 if age == 29 or (age == 28 and golden > 10) else 0
    weekday = (year + year // 4 + age + 2 - sun) % 7
    offset = age - weekday
    return date(year, 3, 28) + timedelta(days=offset) if offset <= 3 else date(year, 4, offset - 3)
