"""What is wrong with the parts of a sentence, and that each bundled recapitulation asks for its own."""

from __future__ import annotations

import re

import pytest

from tests.support.content import BUNDLED
from tests.workstation.recognition.evaluation import matcher
from workstation.content.diagnostics import ContentFault
from workstation.roleplay.reading.loader import load

FILE = "card-lost.yaml"
[LOST] = [one for one in BUNDLED.roleplays if one.path.name == FILE]
DONE = "- {id: done,"


def codes(text: str) -> list[str]:
    try:
        load(text, FILE, BUNDLED.around)
    except ContentFault as fault:
        return [one.code for one in fault.diagnostics]
    return []


[QUESTIONS] = re.findall(r'"une autre question"[^]]*', LOST.text)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("{id: next, title:", "{id: done, title:", "RP031"),
        ('says: ["une autre question"', 'says: ["bonne journée"], x: ["une autre question"', "RP010"),
        (f", says: [{QUESTIONS}]}}", "}", "RP011"),
        (QUESTIONS, '"un bon week-end"', "RP157"),
    ],
    ids=["twice", "unknown key", "no wording", "not in the sentence"],
)  # fmt: skip
def test_a_part_that_does_not_hold_is_named(old: str, new: str, code: str) -> None:
    assert LOST.text.count(old) == 1
    assert code in codes(LOST.text.replace(old, new))


SAID = "Un paiement inconnu, appelez-nous. Une autre"
FEE, DAY = "{{ figures.card_replacement }}", "{{ dates.sending }}"


@pytest.mark.parametrize(
    ("say", "says", "found"),
    [
        (FEE, FEE, []),  # the figure that the sentence inserts
        (FEE, "10 €", []),  # and as a recruit sees it
        ("demain", f"le {DAY}", []),  # which stands there already
        ("douze euros", FEE, ["RP157"]),
        (FEE, "12 €", ["RP157"]),
        (FEE, "{{ figures.nothing_known }}", ["RP045"]),
    ],
)
def test_a_part_may_be_a_figure_or_a_day(say: str, says: str, found: list[str]) -> None:
    text = LOST.text.replace(QUESTIONS, f'"{says}"').replace(SAID, SAID.replace("appelez", f"{say}, appelez"), 1)
    told = [code for code in codes(text) if code in ("RP045", "RP157")]
    assert set(found) <= set(told)
    assert bool(told) is bool(found)


MOVES = [
    (one.script.language[:2], step.move)
    for one in BUNDLED.roleplays
    if one.program is not None
    for step in one.script_program.steps
    if step.move.parts
]


def test_every_call_that_is_closed_at_the_desk_has_such_a_sentence() -> None:
    for one in BUNDLED.roleplays:
        if one.script.channel == "call" and one.script.exemplary.expect.end == "done":
            assert any(step.move.parts for step in one.script_program.steps), one.script.id


@pytest.mark.parametrize(("language", "move"), MOVES, ids=[move.id for _, move in MOVES])
def test_no_part_is_taken_for_another(language: str, move) -> None:  # type: ignore[no-untyped-def]
    heard = matcher(language)
    for part in move.parts:
        others = [other for other in move.parts if other.id != part.id]
        assert any(not any(heard.says(text, other.says) for other in others) for text in part.says)
