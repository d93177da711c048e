"""A call whose sentences were written: what was typed, what was not understood, and when nobody said anything."""

from __future__ import annotations

import pytest

from tests.support.shift import ANNE
from tests.support.spoken import SpokenShift
from tests.workstation.debrief.calls import report_of
from workstation import commands as c
from workstation.debrief.timeline import Timeline

GREETING, NONSENSE = "Bonjour, Banque Orvanne, Inès, je vous écoute.", "Les perroquets vivent longtemps."


@pytest.fixture
def call() -> SpokenShift:
    shift = SpokenShift()
    shift.answer()
    return shift


def silences(call: SpokenShift) -> list[tuple[int, int]]:
    """Each silence of the time line, from when to when in session ms."""
    line: Timeline = report_of(call).timeline
    return [(start + line.origin, stop + line.origin) for start, stop, kind in line.bands if kind == "silence"]


def test_the_report_holds_what_was_really_typed(call: SpokenShift) -> None:
    call.speak(GREETING)
    call.listen()
    call.speak(NONSENSE)
    call.listen()
    report = report_of(call)
    mine = [(line.text, line.move, line.code) for line in report.lines if line.who == "adviser"]
    assert mine == [(GREETING, "greet_full", "heard"), (NONSENSE, "", "unclear")]
    assert [who for _, who in report.timeline.knots].count("adviser") == 2
    assert NONSENSE not in [moment.said for moment in report.moments]


def test_writing_is_no_silence(call: SpokenShift) -> None:
    call.wait(2)
    for count in range(1, 9):
        call.type("Bonjour " * count)
        call.wait(3)
    call.speak(GREETING)
    assert silences(call) == []


def test_silence_lasts_until_the_first_key(call: SpokenShift) -> None:
    ready = call.contact.talk.ready_at
    call.wait_until(ready + 8000)
    call.type("Bonjour")
    call.wait(3)
    call.speak(GREETING)
    assert silences(call) == [(ready, ready + 8000)]


def test_a_sentence_left_unsaid_is_a_silence_once_the_keys_rest(call: SpokenShift) -> None:
    call.type("Bonjour")
    typed = call.now
    call.wait(12)
    call.speak(GREETING)
    assert silences(call) == [(typed + 4000, typed + 12_000)]


def test_what_was_not_understood_broke_the_silence(call: SpokenShift) -> None:
    ready = call.contact.talk.ready_at
    call.wait_until(ready + 7000)
    call.speak(NONSENSE)
    call.listen()
    call.speak(GREETING)
    assert silences(call) == [(ready, ready + 7000)]


def test_an_act_told_in_ones_own_words_is_worth_as_much(call: SpokenShift) -> None:
    call.say("greet_full", "ask_name", "ask_birth", "enough")
    call.listen()
    call.do(c.DoAct("c1", ANNE, "card.block", "classic"))
    call.speak("C’est fait, votre carte est bloquée.")
    call.listen()
    call.say("recap")
    call.wait(10)
    call.close()
    assert report_of(call).marks.score == 100
