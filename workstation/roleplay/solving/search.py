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
from dataclasses import dataclass
from typing import Any

from workstation.roleplay.solving.states import Edge, Mark
from workstation.roleplay.solving.weighing import Arc, Weighed

MAX_LABELS = 400_000


@dataclass(frozen=True)
class Question:
    """What is asked of the graph.

    ``best``: the most, else the least. ``only``: count this criterion alone, uncapped. ``without``: earn nothing in
    this one. ``need``: raise one of these flags (bits). ``fatal``: fatal flags may be raised. ``full``: these criteria
    must reach their cap. ``ends``: the endings that count, by number.
    """

    ends: frozenset[int]
    best: bool = True
    only: int = -1
    without: int = -1
    need: int = 0
    fatal: bool = False
    full: tuple[int, ...] = ()


@dataclass(frozen=True)
class Found:
    """A way to an ending: its steps, the points it earns, the flags it raises. ``value`` is in the weighing's units."""

    steps: tuple[Edge | Mark, ...]
    points: tuple[tuple[str, int], ...]
    flags: tuple[str, ...]
    end: str
    value: int


class Unsettled(Exception):
    """The search was given up: too many labels."""


Label = tuple[int, tuple[int, ...], int]  # value, points of the criteria followed, flags
Trail = tuple[Any, Edge | Mark] | None


class Search:
    """Answers one question."""

    def __init__(self, ground: Weighed, question: Question, capped: Iterable[int] = ()) -> None:
        self._ground = ground
        self._ask = question
        self._graph = ground.graph
        worth = [ground.weighing.worth[c] for c in ground.criteria]
        if question.only >= 0:
            worth = [int(n == question.only) for n in range(len(worth))]
        self._worth = worth
        self._caps = [ground.weighing.caps[c] for c in ground.criteria]
        followed = set(question.full) | (set(capped) if question.only < 0 else set())
        self._followed = tuple(sorted(followed))
        self._slot = {criterion: n for n, criterion in enumerate(self._followed)}
        self._refused = 0 if question.fatal else ground.fatal
        self._to_go, self._to_need = self._bounds()
        self._raisable = [] if question.best or not self._counts_flags else self._all_raisable()
        self._pushed = 0

    @property
    def bound(self) -> int | None:
        """What no way from the start can better, or None when no ending counts at all."""
        if not self._to_go:
            return None
        needed = self._ask.need and not self._ground.opening & self._ask.need
        return (self._to_need if needed else self._to_go)[0]

    def _allowed(self, arc: Arc) -> bool:
        if arc.flags & self._refused:
            return False
        return self._ask.without < 0 or all(c != self._ask.without for c, _ in arc.points)

    def _gains(self, arcs: list[Arc]) -> list[tuple[int, int, int]]:
        """Target, gain and flags of the arcs allowed. When the least is sought, a capped criterion may add nothing."""
        refused, without = self._refused, self._ask.without
        as_weighed = self._ask.only < 0 and (self._ask.best or not self._slot)
        found = []
        for arc in arcs:
            if arc.flags & refused or (without >= 0 and not self._allowed(arc)):
                continue
            gain = arc.gain
            if gain and not as_weighed:
                counted = (pair for pair in arc.points if self._ask.best or pair[0] not in self._slot)
                gain = sum(self._worth[c] * n for c, n in counted)
            found.append((arc.target, gain, arc.flags))
        return found

    def _bounds(self) -> tuple[list[int | None], list[int | None]]:
        """For each core, the most (or least) still to come; and the same when a needed flag is yet to be raised."""
        ground = self._ground
        size = len(ground.arcs)
        to_go: list[int | None] = [None] * size
        to_need: list[int | None] = [None] * size
        ways = [self._gains(arcs) for arcs in ground.arcs]
        final = [self._graph.end_of[core] in self._ask.ends for core in range(size)]
        moved = True
        while moved:
            moved = False
            for core in ground.order:
                now = self._to_go_at(ways[core], to_go, final[core])
                late = self._to_need_at(core, ways[core], to_go, to_need, now) if self._ask.need else None
                if (now, late) != (to_go[core], to_need[core]):
                    to_go[core], to_need[core] = now, late
                    moved = ground.goes_round
        return to_go, to_need

    def _to_go_at(self, ways: list[tuple[int, int, int]], to_go: list[int | None], final: bool) -> int | None:
        best, found = self._ask.best, 0 if final else None
        for target, gain, _ in ways:
            after = to_go[target]
            if after is not None:
                after += gain
                if found is None or (after > found if best else after < found):
                    found = after
        return found

    def _to_need_at(
        self,
        core: int,
        ways: list[tuple[int, int, int]],
        to_go: list[int | None],
        to_need: list[int | None],
        now: int | None,
    ) -> int | None:
        need = self._ask.need
        found = [now] if now is not None and self._ground.markable[core] & need else []
        for target, gain, flags in ways:
            for after in (to_go[target] if flags & need else None, to_need[target]):
                if after is not None:
                    found.append(after + gain)
        return (max(found) if self._ask.best else min(found)) if found else None

    def _all_raisable(self) -> list[int]:
        """For each core, every flag that may still be raised."""
        ground = self._ground
        found = [0] * len(ground.arcs)
        moved = True
        while moved:
            moved = False
            for core in ground.order:
                flags = ground.markable[core]
                for arc in ground.arcs[core]:
                    flags |= arc.flags | found[arc.target]
                moved |= flags != found[core]
                found[core] = flags
        return found

    def run(self) -> Found | None:
        """The answer, or None when nothing fits. Raises ``Unsettled``."""
        start = self._graph.first_state[0] if self._graph.cores else -1
        if start < 0:
            return None
        settled: dict[tuple[int, bool], list[Label]] = {}
        heap: list[tuple[int, int, int, int, Label, Trail]] = []
        self._push(heap, start, (0, (0,) * len(self._followed), self._ground.opening), None, 0)
        while heap:
            _, length, _, state, label, trail = heapq.heappop(heap)
            core = state // self._graph.timers
            if self._graph.end_of[core] in self._ask.ends:
                if self._fits(label):
                    return self._found(trail, label, core)
                continue
            group = settled.setdefault((state, bool(label[2] & self._ask.need)), [])
            if any(self._as_good(other, label) for other in group):
                continue
            group.append(label)
            for after, then, how in self._on_from(state, core, label):
                self._push(heap, after, then, (trail, how), length - 1)
        return None

    def _push(self, heap: list[Any], state: int, label: Label, trail: Trail, length: int) -> None:
        value, _, flags = label
        core = state // self._graph.timers
        missing = self._ask.need and not flags & self._ask.need
        to_go = (self._to_need if missing else self._to_go)[core]
        if to_go is None:
            return
        self._pushed += 1
        if self._pushed > MAX_LABELS:
            raise Unsettled
        if self._raisable:
            flags |= self._raisable[core]
        bound = value + to_go - (self._ground.penalty(flags) if self._counts_flags else 0)
        # Among equals the way that is already longest, which is nearest its end.
        heapq.heappush(heap, (-bound if self._ask.best else bound, length, self._pushed, state, label, trail))

    @property
    def _counts_flags(self) -> bool:
        """Flags cost something: not when a fatal one forfeits all, nor when one criterion alone is counted."""
        return self._ask.only < 0 and not self._ask.need & self._ground.fatal

    def _on_from(self, state: int, core: int, label: Label) -> Iterator[tuple[int, Label, Edge | Mark]]:
        value, points, flags = label
        for mark in self._ground.marks[core]:
            wanted = self._ask.need if self._ask.best else self._ask.need or -1
            if mark.flags & ~flags & wanted and not mark.flags & self._refused and not flags & wanted & self._ask.need:
                yield state, (value, points, flags | mark.flags), mark.mark
        for arc in self._ground.arcs[core]:
            if self._allowed(arc) and (after := self._graph.follow(state, arc.edge)) >= 0:
                yield after, self._earned(label, arc), arc.edge

    def _earned(self, label: Label, arc: Arc) -> Label:
        value, points, flags = label
        for criterion, n in arc.points:
            slot = self._slot.get(criterion)
            counted = n if slot is None else min(n, self._caps[criterion] - points[slot])
            if slot is not None:
                points = (*points[:slot], points[slot] + counted, *points[slot + 1 :])
            value += self._worth[criterion] * counted
        return value, points, flags | arc.flags

    def _fits(self, label: Label) -> bool:
        _, points, flags = label
        if self._ask.need and not flags & self._ask.need:
            return False
        return all(points[self._slot[c]] == self._caps[c] for c in self._ask.full)

    def _as_good(self, one: Label, other: Label) -> bool:
        """Whether ``one`` ends at least as well as ``other`` whatever follows.

        A point that one has and the other lacks may be worth nothing in the end (the other catches up, the cap cuts
        it), and a flag of one alone may cost its whole penalty: both count against it. Where flags differ it must be
        strictly better, since scores are rounded.
        """
        best = self._ask.best
        lead, extra = (one[0] - other[0], one[2] & ~other[2]) if best else (other[0] - one[0], other[2] & ~one[2])
        for slot, (mine, theirs) in enumerate(zip(one[1], other[1], strict=True)):
            criterion = self._followed[slot]
            more = mine - theirs if best else theirs - mine
            if more > 0:
                lead -= self._worth[criterion] * more
            if mine < theirs and criterion in self._ask.full:
                return False
        cost = self._ground.penalty(extra) if self._counts_flags else 0
        return lead > cost if cost else lead >= 0

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
