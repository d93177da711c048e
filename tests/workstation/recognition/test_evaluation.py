"""How much of what advisers really say is understood, and how seldom something else is."""

from __future__ import annotations

import re

import pytest
from _pytest.mark import ParameterSet

from tests.support.content import BUNDLED
from tests.workstation.recognition.evaluation import cases, heard_once, judge, matcher, program
from tests.workstation.recognition.measuring import SETS as ALL_SETS
from workstation.folding import folded

Names = tuple[str, ...]
# The sets by kind are measured through the whole decision: see ``test_measuring``.
WHOLE = ("_unseen", "_fourth_", "_fifth_", "_sixth_", "_forbidden")
SETS = {name: language for name, language in ALL_SETS.items() if not any(mark in name for mark in WHOLE)}


# Of each set what is right, and what is wrong, by the meaning and by the words alone.
AT_LEAST = {
    "french_tuning": {"meaning": (0.96, 0.015), "words": (0.8, 0.01)},
    "french_fresh": {"meaning": (0.83, 0.025), "words": (0.67, 0.035)},
    "french_second": {"meaning": (0.87, 0.025), "words": (0.8, 0.025)},
    "french_test": {"meaning": (0.94, 0.015), "words": (0.8, 0.02)},
    "french_costly": {"meaning": (0.87, 0.045), "words": (0.64, 0.035)},
    "french_judged": {"meaning": (0.93, 0.02), "words": (0.68, 0.01)},
    "english_fresh": {"meaning": (0.87, 0.0), "words": (0.66, 0.0)},
    "english": {"meaning": (0.93, 0.0), "words": (0.87, 0.0)},
    "english_costly": {"meaning": (0.94, 0.02), "words": (0.74, 0.02)},
    "english_judged": {"meaning": (0.92, 0.04), "words": (0.72, 0.04)},
    "german": {"meaning": (0.93, 0.0), "words": (0.93, 0.0)},
    "german_costly": {"meaning": (0.96, 0.0), "words": (0.92, 0.0)},
}
# Each language, and of each a set of moves that cost: by these the plain run judges, the long one by all.
PLAIN = ("french_test", "french_judged", "english_costly", "english_judged", "german", "german_costly")


def sets() -> list[ParameterSet]:
    """The sets as parameters."""
    return [pytest.param(name, marks=() if name in PLAIN else pytest.mark.torture) for name in AT_LEAST]


ALL = [pytest.param(PLAIN, id="some"), pytest.param(tuple(SETS), id="all", marks=pytest.mark.torture)]


@pytest.mark.parametrize("by", ["meaning", "words"])
@pytest.mark.parametrize("name", sets())
def test_sentences_are_understood(name: str, by: str) -> None:
    """By the words alone a move that costs is not understood unless its wording is whole: it is asked, and no fault."""
    right, wrong = AT_LEAST[name][by]
    outcome = judge(name, matcher(SETS[name], by))
    assert outcome.right >= right * outcome.total, "\n".join(outcome.failures)
    assert outcome.wrong <= wrong * outcome.total, "\n".join(outcome.failures)


@pytest.mark.parametrize("names", ALL)
@pytest.mark.parametrize(("by", "most"), [("meaning", 0.005), ("words", 0.0)])
def test_a_move_that_costs_is_not_taken_from_what_does_not_mean_it(names: Names, by: str, most: float) -> None:
    outcomes = [judge(name, matcher(SETS[name], by)) for name in names]
    failures = [line for outcome in outcomes if outcome.costly for line in outcome.failures]
    assert sum(outcome.costly for outcome in outcomes) <= most * sum(outcome.total for outcome in outcomes), failures


@pytest.mark.parametrize("names", ALL)
@pytest.mark.parametrize("by", ["meaning", "words"])
def test_what_is_not_understood_is_asked_between_meanings_that_hold_the_right_one(names: Names, by: str) -> None:
    alone = [(case, matcher(SETS[name], by)) for name in names for case in cases(name) if len(case.meant) == 1]
    nothing = [(case, matcher(SETS[name], by)) for name in names for case in cases(name) if not case.meant]
    found = [tuple(o.id for o in heard_once(case, who)) or case.asked(who) for case, who in alone]
    held = sum(case.meant[0] in offered for (case, _), offered in zip(alone, found, strict=True))
    assert held >= 0.95 * len(alone)
    asked = sum(bool(case.asked(who)) for case, who in nothing if not heard_once(case, who))
    assert asked <= 0.18 * len(nothing), "a sentence that means no move is seldom asked about"


def test_the_evaluation_asks_enough() -> None:
    files = [cases(name) for name in ("french_tuning", "french_fresh", "french_second", "french_test")]
    french = [case for part in files for case in part]
    assert len(french) >= 900
    assert len({(case.place, case.sentence) for case in french}) == len(french)
    for half in files:
        assert sum(not case.meant for case in half) >= len(half) / 4
        assert sum(case.denied for case in half) >= len(half) / 10
        assert sum(len(case.meant) > 1 for case in half) >= len(half) / 10


def test_no_role_play_serves_both_halves() -> None:
    def roleplays(name: str) -> set[str]:
        return {case.place.partition("/")[0] for case in cases(name)}

    assert not roleplays("french_tuning") & roleplays("french_test")


def test_the_model_understands_what_the_words_alone_do_not() -> None:
    by_meaning, by_words = (judge("french_judged", matcher("fr", by)) for by in ("meaning", "words"))
    assert by_meaning.right > by_words.right


@pytest.mark.parametrize("name", ["french_fresh", "french_second", "english_fresh"])
def test_no_role_play_was_taught_the_sentences_it_is_judged_by(name: str) -> None:
    def bare(text: str) -> str:
        return " ".join(re.findall(r"\w+", folded(text)))

    judged = {bare(case.sentence): case.place.partition("/")[0] for case in cases(name)}
    bundled = {roleplay for roleplay in judged.values() if BUNDLED.find(roleplay)}
    steps = [step for roleplay in bundled for node in program(roleplay).nodes for step in (*node.moves, *node.subjects)]
    assert bundled or name == "french_second"
    assert not {bare(hears) for step in steps for hears in step.move.hears} & set(judged)
