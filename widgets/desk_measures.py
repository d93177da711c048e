"""What each part of the desk is given, by the window's size and the size of the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from widgets.common.theme import Theme
from widgets.panes import Arrangement

# Widths and heights below are in pixels at 100 %: what counts is how much text the window holds.
WIDE_FROM, WIDEST_FROM, SLIM_BELOW = 1600, 1900, 1150
TIGHT_BELOW, LOW_BELOW, SHORT_BELOW, CRAMPED_BELOW, CROWDED_BELOW = 760, 720, 680, 540, 400
LARGE_TEXT = 1.5
RIGHT, RIGHT_WIDEST = 392, 440
ASSISTANT, ASSISTANT_WIDEST = 320, 360
RAIL, RAIL_WIDEST, RAIL_PEBBLES = 204, 228, 64
TALK = 380
"""The least width of the conversation beside another column: with less, all columns are tabs."""
LEAST, LEAST_SHORT, LEAST_CROWDED = 160, 56, 32
NOTE_REST, NOTE_USED, READING = 176, 258, 350
"""Heights of the dock, tabs included: a note at rest, a note being written, a text to read, a list to search."""


@dataclass(frozen=True)
class Measures:
    """Pixels. ``right`` and ``assistant`` are the widths of their columns where they are shown."""

    arrangement: Arrangement
    rail: int
    right: int
    assistant: int
    guide: Literal["whole", "low", "away"]
    thread: int
    """The least height of the thread: the moves come first, and it scrolls."""
    crowded: bool
    """Whether there is no room for a whisper under the thread."""
    tight: bool
    """Whether the moves stand close, so that four of them are in sight."""


def measures(theme: Theme, width: int, height: int) -> Measures:
    """Share a window of that size."""
    scale = theme.scale
    across, down = width / scale, height / scale
    widest = across >= WIDEST_FROM
    # Columns follow the text by half: the conversation keeps most of the window.
    half = 1 + (min(scale, LARGE_TEXT) - 1) * 0.5
    right = round((RIGHT_WIDEST if widest else RIGHT) * half)
    arrangement: Arrangement = "wide" if across >= WIDE_FROM else "narrow"
    if scale >= LARGE_TEXT:
        arrangement, right = "large", max(round(width * 0.41), right)
    slim = arrangement == "large" or across < SLIM_BELOW
    rail = theme.pad(RAIL_PEBBLES) if slim else theme.px(RAIL_WIDEST if widest else RAIL)
    if width - rail - right < theme.px(TALK):
        arrangement = "single"
    tabbed = arrangement in ("single", "large")
    # Large text on a low screen leaves room for two of three: the guide has its own tab.
    away = tabbed and down < CRAMPED_BELOW
    return Measures(
        arrangement,
        rail=rail,
        right=right,
        assistant=round((ASSISTANT_WIDEST if widest else ASSISTANT) * half),
        guide="away" if away else "low" if tabbed or down < LOW_BELOW else "whole",
        thread=theme.px(LEAST_CROWDED if down < CROWDED_BELOW else LEAST_SHORT if down < SHORT_BELOW else LEAST),
        crowded=down < CROWDED_BELOW,
        tight=down < TIGHT_BELOW,
    )


def dock_height(theme: Theme, height: int, tab: str, *, noting: bool) -> int:
    """How much of a column ``height`` pixels high the dock takes under the dossier."""
    # One height for all that is read: a row of tabs that moved would not be where the next click falls.
    wanted = theme.px((NOTE_USED if noting else NOTE_REST) if tab == "note" else READING)
    return min(wanted, max(theme.px(NOTE_REST), height // 2))
