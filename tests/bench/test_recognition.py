"""A sentence understood, and the words loaded."""

from __future__ import annotations

import itertools

import pytest

from tests.bench.timing import Bench
from tests.workstation.recognition.evaluation import Bundled, cases, matcher
from workstation.paths import SCRIPTS
from workstation.roleplay.recognition import Matcher, read_words

pytestmark = pytest.mark.bench


def test_a_sentence_is_understood(bench: Bench) -> None:
    french = matcher("fr")
    sentences = itertools.cycle(cases("french_test"))
    offered = Bundled("card-lost/identify").offered()
    words = (SCRIPTS / "recognition" / "fr.yaml").read_text(encoding="utf-8")

    def load() -> None:
        Matcher(read_words(words, "fr.yaml"))

    def alone() -> None:
        french.first_match(next(sentences).sentence, offered)

    def in_place() -> None:
        next(sentences).heard(french)

    bench("words read and made ready", load, rounds=20)
    bench("a sentence among the moves of a beat", alone, rounds=500, reach="10")
    timing = bench("a sentence, the role-play stepping", in_place, rounds=500, reach="10")
    assert timing.median < 10
