"""A whole call in German, until one ships: it checks and plays, and a set of sentences is heard at its places."""

from __future__ import annotations

from tests.support.content import BUNDLED
from tests.workstation.recognition.evaluation import cases, roleplay
from tests.workstation.recognition.measuring import summed
from workstation.library.playing import test_faults as faults_of

CALL = roleplay("karte-verloren")


def test_it_checks_without_a_fault() -> None:
    assert CALL.program is not None
    assert not [fault for fault in CALL.diagnostics if fault.severity != "hint"]


def test_it_plays_from_the_welcome_to_the_note() -> None:
    assert list(faults_of(CALL, BUNDLED)) == []


def test_its_sentences_are_heard_as_often_as_those_of_the_other_languages() -> None:
    found = summed(["german_call"])["all"]
    assert found["n"] == len(cases("german_call")) == 150
    assert found["right"] >= 0.85 * found["n"]
    assert found["right or asked"] >= 0.92 * found["n"]
    assert found["not meant"] <= 0.025 * found["n"]
    assert not found["costly"]
