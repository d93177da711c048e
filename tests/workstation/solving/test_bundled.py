"""The role-plays that ship: explored whole, sound, and what is proved of their scores is what the desk then gives."""

from __future__ import annotations

from functools import cache

import pytest

from tests.support.content import BUNDLED
from tests.support.sampled import SHORTEST, any_of
from workstation.assessment.proof_faults import proof_faults
from workstation.assessment.proving import Proof, prove
from workstation.library.playing import Outcome, play
from workstation.library.shelf import Roleplay
from workstation.roleplay.model import NoteText
from workstation.roleplay.playing.drawing import taken_from
from workstation.roleplay.solving.notes import model_notes, model_replies


@pytest.fixture(scope="module", params=any_of(sample=SHORTEST))
def proved(request: pytest.FixtureRequest) -> tuple[Roleplay, Proof]:
    roleplay: Roleplay = request.param
    return roleplay, prove(roleplay.script_program, BUNDLED.scorecard(roleplay.script.channel), plays=20)


def played(roleplay: Roleplay, steps: tuple[str, ...]) -> Outcome:
    draws, said = taken_from(steps)
    notes, replies = _written(roleplay.script.id)
    return play(roleplay, BUNDLED, said, notes, replies=replies, draws=draws)


@cache
def _written(name: str) -> tuple[dict[str, NoteText], dict[str, str]]:
    """The notes and the replies of a role-play, of which each choice of what to say is written anew."""
    roleplay = BUNDLED.find(name)
    assert roleplay is not None
    program = roleplay.script_program
    own = {text_name: text for test in roleplay.script.tests for text_name, text in test.replies}
    return model_notes(program, BUNDLED.rules), {**model_replies(program, BUNDLED.rules), **own}


def test_it_is_explored_whole_and_has_no_fault(proved: tuple[Roleplay, Proof]) -> None:
    roleplay, proof = proved
    assert proof.complete
    assert not proof.unsettled
    assert [fault.describe() for fault in proof_faults(proof, roleplay.script, roleplay.path.name)] == []


class _Enough(Exception):
    """Nobody waits for it any more."""


def test_a_proof_may_be_given_up_at_any_stage_of_it() -> None:
    [roleplay] = (one for one in BUNDLED.roleplays if one.script.id == min(SHORTEST))
    card = BUNDLED.scorecard(roleplay.script.channel)
    heard: list[int] = []
    prove(roleplay.script_program, card, progress=heard.append)
    states = heard[-1]
    at_work = heard.count(states)
    assert len(heard) - at_work >= states // 2_000 - 1  # while it is explored
    assert at_work > 1_000  # and while questions are asked of it
    for stop in (1, len(heard) - at_work + 2, len(heard) // 2, len(heard)):
        left = [stop]

        def enough(_states: int, left: list[int] = left) -> None:
            left[0] -= 1
            if not left[0]:
                raise _Enough

        with pytest.raises(_Enough):
            prove(roleplay.script_program, card, progress=enough)


def test_the_best_and_the_worst_are_played_with_the_same_score(proved: tuple[Roleplay, Proof]) -> None:
    roleplay, proof = proved
    assert proof.best is not None
    assert proof.worst is not None
    for scored in (proof.best, proof.worst):
        marks = played(roleplay, scored.steps).marks
        assert (marks.score, marks.points, marks.end) == (scored.marks.score, scored.marks.points, scored.marks.end)
        assert {flag.id for flag in marks.flags} == {flag.id for flag in scored.marks.flags}


def test_a_flag_proved_possible_is_raised_by_its_way(proved: tuple[Roleplay, Proof]) -> None:
    roleplay, proof = proved
    for flag in proof.flags:
        if flag.best is not None:
            marks = played(roleplay, flag.path).marks
            assert flag.id in {raised.id for raised in marks.flags}
            assert marks.score == flag.best


def test_it_can_be_played_without_a_fault(proved: tuple[Roleplay, Proof]) -> None:
    roleplay, proof = proved
    assert proof.best is not None
    assert proof.best.marks.passed
    assert proof.best.marks.score >= played(roleplay, roleplay.script.exemplary.steps[:-1]).marks.score
    assert proof.best.marks.flags == ()


def test_the_quickest_contact_that_passes_is_played_and_passes(proved: tuple[Roleplay, Proof]) -> None:
    roleplay, proof = proved
    assert proof.quickest is not None
    assert proof.best is not None
    marks = played(roleplay, proof.quickest.steps).marks
    assert (marks.score, marks.passed) == (proof.quickest.marks.score, True)
    assert proof.quickest.seconds <= proof.best.seconds


def test_the_author_s_own_reply_is_the_model_with_its_insertions_too() -> None:
    """A date or a name to be inserted is no left-over of a template."""
    one = BUNDLED.find("mail-withdrawal")
    assert one is not None
    own = dict(one.script.exemplary.replies)["full"]
    assert "{{ dates.refund }}" in own
    assert model_replies(one.script_program, BUNDLED.rules)["answer.all"] == own
