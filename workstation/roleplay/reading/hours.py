"""When a role-play or a shift is set, and the hours a role-play can happen in."""

from __future__ import annotations

import re

from workstation.content.reading import Block
from workstation.i18n import mark

DEFAULT = "tue 10:15"
_MOMENT = re.compile(r"(mon|tue|wed|thu|fri|sat|sun) ([01][0-9]|2[0-3]):[0-5][0-9]\Z")
_HOUR = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]\Z")
_DAY = 24 * 60


def read_moment(block: Block) -> str:
    """The weekday and hour under ``at``."""
    at = block.text("at", DEFAULT)
    if not _MOMENT.match(at):
        block.wrong("at", block.node.get("at") or block.node, mark("a day and an hour such as tue 10:15"))
        return DEFAULT
    return at


def read_hours(block: Block) -> tuple[str, str] | None:
    """The hours under ``between``, the first and the last; None where any will do."""
    found = block.texts("between")
    if not block.has("between"):
        return None
    if len(found) != 2 or not all(_HOUR.match(hour) for hour in found):
        expected = mark("two hours such as [08:00, 19:30]")
        block.wrong("between", block.node.get("between") or block.node, expected)
        return None
    first, last = found
    if first >= last:
        block.diagnostics.add("RP201", block.place_of("between"), first=first, last=last)
    elif _MOMENT.match(at := block.text("at", DEFAULT)) and outside((first, last), minutes_of(at)):
        block.diagnostics.add("RP204", block.place_of("at"), name=block.text("id"), moment=at, first=first, last=last)
    return first, last


def minutes_of(hour: str) -> int:
    """« 10:15 », or « tue 10:15 » → minutes from midnight."""
    hours, _, minutes = hour.rpartition(" ")[2].partition(":")
    return int(hours) * 60 + int(minutes)


def outside(between: tuple[str, str] | None, minutes: int) -> bool:
    """Whether so many minutes from midnight lie outside the hours."""
    return between is not None and not minutes_of(between[0]) <= minutes % _DAY <= minutes_of(between[1])
