"""The best and the worst that can be scored, exactly, and the way there.

A score is a sum over the arcs but for three things: a criterion is capped, a flag costs once however often it is
raised, a fatal one forfeits all. So a search carries a *label* beside the state: the points of the few criteria whose
cap can be passed (or that must be full), and the flags raised so far. Labels are settled best first (A*), each with a
bound of what can still come: the sum to go by the cores alone, as if holds and silences were without limit and nothing
were capped, found by dynamic programming from the endings. A bound never too low (never too high, for the worst) makes
the first ending reached the answer. A label is dropped when another at the same state is at least as good whatever
follows.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial, reduce
from operator import or_
from typing import Any

from workstation.roleplay.solving.bounds import Bounds, Followed, Forced
from workstation.roleplay.solving.graph import PULSE, Edge, Happened, Mark
from workstation.roleplay.solving.question import Found, Question, Unsettled
from workstation.roleplay.solving.sweeping import HARDLY, NEVER, Sums
from workstation.roleplay.solving.weighing import Weighed

EACH = 20_000
"""The labels a question may take: a quarter of a second of work, and five times what one of the bundle takes.

A budget of work and not of the clock's, so that a proof says the same on every machine.
"""

_CORES_A_LABEL = 16
_KEPT = 12  # bounds that the next questions ask for again
LONG = 2_000  # the labels after which it pays to ask which flags are forced


Label = tuple[int, tuple[int, ...], int]  # value, points of the criteria followed, flags
Front = dict[int, dict[tuple[int, ...], int]]  # labels of a state: by their flags, then their points, the value
Trail = tuple[Any, Edge | Mark] | None


class Search:
    """Answers one question. Raises ``Unsettled`` at once when nothing is left of the budget of them all."""

    def __init__(self, ground: Weighed, question: Question, capped: Iterable[int] = (), budget: int = EACH) -> None:
        self._budget = min(budget, ground.budget)
        if self._budget <= 0:
            raise Unsettled
        self._ground = ground
        self._raised, self._marks, self._markable = ground.raised, ground.marks, ground.markable
        if question.making >= 0:
            question = replace(question, need=self._look_for_move(question))
        self._ask = question
        self._graph = ground.graph
        worth = [ground.weighing.worth[c] for c in ground.criteria]
        if question.only >= 0:
            worth = [int(n == question.only) for n in range(len(worth))]
        self._worth = worth
        self._caps = [ground.weighing.caps[c] for c in ground.criteria]
        followed = set(question.full) | (set(capped) if question.only < 0 else set())
        if question.at_most:
            followed.add(question.at_most[0])
        self._followed = tuple(sorted(followed))
        self._slot = {criterion: n for n, criterion in enumerate(self._followed)}
        limit = question.at_most
        self._limit = (self._slot[limit[0]], limit[1]) if limit else None
        self._refused = 0 if question.fatal else ground.fatal
        self._open = [self._allowed(number) for number in range(len(ground.gains))]
        gains = self._gains(self._worth_to_go())
        self._of = self._what_is_followed()
        self._bounds = self._bounds_of(self._open)
        self._to_need = self._bounds.to_go
        if question.need:
            ground.budget -= len(ground.arcs) // _CORES_A_LABEL  # the work there is before any label
            self._to_need = self._before_need([gains])[0].data
        self._needing: Bounds | None = None
        self._forced: tuple[Forced, ...] = ()
        self._raisable = [] if question.best or not self._counts_flags else self._all_raisable()
        each = [1 << n for n in range(len(ground.flags)) if question.need >> n & 1]
        self._need_costs = min((ground.penalty(bit) for bit in each), default=0) if self._counts_flags else 0
        self._pushed = 0

    def _look_for_move(self, question: Question) -> int:
        """A move to be made is looked for as a flag would be, and costs nothing: its bit."""
        ground, made = self._ground, 1 << len(self._ground.flags)
        pairs = zip(ground.raised, ground.graph.happened, strict=True)
        self._raised = [flags | made if _makes(what, question) else flags for flags, what in pairs]
        self._marks = [
            [one._replace(flags=one.flags | made) if _makes(one.mark, question) else one for one in marks]
            for marks in ground.marks
        ]
        self._markable = [reduce(or_, (one.flags for one in marks), 0) for marks in self._marks]
        return made

    @property
    def bound(self) -> int | None:
        """What no way from the start can better, or None when no ending counts at all."""
        needed = self._ask.need and not self._ground.opening & self._ask.need
        to_go = self._to_need if needed else self._bounds.to_go
        most = to_go[0] if to_go else NEVER
        return None if most == NEVER else most if self._ask.best else -most

    def _allowed(self, number: int) -> bool:
        if self._raised[number] & self._refused:
            return False
        return self._ask.without < 0 or self._ask.without not in dict(self._ground.points[number])

    def _gains(self, worth: list[int] | None, allowed: list[bool] | None = None) -> list[int]:
        """What happens, by its number, is worth so much (its contrary, when the least is sought); or is ``NEVER``."""
        ground, sign = self._ground, 1 if self._ask.best else -1
        gains, allowed = ground.gains, self._open if allowed is None else allowed
        if worth is not None:
            gains = [sum(worth[c] * n for c, n in points) for points in ground.points]
        return [sign * gain if may else NEVER for gain, may in zip(gains, allowed, strict=True)]

    def _worth_to_go(self) -> list[int] | None:
        """What a point counts for in the sum to go. When the least is sought, a capped criterion may add nothing."""
        if self._ask.only < 0 and (self._ask.best or not self._slot):
            return None
        return [0 if not self._ask.best and c in self._slot else worth for c, worth in enumerate(self._worth)]

    def _before_need(self, gains: list[list[int]]) -> list[Sums]:
        """For each core the most that is still to come when a needed flag is yet to be raised, or ``NEVER``."""
        ground, need = self._ground, self._ask.need
        marked = [flags & need > 0 for flags in self._markable]
        raised = [flags & need > 0 for flags in self._raised]
        return ground.sweeps.most_once(marked, raised, ground.all_to_go(self._ask.ends, gains), gains)

    def _what_is_followed(self) -> Followed:
        limit = self._limit
        rooms = [
            limit[1] if limit and limit[0] == slot else self._caps[criterion]
            for slot, criterion in enumerate(self._followed)
        ]
        return Followed(self._followed, tuple(rooms), tuple(self._worth), self._ask.full, self._ask.best)

    def _bounds_of(self, allowed: list[bool]) -> Bounds:
        """What is still to come when only this may happen, by number; the last few answers are kept."""
        known, key = self._ground.bounds, (self._ask.ends, tuple(allowed), self._of)
        found = known.pop(key, None)
        if found is None:
            sums = partial(self._ground.all_to_go, self._ask.ends)
            found = Bounds(sums, self._gains(self._worth_to_go(), allowed), self._apart(allowed), self._of)
        known[key] = found
        if len(known) > _KEPT:
            del known[next(iter(known))]
        return found

    def _apart(self, allowed: list[bool]) -> list[list[int]]:
        """What happens is worth so much but for the criteria followed, then so many points of each of them."""
        if not self._followed:
            return []
        rest = [0 if c in self._slot else worth for c, worth in enumerate(self._worth)]
        each = [[int(c == followed) for c in range(len(self._worth))] for followed in self._followed]
        return [self._gains(worth, allowed) for worth in (rest, *each)]

    def _all_forced(self) -> tuple[Forced, ...]:
        """The flags without which less can be had from the start: asked for once a search turns out to be long."""
        ground, nothing = self._ground, (0,) * len(self._followed)
        most, found = self._bounds.still(0, nothing), list[Forced]()
        for n in range(len(ground.flags)) if self._ask.best and self._counts_flags else ():
            bit = 1 << n
            penalty = ground.penalty(bit)
            if penalty <= 0 or bit & (ground.fatal | ground.opening):
                continue
            without = [may and not flags & bit for may, flags in zip(self._open, self._raised, strict=True)]
            if without != self._open:
                bounds = self._bounds_of(without)
                if bounds.still(0, nothing) < most:
                    found.append(Forced(bit, penalty, bounds))
        return tuple(found)

    def _still(self, core: int, points: tuple[int, ...], flags: int, missing: bool) -> int:
        """What is still to come at best, less what the flags cost that it takes."""
        still = self._bounds.still(core, points)
        if missing:
            still = min(still, self._needing.still(core, points) if self._needing else self._to_need[core])
        if missing and self._ask.best:
            still -= self._need_costs
            flags |= self._ask.need
        for bit, penalty, without in self._forced:
            if not flags & bit:
                still = min(still, max(still - penalty, without.still(core, points)))
        return still

    def _all_raisable(self) -> list[int]:
        """For each core, every flag that may still be raised."""
        ground = self._ground
        found = [0] * len(ground.arcs)
        moved = True
        while moved:
            moved = False
            self._graph.pulse()
            for core in ground.order:
                flags = self._markable[core]
                for target, number, _ in ground.arcs[core]:
                    flags |= self._raised[number] | found[target]
                moved |= flags != found[core]
                found[core] = flags
        return found

    def run(self) -> Found | None:
        """The answer, or None when nothing fits. Raises ``Unsettled``."""
        start = self._graph.first_state[0] if self._graph.cores else -1
        if start < 0:
            return None
        settled: dict[tuple[int, bool], Front] = {}
        heap: list[tuple[int, int, int, int, Label, Trail]] = []
        self._push(heap, start, (0, (0,) * len(self._followed), self._ground.opening), None, 0)
        while heap:
            _, length, _, state, label, trail = heapq.heappop(heap)
            core = state // self._graph.timers
            if self._graph.end_of[core] in self._ask.ends:
                if self._fits(label):
                    return self._found(trail, label, core)
                continue
            front = settled.setdefault((state, bool(label[2] & self._ask.need)), {})
            if self._is_covered(front, label):
                continue
            for after, then, how in self._on_from(state, core, label):
                self._push(heap, after, then, (trail, how), length - 1)
        return None

    def _push(self, heap: list[Any], state: int, label: Label, trail: Trail, length: int) -> None:
        value, points, flags = label
        core = state // self._graph.timers
        missing = bool(self._ask.need and not flags & self._ask.need)
        if (self._to_need if missing else self._bounds.to_go)[core] == NEVER:
            return
        to_go = self._still(core, points, flags, missing)
        if to_go < HARDLY:
            return
        label = value, self._bounds.eased(core, points), flags
        self._spend()
        if self._raisable:
            flags |= self._raisable[core]
        costs = self._ground.penalty(flags) if self._counts_flags else 0
        bound = value + (to_go if self._ask.best else -to_go) - costs
        if self._ask.at_least is not None and bound < self._ask.at_least:
            return
        # Among equals the way that is already longest, which is nearest its end.
        heapq.heappush(heap, (-bound if self._ask.best else bound, length, self._pushed, state, label, trail))

    def _spend(self) -> None:
        """One label more. Raises ``Unsettled``."""
        self._pushed += 1
        if self._pushed % PULSE == 0:
            self._graph.pulse()
        if self._pushed == LONG:
            self._forced = self._all_forced()
            if self._ask.need and self._followed:
                gains = self._gains(self._worth_to_go())
                self._needing = Bounds(self._before_need, gains, self._apart(self._open), self._of)
        self._ground.budget -= 1
        if self._pushed > self._budget:
            raise Unsettled

    @property
    def _counts_flags(self) -> bool:
        """Flags cost something: not when a fatal one forfeits all, nor when one criterion alone is counted."""
        return self._ask.only < 0 and not self._ask.need & self._ground.fatal

    def _on_from(self, state: int, core: int, label: Label) -> Iterator[tuple[int, Label, Edge | Mark]]:
        value, points, flags = label
        for mark in self._marks[core]:
            wanted = self._ask.need if self._ask.best else self._ask.need or -1
            if mark.flags & ~flags & wanted and not mark.flags & self._refused and not flags & wanted & self._ask.need:
                yield state, (value, points, flags | mark.flags), mark.mark
        for _, number, edge in self._ground.arcs[core]:
            if self._open[number] and (after := self._graph.follow(state, edge)) >= 0:
                then = self._earned(label, number)
                if self._limit is None or then[1][self._limit[0]] <= self._limit[1]:
                    yield after, then, edge

    def _earned(self, label: Label, number: int) -> Label:
        value, points, flags = label
        for criterion, n in self._ground.points[number]:
            slot = self._slot.get(criterion)
            counted = n if slot is None else min(n, self._caps[criterion] - points[slot])
            if slot is not None:
                points = (*points[:slot], points[slot] + counted, *points[slot + 1 :])
            value += self._worth[criterion] * counted
        return value, points, flags | self._raised[number]

    def _fits(self, label: Label) -> bool:
        _, points, flags = label
        if self._ask.need and not flags & self._ask.need:
            return False
        return all(points[self._slot[c]] == self._caps[c] for c in self._ask.full)

    def _is_covered(self, front: Front, label: Label) -> bool:
        """Whether a label of the front ends at least as well whatever follows; else the label joins the front.

        A flag that one has and the other lacks may cost its whole penalty: labels are compared with those that raised
        no flag more (no less, where the least is sought), and none of the other buckets is looked at.
        """
        value, points, flags = label
        own = front.setdefault(flags, {})
        known, best = own.get(points), self._ask.best
        if known is not None and (known >= value if best else known <= value):
            return True
        for raised, bucket in front.items():
            if raised & ~flags if best else flags & ~raised:
                continue
            for theirs, worth in bucket.items():
                if self._as_good(worth, theirs, value, points):
                    return True
        own[points] = value
        return False

    def _as_good(self, one: int, mine: tuple[int, ...], other: int, theirs: tuple[int, ...]) -> bool:
        """Whether the first ends at least as well, flags left aside.

        A point that one has and the other lacks may be worth nothing in the end (the other catches up, the cap cuts
        it): it counts against it.
        """
        best = self._ask.best
        lead = one - other if best else other - one
        if lead < 0 or mine == theirs:
            return lead >= 0
        for slot, (my, their) in enumerate(zip(mine, theirs, strict=True)):
            criterion = self._followed[slot]
            more = my - their if best else their - my
            if more > 0:
                lead -= self._worth[criterion] * more
            if my < their and criterion in self._ask.full:
                return False
            if my > their and self._limit and self._limit[0] == slot:
                return False  # less room is left to it
        return lead >= 0

    def _found(self, trail: Trail, label: Label, core: int) -> Found:
        steps: list[Edge | Mark] = []
        while trail is not None:
            trail, how = trail
            steps.append(how)
        steps = _without_repeats(steps[::-1])
        points = [point for how in steps for point in how.effects.points]
        flags = [*self._graph.opening.flags, *(flag for how in steps for flag in how.effects.flags)]
        end = self._graph.program.ends[self._graph.end_of[core]]
        return Found(tuple(steps), tuple(points), tuple(dict.fromkeys(flags)), end, label[0])


def _makes(what: Happened | Mark, question: Question) -> bool:
    """Whether this is the move that is asked for, as it is asked for."""
    if what.move is None or what.move.number != question.making:
        return False
    return not question.breaking or what.move.move.breach_flag in what.effects.flags


def _without_repeats(steps: list[Edge | Mark]) -> list[Edge | Mark]:
    """An act marked more often than it may be done is done the last times only: a flag counts once."""
    kept: list[Edge | Mark] = []
    for n, how in enumerate(steps):
        if isinstance(how, Mark) and how.move is not None:
            later = sum(1 for other in steps[n + 1 :] if other.move is how.move)
            if later >= how.move.move.limit:
                continue
        kept.append(how)
    return kept
