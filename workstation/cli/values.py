"""What is typed after an option or in a place: read, or refused in one sentence that shows how it is written."""

from __future__ import annotations

import argparse
import math
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from workstation.content.caret import brief
from workstation.i18n import tr

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE = re.compile(r"-?[0-9]{1,18}")
_SIZE = re.compile(r"([0-9]{1,6})[xX×]([0-9]{1,6})")

FIRST_YEAR, LAST_YEAR = 2000, 2099
"""The years a session or a dataset may stand in: its people were born up to a century before."""

SMALLEST, LARGEST = (640, 480), (7680, 4320)
"""The sizes of a window, in pixels."""

FASTEST = 1_000
"""Times real time; beyond it a demonstration would as well not wait."""

Refused = argparse.ArgumentTypeError


def text(typed: str) -> str:
    """Any text that says something."""
    if not typed.strip():
        raise Refused(tr("nothing is written there"))
    return typed


def path(typed: str) -> Path:
    """Where a file or a folder is. An empty one would stand for the folder one is in, which nobody asked for."""
    return Path(text(typed))


def one_of(*words: str) -> Callable[[str], str]:
    """One of these words."""

    def read(typed: str) -> str:
        if typed not in words:
            raise Refused(tr("“{typed}” is none of {words}", typed=brief(typed), words=", ".join(words)))
        return typed

    return read


def whole(least: int, most: int) -> Callable[[str], int]:
    """A whole number between two bounds, both possible."""

    def read(typed: str) -> int:
        if not _WHOLE.fullmatch(typed) or not least <= int(typed) <= most:
            raise Refused(
                tr("a whole number from {least} to {most}, not “{typed}”", least=least, most=most, typed=brief(typed))
            )
        return int(typed)

    return read


def day(typed: str) -> date:
    """A day as ISO 8601 writes it, of this century."""
    try:
        found = date.fromisoformat(typed) if _DAY.fullmatch(typed) else None
    except ValueError:  # well written, and in no calendar
        found = None
    if found is None:
        raise Refused(tr("a day is written year-month-day, as 2026-11-28; “{typed}” is not one", typed=brief(typed)))
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise Refused(
            tr("a day from {first} to {last}, not “{typed}”", first=FIRST_YEAR, last=LAST_YEAR, typed=brief(typed))
        )
    return found


def speed(typed: str) -> float:
    """How many times real time; 0 does not wait."""
    try:
        found = float(typed)
    except ValueError:
        found = math.nan
    if not 0 <= found <= FASTEST:
        raise Refused(tr("a number from {least} to {most}, not “{typed}”", least=0, most=FASTEST, typed=brief(typed)))
    return found


def size(typed: str) -> tuple[int, int]:
    """A width and a height in pixels."""
    found = _SIZE.fullmatch(typed)
    if not found:
        raise Refused(tr("a size is written 1366x768; “{typed}” is not one", typed=brief(typed)))
    width, height = int(found[1]), int(found[2])
    if not (SMALLEST[0] <= width <= LARGEST[0] and SMALLEST[1] <= height <= LARGEST[1]):
        raise Refused(
            tr("a size from {least} to {most}, not “{typed}”", least="{}x{}".format(*SMALLEST),
               most="{}x{}".format(*LARGEST), typed=brief(typed))
        )  # fmt: skip
    return width, height
