"""The adviser's own state (présence): ready, not ready for a reason, not responding after a missed call."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workstation.events import BreakAsked, PresenceEvent, PresenceSet

REASONS = ("training", "break", "lunch", "meeting", "incident", "cool_down")


@dataclass(frozen=True)
class Presence:
    """One logs in not ready, for training."""

    status: str = "not_ready"
    reason: str = "training"
    since: int = 0
    break_asked: bool = False


def apply(presence: Presence, event: PresenceEvent, at: int) -> Presence:
    """The presence after the event."""
    match event:
        case PresenceSet(status=status, reason=reason):
            return Presence(status, reason, at, presence.break_asked and status == "ready")
        case BreakAsked(wanted=wanted):
            return replace(presence, break_asked=wanted)
