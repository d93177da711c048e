"""What was inserted in a draft and is still to be checked or completed, wherever typing has moved it since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from workstation.events import Insertion


@dataclass(frozen=True)
class Mark:
    """A stretch of a draft, in characters, with its words. ``missing``: it is still to be completed."""

    start: int
    length: int
    name: str
    words: str
    missing: bool = False

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + self.length


def marked(text: str, insertions: Iterable[Insertion]) -> tuple[Mark, ...]:
    """The marks of what was just inserted in a draft."""
    return tuple(
        Mark(one.start, one.length, one.name, text[one.start : one.start + one.length], one.missing)
        for one in insertions
    )


def moved(marks: Iterable[Mark], after: str, at: int, removed: int, inserted: int) -> tuple[Mark, ...]:
    """The marks once ``removed`` characters at ``at`` gave way to ``inserted`` others, and the draft says ``after``.

    One holds as long as its words stand whole, before the edit, beyond it, or amid what it put there: typing beside it
    does not take it away, were the letter also its own first; typing in it does.
    """
    return tuple(_moved(marks, after, at, removed, inserted))


def _moved(marks: Iterable[Mark], after: str, at: int, removed: int, inserted: int) -> Iterator[Mark]:
    shift = inserted - removed
    for mark in marks:
        if mark.end <= at:
            yield mark
        elif mark.start >= at + removed:
            yield replace(mark, start=mark.start + shift)
        else:
            start = _found(mark, after, max(0, at - mark.length), at + inserted + mark.length, shift)
            if start >= 0:
                yield replace(mark, start=start)


def _found(mark: Mark, after: str, low: int, high: int, shift: int) -> int:
    """Where the words of a mark stand now, between two places; of several, where the edit left them; -1: nowhere."""
    first = after.find(mark.words, low, high)
    if first < 0 or after.find(mark.words, first + 1, high) < 0:
        return first
    left = (mark.start + shift, mark.start)
    return next((start for start in left if after.startswith(mark.words, start)), -1)
