"""``check --impact`` over a data folder where somebody practised."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import main
from tests.support.played import ENDED, LEFT, played_folder


def told(data: Path, capsys: pytest.CaptureFixture[str], name: str) -> Any:
    assert main.main(["check", "--impact", name, "--json", "--data", str(data), "--lang", "en"]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_sessions_kept_that_lean_on_it_are_listed_with_their_scores(
    data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    played_folder(data_dir)
    kept = told(data_dir, capsys, "figures.card_replacement")["impact"]["passes"]
    assert [(one["session"], one["score"], one["passed"]) for one in kept] == [(LEFT, None, None), (ENDED, 88, True)]
    assert all(one["scenario"] == "card-lost" for one in kept)
    assert told(data_dir, capsys, "figures.limit_rise_days")["impact"]["passes"] == []
