"""A sentence understood, and what the words and the model take to be ready."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.architecture.source import ROOT
from tests.bench.timing import Bench
from tests.workstation.recognition.evaluation import Bundled, Case, cases, matcher
from workstation.paths import SCRIPTS
from workstation.roleplay.recognition import Matcher, read_words
from workstation.roleplay.recognition.model import MODEL

pytestmark = pytest.mark.bench

LOADED = """
def held():
    return next(int(line.split()[1]) // 1024 for line in open("/proc/self/status") if line.startswith("VmRSS"))

from workstation.roleplay.recognition.encoder import load
before = held()
assert load() is not None
print(held() - before)
"""


def test_the_words_are_read(bench: Bench) -> None:
    words = (SCRIPTS / "recognition" / "fr.yaml").read_text(encoding="utf-8")
    assert bench("words read and made ready", lambda: Matcher(read_words(words, "fr.yaml")), rounds=20).median > 0


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_the_model_is_loaded(bench: Bench) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-c", LOADED]

    def begin() -> str:
        return subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout

    held = begin().strip()
    assert bench(f"the model loaded by a new process ({held} MB)", begin, rounds=5, reach="2000").median > 0


@pytest.mark.parametrize("by", ["meaning", "words"])
def test_a_sentence_is_understood(bench: Bench, by: str) -> None:
    sentences = [case for name in ("french_fresh", "french_test") for case in cases(name)]
    french, offered = matcher("fr", by), Bundled("card-lost/identify").offered()
    french.first_match("bonjour", offered)

    def one(case: Case) -> None:
        french.first_match(case.sentence, offered)

    def in_place(case: Case) -> None:
        case.heard(french)

    rounds = len(sentences)
    new = bench(f"a sentence by {by}, not heard before", each(sentences, one), rounds=rounds, reach="10")
    if by == "meaning":
        MODEL.forget()
    bench("the same in place, no phrase seen before", each(sentences, in_place), rounds=rounds)
    assert new.median < 10


def each(sentences: list[Case], hear: Callable[[Case], None]) -> Callable[[], None]:
    """Each sentence in its turn."""
    left = itertools.cycle(sentences)
    return lambda: hear(next(left))
