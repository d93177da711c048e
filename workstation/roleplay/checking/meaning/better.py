"""The better move that a poor one names: another of the same beat, and one that earns more."""

from __future__ import annotations

from workstation.content.diagnostics import Diagnostics, phrase
from workstation.i18n import mark
from workstation.roleplay import model as m
from workstation.roleplay.checking.texts import all_beats


def check_better(script: m.Script, diagnostics: Diagnostics) -> None:
    """Report each move whose better one is itself, or cannot be made where it can."""
    for beat in all_beats(script):
        here = _moves(beat) | {move.id: move for move in script.desk}
        everywhere = {move.id for other in all_beats(script) for move in _moves(other).values()}
        for move in _moves(beat).values():
            if not move.better or (move.better not in everywhere and move.better not in here):
                continue  # that no such move exists is told
            if move.better == move.id:
                reason = phrase(mark("the move itself"))
            elif move.better not in here:
                reason = phrase(mark("a move of another beat"))
            else:
                continue
            diagnostics.add("RP135", move.at("better"), name=move.better, reason=reason)


def advise_better(script: m.Script, diagnostics: Diagnostics) -> None:
    """Warn of each move that earns more than the one it calls better."""
    for beat in all_beats(script):
        here = _moves(beat) | {move.id: move for move in script.desk}
        for move in _moves(beat).values():
            better = here.get(move.better)
            if better is not None and better is not move and _points(move) > _points(better):
                diagnostics.add(
                    "RP134", move.at("score", "better"), name=move.id, points=_points(move), others=_points(better)
                )


def _moves(beat: m.Beat) -> dict[str, m.Move]:
    judged = [*(beat.note.moves if beat.note else ()), *(beat.reply.moves if beat.reply else ())]
    return {move.id: move for move in (*beat.moves, *(beat.subjects.of if beat.subjects else ()), *judged)}


def _points(move: m.Move) -> int:
    return sum(points for _, points in move.score)
