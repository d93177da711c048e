"""Help asked for with a raised hand: what the supervisor whispered, and whether they gave the call back or took it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class HelpGiven:
    """The supervisor whispered (à l’oreille). ``depth``: 1 a question, 2 a hint, 3 the sentence.

    ``beat`` and ``move`` are what it was about: the moment, and what was best there; ``text`` is what was whispered.
    ``act``: what the sentence goes with at the desk.
    """

    contact: str
    depth: int
    beat: str
    move: str
    text: str
    act: str = ""


@dataclass(frozen=True)
class CallGivenBack:
    """Asked to take the contact over, the supervisor gave it back, once: it is within reach, with what to say next."""

    contact: str


@dataclass(frozen=True)
class SupervisorTookOver:
    """The supervisor took the contact over (reprise en main): from here on nothing is marked."""

    contact: str
