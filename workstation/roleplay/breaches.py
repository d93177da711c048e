"""What a role-play says of breaches: the marks of its own, and the rules it lifts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Lift:
    """A rule that a role-play lifts and why: always, or from that level of the customer's identity on."""

    rule: str
    why: str
    level: int = 0


@dataclass(frozen=True)
class Flag:
    """A mark of a breach: fatal, or so many points off."""

    id: str
    fatal: bool
    penalty: int
    why: str
