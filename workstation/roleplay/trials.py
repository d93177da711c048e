"""What a role-play is tried by: the tests it carries, and the sentences that are to be heard as its moves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workstation.content.diagnostics import Place

# What a sentence is meant for when no move is.
NO_MOVE = "none"


@dataclass(frozen=True)
class NoteText:
    """A note written for a test."""

    code: str
    outcome: str
    follow_up: str
    text: str


@dataclass(frozen=True)
class Handed:
    """A contact passed on in a test: to which service, and what they are told.

    ``summary`` goes with a call that nobody announced; with ``tells`` they are rung first, and told one sentence after
    the other before the call is left with them.
    """

    to: str
    summary: str = ""
    tells: tuple[str, ...] = ()


@dataclass(frozen=True)
class Expectation:
    """What a test says must come of its steps; None is not asked. ``transferred``: to which service it was."""

    end: str = ""
    score: int | None = None
    min_score: int | None = None
    max_score: int | None = None
    passed: bool | None = None
    flags: tuple[str, ...] | None = None
    transferred: str = ""


@dataclass(frozen=True)
class Play:
    """A test of the role-play: steps, the notes and replies it writes, whom it passes on to, what is expected.

    ``role``: exemplary, failing, other. ``draws``: what is drawn otherwise than first, by name. ``replaced``: the steps
    of the exemplary test that it does otherwise, and where it says so.
    """

    name: str
    role: str
    steps: tuple[str, ...]
    notes: tuple[tuple[str, NoteText], ...]
    expect: Expectation
    place: Place
    replies: tuple[tuple[str, str], ...] = ()
    draws: tuple[tuple[str, str], ...] = ()
    transfers: tuple[tuple[str, Handed], ...] = ()
    replaced: tuple[tuple[str, Place], ...] = field(default=(), repr=False, compare=False)
    spots: Mapping[str, Place] = field(default_factory=dict, repr=False, compare=False)

    def at(self, key: str) -> Place:
        """Where a key of the test has its value: ``play.2`` for its third step, ``expect.flags``; else the test."""
        return self.spots.get(key, self.place)


@dataclass(frozen=True)
class Sentence:
    """A sentence that a recruit may write, and the move it is meant for; ``none`` when it is none."""

    text: str
    move: str
    place: Place = field(default_factory=Place, compare=False)
