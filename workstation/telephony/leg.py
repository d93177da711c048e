"""The line to the customer of a call: held or not, the microphone open or not."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workstation.events import CallHeld, CallResumed, LegEvent, MicMuted, MicOpened


@dataclass(frozen=True)
class Leg:
    """The line as the softphone shows it. Times are session milliseconds; ``held_at`` is -1 while nobody is held."""

    held_at: int = -1
    announced: int = 0
    held_total: int = 0
    holds: int = 0
    muted: bool = False


def apply(leg: Leg, event: LegEvent, at: int) -> Leg:
    """The line after an event about it."""
    match event:
        case CallHeld(announced=announced):
            return replace(leg, held_at=at, announced=announced, holds=leg.holds + 1)
        case CallResumed(held=held):
            return replace(leg, held_at=-1, held_total=leg.held_total + held)
        case MicMuted():
            return replace(leg, muted=True)
        case MicOpened():
            return replace(leg, muted=False)


def ended(leg: Leg, at: int) -> Leg:
    """The line once the call is over: a hold ends with it."""
    held = at - leg.held_at if leg.held_at >= 0 else 0
    return replace(leg, held_at=-1, held_total=leg.held_total + held)
