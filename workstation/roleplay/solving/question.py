"""What is asked of a graph, and what an answer is."""

from __future__ import annotations

from dataclasses import dataclass

from workstation.roleplay.solving.graph import Edge, Mark


@dataclass(frozen=True)
class Question:
    """What is asked of the graph.

    ``best``: the most, else the least. ``only``: count this criterion alone, uncapped. ``without``: earn nothing in
    this one. ``need``: raise one of these flags (bits). ``fatal``: fatal flags may be raised. ``full``: these criteria
    must reach their cap. ``ends``: the endings that count, by number. ``making``: the number of a move to be made on
    the way (with ``breaking``, its rule broken). ``at_most``: a criterion, and the points of it that may be earned.
    ``at_least``: what is worth less need not be found.
    """

    ends: frozenset[int]
    best: bool = True
    only: int = -1
    without: int = -1
    need: int = 0
    fatal: bool = False
    full: tuple[int, ...] = ()
    making: int = -1
    breaking: bool = False
    at_most: tuple[int, int] | None = None
    at_least: float | None = None


@dataclass(frozen=True)
class Found:
    """A way to an ending: its steps, the points it earns, the flags it raises. ``value`` is in the weighing's units."""

    steps: tuple[Edge | Mark, ...]
    points: tuple[tuple[str, int], ...]
    flags: tuple[str, ...]
    end: str
    value: int


class Unsettled(Exception):
    """The search was given up: its budget has ended. Nothing is known of the answer."""
