"""What is proved about a role-play's marks: the best and the worst, and that nothing can be had for free.

The exploration knows nothing of marks; the weights of the scorecard are handed to it in whole units, and every way it
finds is then marked by the one function that marks. Scores are those of an adviser who judges each answer of identity
as it comes, which is what ``play --moves`` plays.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from math import lcm

from workstation.assessment.habits import Adversary, FreeMistake, ThinPass
from workstation.assessment.marking import MARKING_VERSION, Marks, mark, raised_flag
from workstation.assessment.scorecard import Scorecard
from workstation.content.diagnostics import Place
from workstation.roleplay.playing.program import Program
from workstation.roleplay.solving.alike import Alike, alike
from workstation.roleplay.solving.graph import Graph
from workstation.roleplay.solving.heard import Unheard, unheard
from workstation.roleplay.solving.objections import Objection, objections
from workstation.roleplay.solving.players import PLAYS, Players
from workstation.roleplay.solving.proposals import Untimely, untimely
from workstation.roleplay.solving.question import Found, Question, Unsettled
from workstation.roleplay.solving.reach import Never, Reach, Reached, Trap, Unjudged
from workstation.roleplay.solving.search import Search
from workstation.roleplay.solving.states import LIMIT, Progress, explore
from workstation.roleplay.solving.times import Bounds, Pace
from workstation.roleplay.solving.weighing import Weighed, Weighing

# The criterion whose points say that the customer's request is being answered, on every channel's scorecard.
SOLVED = "answer"


@dataclass(frozen=True)
class Scored:
    """A way to an ending and what it is worth. ``steps`` are those of ``tests:``; ``seconds`` without waits."""

    steps: tuple[str, ...]
    marks: Marks
    seconds: int


@dataclass(frozen=True)
class CriterionProof:
    """``most``: the points that can be had of ``maximum``. ``without``: the best score with none; None when no way.

    ``obtainable``: the points that a way brings, those past the maximum included.
    """

    id: str
    maximum: int
    critical: bool
    most: int | None
    without: int | None
    obtainable: int = 0


@dataclass(frozen=True)
class FlagProof:
    """``best``: the highest score with the flag raised, None when it cannot be. ``passes``: one can pass with it.

    ``passes`` is None when that is not known.
    """

    id: str
    fatal: bool
    best: int | None
    passes: bool | None
    path: tuple[str, ...]


@dataclass(frozen=True)
class RuleProof:
    """A rule on an act (``unless``), and whether every way that passes keeps it; None when that is not known.

    ``path``: the best way that passes though it is broken.
    """

    move: str
    place: Place
    rule: str
    flag: str
    kept: bool | None
    path: tuple[str, ...]


@dataclass(frozen=True)
class Proof:
    """Everything found out about one role-play. ``cut_at`` is None when every state was explored.

    When the exploration was cut, what was found is true and nothing is said of what was not: what would be a claim
    about all that can happen (``times``, ``most_steps``, the shares) is then None. ``quickest``: the quickest contact
    that passes. ``most_steps``: the most that is said and done in a contact that closes. ``unsettled``: the questions
    whose budget ended before the answer, of which nothing is said: best, worst, passing, thin, quickest,
    ``most:CRITERION``, ``without:CRITERION``, ``flag:FLAG``, ``rule:MOVE``, ``free:MOVE``.
    """

    scenario: str
    states: int
    cut_at: int | None
    best: Scored | None
    worst: Scored | None
    passing: Scored | None
    criteria: tuple[CriterionProof, ...]
    flags: tuple[FlagProof, ...]
    rules: tuple[RuleProof, ...]
    reached: tuple[Reached, ...]
    never: tuple[Never, ...]
    traps: tuple[Trap, ...]
    endless: tuple[tuple[str, ...], ...]
    unjudged: tuple[Unjudged, ...]
    objections: tuple[Objection, ...]
    untimely: tuple[Untimely, ...]
    unheard: tuple[Unheard, ...]
    alike: tuple[Alike, ...]
    free: tuple[FreeMistake, ...]
    thin: ThinPass | None
    quickest: Scored | None
    most_steps: int | None
    times: Bounds | None
    random_share: float | None
    longest_share: float | None
    unsettled: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether every state was explored."""
        return self.cut_at is None


def prove(
    program: Program,
    card: Scorecard,
    limit: int = LIMIT,
    progress: Progress | None = None,
    plays: int = PLAYS,
) -> Proof:
    """Explore a role-play, up to ``limit`` states, and prove what can be proved of it; ``plays`` random players try."""
    with _uncollected():
        return Prover(program, card, explore(program, limit, progress)).prove(plays)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector of cycles: a graph has none, and to look through it again and again takes half the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@dataclass(frozen=True)
class Extremes:
    """The best and the worst way, and whether every state was explored for them."""

    complete: bool
    best: Scored | None
    worst: Scored | None


def extremes(program: Program, card: Scorecard, limit: int = LIMIT) -> Extremes:
    """The best and the worst alone."""
    graph = explore(program, limit)
    prover = Prover(program, card, graph)
    return Extremes(graph.complete, prover.best(), prover.worst())


def weighing_of(program: Program, card: Scorecard) -> Weighing:
    """The scorecard's weights and penalties as whole units, so that sums are exact."""
    rubric = program.script.rubric
    common = lcm(*(c.maximum for c in rubric))
    total = sum(card.criterion(c.id).weight for c in rubric)
    house = [flag.id for flag in (*card.flags, *card.breaches)]
    named = dict.fromkeys([*house, *(flag.id for flag in program.script.flags)])
    known = [raised_flag(MARKING_VERSION, card, program.script, flag) for flag in named]
    return Weighing(
        {c.id: 100 * card.criterion(c.id).weight * common // c.maximum for c in rubric},
        {c.id: c.maximum for c in rubric},
        {flag.id: flag.penalty * total * common for flag in known},
        frozenset(flag.id for flag in known if flag.fatal),
    )


class Prover:
    """Asks the questions."""

    def __init__(self, program: Program, card: Scorecard, graph: Graph) -> None:
        self._program = program
        self._script = program.script
        self._card = card
        self._graph = graph
        self._ground = Weighed(graph, weighing_of(program, card))
        self._passing_units = self._ground.weighing.least(self._script.pass_mark)
        self._reach = Reach(graph)
        self._pace = Pace(self._ground)
        ends = self._script.ends
        self._written = frozenset(range(len(ends)))
        self._closed = frozenset(n for n, end in enumerate(ends) if end.kind == "closed")
        self._unsettled: list[str] = []
        most = (Search(self._ground, Question(self._written, only=n)).bound for n in range(len(self._script.rubric)))
        self._most = [bound or 0 for bound in most]
        self._capped = [n for n, c in enumerate(self._script.rubric) if self._most[n] > c.maximum]

    def prove(self, plays: int = PLAYS) -> Proof:
        """All the answers."""
        best = self.best()
        passed = best if best and best.marks.passed else self._passing()
        players = Players(self._ground, self._passes)
        adversary = Adversary(self._ground, self._script, self._card, self._closed, self._capped)
        known = 0 if "best" not in self._unsettled else None
        habits = adversary.habits(best.marks.score if best else known, self._pace)
        whole = self._graph.complete
        flags = tuple(self._flag(flag) for flag in self._declared())
        return Proof(
            scenario=self._script.id,
            states=self._graph.states,
            cut_at=None if self._graph.complete else self._graph.states,
            best=best,
            worst=self.worst(),
            passing=passed,
            criteria=tuple(self._criterion(n) for n in range(len(self._script.rubric))),
            flags=flags,
            rules=tuple(self._rules({flag.id: flag for flag in flags})),
            reached=tuple(self._reach.reached()),
            never=tuple(self._reach.never()),
            traps=tuple(self._reach.traps()),
            endless=tuple(self._reach.endless()),
            unjudged=tuple(self._reach.unjudged()),
            objections=tuple(objections(self._graph)),
            untimely=tuple(untimely(self._ground, SOLVED)),
            unheard=tuple(unheard(self._graph)),
            alike=tuple(alike(self._program)),
            free=habits.free,
            thin=habits.thin,
            quickest=self._scored(habits.quickest),
            most_steps=self._pace.most_steps(self._closed) if whole else None,
            times=self._pace.bounds(self._closed) if whole else None,
            random_share=players.random_share(plays) if whole else None,
            longest_share=players.longest_share() if whole else None,
            unsettled=(*dict.fromkeys(self._unsettled), *habits.unsettled),
        )

    def best(self) -> Scored | None:
        """The best there is; where every way is fatal it is 0, like the rest."""
        found = self._best("best", Question(self._written))
        if found is None and "best" not in self._unsettled:
            found = self._best("best", Question(self._written, fatal=True))
        return found

    def _run(self, name: str, question: Question, capped: Iterable[int] | None = None) -> Found | None:
        """The answer to a question known by its name, or None when there is none, or it is not settled."""
        try:
            return Search(self._ground, question, self._capped if capped is None else capped).run()
        except Unsettled:
            self._unsettled.append(name)
            return None

    def _marks(self, found: Found) -> Marks:
        return mark(MARKING_VERSION, self._card, self._script, found.points, found.flags, found.end)

    def _passes(self, points: Iterable[tuple[str, int]], flags: Iterable[str], end: str) -> bool:
        return mark(MARKING_VERSION, self._card, self._script, points, flags, end).passed

    def _scored(self, found: Found | None) -> Scored | None:
        if found is None:
            return None
        steps = tuple(how.step for how in found.steps)
        return Scored(steps, self._marks(found), self._pace.of_way(found.steps))

    def _best(self, name: str, question: Question) -> Scored | None:
        """The best way to any written ending; a closed one when it is as good."""
        found = self._scored(self._run(name, question))
        if found is None or self._is_closed(found):
            return found
        closed = self._scored(self._run(name, replace(question, ends=self._closed)))
        return closed if closed and closed.marks.score >= found.marks.score else found

    def _is_closed(self, found: Scored) -> bool:
        return self._program.end_kind(found.marks.end) == "closed"

    def _passing(self) -> Scored | None:
        """The best of the ways that pass, when the best of all does not."""
        critical = tuple(n for n, c in enumerate(self._script.rubric) if c.critical)
        if any(self._most[n] < self._script.rubric[n].maximum for n in critical):
            return None
        found = self._scored(self._run("passing", Question(self._closed, full=critical)))
        return found if found and found.marks.passed else None

    def worst(self) -> Scored | None:
        """The worst: a fatal flag with the fewest points, else the lowest score."""
        if self._ground.fatal:
            question = Question(self._written, best=False, need=self._ground.fatal, fatal=True)
            found = self._scored(self._run("worst", question))
            if found or "worst" in self._unsettled:
                return found
        return self._scored(self._run("worst", Question(self._written, best=False)))

    def _criterion(self, n: int) -> CriterionProof:
        criterion = self._script.rubric[n]
        most: int | None = None
        obtainable = 0
        if self._most[n]:
            name = f"most:{criterion.id}"
            found = self._run(name, Question(self._written, only=n), ())
            obtainable = found.value if found else 0
            most = min(criterion.maximum, found.value) if found else None if name in self._unsettled else 0
        without = self._best(f"without:{criterion.id}", Question(self._written, without=n))
        return CriterionProof(
            criterion.id,
            criterion.maximum,
            criterion.critical,
            most if self._most[n] else 0,
            without.marks.score if without else None,
            obtainable,
        )

    def _declared(self) -> list[str]:
        """The flags that may be raised, in the file's order, then the workstation's own."""
        own = [flag.id for flag in self._script.flags]
        return own + [flag for flag in sorted(self._ground.flags) if flag not in own]

    def _flag(self, flag: str) -> FlagProof:
        bit = self._ground.bits([flag])
        fatal = bool(bit & self._ground.fatal)
        name = f"flag:{flag}"
        found = self._run(name, Question(self._written, best=not fatal, need=bit, fatal=fatal))
        if found is None:
            return FlagProof(flag, fatal, None, None if name in self._unsettled else False, ())
        marks, path = self._marks(found), tuple(how.step for how in found.steps)
        if fatal:
            return FlagProof(flag, True, marks.score, marks.passed, path)
        passing = Question(self._closed, need=bit, at_least=self._passing_units)
        closed = self._run(name, passing) if not marks.passed else None
        passes = marks.passed or bool(closed and self._marks(closed).passed)
        return FlagProof(flag, False, marks.score, None if name in self._unsettled else passes, path)

    def _rules(self, flags: dict[str, FlagProof]) -> Iterable[RuleProof]:
        """Each rule on an act: kept on every way that passes unless one can pass though this act broke it."""
        for step in self._program.steps:
            rule, flag = step.move.breach_unless, step.move.breach_flag
            if step.breach is None or rule is None:
                continue
            broken, name = None, f"rule:{step.move.id}"
            if flag in flags and flags[flag].passes is not False:
                closed = Question(self._closed, making=step.number, breaking=True, at_least=self._passing_units)
                broken = self._scored(self._run(name, closed))
            if broken and broken.marks.passed:
                yield RuleProof(step.move.id, step.move.place, rule.text, flag, False, broken.steps)
            else:
                known = self._graph.complete and name not in self._unsettled
                yield RuleProof(step.move.id, step.move.place, rule.text, flag, True if known else None, ())
