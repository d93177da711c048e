"""Relative dates: authors write « +5 working days », the session works them out from its own day."""

from __future__ import annotations

import re
from datetime import date, timedelta

REFERENCE_DATE = date(2026, 11, 23)
"""The Monday of the week that sessions are set in, unless another day is asked for."""
LAST_DATE = REFERENCE_DATE + timedelta(days=6)
_FORM = re.compile(r"([+-][0-9]{1,3}) (working )?days?\Z")


def is_relative(text: str) -> bool:
    """Whether ``text`` is ``today``, ``±N days`` or ``±N working days``."""
    return text == "today" or bool(_FORM.match(text))


def work_out(text: str, today: date) -> date:
    """The day meant. Working days are Monday to Friday (bank holidays are not counted). Raises ``ValueError``."""
    if text == "today":
        return today
    found = _FORM.match(text)
    if not found:
        raise ValueError(text)
    count = int(found[1])
    if not found[2]:
        return today + timedelta(days=count)
    step = timedelta(days=1 if count > 0 else -1)
    day = today
    for _ in range(abs(count)):
        day += step
        while day.weekday() >= 5:
            day += step
    return day
