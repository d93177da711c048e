"""What each part of the desk is given, by the window's size and the size of the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from widgets.common.theme import Theme
from widgets.panes import Arrangement

# Widths and heights below are in pixels at 100 %: what counts is how much text the window holds.
WIDE_FROM, WIDEST_FROM, SLIM_BELOW = 1600, 1900, 1150
LARGE_TEXT = 1.5
RIGHT, RIGHT_WIDEST = 392, 440
ASSISTANT, ASSISTANT_WIDEST = 320, 360
RAIL, RAIL_WIDEST, RAIL_PEBBLES = 204, 228, 64
TALK = 380
"""The least width of the conversation beside another column: with less, all columns are tabs."""
CHATS, LETTER = 720, 520
"""The least width of the conversation for two chats, and for an e-mail and its answer, to stand side by side."""
BAR, TABS = 56, 41
"""What is taken from the height before the conversation has any: the bar, and the tabs where all columns are."""
GUIDE, GUIDE_LOW, WHISPER, WHISPER_LOW, COMPOSER, COMPOSER_TIGHT = 64, 46, 52, 34, 424, 306
"""What the parts of the conversation take, one sentence whispered and four offered: at ease, and drawn close."""
THREAD, LINES, LAST_WORDS = 160, 100, 60
"""The thread at ease; five lines, which hold what is answered and what it answers; three, which hold the last words."""
NOTE_REST, NOTE_USED, READING = 176, 258, 350
"""Heights of the dock, tabs included: a note at rest, a note being written, a text to read, a list to search."""


@dataclass(frozen=True)
class Measures:
    """Pixels. ``right`` and ``assistant`` are the widths of their columns where they are shown."""

    arrangement: Arrangement
    rail: int
    right: int
    assistant: int
    chats: bool
    """Whether two chats stand side by side."""
    letter: bool
    """Whether an e-mail stands beside its answer."""
    thread: int
    """The least height of the thread."""
    tight: bool
    """Whether everything in the conversation stands close, so that four moves are in sight."""
    guide: Literal["whole", "low", "away"]
    crowded: bool
    """Whether there is no room for a whisper under the thread."""


def measures(theme: Theme, width: int, height: int, *, mail: bool) -> Measures:
    """Share a window of that size; ``mail``: an e-mail is in hand, which is read while it is answered."""
    scale = theme.scale
    across = width / scale
    widest = across >= WIDEST_FROM
    # Columns follow the text by half: the conversation keeps most of the window.
    half = 1 + (min(scale, LARGE_TEXT) - 1) * 0.5
    right = round((RIGHT_WIDEST if widest else RIGHT) * half)
    arrangement: Arrangement = "wide" if across >= WIDE_FROM else "narrow"
    if scale >= LARGE_TEXT:
        arrangement, right = "large", max(round(width * 0.41), right)
    slim = arrangement == "large" or across < SLIM_BELOW
    rail = theme.pad(RAIL_PEBBLES) if slim else theme.px(RAIL_WIDEST if widest else RAIL)
    assistant = round((ASSISTANT_WIDEST if widest else ASSISTANT) * half)
    beside = right + (assistant if arrangement == "wide" else 0)
    needed = TALK
    if mail and width - rail >= theme.px(LETTER):
        needed = LETTER  # one under the other, neither would have the height to be read
    if width - rail - beside < theme.px(needed):
        arrangement, beside = "single", 0
    talk = width - rail - beside
    room = (height - theme.pad(BAR) - (theme.pad(TABS) if arrangement == "single" else 0)) / scale
    # What gives way first comes first: each has its place once those after it have theirs.
    tight = room < GUIDE + THREAD + WHISPER + COMPOSER
    low = room < GUIDE + THREAD + WHISPER + COMPOSER_TIGHT + (COMPOSER - COMPOSER_TIGHT) // 2
    away = room < GUIDE_LOW + LINES + WHISPER + COMPOSER_TIGHT  # it may be whispered in two lines
    crowded = room < LINES + WHISPER_LOW + COMPOSER_TIGHT
    left = room - COMPOSER_TIGHT - (0 if crowded else WHISPER_LOW) - (0 if away else GUIDE_LOW)
    return Measures(
        arrangement,
        rail=rail,
        right=right,
        assistant=assistant,
        chats=arrangement != "single" and scale < LARGE_TEXT and talk >= theme.px(CHATS),
        letter=talk >= theme.px(LETTER),
        thread=theme.px(min(max(left, LAST_WORDS), THREAD if not low else LINES)),
        tight=tight,
        guide="away" if away else "low" if low else "whole",
        crowded=crowded,
    )


def dock_height(theme: Theme, height: int, tab: str, *, noting: bool) -> int:
    """How much of a column ``height`` pixels high the dock takes under the dossier."""
    # One height for all that is read: a row of tabs that moved would not be where the next click falls.
    wanted = theme.px((NOTE_USED if noting else NOTE_REST) if tab == "note" else READING)
    return min(wanted, max(theme.px(NOTE_REST), height // 2))
