"""The adviser's presence, and the line of a call."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PresenceSet:
    """The adviser's own state. ``status``: ready, not_ready, not_responding; ``reason``: training, break…"""

    status: str
    reason: str = ""


@dataclass(frozen=True)
class BreakAsked:
    """A break was asked for, or given up, after the contact in progress (pause demandée)."""

    wanted: bool


@dataclass(frozen=True)
class CallHeld:
    """The customer was put on hold (mise en attente); ``announced`` seconds were promised, 0 when none."""

    contact: str
    announced: int


@dataclass(frozen=True)
class CallResumed:
    """The hold ended after ``held`` ms."""

    contact: str
    held: int


@dataclass(frozen=True)
class MicMuted:
    """The customer no longer hears the adviser."""

    contact: str


@dataclass(frozen=True)
class MicOpened:
    """The customer hears the adviser again."""

    contact: str
