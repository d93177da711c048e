"""What one case of a choice taught serves every place alike: beside the step asked anew at each place."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, Phase, assume, given

from tests.support.content import read
from tests.support.drawn import drawn
from tests.support.sampled import SHORTEST, any_of
from tests.workstation.solving.made import roleplays
from workstation.library.shelf import Roleplay
from workstation.roleplay.playing.program import END, HOLDS, SILENCES, PlaceTuple, Program
from workstation.roleplay.playing.step import Effects
from workstation.roleplay.solving.graph import HOLDS_ONLY, NO_TIMER, Graph
from workstation.roleplay.solving.packing import UNTOUCHED
from workstation.roleplay.solving.states import explore
from workstation.roleplay.solving.world import WAITS, turns

EVERYWHERE, SPREAD = 20_000, 700
"""Places asked anew, spread over the whole exploration: what is learnt at the first serves at the last too."""
Key = tuple[str, str, Effects, int]  # kind, step, effects, the place after in its canonical form


def packed(graph: Graph, place: PlaceTuple) -> int:
    """The canonical form as the tuple's own rules make it, in a number."""
    canonical = list(graph.places.canonical(place))
    canonical[SILENCES] = UNTOUCHED
    return graph.places.packing.pack(tuple(canonical)) & graph.places.kept(place[0], place[END])


def asked_anew(graph: Graph, core: int) -> Counter[Key]:
    """Everything that can happen at a core, by the step itself."""
    found: Counter[Key] = Counter()
    place = graph.place(core)
    if place[END] >= 0:
        return found
    assert place[SILENCES] == UNTOUCHED
    assert place[HOLDS] == 0
    for turn in turns(graph.places, place):
        if turn.kind == "endless":
            continue
        found[turn.kind, turn.step, turn.effects, packed(graph, turn.place)] += 1
    return found


def same(program: Program, places: int) -> None:
    graph = explore(program, EVERYWHERE, merged=False)
    for core in sorted(graph.worked_out)[:: len(graph.worked_out) // places + 1]:
        anew = asked_anew(graph, core)
        for edge in graph.edges[core]:
            assert anew[edge.kind, edge.step, edge.effects, graph.cores[edge.target]] > 0
            anew[edge.kind, edge.step, edge.effects, graph.cores[edge.target]] -= 1
            over = graph.timeless(graph.beat_of[edge.target], graph.end_of[edge.target])
            assert (edge.what.keeps == NO_TIMER) == over
            if edge.move is None:
                assert edge.what.keeps != HOLDS_ONLY
        marks = Counter((mark.kind, mark.step, mark.effects) for mark in graph.marks[core])
        for (kind, step, effects, _), times in anew.items():
            assert not times or kind in ("desk", *WAITS), (kind, step)  # only these may change nothing
            assert not times or not effects.flags or marks[kind, step, effects] == times, (kind, step)


@pytest.mark.parametrize("roleplay", any_of(sample=SHORTEST))
def test_in_the_role_plays_that_ship(roleplay: Roleplay) -> None:
    same(roleplay.script_program, EVERYWHERE)


@drawn(
    15,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
@given(roleplays())
def test_in_role_plays_drawn_at_random(text: str) -> None:
    program = read(text)
    assume(program.start_target >= 0)
    same(program, SPREAD)
