"""« Corriger »: a cure written into the text takes its fault away, and a text that changed is left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.content import SHELF, changed
from workstation.content.diagnostics import ContentFault, Diagnostic
from workstation.content.mending import mended
from workstation.roleplay.reading.loader import load


def faults(text: str) -> list[Diagnostic]:
    """What is wrong with a role-play."""
    try:
        return load(text, "lost-card.yaml", SHELF.around)[1]
    except ContentFault as fault:
        return fault.diagnostics


MENDED = [
    ("    whisper: ", "    whispr: "),
    ("score: {welcome: 2}", "score: {welcom: 2}"),
    ("flag: promise\n", "flag: promiss\n"),
    ('when: "not blocked"', 'when: "not bloked"'),
    ("desk: card.block\n        with", "desk: card.blok\n        with"),
    ("{{ facts.where }}", "{{ facts.were }}"),
    ("kind: closed", "kind: closd"),
    ('client: "Bonjour, j’ai perdu ma carte."', "client: Bonjour : j’ai perdu ma carte."),
    ('client: "Bonjour, j’ai perdu ma carte."', "client: {{ facts.where }}"),
    ('say: "Je vous offre la carte."', "say: Je vous offre la carte # deux"),
]


@pytest.mark.parametrize(("right", "wrong"), MENDED)
def test_a_plain_cure_is_written_at_its_line_alone_and_takes_the_fault_away(right: str, wrong: str) -> None:
    text = changed((right, wrong))
    fault = faults(text)[0]
    put = mended(text, fault)
    assert put is not None
    differ = [n for n, (was, now) in enumerate(zip(text.split("\n"), put.split("\n"), strict=True), 1) if was != now]
    assert differ == [fault.place.line]
    assert (fault.code, fault.place) not in [(one.code, one.place) for one in faults(put)]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('say: "Je vous offre la carte."', "say: [Je vous offre]"),  # nothing plain to put there
        ('        hint: "Accueillir"\n', '        hint: "Accueillir"\n        colour: red\n'),
        ("penalty: 15", "penalty: much"),
    ],
)
def test_a_fault_without_a_plain_cure_is_left_to_its_author(right: str, wrong: str) -> None:
    text = changed((right, wrong))
    assert [mended(text, fault) for fault in faults(text)] == [None]


def test_a_line_that_changed_since_is_left_alone() -> None:
    text = changed(("    whisper: ", "    whispr: "))
    fault = faults(text)[0]
    assert mended(text.replace("whispr", "whsper"), fault) is None
    assert mended("", fault) is None
    assert mended(text, replace(fault, suggestion="", code="RP010")) is None
