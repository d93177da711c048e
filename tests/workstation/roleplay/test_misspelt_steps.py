"""A step that is none is told once, where it is misspelt, with the one that was meant."""

from __future__ import annotations

from tests.support.content import BUNDLED
from workstation.content.diagnostics import ContentFault, Diagnostic
from workstation.paths import RESOURCES, SCRIPTS
from workstation.roleplay.reading.includes import Folders
from workstation.roleplay.reading.loader import load_with

BASE = RESOURCES / "help" / "examples" / "base"
SHARED, USING = ((BASE / name).read_text(encoding="utf-8") for name in ("shared.yaml", "roleplay.yaml"))
PLAY = '    play: [greet_short, ask_number, take_over, "note:none"]\n'
INSTEAD = "    instead: {greet_full: greet_short, ask_name: ask_number, block_card: take_over}\n"


def told(text: str, *changes: tuple[str, str]) -> list[Diagnostic]:
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    try:
        load_with(text, "essai.yaml", BUNDLED.around, Folders((BASE, SCRIPTS)))
    except ContentFault as fault:
        return [one for one in fault.diagnostics if one.code == "RP050"]
    return []


def at(one: Diagnostic) -> str:
    return one.source[one.place.column - 1 :]


def test_the_exemplary_tests_is_told_there_and_not_of_the_tests_that_do_it_otherwise() -> None:
    (one,) = told(SHARED, (PLAY, INSTEAD), ("[greet_full, ask_name", "[greet_ful, ask_name"))
    assert at(one).startswith("greet_ful, ask_name")
    assert one.suggestion == "greet_full"


def test_it_is_told_with_what_else_is_wrong() -> None:
    (one,) = told(
        SHARED, ("[greet_full, ask_name", "[greet_ful, ask_name"), ("  greet:\n    stage", "  greet:\n    stag")
    )
    assert at(one).startswith("greet_ful, ask_name")


def test_what_another_test_does_otherwise_is_no_step_or_not_the_exemplary_tests() -> None:
    (misspelt,) = told(SHARED, (PLAY, INSTEAD.replace("ask_name:", "ask_nam:")))
    (other,) = told(SHARED, (PLAY, INSTEAD.replace("ask_name:", "ask_number:")))
    assert (at(misspelt)[:8], misspelt.suggestion) == ("ask_nam:", "ask_name")
    assert at(other).startswith("ask_number:")
    assert "exemplary test does no" in other.message


def test_a_move_of_a_fragment_is_meant_before_one_that_resembles_it() -> None:
    near = USING.replace("greet_cold", "explained")
    (one,) = told(near, ("ask_birth, doubt/explain, block_card", "ask_birth, explain, block_card"))
    assert one.suggestion == "doubt/explain"
