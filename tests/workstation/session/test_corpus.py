"""What was kept in any format is read for ever: it folds and marks as it did when it was played."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.corpus import CORPUS, folded, kept_sessions, read_kept, some_kept
from workstation.debrief.building import make_report
from workstation.session.entries import read_entries
from workstation.session.state import fold_all

KEPT = list(kept_sessions())


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_kept_log_folds_and_marks_as_it_did(path: Path) -> None:
    kept = read_kept(path)
    session = kept.session()
    assert json.loads(json.dumps(folded(session.state, session.world.pins))) == kept.expected
    assert fold_all(session.entries()) == session.state


def test_every_format_is_there_with_every_role_play_passed_and_failed() -> None:
    formats = sorted(folder.name for folder in CORPUS.iterdir())
    assert formats == ["1", "2", "3", "4"]
    for name in formats:
        marks = [read_kept(path).expected["contacts"]["c1"]["marks"] for path in KEPT if path.parent.name == name]
        assert {one["passed"] for one in marks} == {True, False}


@pytest.mark.parametrize("path", [path for path in KEPT if path.parent.name == "2"], ids=lambda path: path.stem)
def test_transactions_are_worked_out_where_none_are_kept(path: Path) -> None:
    kept = read_kept(path)
    rows = [replace(row, origin=None, asked=None) for row in kept.log.read(path.stem)]
    assert list(read_entries(rows)) == kept.session().entries()


@pytest.mark.parametrize("path", some_kept(4, start=2))
def test_a_kept_session_has_its_debrief(path: Path) -> None:
    session = read_kept(path).session()
    report = make_report(path.stem, session.entries(), session.world.pins, "c1")
    origins = {entry.origin for entry in session.entries()}
    assert {moment.fork_at + 1 for moment in report.moments} <= origins
