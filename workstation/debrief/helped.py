"""The help that was asked for with a raised hand: what was whispered, when, and whether the contact was handed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workstation import events as e

GIVEN_BACK, TAKEN_OVER = "given_back", "taken_over"


@dataclass(frozen=True)
class Helped:
    """``at`` (session ms) something was whispered. ``how``: 1 a question, 2 a hint, 3 the sentence.

    Or given_back, taken_over: what the supervisor made of being asked to take the contact over.
    """

    at: int
    how: str
    text: str = ""


def read_helped(entries: Sequence[e.Entry[e.Event]], contact: str) -> tuple[Helped, ...]:
    """All of it, in order."""
    found = []
    for entry in entries:
        event = entry.event
        if not isinstance(event, e.HelpEvent) or event.contact != contact:
            continue
        match event:
            case e.HelpGiven(depth=depth, text=text):
                found.append(Helped(entry.at, str(depth), text))
            case e.CallGivenBack():
                found.append(Helped(entry.at, GIVEN_BACK))
            case e.SupervisorTookOver():
                found.append(Helped(entry.at, TAKEN_OVER))
    return tuple(found)
