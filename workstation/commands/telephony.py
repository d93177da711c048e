"""What is asked of the line to a colleague, beside the customer's, and passing a contact on."""

from __future__ import annotations

from dataclasses import dataclass

from workstation.commands.base import Gesture


@dataclass(frozen=True)
class ConsultColleague(Gesture):
    """Ring a service or a colleague while the customer waits on hold (consultation)."""

    contact: str
    target: str


@dataclass(frozen=True)
class TellColleague(Gesture):
    """Say something to the colleague on the line."""

    contact: str
    text: str


@dataclass(frozen=True)
class JoinLegs(Gesture):
    """Let customer and colleague hear each other (conférence)."""

    contact: str


@dataclass(frozen=True)
class LeaveColleague(Gesture):
    """Hang up on the colleague, or stop ringing them; ``back``: and come back to the customer at once."""

    contact: str
    back: bool = False


@dataclass(frozen=True)
class HandOver(Gesture):
    """Leave the customer with the colleague on the line, on the strength of what they were told (transfert annoncé)."""

    contact: str


@dataclass(frozen=True)
class TransferContact(Gesture):
    """Pass the contact on to a service, with what it should know: a call rings there (transfert aveugle)."""

    contact: str
    target: str
    summary: str
