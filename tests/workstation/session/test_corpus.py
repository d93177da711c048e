"""What was kept in any format is read for ever: it folds and marks as it did when it was played."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.corpus import CORPUS, folded, kept_sessions, read_kept
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
    assert formats == ["1", "2"]
    for name in formats:
        marks = [read_kept(path).expected["contacts"]["c1"]["marks"] for path in KEPT if path.parent.name == name]
        assert {one["passed"] for one in marks} == {True, False}


def test_transactions_that_were_not_kept_are_read_as_those_that_were() -> None:
    for path in (CORPUS / "1").glob("*-*.json"):
        old, new = (read_kept(CORPUS / name / path.name).session().entries() for name in ("1", "2"))
        assert [(x.number, x.at, type(x.event), x.origin, x.asked) for x in old] == [
            (x.number, x.at, type(x.event), x.origin, x.asked) for x in new
        ]
