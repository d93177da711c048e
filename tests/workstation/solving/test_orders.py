"""Subjects explored in one order prove what subjects explored in every order prove."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, assume, given
from hypothesis import strategies as st

from tests.support.content import BUNDLED, SHELF, read
from tests.support.drawn import drawn
from tests.support.grown import grown
from tests.support.sampled import SHORTEST, any_of
from tests.workstation.solving.made import roleplays
from workstation.assessment.proof_faults import proof_faults
from workstation.assessment.proving import Proof, Prover
from workstation.assessment.scorecard import Scorecard
from workstation.cli.prove import in_words
from workstation.library.shelf import Roleplay
from workstation.roleplay.playing.program import Program
from workstation.roleplay.solving import search, weighing
from workstation.roleplay.solving.states import explore

CARD = SHELF.scorecard("call")
MOST = 6_000
ROUNDS = drawn(
    12,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


def proved(program: Program, card: Scorecard, merged: bool) -> Proof:
    graph = explore(program, merged=merged)
    assert graph.complete
    return Prover(program, card, graph).prove(40)


def figures(proof: Proof, program: Program) -> dict[str, object]:
    """All that is claimed, ways left out: among several as good any may be told."""
    scores = {
        name: (way.marks.score, way.marks.passed) if way else None
        for name, way in (("best", proof.best), ("worst", proof.worst), ("passing", proof.passing))
    }
    return scores | {
        "complete": proof.complete,
        "unsettled": proof.unsettled,
        "criteria": proof.criteria,
        "flags": [(one.id, one.fatal, one.best, one.passes) for one in proof.flags],
        "rules": [(one.move, one.rule, one.flag, one.kept) for one in proof.rules],
        "reached": {(one.kind, one.name, len(one.path)) for one in proof.reached},
        "never": [(one.kind, one.name, one.why, one.detail, len(one.path)) for one in proof.never],
        "traps": sorted((one.beat, one.stuck, len(one.path)) for one in proof.traps),
        "endless": len(proof.endless) > 0,
        "unjudged": proof.unjudged,
        "objections": [(one.beat, one.answered, one.let_be, len(one.path)) for one in proof.objections],
        "untimely": [(one.beat, one.why, len(one.path)) for one in proof.untimely],
        "unheard": proof.unheard,
        "alike": proof.alike,
        "free": [(one.move, one.score) for one in proof.free],
        "thin": (proof.thin.criterion, proof.thin.points) if proof.thin else None,
        "quickest": proof.quickest.seconds if proof.quickest else None,
        "longest": (proof.most_steps, proof.times),
        "shares": (proof.random_share, proof.longest_share),
        "faults": sorted((one.code, one.place.line) for one in proof_faults(proof, program.script, "")),
    }


def same(program: Program, card: Scorecard = CARD) -> tuple[int, int]:
    plain, merged = proved(program, card, merged=False), proved(program, card, merged=True)
    assert figures(merged, program) == figures(plain, program)
    assert merged.states <= plain.states
    return merged.states, plain.states


@ROUNDS
@given(roleplays())
def test_in_role_plays_drawn_at_random(text: str) -> None:
    program = read(text)
    assume(program.start_target >= 0 and explore(program, MOST, merged=False).complete)
    same(program)


@ROUNDS
@given(st.integers(1, 3), st.integers(2, 5), st.integers(0, 5), st.integers(1, 1_000_000))
def test_in_role_plays_with_many_subjects(moments: int, subjects: int, need: int, seed: int) -> None:
    program = read(grown(moments, subjects, seed, need=need))
    assume(explore(program, MOST, merged=False).complete)
    same(program)


@pytest.mark.parametrize("roleplay", any_of(sample=SHORTEST))
def test_in_the_role_plays_that_ship(roleplay: Roleplay) -> None:
    same(roleplay.script_program, BUNDLED.scorecard(roleplay.script.channel))


def test_twelve_subjects_in_any_order_cost_no_power_of_two() -> None:
    program = read(grown(1, 12, 2, need=12))
    assert explore(program).states * 4 < explore(program, merged=False).states


@drawn(6, ROUNDS)
@given(roleplays())
def test_what_a_long_search_asks_besides_changes_no_answer(text: str) -> None:
    program = read(text)
    assume(program.start_target >= 0 and explore(program, MOST // 4).complete)
    usual = proved(program, CARD, merged=True)
    with pytest.MonkeyPatch.context() as at_once:
        at_once.setattr(search, "LONG", 1)
        assert figures(proved(program, CARD, merged=True), program) == figures(usual, program)


def test_flags_that_nobody_can_avoid_leave_no_question_of_a_long_role_play_unsettled() -> None:
    """Every way on of its moments is a small breach, and many points more may be earned than count."""
    program = read(grown(40, 5))
    assert set(Prover(program, CARD, explore(program)).prove(5).unsettled) <= {"quickest"}


def test_what_is_not_settled_is_named_and_nothing_is_said_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    program = read(grown(2, 4, 5))
    settled = Prover(program, CARD, explore(program)).prove(5)
    assert settled.unsettled == ()
    monkeypatch.setattr(weighing, "ALL", 1)
    proof = Prover(program, CARD, explore(program)).prove(5)
    assert {"best", "worst", "passing", "quickest", "thin"} <= set(proof.unsettled)
    assert (proof.best, proof.worst, proof.passing, proof.quickest, proof.thin) == (None,) * 5
    assert {flag.passes for flag in proof.flags} == {None}
    assert {rule.kept for rule in proof.rules} <= {None}
    assert proof.free == ()
    claimed = {fault.code for fault in proof_faults(proof, program.script, "")}
    assert claimed.isdisjoint({"RP073", "RP074", "RP081", "RP087", "RP090", "RP091"})
    said = " ".join(in_words(proof))
    assert "best" in said
    assert "nobody passes" not in said
