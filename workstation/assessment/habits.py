"""What a recruit may do wrong and pass all the same: faults of a role-play's marking that only a proof shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from workstation.assessment.marking import MARKING_VERSION, mark
from workstation.assessment.scorecard import Scorecard
from workstation.content.diagnostics import Place
from workstation.roleplay.model import Script
from workstation.roleplay.playing.program import Step
from workstation.roleplay.solving.quickest import Quickest
from workstation.roleplay.solving.search import Found, Question, Search, Unsettled
from workstation.roleplay.solving.times import Pace
from workstation.roleplay.solving.weighing import Weighed


@dataclass(frozen=True)
class FreeMistake:
    """A move that costs the customer's patience and earns nothing, and with which the best score is still had."""

    move: str
    place: Place
    score: int
    path: tuple[str, ...]


@dataclass(frozen=True)
class ThinPass:
    """A contact that passes with a third or less of the points of the criterion that weighs most."""

    criterion: str
    place: Place
    points: int
    maximum: int
    score: int
    path: tuple[str, ...]


@dataclass(frozen=True)
class Habits:
    """What was found; ``quickest`` is the quickest way that passes. ``unsettled``: a search was given up."""

    free: tuple[FreeMistake, ...]
    thin: ThinPass | None
    quickest: Found | None
    unsettled: bool


class Adversary:
    """Looks for the ways around. ``closed``: the endings that close a contact; ``capped``: criteria to be followed."""

    def __init__(
        self, ground: Weighed, script: Script, card: Scorecard, closed: frozenset[int], capped: list[int]
    ) -> None:
        self._ground = ground
        self._script = script
        self._card = card
        self._capped = capped
        full = tuple(n for n, criterion in enumerate(script.rubric) if criterion.critical)
        self._passing = Question(closed, full=full)
        self._unsettled = False

    def habits(self, best: int, pace: Pace) -> Habits:
        """Everything, for a role-play whose best score is ``best``."""
        free = tuple(self._free(best))
        thin = self._thin()
        return Habits(free, thin, self._quickest(pace), self._unsettled)

    def _run(self, search: Search) -> Found | None:
        try:
            return search.run()
        except Unsettled:
            self._unsettled = True
            return None

    def _free(self, best: int) -> Iterator[FreeMistake]:
        for step in self._ground.graph.program.steps:
            if _mistaken(step):
                question = Question(self._passing.ends, making=step.number)
                found = self._run(Search(self._ground, question, self._capped))
                if found and self._score(found) >= best:
                    path = tuple(how.step for how in found.steps)
                    yield FreeMistake(step.move.id, step.move.place, best, path)

    def _thin(self) -> ThinPass | None:
        rubric = self._script.rubric
        if not rubric or self._script.channel == "outbound":  # there the customer asked for nothing
            return None
        heaviest = max(range(len(rubric)), key=lambda n: self._card.criterion(rubric[n].id).weight)
        criterion, thin = rubric[heaviest], None
        points = criterion.maximum // 3
        while points >= 0 and heaviest not in self._passing.full:
            question = replace(self._passing, at_most=(heaviest, points), at_least=self._wanted())
            found = self._run(Search(self._ground, question, self._capped))
            if found is None or not self._marks_pass(found):
                break
            had = min(criterion.maximum, sum(n for c, n in found.points if c == criterion.id))
            path = tuple(how.step for how in found.steps)
            thin = ThinPass(criterion.id, criterion.place, had, criterion.maximum, self._score(found), path)
            points = had - 1
        return thin

    def _wanted(self) -> float:
        """The least that passes, in the weighing's units: scores are rounded."""
        weighing = self._ground.weighing
        every = sum(weighing.worth[c] * cap for c, cap in weighing.caps.items())
        return every * (self._script.pass_mark - 0.5) / 100

    def _quickest(self, pace: Pace) -> Found | None:
        found = self._run(Quickest(self._ground, self._passing, self._capped, pace, self._wanted()))
        return found if found and self._marks_pass(found) else None

    def _score(self, found: Found) -> int:
        return mark(MARKING_VERSION, self._card, self._script, found.points, found.flags, found.end).score

    def _marks_pass(self, found: Found) -> bool:
        return mark(MARKING_VERSION, self._card, self._script, found.points, found.flags, found.end).passed


def _mistaken(step: Step) -> bool:
    move = step.move
    return move.mood < 0 and not move.score and not move.flags and not move.breach_flag
