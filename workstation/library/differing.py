"""How much two runs of a role-play differ to the ear: the customer's lines that both have, where all is done well."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import permutations

from workstation.folding import folded
from workstation.library.playing import PlayFault, play
from workstation.library.shelf import Roleplay, Shelf
from workstation.library.start import FIRST
from workstation.roleplay.playing.drawing import as_drawn, drawn_as, drawn_by

SEEDS = range(1, 7)


def alike(roleplay: Roleplay, shelf: Shelf, seeds: Iterable[int] = SEEDS) -> float:
    """The share, 0 to 1, of the customer's lines in a run that stand in another, where all is done as well as can be.

    The runs are those of the exemplary test, or of the one written for what is drawn, under each seed; what is drawn
    together may ask for a way that no test shows, and is then left out.
    """
    runs = [heard for seed in seeds if (heard := _heard(roleplay, shelf, seed))]
    pairs = list(permutations(runs, 2))
    said = sum(len(one) for one, _ in pairs)
    return sum(line in other for one, other in pairs for line in one) / said if said else 1.0


def _heard(roleplay: Roleplay, shelf: Shelf, seed: int) -> list[str]:
    draws = dict(drawn_by(roleplay.script, seed, FIRST))
    program = as_drawn(roleplay.script_program, drawn_as(roleplay.script, draws))
    test = program.script.exemplary
    try:
        found = play(roleplay, shelf, test.steps, dict(test.notes), seed, dict(test.replies), draws=draws)
    except PlayFault:
        return []
    lines = found.session.state.contacts[FIRST].lines
    return [folded(line.text) for line in lines if line.who == "customer"]
