"""What a revision changes in meaning: tests, and the exemplary one without each of its steps, on both texts."""

from __future__ import annotations

import pytest

from tests.support.content import LOST_CARD, SHELF, changed, on_the_shelf
from workstation.library.revising import revision


def said(*changes: tuple[str, str]) -> list[str]:
    """What is told of these changes, in English."""
    return [one.said() for one in revision(on_the_shelf(), on_the_shelf(changed(*changes)), SHELF)]


def test_a_text_that_means_the_same_has_nothing_to_tell() -> None:
    assert said() == []
    assert said(('whisper: "Présentez-vous."', 'whisper: "Dites qui vous êtes."')) == []


BLOCK = 'say: "Votre carte est bloquée."\n        score: {answer: 3}'


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        (  # less is asked: what lacked it passes
            ("identify: {max: 2, critical: true}", "identify: {max: 2}"),
            "Without “ask_birth”, the contact passes now:",
        ),
        ((BLOCK, BLOCK.replace("3}", "1}")), "The test “exemplaire”, the contact no longer passes: 100 →"),
        (("score: {welcome: 2}\n", "score: {welcome: 2}\n        flag: promise\n"), "“promise” is raised"),
        (("penalty: 15", "penalty: 16"), ""),
        (("- name: raccrochée", "- name: coupée"), "The test “coupée” is new: 0, does not pass."),
        (("- name: raccrochée", "- name: coupée"), "The test “raccrochée” is gone; it came to: 0, does not pass."),
        (("mood: -4", "mood: -1"), "“hung_up_on_customer” is raised"),
    ],
)
def test_what_comes_of_each_way_is_told_where_it_differs(change: tuple[str, str], wanted: str) -> None:
    told = said(change)
    assert any(wanted in one for one in told) if wanted else told == [], told


def test_machines_read_both_ways() -> None:
    text = changed(("identify: {max: 2, critical: true}", "identify: {max: 2}"))
    found = {one.without: one.as_json() for one in revision(on_the_shelf(LOST_CARD), on_the_shelf(text), SHELF)}
    was, now = found["ask_birth"]["was"], found["ask_birth"]["now"]
    assert isinstance(was, dict)
    assert isinstance(now, dict)
    assert (was["passed"], now["passed"]) == (False, True)
    assert was["score"] == now["score"]
