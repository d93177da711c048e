"""The figures of one contact, as a call centre counts them; each is shown with its definition."""

from __future__ import annotations

from dataclasses import dataclass

from workstation.clock import SECOND
from workstation.session.state import Contact


@dataclass(frozen=True)
class Indicators:
    """Seconds of session time; None where the thing did not happen.

    ``wait``: from the queue to the answer (attente avant décroché). ``talk``: the conversation, hold left out (DMC
    without hold). ``hold``: mise en attente. ``wrap_up``: post-appel. ``handling``: talk + hold + wrap-up (DMT, AHT).
    ``first_note``: from the answer to the first key of the note.
    """

    wait: int = 0
    talk: int | None = None
    hold: int | None = None
    wrap_up: int | None = None
    handling: int | None = None
    first_note: int | None = None


def read_indicators(contact: Contact, end: int) -> Indicators:
    """The figures of a contact; ``end`` is the session's last moment (ms), for one that was never closed."""
    life, leg = contact.life, contact.leg
    wait = life.waited(life.ended_at if life.phase == "abandoned" else end)
    if life.answered_at < 0:
        return Indicators(_seconds(wait))
    ended = life.ended_at if life.ended_at >= 0 else end
    held = leg.held_total + (end - leg.held_at if leg.held_at >= 0 else 0)
    closed = life.since if life.phase == "closed" else max(end, ended)
    talk, hold, wrap_up = _seconds(ended - life.answered_at - held), _seconds(held), _seconds(closed - ended)
    started = contact.desk.note.started_at
    first = _seconds(started - life.answered_at) if started >= 0 else None
    return Indicators(_seconds(wait), talk, hold, wrap_up, talk + hold + wrap_up, first)


def _seconds(millis: int) -> int:
    return max(0, millis) // SECOND
