"""What outlasts a session: the people who practise and what their sessions were worth, and the ports that keep them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

Role = Literal["recruit", "trainer", "presenter"]


@dataclass(frozen=True)
class Profile:
    """A person who uses the program. ``created`` is ISO text; ``locked`` when a code is asked for."""

    id: str
    name: str
    role: Role
    created: str
    locked: bool = False


@dataclass(frozen=True)
class Result:
    """What a contact of a session was worth. ``points`` by criterion, ``flags`` raised, ``seconds`` of session time.

    ``score`` is None while a trainer has to confirm it.
    """

    session: str
    contact: str
    scenario: str
    profile: str
    score: int | None
    passed: bool
    marking: str
    points: Mapping[str, float] = field(default_factory=dict)
    flags: tuple[str, ...] = ()
    seconds: int = 0


class Profiles(Protocol):
    """The people who use the program on this machine."""

    def list(self) -> list[Profile]:
        """Everybody, in order of name."""

    def add(self, name: str, role: Role, created: str, pin: str | None = None) -> Profile:
        """A new person. Raises ``ValueError`` when the name is empty or taken."""

    def remove(self, profile: str) -> None:
        """Take that person off the list; their sessions are erased by the log. Raises ``KeyError``."""

    def unlocks(self, profile: str, pin: str) -> bool:
        """Whether that code opens the profile; one without a code is always open. Raises ``KeyError``."""


class Results(Protocol):
    """Scores, by session and contact."""

    def keep(self, result: Result) -> None:
        """Keep a contact's result, or the one that replaces it. Raises ``Erased`` for a session that was erased."""

    def of(self, session: str, contact: str) -> Result | None:
        """That contact's result, if it has one."""

    def alone(self, session: str) -> Result | None:
        """The result of a session of one contact; None where there are several, or none."""

    def best(self, profile: str, scenario: str) -> Result | None:
        """That person's best result on a scenario, the first reached, of those that have a score and that count."""

    def history(self, profile: str) -> list[Result]:
        """That person's results of sessions that count, newest first."""
