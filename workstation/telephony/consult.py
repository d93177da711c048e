"""The line to a colleague beside the customer's: it rings, speaks, waits, is joined to it, and is free again.

One table says what the telephone offers in each state of the two lines: the buttons and what is refused follow from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from workstation.clock import SECOND
from workstation.events import (
    CallHeld,
    CallResumed,
    ColleagueLeft,
    ColleaguePickedUp,
    ColleagueRung,
    ColleagueTold,
    ConsultEvent,
    KeysPressed,
    LegEvent,
    LegsJoined,
    MicMuted,
    MicOpened,
    RecordingSet,
)

CustomerLine = Literal["", "talking", "held"]
"""The customer is not on the line, hears the adviser, or is on hold."""
ColleagueLine = Literal["", "rings", "speaks", "waits", "joined"]
"""Nobody; it rings; they are spoken to and the customer hears nothing; they are on hold; all three speak."""
Control = Literal["hold", "resume", "consult", "transfer", "hang_up", "leave", "join", "hand_over", "tell"]

OFFERED: Mapping[tuple[CustomerLine, ColleagueLine], frozenset[Control]] = {
    ("", ""): frozenset(),
    ("talking", ""): frozenset(("hold", "consult", "transfer", "hang_up")),
    ("held", ""): frozenset(("resume", "consult", "transfer", "hang_up")),
    ("held", "rings"): frozenset(("resume", "leave")),
    ("held", "speaks"): frozenset(("resume", "leave", "join", "hand_over", "tell")),
    ("talking", "waits"): frozenset(("hold", "leave", "join", "hand_over")),
    ("talking", "joined"): frozenset(("hold", "leave", "hand_over", "tell")),
}
"""What may be done in each state of the two lines; a pair that is not here never comes about.

With a colleague on the line, ``hold`` and ``resume`` change whom one speaks to (va-et-vient): the other then waits.
Coming back while it rings stops the ringing. Nobody hangs up on the customer with a colleague on the line.
"""

UNSPOKEN = 120 * SECOND
"""How long a colleague stays without a word being said to them. Design default: a summary is typed in that time."""
LEFT_HANGING = 60 * SECOND
"""How long a colleague stays on hold. Design default."""
COLLEAGUE = "colleague"
"""The timer of whoever is rung or consulted."""


@dataclass(frozen=True)
class Consult:
    """The colleague's line as the softphone shows it. Times are session milliseconds.

    ``since`` is when it began to be as it is, ``spoken_at`` when it last heard anything. ``asked``: how many of their
    questions they have asked; ``lacks``: what they said they still lack.
    """

    leg: ColleagueLine = ""
    target: str = ""
    title: str = ""
    answers: str = ""
    until: int = -1
    blind: bool = False
    summary: str = ""
    since: int = -1
    spoken_at: int = -1
    told: tuple[str, ...] = ()
    asked: int = 0
    said: str = ""
    lacks: str = ""


FREE = Consult()


def apply(consult: Consult, event: ConsultEvent, at: int) -> Consult:
    """The colleague's line after an event about it."""
    match event:
        case ColleagueRung(target=target, title=title, answers=answers, until=until, blind=blind, summary=summary):
            return Consult("rings", target, title, answers, until, blind, summary, since=at, spoken_at=at)
        case ColleaguePickedUp(said=said):
            return replace(consult, leg="speaks", since=at, spoken_at=at, said=said)
        case ColleagueTold(text=text, said=said, reason=reason):
            told = (*consult.told, text)
            return replace(
                consult, told=told, asked=consult.asked + bool(reason), said=said, lacks=reason, spoken_at=at
            )
        case LegsJoined():
            return replace(consult, leg="joined", since=at, spoken_at=at)
        case ColleagueLeft():
            return FREE


def beside(consult: Consult, event: LegEvent, at: int) -> Consult:
    """The colleague's line after an event of the customer's: one of them is spoken to, the other waits."""
    match event:
        case CallHeld() if consult.leg in ("waits", "joined"):
            return replace(consult, leg="speaks", since=at, spoken_at=at)
        case CallResumed() if consult.leg == "speaks":
            return replace(consult, leg="waits", since=at, spoken_at=at)
        case CallHeld() | CallResumed() | MicMuted() | MicOpened() | RecordingSet() | KeysPressed():
            return consult


def offered(customer: CustomerLine, consult: Consult) -> frozenset[Control]:
    """What may be done now; nothing in a state that never comes about."""
    return OFFERED.get((customer, consult.leg), frozenset())


def due(consult: Consult) -> Iterator[tuple[int, str]]:
    """(moment, timer) of what the colleague does by themself."""
    if consult.leg == "rings":
        yield consult.until, COLLEAGUE
    elif consult.leg == "speaks":
        yield consult.spoken_at + UNSPOKEN, COLLEAGUE
    elif consult.leg == "waits":
        yield consult.spoken_at + LEFT_HANGING, COLLEAGUE
