"""The one function that marks: weights that spread, points that cap, breaches that cost or forfeit all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.content import BUNDLED, CONTENT, SHELF, read
from tests.support.drawn import drawn
from workstation.assessment.marking import MARKING_VERSION, Marks, mark
from workstation.assessment.scorecard import ScoredFlag, read_scorecard
from workstation.content.diagnostics import ContentFault

SCRIPT = read().script
CARD = SHELF.scorecard("call")
FULL = (("welcome", 2), ("identify", 2), ("answer", 3), ("note", 2))


def marks(points: tuple[tuple[str, int], ...] = FULL, flags: tuple[str, ...] = (), end: str = "done") -> Marks:
    return mark(MARKING_VERSION, CARD, SCRIPT, points, flags, end)


def test_full_points_are_full_marks_whatever_does_not_apply() -> None:
    """The rebound's 20 is not played for here: its weight spreads over the others."""
    assert marks().score == 100
    assert marks().passed
    assert {c.id for c in marks().criteria} == {"welcome", "identify", "answer", "note"}


@pytest.mark.parametrize(
    ("points", "score"),
    [
        ((), 0),
        ((("answer", 3),), 50),  # 40 of the 80 that apply
        ((("answer", 2),), 33),
        ((("identify", 1),), 12),  # half of 20 in 80
        ((("welcome", 2), ("note", 1)), 19),
        ((("rebound", 5),), 0),
    ],
)
def test_points_count_by_the_weight_of_their_criterion(points: tuple[tuple[str, int], ...], score: int) -> None:
    assert marks(points).score == score


def test_a_criterion_gives_no_more_than_its_maximum() -> None:
    many = (("welcome", 2), ("welcome", 2), ("welcome", 2))
    assert marks(many).points["welcome"] == 2
    assert marks(many).score == marks((("welcome", 2),)).score


def test_a_penalty_is_taken_off_once_however_often_it_was_raised() -> None:
    assert marks(flags=("dead_air",)).score == 95
    assert marks(flags=("dead_air", "dead_air", "promise")).score == 85
    assert marks((), flags=("promise",)).score == 0


@pytest.mark.parametrize("flag", [*CARD.flags, *BUNDLED.breaches], ids=lambda flag: flag.id)
def test_a_breach_of_the_house_costs_the_same_whatever_a_role_play_says(flag: ScoredFlag) -> None:
    card = replace(CARD, breaches=BUNDLED.breaches)
    free = replace(SCRIPT.flags[0], id=flag.id, fatal=False, penalty=1, why="Ses propres mots.")
    dear = replace(free, penalty=60)
    said = [mark(2, card, replace(SCRIPT, flags=(own,)), FULL, (flag.id,), "done") for own in (free, dear)]
    said.append(mark(2, card, replace(SCRIPT, flags=()), FULL, (flag.id,), "done"))
    assert {found.score for found in said} == {0 if flag.fatal else 100 - flag.penalty}
    assert [found.flags[0].why for found in said] == ["Ses propres mots.", "Ses propres mots.", flag.why]


def test_a_role_play_says_what_its_own_breaches_cost() -> None:
    own = replace(SCRIPT, flags=(replace(SCRIPT.flags[0], id="mumbled", penalty=40),))
    assert mark(2, CARD, own, FULL, ("mumbled",), "done").score == 60


def test_the_first_version_still_takes_the_role_plays_word() -> None:
    own = replace(SCRIPT, flags=(replace(SCRIPT.flags[0], id="dead_air", penalty=40),))
    first = mark(1, CARD, own, FULL, ("dead_air",), "done")
    assert (first.score, first.version) == (60, 1)
    with pytest.raises(ValueError, match="marking version 9"):
        mark(9, CARD, own, FULL, (), "done")


def test_a_fatal_breach_forfeits_all_and_keeps_the_points_for_the_debrief() -> None:
    breached = marks(flags=("secrecy",))
    assert (breached.score, breached.passed, breached.fatal) == (0, False, True)
    assert breached.points == dict(FULL)
    assert breached.flags[0].why == "Une donnée a été montrée trop tôt."


def test_a_critical_criterion_takes_full_marks_to_pass() -> None:
    almost = (("welcome", 2), ("identify", 1), ("answer", 3), ("note", 2))
    assert marks(almost).score == 88
    assert not marks(almost).passed


def test_eighty_passes_and_less_does_not() -> None:
    within = replace(SCRIPT, flags=(replace(SCRIPT.flags[0], id="slip", penalty=20),))
    beyond = replace(SCRIPT, flags=(replace(SCRIPT.flags[0], id="slip", penalty=21),))
    assert mark(MARKING_VERSION, CARD, within, FULL, ("slip",), "done").passed
    assert not mark(MARKING_VERSION, CARD, beyond, FULL, ("slip",), "done").passed


@pytest.mark.parametrize("end", ["hung_up", "abandoned", ""])
def test_only_a_contact_brought_to_its_end_passes(end: str) -> None:
    assert marks(end=end).score == 100
    assert not marks(end=end).passed


_points = st.lists(st.tuples(st.sampled_from(["welcome", "identify", "answer", "note", "rebound"]), st.integers(0, 4)))
_flags = st.lists(st.sampled_from(["dead_air", "promise", "blind_block", "secrecy", "unknown"]))


@drawn(20)
@given(_points, _flags)
def test_a_score_is_a_whole_number_from_0_to_100(points: list[tuple[str, int]], flags: list[str]) -> None:
    found = mark(MARKING_VERSION, CARD, SCRIPT, points, flags, "done")
    assert isinstance(found.score, int)
    assert 0 <= found.score <= 100
    assert not found.passed or found.score >= SCRIPT.pass_mark
    assert found.score == mark(MARKING_VERSION, CARD, SCRIPT, reversed(points), flags, "done").score


@drawn(20)
@given(_points, _points)
def test_more_points_never_make_a_lower_score(points: list[tuple[str, int]], more: list[tuple[str, int]]) -> None:
    assert (
        mark(MARKING_VERSION, CARD, SCRIPT, points + more, (), "done").score
        >= mark(MARKING_VERSION, CARD, SCRIPT, points, (), "done").score
    )


def test_a_scorecard_that_does_not_hold_says_where() -> None:
    text = (CONTENT / "scorecards" / "call.yaml").read_text(encoding="utf-8")
    with pytest.raises(ContentFault) as caught:
        read_scorecard(text.replace("weight: 40", "weight: 400"), "call.yaml")
    assert [(d.code, d.place.line) for d in caught.value.diagnostics] == [("RP012", 7)]
    assert sum(c.weight for c in CARD.criteria) == 100
    with pytest.raises(KeyError):
        CARD.criterion("smile")
