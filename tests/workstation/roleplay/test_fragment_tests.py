"""A fragment carries its own tests: it is walked alone, and what comes otherwise is told at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from workstation.content.diagnostics import ContentFault
from workstation.paths import SCRIPTS
from workstation.roleplay.reading.includes import Folders
from workstation.roleplay.reading.trying import check_fragments

FILES = sorted((SCRIPTS / "fragments").glob("*.yaml"))
STANDARD = (SCRIPTS / "fragments" / "standard.yaml").read_text(encoding="utf-8")


def faults(text: str) -> list[tuple[str, str]]:
    try:
        return [(fault.code, fault.source) for fault in check_fragments(text, "standard.yaml", Folders())]
    except ContentFault as fault:
        return [(one.code, one.source) for one in fault.diagnostics]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_bundled_fragment_has_tests_that_come_out_right(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "    tests:\n" in text
    assert [fault.code for fault in check_fragments(text, str(path), Folders())] == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("play: [announce], exit: told", "play: [], exit: told", "RP050"),
        ("play: [announce], exit: told", "play: [anounce], exit: told", "RP050"),
        ("play: [trust_screen], exit: trusted", "play: [trust_screen], exit: identified", "RP050"),
        ("exit: identified, flags: [secret_asked]", "exit: identified", "RP050"),
        ("play: [ask_birth_date, ask_name], exit: identified", "play: [ask_name], exit: identified", "RP050"),
        ('with: {purpose: "la formation", agrees: "Très bien."}, play: [skip]', "play: [skip]", "RP033"),
        ("play: [skip], exit: told", "play: [skip], exit: told, sorce: 2", "RP010"),
    ],
)
def test_what_comes_otherwise_is_told_at_its_line(old: str, new: str, code: str) -> None:
    assert old in STANDARD
    found = faults(STANDARD.replace(old, new, 1))
    assert code in [one for one, _ in found]
    assert any(new.split(", exit")[0] in source for one, source in found if one == code)


def test_a_fragment_without_tests_is_read_as_before() -> None:
    head, _, _ = STANDARD.partition("    tests:\n")
    assert faults(head) == []
