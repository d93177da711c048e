"""What a gesture is in a log, and where one may fork: read here alone, by whoever takes back, draws or replays."""

from __future__ import annotations

from workstation import events as e
from workstation.commands import NAMES, Gesture


def begins_gesture(entry: e.Entry[e.Event]) -> bool:
    """Whether this is the first event of what somebody said, or did at the desk."""
    return entry.number == entry.origin and bool(entry.asked) and issubclass(NAMES[entry.asked], Gesture)


def fork_before(entry: e.Entry[e.Event]) -> int:
    """The last event before all that came about together with this one: a fork there leaves none of it."""
    return entry.origin - 1
