"""What a gesture is in a log, and where one may fork: read here alone, by whoever takes back, draws or replays."""

from __future__ import annotations

from collections.abc import Sequence

from workstation import events as e
from workstation.commands import NAMES, Gesture


def begins_gesture(entry: e.Entry[e.Event]) -> bool:
    """Whether this is the first event of what somebody said, or did at the desk."""
    return entry.number == entry.origin and bool(entry.asked) and issubclass(NAMES[entry.asked], Gesture)


def fork_before(entry: e.Entry[e.Event]) -> int:
    """The last event before all that came about together with this one: a fork there leaves none of it."""
    return entry.origin - 1


def retry_before(entry: e.Entry[e.Event], seen: Sequence[e.Entry[e.Event]]) -> int:
    """Where one tries again what an entry came of: before it, and before an e-mail was sent where that left by itself.

    ``seen``: the entries up to it.
    """
    first = next(one for one in reversed(seen) if one.number == entry.origin)
    if not isinstance(first.event, e.ReplySent | e.ReplyReviewed) or first.asked:
        return fork_before(entry)
    contact = first.event.contact
    posts = (one for one in reversed(seen) if isinstance(one.event, e.ReplyPosted) and one.event.contact == contact)
    return fork_before(next(posts, entry))
