"""Words to avoid with a customer: caught where they stand and nowhere else, on sentences older than the rules."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.support import content
from tests.support.content import BUNDLED
from workstation.content.yaml_nodes import plain
from workstation.roleplay.judging.rules import IDENTIFIED, SPOKEN

SENTENCES = Path(content.__file__).with_name("avoided.yaml")


@cache
def found(kind: str) -> dict[str, bool]:
    """Every sentence of that kind, and whether a word in it is to be avoided."""
    read = plain(SENTENCES.read_text(encoding="utf-8"))
    return {
        sentence: bool(BUNDLED.rules.findings(sentence, SPOKEN, language, identity=IDENTIFIED))
        for language, kinds in read.items()
        for sentence in kinds[kind]
    }


def test_fewer_than_two_in_a_hundred_good_sentences_are_blamed() -> None:
    good = found("good")
    assert len(good) >= 200
    assert sum(good.values()) / len(good) < 0.02, [sentence for sentence, blamed in good.items() if blamed]


def test_nine_faulty_sentences_of_ten_are_caught() -> None:
    faulty = found("faulty")
    assert len(faulty) >= 100
    assert sum(faulty.values()) / len(faulty) >= 0.9, [sentence for sentence, caught in faulty.items() if not caught]
