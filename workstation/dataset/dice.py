"""Chance for the dataset: a stream of numbers that depends on its key alone, on every machine and Python version."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

_WORDS = 64
_UNPACK = struct.Struct(f"<{_WORDS}I").unpack


def _numbers(key: str) -> Iterator[int]:
    block = 0
    while True:
        yield from _UNPACK(hashlib.shake_256(f"{key}/{block}".encode()).digest(4 * _WORDS))
        block += 1


class Dice:
    """Draws in order from one key. Two dice of the same key agree for ever."""

    __slots__ = ("next",)

    def __init__(self, key: str) -> None:
        self.next = _numbers(key).__next__

    def below(self, n: int) -> int:
        """A whole number from 0 to ``n - 1``."""
        return self.next() % n

    def between(self, least: int, most: int) -> int:
        """A whole number from ``least`` to ``most``, both possible."""
        return least + self.next() % (most - least + 1)

    def chance(self, percent: int) -> bool:
        """True ``percent`` times out of a hundred."""
        return self.next() % 100 < percent

    def percents(self) -> tuple[int, int, int, int]:
        """Four numbers from 0 to 99, out of one draw."""
        n = self.next()
        return n % 100, n // 100 % 100, n // 10_000 % 100, n // 1_000_000 % 100

    def pick(self, items: Sequence[T]) -> T:
        """One of the items."""
        return items[self.next() % len(items)]
