"""The agenda of a client's branch adviser (agenda du conseiller): which openings are free on which day.

The same for everybody who looks at it on the same day: it is drawn from the adviser's name and the day alone.
"""

from __future__ import annotations

from datetime import date, timedelta

from workstation.bank.dossier import Dossier
from workstation.chance import draw

# Branches open from Tuesday to Saturday noon; advisers receive on the hour and the half hour.
_HOURS = ("09:30", "10:00", "10:30", "11:00", "14:00", "14:30", "15:30", "16:30", "17:00")
_SATURDAY = 5
_TUESDAY = 1
_FREE = 0.35
_AHEAD = 14


def openings(dossier: Dossier, today: date, most: int = 12) -> tuple[str, ...]:
    """The next free openings after today, as « 2026-12-01 10:00 »."""
    found: list[str] = []
    for ahead in range(1, _AHEAD + 1):
        day = today + timedelta(days=ahead)
        for n, hour in enumerate(_HOURS):
            if not receives(day, hour):
                continue
            moment = f"{day.isoformat()} {hour}"
            if draw(0, dossier.client.adviser, day.isoformat(), n) < _FREE and not _taken(dossier, moment):
                found.append(moment)
    return tuple(found[:most])


def receives(day: date, hour: str) -> bool:
    """Whether advisers receive then."""
    return _TUESDAY <= day.weekday() <= _SATURDAY and (day.weekday() < _SATURDAY or hour < "12")


def is_free(dossier: Dossier, moment: str, today: date) -> bool:
    """Whether that opening may be taken."""
    return moment in openings(dossier, today)


def _taken(dossier: Dossier, moment: str) -> bool:
    return any(f"{met.day.isoformat()} {met.hour}" == moment for met in dossier.appointments)
