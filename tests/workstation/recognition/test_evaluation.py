"""How much of what advisers really say is understood, and how seldom something else is."""

from __future__ import annotations

import re

import pytest

from tests.support.content import BUNDLED
from tests.workstation.recognition.evaluation import cases, judge, matcher, program
from workstation.folding import folded


@pytest.mark.parametrize(
    ("name", "language", "by", "right", "wrong"),
    [
        ("french_tuning", "fr", "meaning", 0.97, 0.015),
        ("french_fresh", "fr", "meaning", 0.92, 0.025),
        ("french_second", "fr", "meaning", 0.87, 0.025),
        ("french_test", "fr", "meaning", 0.95, 0.015),
        ("english_fresh", "en", "meaning", 0.93, 0.03),
        ("english", "en", "meaning", 0.93, 0.0),
        ("german", "de", "meaning", 0.93, 0.0),
        ("french_tuning", "fr", "words", 0.96, 0.01),
        ("french_fresh", "fr", "words", 0.87, 0.035),
        ("french_second", "fr", "words", 0.8, 0.025),
        ("french_test", "fr", "words", 0.91, 0.02),
        ("english_fresh", "en", "words", 0.87, 0.04),
        ("english", "en", "words", 0.93, 0.0),
        ("german", "de", "words", 0.93, 0.0),
    ],
)
def test_sentences_are_understood(name: str, language: str, by: str, right: float, wrong: float) -> None:
    outcome = judge(name, matcher(language, by))
    assert outcome.right >= right, "\n".join(outcome.failures)
    assert outcome.wrong <= wrong, "\n".join(outcome.failures)


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
    by_meaning, by_words = (judge("french_fresh", matcher("fr", by)) for by in ("meaning", "words"))
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
