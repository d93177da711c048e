"""One call: queued, ringing, talking, held, wrap-up, closed; or abandoned. What is planned and what falls due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from workstation.clock import SECOND
from workstation.events import (
    CallAbandoned,
    CallAnswered,
    CallDeclined,
    CallEnded,
    CallHeld,
    CallMissed,
    CallRang,
    CallResumed,
    ContactClosed,
    ContactOffered,
    Event,
    LineEvent,
    MicMuted,
    MicOpened,
    WrapUpExtended,
    WrapUpStarted,
)

# Design defaults of the emulator, in line with what agent desktops do by default.
RING_TIME = 20 * SECOND
WRAP_UP_TIME = 60 * SECOND
WRAP_UP_EXTENSION = 30 * SECOND


@dataclass(frozen=True)
class Call:
    """A call as the softphone shows it. Times are session milliseconds; -1 means not yet."""

    offer: ContactOffered
    phase: str = "queued"
    since: int = 0
    first_rang: int = -1
    ring_until: int = -1
    attempts: int = 0
    answered_at: int = -1
    held_at: int = -1
    announced: int = 0
    held_total: int = 0
    holds: int = 0
    muted: bool = False
    ended_at: int = -1
    ended_by: str = ""
    wrap_up_until: int = -1
    extended: bool = False
    overrun: int = 0

    @property
    def on_line(self) -> bool:
        """The customer is on the line, speaking or held."""
        return self.phase in ("talking", "held")

    @property
    def over(self) -> bool:
        """Nothing more will happen."""
        return self.phase in ("closed", "abandoned")

    @property
    def leaves_at(self) -> int:
        """When the customer tires of waiting, or -1 when nobody rang yet or nobody tires."""
        tires = self.first_rang >= 0 and self.offer.patience > 0
        return self.first_rang + self.offer.patience * SECOND if tires else -1

    def talked(self, at: int) -> int:
        """How long they have been on the line so far, holds included, in ms; 0 before anybody answered."""
        end = self.ended_at if self.ended_at >= 0 else at
        return end - self.answered_at if self.answered_at >= 0 else 0

    def waited(self, at: int) -> int:
        """How long the customer has waited so far, in ms: before this session, and since the first ring."""
        end = self.answered_at if self.answered_at >= 0 else at
        return self.offer.waited * SECOND + (max(0, end - self.first_rang) if self.first_rang >= 0 else 0)


def apply(call: Call, event: LineEvent, at: int) -> Call:
    """The call after an event about it."""
    match event:
        case CallRang(attempt=attempt, until=until):
            first = at if call.first_rang < 0 else call.first_rang
            return replace(call, phase="ringing", since=at, first_rang=first, ring_until=until, attempts=attempt)
        case CallMissed() | CallDeclined():
            return replace(call, phase="queued", since=at, ring_until=-1)
        case CallAbandoned():
            return replace(call, phase="abandoned", since=at, ended_at=at, ended_by="customer")
        case CallAnswered():
            return replace(call, phase="talking", since=at, answered_at=at)
        case CallHeld(announced=announced):
            return replace(call, phase="held", since=at, held_at=at, announced=announced, holds=call.holds + 1)
        case CallResumed(held=held):
            return replace(call, phase="talking", since=at, held_at=-1, held_total=call.held_total + held)
        case MicMuted():
            return replace(call, muted=True)
        case MicOpened():
            return replace(call, muted=False)
        case CallEnded(by=by):
            held = at - call.held_at if call.held_at >= 0 else 0
            return replace(
                call, phase="wrap_up", since=at, ended_at=at, ended_by=by, held_at=-1, held_total=call.held_total + held
            )
        case WrapUpStarted(until=until):
            return replace(call, wrap_up_until=until)
        case WrapUpExtended(until=until):
            return replace(call, wrap_up_until=until, extended=True)
        case ContactClosed(overrun=overrun):
            return replace(call, phase="closed", since=at, overrun=overrun)
        case ContactOffered():
            return call


def due(call: Call) -> Iterator[tuple[int, str]]:
    """(moment, timer) of what will happen by itself."""
    if call.phase == "ringing" and call.ring_until >= 0:
        yield call.ring_until, "ring"
    if call.phase in ("ringing", "queued") and call.leaves_at >= 0:
        yield call.leaves_at, "abandon"


def fall_due(call: Call, timer: str) -> list[Event]:
    """What a timer brings about."""
    contact = call.offer.contact
    if timer == "abandon":
        return [CallAbandoned(contact)]
    return [CallMissed(contact)] if timer == "ring" else []
