"""A test of a role-play that fails says which step, what could be done there, and what came instead."""

from __future__ import annotations

import pytest

from tests.support.content import LOST_CARD, SHELF, on_the_shelf
from workstation.library.playing import failed_tests


@pytest.mark.parametrize(
    ("old", "new", "at", "said"),
    [
        (
            "enough, ",
            "",
            "block_card",
            "cannot be done after “ask_birth”; 2 subjects are still to be dealt with; what can",
        ),
        ("greet_full, ", "", "ask_name", "“ask_name” cannot be done first; what can be done there: greet_full"),
        ("flags: []", "flags: [promise]", "[promise]", "does not raise the flag “promise”"),
        ("end: done", "end: hung_up", "hung_up", "it ends in “done” and not in “hung_up”"),
    ],
)
def test_a_failed_test_is_told_at_its_place(old: str, new: str, at: str, said: str) -> None:
    start = LOST_CARD.index("role: exemplary")
    assert old in LOST_CARD[start:]
    text = LOST_CARD[:start] + LOST_CARD[start:].replace(old, new, 1)
    fault = failed_tests(on_the_shelf(text), SHELF)[0]
    assert said in fault.message
    assert fault.source[fault.place.column - 1 :].startswith(at)
