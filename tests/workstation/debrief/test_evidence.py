"""A report says the same mark anywhere, wherever it is carried; and it says where it was meddled with."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from tests.support.corpus import read_kept, some_kept
from tests.support.drawn import drawn
from tests.workstation.debrief.calls import good, missed, poor, report_of, shift
from workstation import commands as c
from workstation.assessment.marking import VERSIONS
from workstation.assessment.pinned import pinned_card
from workstation.assessment.remarking import remark, rework
from workstation.debrief.building import make_report
from workstation.debrief.evidence import KEY, NoEvidence, Verified, evidence_of, verify
from workstation.debrief.page import as_html
from workstation.debrief.report import as_json
from workstation.session.log import digest
from workstation.session.runner import Session

Report = dict[str, Any]


def carried(session: Session) -> Report:
    """The JSON report as it is read on another machine."""
    report = as_json(make_report(session.id, session.entries(), session.world.pins, "c1"))
    told = {**report, KEY: evidence_of(session.entries(), session.world.pins.contents, "c1")}
    found: Report = json.loads(json.dumps(told, ensure_ascii=False))
    return found


@pytest.fixture(scope="module")
def sound() -> Report:
    return carried(good().session)


def codes(found: Verified) -> set[str]:
    return {difference.code for difference in found.differences}


@pytest.mark.parametrize("path", some_kept(4))
def test_the_mark_of_a_log_of_any_format_is_worked_out_from_its_report_alone(path: Path) -> None:
    kept = read_kept(path)
    report = carried(kept.session())
    found = verify(report)
    assert found.differences == ()
    assert found.marks is not None
    assert (found.marks.score, found.marks.passed) == (report["score"], report["passed"])


@pytest.mark.parametrize("play", [good, poor, missed])
def test_so_is_any_other_call(play: Callable[[], Any]) -> None:
    assert verify(carried(play().session)).differences == ()


def _entry(report: Report, name: str, last: bool = True) -> Any:
    return [row for row in report[KEY]["entries"] if row[2] == name][-1 if last else 0]


def _score(report: Report) -> None:
    report["score"] += 1


def _passed(report: Report) -> None:
    report["passed"] = not report["passed"]


def _pass_mark(report: Report) -> None:
    report["pass_mark"] = 1


def _version(report: Report) -> None:
    report["marking"] = 1


def _criterion(report: Report) -> None:
    report["criteria"][0]["got"] -= 1


def _flag(report: Report) -> None:
    report["flags"].append({"id": "dead_air", "fatal": False, "penalty": 5, "why": "", "about": ""})


def _note(report: Report) -> None:
    _entry(report, "note.saved")[4]["text"] = "Rien."


def _points(report: Report) -> None:
    _entry(report, "roleplay.moved")[4]["points"] = [["note", 1]]


def _dropped(report: Report) -> None:
    rows = report[KEY]["entries"]
    rows.remove(next(row for row in rows if row[2] == "roleplay.moved" and row[4]["cause"] == "said"))


def _grid(report: Report) -> None:
    texts = report[KEY]["texts"]
    name = next(name for name, text in texts.items() if text.startswith("format: 1\nscorecard:"))
    texts[name] = texts[name].replace("weight: 40", "weight: 39")


MEDDLED = [
    (_score, "score"), (_passed, "passed"), (_pass_mark, "pass_mark"), (_version, "version"),
    (_criterion, "criterion"), (_flag, "flag"), (_note, "log"), (_points, "log"), (_dropped, "log"), (_grid, "text"),
]  # fmt: skip


@pytest.mark.parametrize(("meddle", "code"), MEDDLED, ids=lambda one: getattr(one, "__name__", one))
def test_what_was_meddled_with_is_named(meddle: Callable[[Report], None], code: str, sound: Report) -> None:
    report = copy.deepcopy(sound)
    meddle(report)
    assert code in codes(verify(report))


@pytest.mark.parametrize("meddle", [_note, _points, _dropped])
def test_a_log_that_was_sealed_again_still_has_to_follow_from_the_role_play(
    meddle: Callable[[Report], None], sound: Report
) -> None:
    report = copy.deepcopy(sound)
    meddle(report)
    resealed = copy.deepcopy(report)
    resealed[KEY]["log"] = _sealed(report)
    assert codes(verify(resealed)) & {"step", "unreadable"}


def _sealed(report: Report) -> str:
    rows = report[KEY]["entries"]
    return digest(json.dumps(rows, sort_keys=True, separators=(",", ":")))


@pytest.mark.parametrize("file", [None, [], 3, "x", {}, {"score": 3}, {KEY: {}}, {KEY: {"entries": []}}])
def test_what_is_no_report_is_said_to_be_none(file: Any) -> None:
    with pytest.raises(NoEvidence):
        verify(file)


NONSENSE = [None, 0, -1, 1.5, True, "", "x", [], {}, [None], {"x": 1}, "\ud800", 10**30]


@drawn(30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_damaged_is_told_and_never_breaks(data: st.DataObject, sound: Report) -> None:
    report = copy.deepcopy(sound)
    node: Any = report if data.draw(st.booleans()) else report[KEY]
    while True:
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(node[key], dict | list) or not node[key] or data.draw(st.integers(0, 3)) == 0:
            break
        node = node[key]
    if data.draw(st.booleans()):
        del node[key]
    else:
        node[key] = data.draw(st.sampled_from(NONSENSE))
    try:
        found = verify(report)
    except NoEvidence:
        return
    assert found.differences or found.marks is not None


def test_what_was_typed_and_erased_is_in_no_report() -> None:
    call = shift()
    call.to_the_note()
    call.do(c.EditDraft("c1", "note", 0, 0, "Une cliente acariâtre. "))
    call.do(c.EditDraft("c1", "note", 0, len("Une cliente acariâtre. "), ""))
    call.close("Opposition faite.")
    told = json.dumps(carried(call.session), ensure_ascii=False) + as_html(report_of(call))
    assert "acariâtre" not in told
    assert "draft.edited" not in told
    assert "Opposition faite." in told


def test_what_is_left_unsaved_is_in_no_report() -> None:
    call = shift()
    call.answer()
    call.do(c.EditDraft("c1", "note", 0, 0, "Ton acariâtre"))
    call.do(c.EndSession())
    assert "acariâtre" not in json.dumps(carried(call.session), ensure_ascii=False) + as_html(report_of(call))


@pytest.mark.parametrize("path", some_kept(4, start=1))
def test_every_version_still_marks_every_kept_log(path: Path) -> None:
    session = read_kept(path).session()
    started, contact = session.state.started, session.state.contacts["c1"]
    assert started is not None
    card = pinned_card(session.world.pins, started, contact.offer.channel)
    for version in VERSIONS:
        assert remark(session.entries(), session.world.pins, card, version, "c1").version == version
    assert all(one.logged == one.found for one in rework(session.entries(), session.world.pins, started.marking, "c1"))
