"""What the insertions of a role-play's texts stand for on the day of a session; figures are the content's own."""

from __future__ import annotations

from datetime import date, datetime, time

from workstation.attachments import MARK
from workstation.content.dates import work_out
from workstation.events import SessionStarted
from workstation.roleplay.checking.texts import all_moves
from workstation.roleplay.model import Script
from workstation.wording import spoken_date

UNKNOWN = "…"
"""The reference of an act that is not done."""


def opens(started: SessionStarted) -> datetime:
    """What the bank's wall clock says when a session begins."""
    return datetime.combine(date.fromisoformat(started.today), time(started.start // 60 % 24, started.start % 60))


def values_on_day(script: Script, started: SessionStarted) -> dict[str, dict[str, str]]:
    """Facts, dates and the adviser's name, in the customer's language; what stands for each file dropped.

    No act has its reference yet: whoever knows what was done fills it in.
    """
    today, language = date.fromisoformat(started.today), script.language[:2]
    return {
        "facts": dict(script.facts),
        "dates": {name: spoken_date(work_out(text, today), language) for name, text in script.dates},
        "files": {name: f"{MARK}{name}" for name, _ in script.files},
        "adviser": {"name": started.adviser},
        "reference": references(script),
    }


def references(script: Script) -> dict[str, str]:
    """What stands for the reference of each desk step until its act is done."""
    return {move.id: UNKNOWN for move, _ in all_moves(script) if move.desk}
