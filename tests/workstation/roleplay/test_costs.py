"""Which moves cost something, where they stand."""

from __future__ import annotations

from tests.support.content import changed, read
from tests.workstation.recognition.evaluation import program
from workstation.roleplay.playing.costs import costly
from workstation.roleplay.playing.program import BEAT, IDENTITY, Program
from workstation.roleplay.playing.step import Happening, start, step


def at(name: str, beat: str, identity: int = 0) -> frozenset[str]:
    """What costs in a beat of a role-play that ships."""
    found = program(name)
    place = list(found.start)
    place[BEAT], place[IDENTITY] = next(n.number for n in found.nodes if n.beat.id == beat), identity
    return costly(found, tuple(place))


def greeted(found: Program) -> frozenset[str]:
    return costly(found, step(found, start(found), Happening("answered"))[0])


def test_a_flag_a_lower_mood_a_better_move_and_a_lower_score_cost() -> None:
    assert at("card-lost", "identify") == {"ask_secret", "skip_identity"}
    assert at("card-lost", "greet") == {"greet_wait", "greet_number"}
    assert at("card-lost", "rebound") == {"rebound_none", "rebound_scare", "rebound_list"}
    assert at("card-declined-abroad", "identify") == {"ask_product", "skip_identity"}


def test_questions_in_any_order_cost_nothing_by_their_score() -> None:
    assert at("third-party-balance", "identify") == {"ask_wife", "ask_password"}


def test_a_breach_costs_where_it_would_be_one() -> None:
    assert "block_card" in at("card-lost", "block_do", identity=0)
    assert "block_card" not in at("card-lost", "block_do", identity=1)


def test_an_ending_in_failure_costs() -> None:
    assert greeted(read()) == {"greet_cold"}
    failing = changed(
        ('answer: "Bonjour."\n        next: identify', 'answer: "Bonjour."\n        end: hung_up'),
    )  # fmt: skip
    assert greeted(read(failing)) == {"greet_cold", "greet_full"}
