"""The exploration of a role-play, beside a bare walk over the same graph with everything already worked out."""

from __future__ import annotations

from collections import deque

import pytest

from tests.bench.timing import Bench
from tests.support.content import BUNDLED, read
from tests.support.grown import grown
from workstation.assessment.proving import prove
from workstation.chance import draw
from workstation.roleplay.playing.program import PlaceTuple
from workstation.roleplay.playing.step import Happening, open_moves, start, step
from workstation.roleplay.solving.graph import Graph
from workstation.roleplay.solving.states import explore
from workstation.roleplay.solving.walker import walk

pytestmark = pytest.mark.bench

NAMES = [one.script.id for one in BUNDLED.roleplays if one.program]


def adjacency(graph: Graph) -> dict[int, list[int]]:
    """The states and where they lead, as plain numbers."""
    return {
        state: [after for edge in graph.edges[state // graph.timers] if (after := graph.follow(state, edge)) >= 0]
        for state in graph.parents
    }


def breadth_first(ways: dict[int, list[int]], first: int) -> int:
    """How many states there are."""
    seen = {first}
    waiting = deque([first])
    while waiting:
        for after in ways[waiting.popleft()]:
            if after not in seen:
                seen.add(after)
                waiting.append(after)
    return len(seen)


@pytest.mark.parametrize("name", NAMES)
def test_a_role_play_is_explored(bench: Bench, name: str) -> None:
    roleplay = BUNDLED.find(name)
    assert roleplay is not None
    program = roleplay.script_program
    graph = explore(program)
    ways = adjacency(graph)
    assert breadth_first(ways, graph.first_state[0]) == graph.states
    floor = bench(f"{name}: {graph.states} states, bare", lambda: breadth_first(ways, graph.first_state[0]), rounds=10)
    ours = bench(
        f"{name}: explored", lambda: explore(program), rounds=10, reach=f"{graph.states / 100:.0f} (100,000/s)"
    )
    pace = f"{graph.states / ours.median * 1000:,.0f} states/s, {ours.median / floor.median:.0f} x bare"
    bench(
        f"{name}: {pace}; all proofs",
        lambda: prove(program, BUNDLED.scorecard(program.script.channel)),
        rounds=3,
        reach="5000",
    )
    walked = bench(f"{name}: 1,000 random walks", lambda: walk(program, 1000), rounds=3)
    assert walked.median > 0


@pytest.mark.parametrize(("moments", "subjects"), [(20, 12), (100, 8), (200, 5)])
def test_a_long_role_play_is_proved(bench: Bench, moments: int, subjects: int) -> None:
    program = read(grown(moments, subjects))
    graph = explore(program)
    ways, name = adjacency(graph), f"{moments} x {subjects}"
    floor = bench(f"{name}: {graph.states} states, bare", lambda: breadth_first(ways, graph.first_state[0]), rounds=3)
    explored = bench(f"{name}: explored", lambda: explore(program), rounds=3)
    ours = bench(f"{name}: all proofs", lambda: prove(program, BUNDLED.scorecard("call")), rounds=2, reach="5000")
    ratios = f"{explored.median / floor.median:.0f} x bare, all proofs {ours.median / floor.median:.0f} x"
    assert bench(f"{name}: explored {ratios}", lambda: None, rounds=1).median < ours.median


@pytest.mark.parametrize("name", NAMES)
def test_steps_without_a_window(bench: Bench, name: str) -> None:
    roleplay = BUNDLED.find(name)
    assert roleplay is not None
    program = roleplay.script_program
    made: list[tuple[PlaceTuple, Happening]] = []
    for player in range(60):
        place, happening = start(program), Happening("answered")
        made.append((place, happening))
        place, _ = step(program, place, happening)
        while every := list(open_moves(program, place)):
            happening = Happening("move", every[int(draw(1, str(player), "bench", len(made)) * len(every))].number)
            made.append((place, happening))
            place, _ = step(program, place, happening)
    steps = bench(
        f"{name}: {len(made)} steps",
        lambda: [step(program, place, happening) for place, happening in made],
        rounds=10,
        reach=f"{len(made) / 100:.0f} (100,000/s)",
    )
    assert steps.median > 0
