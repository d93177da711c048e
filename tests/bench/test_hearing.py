"""How well typed sentences are heard, by language and kind, on the sets kept apart."""

from __future__ import annotations

import pytest

from tests.workstation.recognition.measuring import SETS, summed, table

pytestmark = pytest.mark.bench
LANGUAGES = tuple(dict.fromkeys(SETS.values()))
# Written by people who had seen neither the moves nor what they hear; whoever tunes the recogniser has seen them since.
UNSEEN = ("french_unseen", "english_unseen")


@pytest.mark.parametrize("by", ["meaning", "words"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_set_of_a_language(told: list[str], language: str, by: str) -> None:
    names = [name for name, spoken in SETS.items() if spoken == language]
    told += [f"{language}, {len(names)} sets, by {by}", *table(names, by)]
    assert summed(names, by)["all"]["n"] > 0


@pytest.mark.parametrize("by", ["meaning", "words"])
@pytest.mark.parametrize("name", UNSEEN)
def test_a_set_written_unseen(told: list[str], name: str, by: str) -> None:
    told += [f"{name}, by {by}", *table([name], by)]
    assert summed([name], by)["all"]["n"] > 0
