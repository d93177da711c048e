"""The measure itself: what it counts as right, as asked and as a fault, and the interval beside each rate."""

from __future__ import annotations

import pytest

from tests.workstation.recognition.evaluation import Case
from tests.workstation.recognition.measuring import Read, facts, interval, summed

NOTHING = Read((), (), frozenset(), flagged=False)


@pytest.mark.parametrize(
    ("kind", "meant", "heard", "expected"),
    [
        ("single", ("a",), Read(("a",), (), frozenset(), flagged=False), {"right", "right or asked"}),
        ("single", ("a",), Read((), ("b", "a"), frozenset(), flagged=False), {"right or asked", "asked"}),
        ("single", ("a",), Read((), ("b",), frozenset(), flagged=False), {"asked"}),
        ("single", ("a",), NOTHING, {"nothing"}),
        ("single", ("a",), Read(("b",), (), frozenset("b"), flagged=False), {"not meant", "costly"}),
        ("several", ("a", "b"), Read(("b", "a"), (), frozenset(), flagged=False), {"right", "right or asked"}),
        ("several", ("a", "b"), Read(("a",), (), frozenset(), flagged=False), set()),
        ("none", (), NOTHING, {"right", "right or asked"}),
        ("none", (), Read((), ("a",), frozenset(), flagged=False), {"asked"}),
        ("denied", (), Read((), ("a",), frozenset(), flagged=False), {"asked", "right or asked"}),
        ("denied", (), Read(("a",), (), frozenset(), flagged=False), {"not meant", "denied taken"}),
        ("forbidden", (), Read((), (), frozenset(), flagged=True), {"right", "right or asked"}),
        ("forbidden", (), NOTHING, set()),
        ("neighbour", (), Read((), (), frozenset(), flagged=True), {"costly", "flagged"}),
    ],
)
def test_what_is_counted(kind: str, meant: tuple[str, ...], heard: Read, expected: set[str]) -> None:
    assert facts(Case("place", "sentence", meant, kind, {}), heard) == expected


def test_the_interval_is_wilsons() -> None:
    assert interval(0, 0) == (0.0, 1.0)
    assert interval(0, 100) == pytest.approx((0.0, 0.037), abs=0.001)
    assert interval(90, 100) == pytest.approx((0.826, 0.945), abs=0.001)
    low, high = interval(45, 50)
    assert low < 0.826 < 0.945 < high, "fewer sentences, less known"


UNSEEN = ("french_unseen", "english_unseen")


@pytest.mark.parametrize(("by", "most"), [("meaning", 0.03), ("words", 0.03)])
def test_sentences_written_unseen_are_seldom_taken_for_what_they_are_not(by: str, most: float) -> None:
    counts = summed(UNSEEN, by)
    everything = counts["all"]
    assert everything["not meant"] <= most * everything["n"]
    assert everything["costly"] <= 0.005 * everything["n"]
    assert counts["denied"]["right or asked"] >= 0.9 * counts["denied"]["n"]
    assert counts["neighbour"]["flagged"] == 0


def test_what_is_announced_is_no_move_and_what_is_forbidden_is_caught() -> None:
    counts = summed(UNSEEN)
    assert counts["announced"]["not meant"] == counts["announced"]["costly"] == 0
    assert counts["forbidden"]["right"] >= 0.95 * counts["forbidden"]["n"]
    assert counts["none"]["right"] >= 0.95 * counts["none"]["n"]
    assert counts["single"]["right or asked"] >= 0.88 * counts["single"]["n"]
