"""The one function that marks: for the command line, the desk, the debrief, and whatever proves things.

Points are capped by criterion; the weights of criteria that do not apply spread over the others; a fatal flag makes
the score 0 and keeps the points for the debrief. Marking has versions, and each stays runnable for ever: a session is
judged under the one it began with.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workstation.assessment.scorecard import Scorecard
from workstation.roleplay.model import CRITICAL_UNSAID, Script

MARKING_VERSION = 2
VERSIONS = (1, 2)


@dataclass(frozen=True)
class MarkedCriterion:
    """What was obtained on one criterion. ``got`` and ``maximum`` are the role-play's points."""

    id: str
    title: str
    got: int
    maximum: int
    weight: int
    critical: bool

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.got / self.maximum


@dataclass(frozen=True)
class RaisedFlag:
    """A breach that happened. ``about``: the move it concerns, of those that are counted once a move."""

    id: str
    fatal: bool
    penalty: int
    why: str
    about: str = ""

    @property
    def raised(self) -> str:
        """The flag as it was raised: with the move it concerns, where it is counted once a move."""
        return f"{self.id}:{self.about}" if self.about else self.id


@dataclass(frozen=True)
class Marks:
    """A contact's marks."""

    score: int
    passed: bool
    criteria: tuple[MarkedCriterion, ...]
    flags: tuple[RaisedFlag, ...]
    end: str
    version: int = MARKING_VERSION

    @property
    def points(self) -> dict[str, int]:
        """Points by criterion."""
        return {c.id: c.got for c in self.criteria}

    @property
    def fatal(self) -> bool:
        """Whether a knock-out happened (faute éliminatoire)."""
        return any(flag.fatal for flag in self.flags)


def mark(
    version: int, card: Scorecard, script: Script, points: Iterable[tuple[str, int]], flags: Iterable[str], end: str
) -> Marks:
    """The marks of a contact that earned ``points``, raised ``flags`` and ended at ``end``, under a version of marking.

    Under the first, a role-play said itself what a breach costs; since the second, the house says it for every one.
    Raises ``ValueError`` for a version there never was.
    """
    if version not in VERSIONS:
        raise ValueError(f"marking version {version}")
    got: dict[str, int] = {}
    for criterion, n in points:
        got[criterion] = got.get(criterion, 0) + n
    criteria = tuple(
        MarkedCriterion(
            c.id,
            card.criterion(c.id).title,
            min(c.maximum, got.get(c.id, 0)),
            c.maximum,
            card.criterion(c.id).weight,
            c.critical,
        )
        for c in script.rubric
    )
    raised = tuple(raised_flag(version, card, script, flag) for flag in dict.fromkeys(flags))
    weight = sum(c.weight for c in criteria)
    score = round(100 * sum(c.weight * c.share for c in criteria) / weight) if weight else 0
    score = max(0, score - sum(flag.penalty for flag in raised))
    fatal = any(flag.fatal for flag in raised)
    closed = any(e.id == end and e.kind == "closed" for e in script.ends)
    full = all(c.got == c.maximum for c in criteria if c.critical)
    said = all(flag.id != CRITICAL_UNSAID for flag in raised)
    passed = closed and full and said and not fatal and score >= script.pass_mark
    return Marks(0 if fatal else score, passed, criteria, raised, end, version)


def raised_flag(version: int, card: Scorecard, script: Script, flag: str) -> RaisedFlag:
    """What a flag costs, and why: the role-play's words first; the house's severity first, but in the first version."""
    flag, _, about = flag.partition(":")
    own = next((one for one in script.flags if one.id == flag), None)
    house = card.house(flag)
    severe = (own or house) if version == 1 else (house or own)
    if severe is None:
        return RaisedFlag(flag, False, 0, "", about)
    return RaisedFlag(flag, severe.fatal, severe.penalty, (own or severe).why, about)
