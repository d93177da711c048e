"""A move beside what else could be said at the same place: what it earned, what it lost, which was better."""

from __future__ import annotations

from dataclasses import dataclass

from workstation.roleplay.customer.talk import Talk
from workstation.roleplay.model import Move
from workstation.roleplay.playing.program import Program, Step
from workstation.roleplay.playing.step import here, node_at, open_moves


@dataclass(frozen=True)
class Comparison:
    """``earned`` and ``lost`` are the role-play's points. ``poor``: a sibling does better; ``good``: none."""

    earned: int = 0
    lost: int = 0
    poor: bool = False
    good: bool = False
    better: Step | None = None
    criterion: str = ""


def compare(program: Program, talk: Talk, chosen: Step | None) -> Comparison:
    """``chosen`` beside its siblings at the place of ``talk``. None stands for having said nothing.

    Subjects come in any order, so that one which earns nothing is poor only where its author names a better one.
    """
    possible = [s for s in open_moves(program, talk.place) if s is not chosen and _is_new(talk, s)]
    rivals = [s for s in possible if clean(s.move)]
    best = max(rivals, key=_worth, default=None)
    if chosen is None:
        return Comparison(lost=_points(best), better=best, criterion=_criterion(best))
    written = program.step_of(chosen.move.better) if chosen.move.better else None
    node, earned = node_at(program, talk.place), _points(chosen)
    listed = chosen in here(program, talk.place)
    alone = listed and node is not None and chosen not in node.subjects
    fuller = _fuller(talk, chosen, node.moves) if alone and node else 0
    stays = node is not None and chosen.target == node.number  # what else was open is open still
    missed = alone and not stays and not earned and _points(best) > 0
    poor = written is not None or (bool(chosen.move.why) and (missed or fuller > 0))
    better = written if written in (*possible, *program.desk) else best if written is not None else None
    if better is None and listed and best is not None and _improves(chosen, best):
        better = best
    lost = fuller or (_points(better or best) if poor else 0)
    good = earned > 0 and not poor and clean(chosen.move)
    return Comparison(earned, lost, poor, good, better, _criterion(chosen if earned else better or chosen))


def clean(move: Move) -> bool:
    """Neither a breach nor a loss of patience: fit to be shown as an example."""
    return not move.flags and move.mood >= 0


def _fuller(talk: Talk, chosen: Step, siblings: tuple[Step, ...]) -> int:
    """The points a sibling not said yet has over this one on the same criterion: a fuller way of the same thing."""
    mine = dict(chosen.move.score)
    others = [s.move for s in siblings if s is not chosen and _is_new(talk, s) and clean(s.move)]
    return max((n - mine[c] for move in others for c, n in move.score if c in mine), default=0)


def _is_new(talk: Talk, step: Step) -> bool:
    """Whether it has not been said: nobody is shown as the better way what they have said already."""
    return step.move.id not in talk.moves


def _improves(chosen: Step, other: Step) -> bool:
    """Whether ``other`` shows a better way: more on a criterion of ``chosen``, or ``chosen`` had none."""
    mine = dict(chosen.move.score)
    if not mine or not clean(chosen.move):
        return _points(other) >= _points(chosen)
    return any(n > mine.get(c, n) for c, n in other.move.score)


def _points(step: Step | None) -> int:
    return sum(n for _, n in step.move.score) if step else 0


def _worth(step: Step) -> tuple[int, int, bool]:
    return _points(step), step.move.mood, not step.move.better


def _criterion(step: Step | None) -> str:
    """The criterion a move bears most upon, or none."""
    return max(step.move.score, key=lambda pair: pair[1], default=("", 0))[0] if step else ""
