"""Rules that contradict each other: a rebound that can never be open, whatever the dossier and the conversation are.

A rebound is called for by two conditions, and a bar forbids it or puts it off by a third. Each is tried with every
value that makes a difference to it: those beside its numbers, and the ends of what a fact may be.
"""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator, Sequence
from math import prod

from workstation.rebounds.facts import NAMES
from workstation.rebounds.rules import Bar, Rebound, Rebounds

_MOST_CASES = 100_000


def contradictions(rebounds: Sequence[Rebound], beside: Rebounds) -> Iterator[tuple[Rebound, Bar | None]]:
    """Each rebound that a bar always forbids or puts off, with that bar; with None where its own conditions do.

    Bars are held against it one by one; what several forbid only together is found by ``check --offers``.
    """
    for one in rebounds:
        if not _possible(one, None):
            yield one, None
            continue
        yield from ((one, bar) for bar in (*beside.never, *beside.wait) if not _possible(one, bar))


def _possible(one: Rebound, bar: Bar | None) -> bool:
    """Whether a rebound may be called for while the bar does not hold; so it is taken where the cases are too many."""
    facts: dict[str, set[int]] = {}
    for text in (*one.conditions, bar.when if bar else ""):
        _gather(text, facts)
    if prod(len(values) for values in facts.values()) > _MOST_CASES:
        return True
    place = [0] * len(NAMES)
    for values in itertools.product(*facts.values()):
        for name, value in zip(facts, values, strict=True):
            place[NAMES[name].slot] = value
        if one.eligible(place) and one.signal(place) and not (bar and bar.holds(place)):
            return True
    return False


def _gather(text: str, facts: dict[str, set[int]]) -> None:
    """Add the facts that a condition names, and the values that may make a difference to it."""
    nodes = list(ast.walk(ast.parse(text, mode="eval"))) if text else []
    numbers = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, int)}
    beside = {number + step for number in numbers for step in (-1, 0, 1)}
    for node in nodes:
        if isinstance(node, ast.Name) and (fact := NAMES.get(node.id)) is not None:
            ends = {fact.low, fact.most} if fact.most >= fact.low else {0}
            facts.setdefault(node.id, set()).update(value for value in beside | ends if fact.holds(value))
