"""Sums to go over the whole graph at once: what most, from each core, is still to come.

Cores are swept in ranks, each after all that it leads to, and a rank is one sum over arrays. Where moods go round
(a wait soothes, another tires) a core may lead to one of a later rank, and the sweep is made again until nothing moves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Sums = NDArray[np.int64]

NEVER = -(10**15)
"""No way on: far less than any sum."""
HARDLY = NEVER // 2


class _Rank(NamedTuple):
    """Cores that lead to none of each other, and their arcs, in rank order; where those of each core begin."""

    cores: slice
    arcs: slice
    begins: Sums


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
        self._in_ranks(self._ranked())

    def _in_ranks(self, rank: Sums) -> None:
        """The cores and their arcs once more, those of a rank side by side: a rank is then a slice of each array."""
        order = np.argsort(rank, kind="stable")
        self.order: list[int] = order.tolist()
        self._order = order
        counts = self._counts[order]
        arcs = _spans(self._begins[order], counts)
        place = np.empty_like(order)
        place[order] = np.arange(self._size)
        self._to = place[self._targets[arcs]]
        self._by = self._numbers[arcs]
        begins = np.cumsum(counts) - counts
        edges = [0, *(np.flatnonzero(np.diff(rank[order])) + 1).tolist(), self._size]
        self._ranks = [
            _Rank(
                slice(first, end),
                slice(begins[first], begins[end - 1] + counts[end - 1]),
                begins[first:end] - begins[first],
            )
            for first, end in pairwise(edges)
            if first < end and counts[first]  # of a rank, all lead on or none does
        ]

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

    def most(self, stops: Sums, gains: Sequence[Sequence[int]]) -> list[Sums]:
        """For each core the most that is still to come, or ``NEVER``; once for each of several gains, together.

        ``stops``: what is had by stopping there, by core, or for each of the gains; ``gains``: what each thing that
        happens adds, by its number. A sweep spends most of its time between ranks: several sums cost hardly more.
        """
        gained = np.array(gains, np.int64)[:, self._by]
        least = np.broadcast_to(stops, (len(gains), self._size))[:, self._order]
        found, moved, to = least.copy(), True, self._to
        while moved:
            moved = False
            self._pulse()
            for cores, arcs, begins in self._ranks:
                ways = found.take(to[arcs], axis=1)
                ways += gained[:, arcs]
                most = np.maximum(np.maximum.reduceat(ways, begins, axis=1), least[:, cores])
                if self.goes_round:
                    most[most < HARDLY] = NEVER
                    moved = moved or bool((most != found[:, cores]).any())
                found[:, cores] = most
        found[found < HARDLY] = NEVER
        by_core = np.empty_like(found)
        by_core[:, self._order] = found
        return [sums.copy() for sums in by_core]  # one kept keeps no other

    def most_once(
        self, marked: Sequence[bool], raised: Sequence[bool], then: Sequence[Sums], gains: Sequence[Sequence[int]]
    ) -> list[Sums]:
        """The same where something has to happen first, and ``then`` is what is still to come once it has.

        ``marked``: whether it may happen at a core, on the spot; ``raised``: what it happens with, by number.
        """
        may, stops = np.array(marked, bool), []
        for after, own in zip(then, gains, strict=True):
            stop = np.where(may, after, NEVER)
            if len(self._leading):
                late = np.where(np.array(raised, bool), np.array(own, np.int64), NEVER)
                most = np.maximum.reduceat(after[self._targets] + late[self._numbers], self._begins[self._leading])
                stop[self._leading] = np.maximum(stop[self._leading], most)
            stops.append(stop)
        return self.most(np.array(stops), gains)


def as_sums(values: Iterable[int]) -> Sums:
    """Whole numbers, one after the other."""
    return np.fromiter(values, np.int64)


def _spans(begins: Sums, counts: Sums) -> Sums:
    """All numbers of some spans, one span after the other."""
    ends = np.cumsum(counts)
    spans: Sums = np.arange(ends[-1] if len(ends) else 0) + np.repeat(begins - (ends - counts), counts)
    return spans
