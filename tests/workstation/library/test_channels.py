"""A role-play on each channel, played to its end by the same session as at the desk."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import CONTENT, SHELF
from workstation.library.playing import play_test, walk
from workstation.library.playing import test_faults as faults_of
from workstation.library.shelf import Roleplay, read_roleplay

FILES = sorted((CONTENT / "channels").glob("*.yaml"))


def of(path: Path) -> Roleplay:
    """A role-play that checks."""
    found = read_roleplay(path, None, SHELF.folders)
    assert [fault.describe() for fault in found.diagnostics] == []
    return found


def test_there_is_one_of_each() -> None:
    assert {of(path).script.channel for path in FILES} == {"chat", "email", "callback", "outbound"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_its_own_tests_come_out_as_they_say(path: Path) -> None:
    assert faults_of(of(path), SHELF) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("seed", range(5))
def test_whoever_plays_by_chance_comes_to_an_end(path: Path, seed: int) -> None:
    assert walk(of(path), SHELF, seed).marks.end


def test_a_reply_is_shown_as_it_was_sent() -> None:
    roleplay = of(CONTENT / "channels" / "lost-card-email.yaml")
    test = next(test for test in roleplay.script.tests if test.name == "relancée")
    lines = play_test(roleplay, SHELF, test).session.state.contacts["c1"].lines
    assert [(line.who, line.move, line.text) for line in lines if line.who != "fact"] == [
        ("customer", "", "Bonjour, j’ai perdu ma carte et je voudrais savoir combien il me reste. Anne Dupré"),
        ("adviser", "short", dict(test.replies)["courte"]),
        ("customer", "", "Vous ne répondez pas à ma question."),
        ("adviser", "mended", dict(test.replies)["suite"]),
        ("customer", "", "Merci, c’est clair."),
    ]
