"""Chance is keyed: an old session replays the same for ever, so these values may never change."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.support.drawn import drawn
from workstation.chance import draw, shuffled

keys = (st.integers(), st.text(max_size=8), st.text(max_size=8), st.integers(0, 1000))


def test_what_was_drawn_once_is_drawn_for_ever() -> None:
    assert draw(1, "c1", "thought", 0) == 0.4897277233160123
    assert draw(1, "c1", "thought", 1) == 0.6364860255248103
    assert draw(42, "c1", "reference") == 0.49427200341738486
    assert draw(0, "", "") == 0.09285025358761094
    assert "".join(shuffled("ABCDEF", 1, "c1", "list greet")) == "CAFBDE"
    assert "".join(shuffled("ABCDEF", 2, "c1", "list greet")) == "BAECFD"


@drawn(25)
@given(*keys)
def test_a_draw_depends_on_its_keys_alone(seed: int, contact: str, purpose: str, n: int) -> None:
    first = draw(seed, contact, purpose, n)
    draw(seed + 1, contact, purpose, n)
    assert draw(seed, contact, purpose, n) == first
    assert 0 <= first < 1


def test_each_key_counts() -> None:
    drawn = {draw(1, "c1", "a"), draw(2, "c1", "a"), draw(1, "c2", "a"), draw(1, "c1", "b"), draw(1, "c1", "a", 1)}
    assert len(drawn) == 5


def test_draws_spread_evenly() -> None:
    drawn = [draw(3, "c1", "spread", n) for n in range(2000)]
    for tenth in range(10):
        assert 150 < sum(tenth <= number * 10 < tenth + 1 for number in drawn) < 250


@drawn(25)
@given(st.lists(st.integers()), st.integers(), st.text(max_size=5))
def test_shuffling_loses_nothing(items: list[int], seed: int, contact: str) -> None:
    once = shuffled(items, seed, contact, "list")
    assert sorted(once) == sorted(items)
    assert shuffled(items, seed, contact, "list") == once
