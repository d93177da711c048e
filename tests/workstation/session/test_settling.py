"""What is said of a heard sentence once the session is over: contested by its adviser, settled by a trainer."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.content import changed
from tests.support.drawn import drawn
from tests.support.spoken import SpokenShift
from tests.workstation.debrief.calls import report_of
from tests.workstation.session.test_correcting import DOUBTFUL, GREETED, REASSURED, TEXT
from workstation import commands as c
from workstation import events as e
from workstation.debrief import words
from workstation.debrief.evidence import KEY, evidence_of, verify
from workstation.debrief.report import as_json

FLAGGED = changed(
    ('mood: -1\n        why: "Ni banque', 'mood: -1\n        flag: promise\n        why: "Ni banque'), text=TEXT
)
REQUEST = "Donnez-moi votre code secret."


def exam(*said: str, text: str = TEXT) -> SpokenShift:
    """An exam in which these were typed, given up then."""
    shift = SpokenShift(text, kind="exam")
    return over(shift, *said)


def practice(*said: str, text: str = FLAGGED) -> SpokenShift:
    return over(SpokenShift(text), *said)


def over(shift: SpokenShift, *said: str) -> SpokenShift:
    shift.answer()
    for sentence in said:
        shift.speak(sentence)
        shift.listen()
    shift.do(c.EndSession())
    return shift


def entry(shift: SpokenShift, text: str) -> int:
    return next(line.number for line in shift.contact.lines if line.who == "adviser" and line.text == text)


def told(shift: SpokenShift, kind: str = "") -> dict[str, Any]:
    """The report as a machine reads it, written and read again; it must verify."""
    entries = shift.session.entries()
    evidence = evidence_of(entries, shift.session.world.pins.contents, "c1")
    found: dict[str, Any] = json.loads(json.dumps({**as_json(report_of(shift)), KEY: evidence}))
    assert verify(found).differences == ()
    return found


def test_a_contested_sentence_has_two_marks_and_what_followed_stands() -> None:
    shift = practice(REASSURED, "Votre nom ?")
    before = told(shift)
    assert [flag["id"] for flag in before["flags"]] == ["promise"]
    assert before["contested"] is None
    shift.do(c.ContestHearing("c1", entry(shift, REASSURED), " Je voulais saluer. "))
    after = told(shift)
    assert (after["score"], after["flags"]) == (before["score"], before["flags"])
    assert after["contested"]["entries"] == [{"entry": entry(shift, REASSURED), "why": "Je voulais saluer."}]
    without = report_of(shift).without
    assert without is not None
    assert without.flags == ()
    assert without.points == report_of(shift).marks.points
    assert without.end == report_of(shift).marks.end
    said = words.without(report_of(shift))
    assert f"{without.score} out of 100" in said
    assert "not replayed" in said


@pytest.mark.parametrize("text", [REASSURED, REQUEST])
def test_what_came_of_a_sentence_can_be_contested_once(text: str) -> None:
    shift = practice(text)
    shift.do(c.ContestHearing("c1", entry(shift, text)))
    assert shift.refused(c.ContestHearing("c1", entry(shift, text))) == "not_now"
    assert told(shift)["contested"] is not None


@pytest.mark.parametrize("number", [0, 1, 99])
def test_only_a_sentence_of_ones_own_can_be(number: int) -> None:
    assert practice(REASSURED).refused(c.ContestHearing("c1", number)) == "not_now"


def test_nothing_is_contested_settled_or_shared_before_the_end() -> None:
    shift = SpokenShift(TEXT, kind="exam")
    shift.answer()
    shift.speak(REASSURED)
    number = entry(shift, REASSURED)
    for command in (
        c.ContestHearing("c1", number),
        c.SettleSentence("c1", number, "greet_full", "x", "t"),
        c.ShareSession(True),
    ):
        assert shift.refused(command) == "not_now"


def test_in_an_exam_the_customer_asks_to_hear_it_again_and_nobody_is_asked() -> None:
    shift = exam(DOUBTFUL)
    assert "SentenceAsked" not in shift.names()
    [unclear] = [event for event in shift.events if isinstance(event, e.SentenceUnclear)]
    assert {meaning.move for meaning in unclear.offered} == {"greet_full", "greet_cold"}
    assert len(shift.heard) == 2, "the customer asks to hear it again"


def test_in_an_exam_nothing_is_corrected() -> None:
    shift = SpokenShift(TEXT, kind="exam")
    shift.answer()
    shift.speak(REASSURED)
    assert shift.refused(c.CorrectHearing("c1", None)) == "not_now"


def test_an_exam_with_a_doubtful_sentence_has_no_score_until_it_is_settled() -> None:
    shift = exam(DOUBTFUL)
    report = told(shift)
    assert (report["score"], report["passed"], report["to_confirm"]) == (None, None, True)
    assert words.verdict(report_of(shift)) == "to confirm"
    assert report_of(shift).marks.points["welcome"] == 0
    shift.do(c.SettleSentence("c1", entry(shift, DOUBTFUL), "greet_full", "Elle se présente.", "t1"))
    report = told(shift)
    assert isinstance(report["score"], int)
    assert (report["passed"], report["to_confirm"]) == (False, False)
    assert report_of(shift).marks.points["welcome"] == 2


@pytest.mark.parametrize("move", ["", "greet_cold"])
def test_settled_as_none_or_as_a_move_that_earns_nothing(move: str) -> None:
    shift = exam(DOUBTFUL)
    shift.do(c.SettleSentence("c1", entry(shift, DOUBTFUL), move, "Ni l’un ni l’autre.", "t1"))
    assert told(shift)["to_confirm"] is False
    assert report_of(shift).marks.points["welcome"] == 0


def test_a_move_said_again_earns_once() -> None:
    shift = exam(DOUBTFUL, GREETED)
    plain = report_of(shift).marks.points
    shift.do(c.SettleSentence("c1", entry(shift, DOUBTFUL), "greet_full", "Elle se présente.", "t1"))
    assert told(shift)["to_confirm"] is False
    assert report_of(shift).marks.points == plain


def test_an_exam_whose_sentences_are_sure_has_its_score_at_once() -> None:
    assert told(exam(GREETED))["score"] is not None
    assert told(exam("Les perroquets vivent longtemps."))["to_confirm"] is False


def test_a_contested_sentence_of_an_exam_waits_for_a_trainer_too() -> None:
    shift = exam(REASSURED, text=FLAGGED)
    number = entry(shift, REASSURED)
    kept = told(shift)["score"]
    shift.do(c.ContestHearing("c1", number, "Je saluais."))
    assert told(shift)["score"] is None
    upheld, maintained = (exam(REASSURED, text=FLAGGED) for _ in range(2))
    for each, move in ((upheld, "greet_full"), (maintained, "greet_cold")):
        each.do(c.ContestHearing("c1", number))
        each.do(c.SettleSentence("c1", number, move, "Relu.", "t1"))
    assert [flag["id"] for flag in told(maintained)["flags"]] == ["promise"]
    assert told(maintained)["score"] == kept
    assert told(upheld)["flags"] == []
    assert report_of(upheld).marks.points["welcome"] == 2


@pytest.mark.parametrize(
    "changes",
    [{"move": "no_such_move"}, {"why": "  "}, {"number": 1}, {"contact": "c9"}],
    ids="-".join,
)
def test_what_cannot_be_settled_is_refused(changes: dict[str, Any]) -> None:
    shift = exam(DOUBTFUL)
    wanted = {"contact": "c1", "number": entry(shift, DOUBTFUL), "move": "greet_full", "why": "x", "by": "t", **changes}
    assert shift.refused(c.SettleSentence(**wanted)) in ("not_now", "unknown_move")


def test_it_is_settled_once_and_by_a_trainer_of_an_exam_alone() -> None:
    shift = exam(DOUBTFUL)
    settle = c.SettleSentence("c1", entry(shift, DOUBTFUL), "", "Rien.", "t1")
    shift.do(settle)
    assert shift.refused(settle) == "not_now"
    other = practice(REASSURED)
    other.do(c.ContestHearing("c1", entry(other, REASSURED)))
    assert other.refused(c.SettleSentence("c1", entry(other, REASSURED), "", "Rien.", "t1")) == "not_now"


def test_sharing_is_off_and_can_be_taken_back() -> None:
    shift = practice(REASSURED)
    assert shift.state.shared is False
    assert shift.do(c.ShareSession(False)) == []
    shift.do(c.ShareSession(True))
    assert shift.state.shared is True
    shift.do(c.ShareSession(False))
    assert shift.state.shared is False


def test_a_report_whose_sentences_were_changed_differs() -> None:
    shift = exam(DOUBTFUL)
    report = told(shift)
    forged = {**report, "score": 100, "passed": True}
    assert {one.code for one in verify(forged).differences} == {"score", "passed"}


@given(st.permutations(["contest", "settle one", "settle two", "share", "rate"]))
@drawn(8)
def test_whatever_the_order_it_comes_to_the_same(order: list[str]) -> None:
    shift = exam(DOUBTFUL, DOUBTFUL, REASSURED)
    first, second = (line.number for line in shift.contact.lines if line.code == "doubtful")
    commands: dict[str, c.Command] = {
        "contest": c.ContestHearing("c1", entry(shift, REASSURED)),
        "settle one": c.SettleSentence("c1", first, "greet_full", "Oui.", "t1"),
        "settle two": c.SettleSentence("c1", second, "", "Non.", "t1"),
        "share": c.ShareSession(True),
        "rate": c.RateSelf("c1", 60),
    }
    for each in order:
        shift.do(commands[each])
    shift.restart()
    report = told(shift)
    assert report["to_confirm"] is True
    assert {one["entry"] for one in report["settled"]} == {first, second}
    marks = report_of(shift).marks
    shift.do(c.SettleSentence("c1", entry(shift, REASSURED), "greet_cold", "C’est cela.", "t1"))
    assert told(shift)["score"] == marks.score
