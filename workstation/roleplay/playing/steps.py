"""The steps of a test as its author writes them: ids, ``wait:N``, ``hold:N``, ``note:NAME``, ``reply:NAME``."""

from __future__ import annotations

from workstation.content.reading import is_count

_MOST_DIGITS = 4  # a wait of nearly three hours


def is_wait(text: str) -> bool:
    """Whether the text is a number of seconds that a step may wait or hold."""
    return is_count(text) and len(text) <= _MOST_DIGITS
