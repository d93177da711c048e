"""Sums to go over the whole graph at once: what most, from each core, is still to come.

Cores are swept in ranks, each after all that it leads to, and a rank is one sum over arrays. Where moods go round
(a wait soothes, another tires) a core may lead to one of a later rank, and the sweep is made again until nothing moves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Sums = NDArray[np.int64]

NEVER = -(10**15)
"""No way on: far less than any sum."""
HARDLY = NEVER // 2


class _Rank(NamedTuple):
    """Cores that lead to none of each other: where the arcs of each begin, among those of the rank."""

    cores: Sums
    begins: Sums
    targets: Sums
    numbers: Sums


class Sweeps:
    """The arcs of a graph as arrays. ``arcs``: by core, (target, number of what happens, …); ``pulse`` as a graph's."""

    def __init__(self, arcs: Sequence[Sequence[tuple[int, int, object]]], pulse: Callable[[], None]) -> None:
        self._pulse = pulse
        self._size = len(arcs)
        counts = np.fromiter(map(len, arcs), np.int64, self._size)
        size = int(counts.sum())
        self._targets = np.fromiter((arc[0] for arc in chain.from_iterable(arcs)), np.int64, size)
        self._numbers = np.fromiter((arc[1] for arc in chain.from_iterable(arcs)), np.int64, size)
        self._begins = np.cumsum(counts) - counts
        self._counts = counts
        self._leading = np.flatnonzero(counts)
        rank = self._ranked()
        self.order: list[int] = np.argsort(rank, kind="stable").tolist()
        self._ranks = [self._rank(cores) for cores in _by(rank, self._leading)]

    def _ranked(self) -> Sums:
        """The rank of each core: nought where nothing follows, else past those of all that follows.

        Where moods go round, what is left once nothing more can be ranked is ranked as if it led to nothing unranked.
        """
        sources = np.repeat(np.arange(self._size), self._counts)
        back = np.argsort(self._targets, kind="stable")
        before, into = sources[back], np.bincount(self._targets, minlength=self._size)
        starts = np.cumsum(into) - into
        open_, rank, at = self._counts.copy(), np.full(self._size, -1, np.int64), 0
        now = np.flatnonzero(open_ == 0)
        self.goes_round, left = False, self._size
        while left:
            if not len(now):
                self.goes_round = True
                waiting = np.flatnonzero(rank < 0)
                now = waiting[open_[waiting] == open_[waiting].min()]
            rank[now] = at
            at += 1
            left -= len(now)
            met, times = np.unique(before[_spans(starts[now], into[now])], return_counts=True)
            open_[met] -= times
            now = met[(open_[met] == 0) & (rank[met] < 0)]
        return rank

    def _rank(self, cores: Sums) -> _Rank:
        counts = self._counts[cores]
        arcs = _spans(self._begins[cores], counts)
        return _Rank(cores, np.cumsum(counts) - counts, self._targets[arcs], self._numbers[arcs])

    def most(self, stops: Sequence[int] | Sums, gains: Sequence[int]) -> Sums:
        """For each core the most that is still to come, or ``NEVER``.

        ``stops``: what is had by stopping there, by core; ``gains``: what each thing that happens adds, by its number.
        """
        least, gained = np.array(stops, np.int64), np.array(gains, np.int64)
        found, moved = least.copy(), True
        while moved:
            moved = False
            self._pulse()
            for cores, begins, targets, numbers in self._ranks:
                most = np.maximum.reduceat(found[targets] + gained[numbers], begins)
                most = np.maximum(most, least[cores])
                most[most < HARDLY] = NEVER
                if self.goes_round and not moved:
                    moved = bool((most != found[cores]).any())
                found[cores] = most
        return found

    def most_once(self, marked: Sequence[bool], raised: Sequence[bool], then: Sums, gains: Sequence[int]) -> Sums:
        """The same where something has to happen first, and ``then`` is what is still to come once it has.

        ``marked``: whether it may happen at a core, on the spot; ``raised``: what it happens with, by number.
        """
        late = np.where(np.array(raised, bool), np.array(gains, np.int64), NEVER)
        stops = np.where(np.array(marked, bool), then, NEVER)
        if len(self._leading):
            whole = then[self._targets] + late[self._numbers]
            most = np.maximum.reduceat(whole, self._begins[self._leading])
            stops[self._leading] = np.maximum(stops[self._leading], most)
        return self.most(stops, gains)


def as_sums(values: Iterable[int]) -> Sums:
    """Whole numbers, one after the other."""
    return np.fromiter(values, np.int64)


def _spans(begins: Sums, counts: Sums) -> Sums:
    """All numbers of some spans, one span after the other."""
    ends = np.cumsum(counts)
    spans: Sums = np.arange(ends[-1] if len(ends) else 0) + np.repeat(begins - (ends - counts), counts)
    return spans


def _by(rank: Sums, cores: Sums) -> list[Sums]:
    """The cores of each rank."""
    if not len(cores):
        return []
    order = cores[np.argsort(rank[cores], kind="stable")]
    return np.split(order, np.flatnonzero(np.diff(rank[order])) + 1)
