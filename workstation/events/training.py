"""The run itself: started, paused, resumed, ended, and what was said of it afterwards."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SessionStarted:
    """A run began. Everything that later reading needs is pinned here.

    ``today`` is an ISO date and ``start`` the minutes from midnight at which session time 0 stands. ``manifest`` is
    the digest of the list of every content file the session may read; ``marking`` the version of the marking. ``job``
    is the professional role that is played: logs that say none were a junior's. ``unit``: contact, or shift where
    several come; ``scenario`` is the id of the role-play, or of the shift. ``instructions``: those in force then.
    """

    kind: str
    profile: str
    adviser: str
    scenario: str
    today: str
    start: int
    seed: int
    language: str
    help: str
    dataset: str
    marking: int
    manifest: str
    job: str = "junior"
    unit: str = "contact"
    instructions: tuple[str, ...] = ()


@dataclass(frozen=True)
class InstructionsChanged:
    """The hour of an instruction came, or its end: ``in_force`` are the ids of those that hold from now on."""

    in_force: tuple[str, ...]


@dataclass(frozen=True)
class SessionPaused:
    """Session time stands still. ``reason``: asked, slept (the machine did), left (the window closed)."""

    reason: str


@dataclass(frozen=True)
class SessionResumed:
    """Session time runs again."""


@dataclass(frozen=True)
class DeskCovered:
    """A dialog of the program holds the screen: the customer is not made to wait on what is read there."""


@dataclass(frozen=True)
class DeskUncovered:
    """The desk is in front again: silence goes on from where it stood."""


@dataclass(frozen=True)
class SessionEnded:
    """Nothing more happens at the desk. ``reason``: done, abandoned."""

    reason: str


@dataclass(frozen=True)
class SelfRated:
    """The recruit's own view before any score was shown: one figure from 0 to 100, and answers from 1 to 4."""

    contact: str
    score: int
    answers: tuple[int, ...] = ()


@dataclass(frozen=True)
class HearingContested:
    """The recruit says afterwards that the sentence of entry ``number`` was misheard, and may say what it meant."""

    contact: str
    number: int
    why: str = ""


@dataclass(frozen=True)
class SentenceSettled:
    """A trainer says what the sentence of entry ``number`` is: a move, or none; and why.

    ``by`` is their signature, which names nobody.
    """

    contact: str
    number: int
    move: str
    why: str
    by: str


@dataclass(frozen=True)
class SessionShared:
    """The recruit lets trainers read the sentences of this session, without their name; or no longer."""

    shared: bool
