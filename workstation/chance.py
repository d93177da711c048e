"""Chance, keyed and never sequential: the same question always gets the same answer."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def draw(seed: int, contact: str, purpose: str, n: int = 0) -> float:
    """A number in [0, 1) that depends on nothing but its four keys."""
    key = f"{seed}\x1f{contact}\x1f{purpose}\x1f{n}".encode()
    return int.from_bytes(hashlib.blake2b(key, digest_size=8).digest(), "big") / 2**64


def shuffled(items: Sequence[T], seed: int, contact: str, purpose: str) -> tuple[T, ...]:
    """The items in an order drawn from the keys; the same keys give the same order."""
    keyed = sorted(range(len(items)), key=lambda i: draw(seed, contact, purpose, i))
    return tuple(items[i] for i in keyed)
