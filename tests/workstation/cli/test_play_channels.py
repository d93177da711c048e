"""``play`` and ``check`` on each channel, in a folder laid out as the bundled content is."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from tests.support.content import CONTENT
from workstation.cli import check, play
from workstation.library.shelf import Shelf

SCENARIOS = sorted(path.stem for path in (CONTENT / "channels").glob("*.yaml"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(CONTENT, tmp_path / "content")
    for path in (tmp_path / "content" / "channels").glob("*.yaml"):
        shutil.move(path, tmp_path / "content" / "roleplays")
    return tmp_path / "content"


def given(**arguments: Any) -> Any:
    return cast(Any, SimpleNamespace(**arguments))


@pytest.mark.parametrize("player", ["best", "worst", "random", "test:exemplaire"])
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_it_is_played_to_an_end(scenario: str, player: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = given(scenario=scenario, moves="", player=player, seed=2, json=True)
    assert play.run(arguments, Shelf(root)) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["end"]
    if player in ("best", "test:exemplaire"):
        assert said["passed"]
        assert said["score"] >= 90


def test_moves_may_name_the_outcomes_of_replies(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    moves = "reply:short,reply:mended,note:note_full"
    arguments = given(scenario="lost-card-email", moves=moves, player="", seed=1, json=True)
    assert play.run(arguments, Shelf(root)) == 0
    assert json.loads(capsys.readouterr().out)["moves"] == ["short", "mended", "note_full"]


def test_everything_is_checked_proved_walked_and_covered(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = given(
        paths=[root],
        solve=True,
        states=0,
        walk=20,
        coverage=True,
        spelling=False,
        mutate=False,
        explain=False,
        since=None,
        json=True,
    )
    assert check.run(arguments, Shelf(root)) == 0
    said = json.loads(capsys.readouterr().out)
    assert {proof["scenario"]: proof["complete"] for proof in said["proofs"]} == dict.fromkeys(
        [*SCENARIOS, "lost-card"], True
    )
    assert not any(walks["stuck"] for walks in said["walks"])


def test_what_is_done_is_told_among_what_is_said_and_the_note_at_the_end(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = given(scenario="lost-card", moves="", player="test:exemplaire", seed=1, json=False)
    assert play.run(arguments, Shelf(root)) == 0
    told = capsys.readouterr().out + capsys.readouterr().err
    assert "Card blocked, ref. " in told
    assert "[Note: CARD-LOST · Solved · No follow-up. Carte bloquée, nouvelle carte commandée.]" in told
    assert told.index("Card blocked") < told.index("[Note: ") < told.index("out of 100")
