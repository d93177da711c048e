"""Whether the pause that a hard contact gives right to was taken. It is told, and never marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workstation import events as e
from workstation.session.hardship import COOL_DOWN

TAKEN, GONE_ON, OVER = "taken", "gone_on", "over"
PAUSES = (COOL_DOWN, "break")
"""A break asked for during the contact serves as well: it begins as soon as the contact is closed."""


@dataclass(frozen=True)
class Pause:
    """``state``: taken, gone_on (with somebody else, without it), over (the session ended with the contact).

    ``lasted``: of one that was taken, ms until one was ready again or the session ended.
    """

    state: str
    lasted: int = 0


def read_pause(entries: Sequence[e.Entry[e.Event]], contact: str) -> Pause:
    """What came after a contact, which is known to have been hard."""
    began = -1
    for entry in _after(entries, contact):
        event = entry.event
        if began >= 0 and isinstance(event, e.PresenceSet | e.SessionEnded):
            return Pause(TAKEN, entry.at - began)
        if isinstance(event, e.PresenceSet) and event.reason in PAUSES:
            began = entry.at
        if isinstance(event, e.ContactAnswered):
            return Pause(GONE_ON)
    return Pause(OVER) if began < 0 else Pause(TAKEN, entries[-1].at - began)


def _after(entries: Sequence[e.Entry[e.Event]], contact: str) -> Sequence[e.Entry[e.Event]]:
    """What came once the contact was closed; nothing where it never was."""
    for at, entry in enumerate(entries):
        if isinstance(entry.event, e.ContactClosed) and entry.event.contact == contact:
            return entries[at + 1 :]
    return ()
