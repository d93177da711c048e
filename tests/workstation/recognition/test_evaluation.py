"""How much of what advisers really say is understood, and how seldom something else is."""

from __future__ import annotations

import pytest

from tests.workstation.recognition.evaluation import cases, judge, matcher


@pytest.mark.parametrize(
    ("name", "language", "right", "wrong"),
    [
        ("french_tuning", "fr", 0.96, 0.02),
        ("french_test", "fr", 0.88, 0.03),
        ("english", "en", 0.9, 0.03),
        ("german", "de", 0.9, 0.03),
    ],
)
def test_sentences_are_understood(name: str, language: str, right: float, wrong: float) -> None:
    outcome = judge(name, matcher(language))
    assert outcome.right >= right, "\n".join(outcome.failures)
    assert outcome.wrong <= wrong, "\n".join(outcome.failures)


def test_the_evaluation_asks_enough() -> None:
    french = cases("french_tuning") + cases("french_test")
    assert len(french) >= 400
    assert len({(case.place, case.sentence) for case in french}) == len(french)
    for half in (cases("french_tuning"), cases("french_test")):
        assert sum(not case.meant for case in half) >= len(half) / 4
        assert sum(case.denied for case in half) >= len(half) / 10
        assert sum(len(case.meant) > 1 for case in half) >= len(half) / 10


def test_no_role_play_serves_both_halves() -> None:
    def roleplays(name: str) -> set[str]:
        return {case.place.partition("/")[0] for case in cases(name)}

    assert not roleplays("french_tuning") & roleplays("french_test")
