"""What a recruit may do wrong and pass all the same: faults of a role-play's marking that only a proof shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from workstation.assessment.marking import MARKING_VERSION, Marks, mark
from workstation.assessment.scorecard import Scorecard
from workstation.content.diagnostics import Place
from workstation.roleplay.model import Script
from workstation.roleplay.playing.program import Step
from workstation.roleplay.solving.graph import Edge
from workstation.roleplay.solving.question import Found, Question, Unsettled
from workstation.roleplay.solving.quickest import Quickest
from workstation.roleplay.solving.search import Search
from workstation.roleplay.solving.through import Through
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
    """What was found; ``quickest`` is the quickest way that passes. ``unsettled``: the questions given up."""

    free: tuple[FreeMistake, ...]
    thin: ThinPass | None
    quickest: Found | None
    unsettled: tuple[str, ...]


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
        self._unsettled: list[str] = []

    def habits(self, best: int | None, pace: Pace) -> Habits:
        """Everything, for a role-play whose best score is ``best``, None when that is not known."""
        free = () if best is None else tuple(self._free(best))
        thin = self._thin()
        return Habits(free, thin, self._quickest(pace), tuple(self._unsettled))

    def _run(self, name: str, search: Callable[[], Search]) -> Found | None:
        try:
            return search().run()
        except Unsettled:
            self._unsettled.append(name)
            return None

    def _free(self, best: int) -> Iterator[FreeMistake]:
        through = Through(self._ground, self._passing.ends)
        for step in self._ground.graph.program.steps:
            if _mistaken(step):
                way = through.way(step.number)
                if way and self._marked(way).score >= best:
                    yield FreeMistake(step.move.id, step.move.place, best, tuple(how.step for how in way))
                    continue
                question = Question(self._passing.ends, making=step.number, at_least=self._ground.weighing.least(best))
                found = self._run(f"free:{step.move.id}", partial(Search, self._ground, question, self._capped))
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
            question = replace(
                self._passing, at_most=(heaviest, points), at_least=self._ground.weighing.least(self._script.pass_mark)
            )
            found = self._run("thin", partial(Search, self._ground, question, self._capped))
            if found is None or not self._marks_pass(found):
                break
            had = min(criterion.maximum, sum(n for c, n in found.points if c == criterion.id))
            path = tuple(how.step for how in found.steps)
            thin = ThinPass(criterion.id, criterion.place, had, criterion.maximum, self._score(found), path)
            points = had - 1
        return thin

    def _quickest(self, pace: Pace) -> Found | None:
        search = partial(
            Quickest,
            self._ground,
            self._passing,
            self._capped,
            pace,
            self._ground.weighing.least(self._script.pass_mark),
        )
        found = self._run("quickest", search)
        return found if found and self._marks_pass(found) else None

    def _marked(self, way: tuple[Edge, ...]) -> Marks:
        """The marks of a way to an ending."""
        graph = self._ground.graph
        points = [point for how in way for point in how.effects.points]
        flags = [*graph.opening.flags, *(flag for how in way for flag in how.effects.flags)]
        end = graph.program.ends[graph.end_of[way[-1].target]]
        return mark(MARKING_VERSION, self._card, self._script, points, flags, end)

    def _score(self, found: Found) -> int:
        return mark(MARKING_VERSION, self._card, self._script, found.points, found.flags, found.end).score

    def _marks_pass(self, found: Found) -> bool:
        return mark(MARKING_VERSION, self._card, self._script, found.points, found.flags, found.end).passed


def _mistaken(step: Step) -> bool:
    move = step.move
    return move.mood < 0 and not move.score and not move.flags and not move.breach_flag
