"""What is still to come at best, whatever is done: never too little, so that a search may trust it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from workstation.roleplay.solving.sweeping import NEVER, Sums


@dataclass(frozen=True)
class Followed:
    """The criteria whose points are counted on the way, since their cap may be passed or has to be reached.

    ``criteria``: their indexes; ``rooms``: the points of each that count, or may be had; ``worth``: units for a point
    of any criterion; ``full``: those that have to reach their cap; ``best``: whether the most is sought, or the least.
    """

    criteria: tuple[int, ...]
    rooms: tuple[int, ...]
    worth: tuple[int, ...]
    full: tuple[int, ...]
    best: bool


class Bounds:
    """The sums to go by core alone, and the same with the followed criteria apart, so that caps are reckoned in."""

    def __init__(
        self, sums: Callable[[list[list[int]]], list[Sums]], gains: list[int], apart: Sequence[list[int]], of: Followed
    ) -> None:
        # Read one by one, where an array is slow.
        self.to_go, *self._parts = (one.data for one in sums([gains, *apart]))
        self._of = of
        self._filled = [(n, of.rooms[n]) for n, criterion in enumerate(of.criteria) if criterion in of.full]
        self._slots = [(n, of.rooms[n], of.worth[criterion]) for n, criterion in enumerate(of.criteria)]

    def still(self, core: int, points: tuple[int, ...]) -> int:
        """The most (the least, its sign changed) that is still to come with these points of what is followed.

        ``NEVER`` where a criterion that has to be full can't be filled any more.
        """
        whole, parts = self.to_go[core], self._parts
        if not parts:
            return whole
        for slot, room in self._filled:
            if parts[slot + 1][core] < room - points[slot]:
                return NEVER
        return min(whole, self.capped(core, points))

    def capped(self, core: int, points: tuple[int, ...]) -> int:
        """The sum to go, each followed criterion on its own and no further than its cap."""
        parts = self._parts
        total = parts[0][core]
        for slot, room, worth in self._slots:
            left, more = room - points[slot], parts[slot + 1][core]
            total += worth * (min(left, more) if self._of.best else -min(left, -more))
        return total

    def eased(self, core: int, points: tuple[int, ...]) -> tuple[int, ...]:
        """The points that are followed, forgotten where all that may still come finds room under the cap.

        Labels that differ in nothing else then are compared by their value alone. Those that have to be full never are.
        """
        if not self._of.best or not self._parts:
            return points
        eased = points
        for slot, room, _ in self._slots:
            had = points[slot]
            if had and self._of.criteria[slot] not in self._of.full and self._parts[slot + 1][core] <= room - had:
                eased = (*eased[:slot], 0, *eased[slot + 1 :])
        return eased


class Forced(NamedTuple):
    """A flag that the best ways raise (its bit, what it costs), and what is still to come without ever raising it."""

    bit: int
    penalty: int
    without: Bounds
