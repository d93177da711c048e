"""Which moves cost something: nobody should be taken to have said one of them who did not."""

from __future__ import annotations

from workstation.roleplay.playing.program import PlaceTuple, Program, Step
from workstation.roleplay.playing.step import left_moves, node_at


def costly(program: Program, place: PlaceTuple) -> frozenset[str]:
    """The ids of the moves left here that cost: those that flag or breach, lower the mood, name a better one or end
    badly, and those worth less than the best one they stand beside.

    Questions in any order stand beside nothing: asking one leaves the others to be asked.
    """
    left = tuple(left_moves(program, place))
    node = node_at(program, place)
    apart = node.subjects if node else ()
    best = max(map(_worth, left), default=0)
    return frozenset(
        step.move.id for step in left if harms(program, place, step) or (step not in apart and _worth(step) < best)
    )


def harms(program: Program, place: PlaceTuple, step: Step) -> bool:
    """Whether the move flags or breaches, lowers the mood, names a better one or ends badly."""
    move = step.move
    breach = step.breach is not None and not step.breach(place)
    failed = step.end >= 0 and program.end_kind(program.ends[step.end]) == "failed"
    return bool(move.flags) or breach or move.mood < 0 or bool(move.better) or failed


def _worth(step: Step) -> int:
    return sum(points for _, points in step.move.score)
