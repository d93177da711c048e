"""The line to the customer of a call: held or not, the microphone open or not, recorded or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from workstation.events import CallHeld, CallResumed, KeysPressed, LegEvent, MicMuted, MicOpened, RecordingSet

RECORDING: Mapping[str, tuple[str, ...]] = {"on": ("paused", "off"), "paused": ("on", "off"), "off": ()}
"""What may become of the recording of a call. Whoever refuses it is recorded no more (RGPD, article 21)."""
KEYS = "0123456789*#"
"""The keys of a telephone, whose tones the other end hears."""
MOST_KEYS = 40
"""Keys pressed at once: more is no number, no code and no choice."""


@dataclass(frozen=True)
class Leg:
    """The line as the softphone shows it. Times are session milliseconds; ``held_at`` is -1 while nobody is held.

    A call is recorded from its answer on, as the voice server says; ``pressed``: the keys pressed in it.
    """

    held_at: int = -1
    announced: int = 0
    held_total: int = 0
    holds: int = 0
    muted: bool = False
    recording: str = "on"
    pressed: str = ""


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
        case RecordingSet(state=state):
            return replace(leg, recording=state)
        case KeysPressed(keys=keys):
            return replace(leg, pressed=leg.pressed + keys)


def ended(leg: Leg, at: int) -> Leg:
    """The line once the call is over: a hold ends with it."""
    held = at - leg.held_at if leg.held_at >= 0 else 0
    return replace(leg, held_at=-1, held_total=leg.held_total + held)
