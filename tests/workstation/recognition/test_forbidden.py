"""What may not be said is caught beside what is harmless; harmless sentences with the same words are left alone."""

from __future__ import annotations

import pytest

from tests.workstation.recognition.measuring import counted


@pytest.mark.parametrize(
    ("name", "caught"), [("french_forbidden", 0.88), ("english_forbidden", 0.9), ("german_forbidden", 0.9)]
)
def test_what_is_forbidden_is_caught_and_its_neighbours_are_not(name: str, caught: float) -> None:
    counts = counted(name)
    assert counts["forbidden"]["right"] >= caught * counts["forbidden"]["n"]
    assert counts["neighbour"]["flagged"] <= 0.01 * counts["neighbour"]["n"]
