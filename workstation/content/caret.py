"""The line of a file as it is shown under a fault, with a caret below the very character."""

from __future__ import annotations

import difflib
import unicodedata

from workstation.printable import printable

_BEFORE, _AFTER = 80, 40
_CUT = "…"
_TAB = "    "


def under(line: str, column: int) -> tuple[str, str]:
    """The line, or the stretch of it around ``column`` (from 1), and the blank that puts a caret below that column."""
    at = min(column - 1, len(line))
    start = at - _BEFORE if at > _BEFORE + _AFTER else 0
    end = max(at, start + _BEFORE) + _AFTER
    before = (_CUT if start else "") + _shown(line[start:at])
    return before + _shown(line[at:end]) + (_CUT if end < len(line) else ""), " " * _width(before)


def brief(text: str, most: int = 80) -> str:
    """A word of the author's as it is quoted in a sentence: on one line, and not longer than it can be read."""
    shown = _shown(" ".join(text.split()) if "\n" in text else text[: most + 1])
    return shown if len(shown) <= most else shown[:most] + _CUT


def same_place(text: str, written: str, column: int) -> int:
    """Where a column of ``text`` (from 0) stands in ``written``, from which ``text`` was made."""
    if written.startswith(text):
        return column
    steps = difflib.SequenceMatcher(None, text, written[: 2 * len(text) + _AFTER], autojunk=False).get_opcodes()
    for tag, first, last, there, _ in steps:
        if first <= column < last:
            return there + (column - first if tag == "equal" else 0)
    return next((there for tag, _, _, _, there in reversed(steps) if tag == "equal"), 0)


def _shown(text: str) -> str:
    """What may be shown of a line, on one line."""
    return printable(text.replace("\t", _TAB)).replace("\n", "\\n")


def _width(text: str) -> int:
    """How many columns of a terminal a text takes: a Chinese sign or an emoji takes two, an accent put on it none."""
    return sum(_columns(ch) for ch in text)


def _columns(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
