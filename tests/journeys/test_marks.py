"""A mark leaves the machine it was given on, and is worked out again on another; kept marks stay as they are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import main
from tests.support.played import ENDED, opened, played_folder

Told = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("here")
    played_folder(folder)
    return folder


@pytest.fixture
def carried(here: Path, tmp_path: Path, capsys: Told) -> Path:
    file = tmp_path / "report.json"
    assert _run(here, "report", ENDED, "--format", "json", "--out", str(file)) == 0
    capsys.readouterr()
    return file


def _run(folder: Path, *argv: str) -> int:
    return main.main(["--data", str(folder), "--lang", "en", *argv])


def test_a_report_is_verified_where_nothing_was_ever_played(carried: Path, tmp_path: Path, capsys: Told) -> None:
    there = tmp_path / "there"
    assert _run(there, "verify", str(carried)) == 0
    assert capsys.readouterr().out == f"{carried}: equal. 100 out of 100, passed, marking version 2.\n"
    assert not (there / "workstation.db").exists()


def test_a_report_that_was_meddled_with_is_not(carried: Path, tmp_path: Path, capsys: Told) -> None:
    report = json.loads(carried.read_text(encoding="utf-8"))
    report["score"], report["passed"] = 12, False
    carried.write_text(json.dumps(report), encoding="utf-8")
    assert _run(tmp_path / "there", "verify", str(carried)) == 1
    said = capsys.readouterr().out
    assert "Score: the report says 12, the log gives 100." in said
    assert "Passed: the report says no, the log gives yes." in said
    assert said.endswith(f"{carried}: the mark is not what the log gives.\n")


@pytest.mark.parametrize("text", ["", "{}", "[]", "<html>", '{"score": 3}', "[" * 50_000])
def test_what_is_no_report_is_one_line(tmp_path: Path, capsys: Told, text: str) -> None:
    file = tmp_path / "other.json"
    file.write_text(text, encoding="utf-8")
    assert _run(tmp_path / "there", "verify", str(file)) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == f"{file} is no report to verify: write one with “main.py report SESSION --format json”.\n"


def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path, capsys: Told) -> None:
    assert _run(tmp_path / "there", "verify", str(tmp_path / "none.json")) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_every_version_is_told_and_what_is_kept_stays(here: Path, capsys: Told) -> None:
    store = opened(here)
    before = store.results.of(ENDED, "c1")
    store.close()
    assert _run(here, "recompute") == 0
    said = capsys.readouterr().out
    assert f"{ENDED}  card-lost  100 out of 100, passed, marking version 2." in said
    assert "Kept: 88 out of 100, which its log does not give." in said
    assert "Marking version 1: the same." in said
    assert _run(here, "recompute", ENDED) == 0
    assert capsys.readouterr().out == said
    assert _run(here, "recompute", "nobody") == 2
    store = opened(here)
    assert store.results.of(ENDED, "c1") == before
    store.close()
