"""Whether the sentences of a role-play can be recognised when the recruit writes in their own words."""

from __future__ import annotations

from workstation.content.diagnostics import Diagnostics, Place
from workstation.roleplay import model as m
from workstation.roleplay.checking.texts import all_moves

LEAST = 3
"""Other wordings that each sentence of a hard role-play needs: one of them is near to what a recruit writes (house
rule)."""
_SHOWN = 8


def advise_hearing(script: m.Script, diagnostics: Diagnostics) -> None:
    """Warn, once a file, of sentences with too few other wordings, and of those that were left without any.

    What is said while an act is done at the desk is known by the act; a reply is judged by what it must contain.
    """
    if script.channel == "email":
        return
    by_file: dict[str, list[m.Move]] = {}
    for move, _ in all_moves(script):
        if move.say and not move.desk:
            by_file.setdefault(move.place.file, []).append(move)
    for moves in by_file.values():
        few = [move for move in moves if len(move.hears) < LEAST]
        none = [move for move in moves if not move.hears]
        if script.difficulty == "hard" and few:
            diagnostics.add("RP069", _place(few), moves=_names(few), least=LEAST)
        elif none and len(none) < len(moves):
            diagnostics.add("RP027", _place(none), moves=_names(none))


def _place(moves: list[m.Move]) -> Place:
    return moves[0].at("say")


def _names(moves: list[m.Move]) -> str:
    names = list(dict.fromkeys(move.id for move in moves))
    return ", ".join([*names[:_SHOWN], *(["…"] if len(names) > _SHOWN else [])])
