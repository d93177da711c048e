"""What the day's instructions change of the shelf's content at a moment: for what is read before a session begins."""

from __future__ import annotations

from datetime import date, datetime, time

from workstation.bank.instructions import Instruction, filled, in_force, instructed_sheet, restated
from workstation.content.figures import Figure, standing_on
from workstation.content.sheets import Sheet, as_read
from workstation.library.shelf import Shelf
from workstation.library.start import moment_of


def begins_at(at: str, shelf: Shelf, today: date | None = None) -> datetime:
    """When a role-play or a shift set at « tue 10:15 » begins, in the week that sessions are set in, or ``today``."""
    day, minutes = moment_of(at, shelf.day)
    return datetime.combine(today or day, time(minutes // 60 % 24, minutes % 60))


def figures_at(shelf: Shelf, moment: datetime) -> dict[str, Figure]:
    """The figures as they are said at a moment."""
    return restated(standing_on(shelf.figures, moment.date()), in_force(shelf.instructions, moment))


def instructed_at(shelf: Shelf, moment: datetime) -> tuple[Instruction, ...]:
    """The instructions in force at a moment, as they are read."""
    return filled(in_force(shelf.instructions, moment), figures_at(shelf, moment))


def sheet_at(shelf: Shelf, name: str, moment: datetime) -> Sheet:
    """A sheet as a recruit reads it at a moment. Raises ``KeyError``."""
    sheet = instructed_sheet(shelf.sheets[name], instructed_at(shelf, moment))
    return as_read(sheet, figures_at(shelf, moment), moment.date(), shelf.house.values)
