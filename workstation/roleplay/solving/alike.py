"""Moves of a beat that come to the same: same effects, same way on. Words alone tell them apart."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from workstation.content.diagnostics import Place
from workstation.roleplay.playing.program import Node, Program, Step

_MANY = 2


@dataclass(frozen=True)
class Alike:
    """``moves`` of a beat between which the choice changes nothing; ``all``: there is no other choice there."""

    beat: str
    place: Place
    moves: tuple[str, ...]
    all: bool


def alike(program: Program) -> Iterator[Alike]:
    """In reading order. Subjects of one list are meant to be alike, and are left out."""
    for node in program.nodes:
        groups: dict[Hashable, list[Step]] = {}
        for step in node.moves:
            groups.setdefault(_effects(node, step), []).append(step)
        for group in groups.values():
            if len(group) >= _MANY:
                every = len(groups) == 1 and not node.subjects
                yield Alike(node.beat.id, node.beat.place, tuple(step.move.id for step in group), every)


def _effects(node: Node, step: Step) -> Hashable:
    move = step.move
    conditions = (move.when.text if move.when else "", move.breach_unless.text if move.breach_unless else "")
    said = (move.score, move.mood, tuple(sorted(move.flags)), move.breach_flag, move.verifies, move.wrong)
    target = node.number if step.target < 0 and step.end < 0 else step.target
    return (*conditions, *said, move.desk, move.wants, move.client, step.sets, target, step.end)
