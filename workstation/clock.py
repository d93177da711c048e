"""Session time: whole milliseconds since the session started, always handed in, never read from the wall."""

from __future__ import annotations

Millis = int

SECOND: Millis = 1_000
MINUTE: Millis = 60 * SECOND


def seconds(value: float) -> Millis:
    """Turn seconds into session time."""
    return round(value * SECOND)


def speaking_time(text: str) -> Millis:
    """How long a sentence takes to say, at two and a half words a second (an unhurried telephone voice)."""
    return seconds(max(1, len(text.split())) / 2.5)


def reading_time(text: str) -> Millis:
    """How long a list of sentences takes to read: 0.3 s a word and 3 s to begin."""
    return seconds(len(text.split()) * 0.3 + 3)
