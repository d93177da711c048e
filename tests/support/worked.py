"""Shifts worked to their end: as their authors mean it, and by somebody who leaves people waiting."""

from __future__ import annotations

from functools import cache

from tests.support.content import BUNDLED
from workstation.debrief.shift import ShiftReport, make_shift_report
from workstation.library.playing import by_steps, drive
from workstation.library.shift_playing import fresh_shift, play_trial, roleplays_of, several
from workstation.session.runner import Session

MIXED = "call-and-two-chats"
SLOW = {"ines": (4, "wait:170"), "nadia": (6, "hold:75")}
"""After how many of its exemplary steps a contact is left waiting, and how."""


@cache
def worked_well(shift: str = MIXED) -> Session:
    """By the shift's exemplary test."""
    found = BUNDLED.shifts[shift]
    return play_trial(found, BUNDLED, found.exemplary).session


@cache
def worked_slowly(shift: str = MIXED) -> Session:
    """The same, with a chat forgotten for three minutes and a call held for more than one."""
    found = BUNDLED.shifts[shift]
    session = fresh_shift(found, BUNDLED)
    parts = {}
    for contact, roleplay in roleplays_of(found, BUNDLED).items():
        test = roleplay.script.exemplary
        at, slow = SLOW.get(contact, (0, ""))
        steps = [*test.steps[:at], *([slow] if slow else []), *test.steps[at:]]
        parts[contact] = by_steps(roleplay, steps, dict(test.notes), dict(test.replies))
    drive(session, several(session, parts))
    return session


def report_of(session: Session) -> ShiftReport:
    """The report of it."""
    return make_shift_report(session.id, session.entries(), session.world.pins)
