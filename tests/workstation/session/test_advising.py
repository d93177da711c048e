"""Asking a colleague: the answer comes after a while, late or wrong sometimes; the client's data stays out of it."""

from __future__ import annotations

import pytest

from tests.support.content import SHELF
from tests.support.shift import Shift
from tests.workstation.session.test_channels import text_of
from workstation import commands as c
from workstation import events as e
from workstation.clock import SECOND
from workstation.session import advising

CASE = "Une cliente a envoyé sa carte en photo, que faire de la photo de carte ?"


def at_the_desk(seed: int = 1) -> Shift:
    shift = Shift(text_of("lost-card-email"), seed=seed)
    shift.ring()
    shift.do(c.AnswerContact("c1"))
    shift.wait(5)
    return shift


def asked(shift: Shift) -> e.ColleagueAsked:
    return shift.contact.desk.asked[-1]


@pytest.mark.parametrize("crashes", [False, True])
def test_an_expert_answers_after_a_while_and_the_contact_stays_ones_own(crashes: bool) -> None:
    shift = at_the_desk()
    shift.crashes = crashes
    shift.do(c.EditDraft("c1", "question", 0, 0, CASE))
    shift.do(c.AskExpert("c1", "cards", CASE))
    assert shift.contact.desk.drafts["question"] == ""
    assert (asked(shift).about, asked(shift).given) == ("card_photo", ())
    assert shift.refused(c.AskExpert("c1", "cards", CASE)) == "asked_already"
    shift.wait_until(asked(shift).due - 1)
    assert not shift.contact.desk.answers
    shift.wait_until(asked(shift).due)
    [answer] = shift.contact.desk.answers
    assert (answer.text, shift.contact.desk.awaited) == (asked(shift).answer, ())
    assert shift.contact.on_line
    assert shift.contact.lines[-1].code == "colleague_answered"
    shift.do(c.AskExpert("c1", "cards", "Et pour le plafond ?"))
    assert asked(shift).about == "limit"


def test_bringing_a_matter_up_is_another_act() -> None:
    shift = at_the_desk()
    assert shift.refused(c.AskExpert("c1", "supervisor", "Il menace.")) == "no_colleague"
    assert shift.refused(c.Escalate("c1", "cards", "Il menace.")) == "no_colleague"
    assert shift.refused(c.Escalate("c1", "supervisor", "  ")) == "question_empty"
    shift.do(c.Escalate("c1", "supervisor", "Une personne profère des menaces par écrit."))
    assert (asked(shift).way, asked(shift).about) == ("escalation", "threat")
    assert shift.contact.on_line


@pytest.mark.parametrize(
    ("question", "given"),
    [
        (CASE, ()),
        (f"Anne Dupré : {CASE}", ("name",)),
        ("Carte 4970 1012 3456 7890, que faire ?", ("number",)),
    ],
)
def test_a_question_without_the_clients_data_costs_nothing(question: str, given: tuple[str, ...]) -> None:
    shift = at_the_desk()
    shift.do(c.AskExpert("c1", "cards", question))
    assert asked(shift).given == given
    assert ("advice_data" in shift.contact.talk.flags) is bool(given)


def test_of_many_answers_some_come_late_and_some_are_wrong_and_the_rest_is_right() -> None:
    cards = next(one for one in SHELF.experts if one.id == "cards")
    photo = cards.answers[0]
    fates = []
    for seed in range(60):
        shift = at_the_desk(seed)
        shift.do(c.AskExpert("c1", "cards", CASE))
        one = asked(shift)
        fates.append(one.fate)
        assert one.answer == (photo.wrong if one.fate == "wrong" else photo.say)
        waited = (one.due - shift.now) // SECOND
        low, high = (3 * side if one.fate == "late" else side for side in cards.delay)
        assert low <= waited <= high
    assert {"right", "late", "wrong"} == set(fates)
    assert fates.count("right") > 30


def test_nobody_answers_a_contact_that_is_closed() -> None:
    shift = at_the_desk()
    shift.do(c.AskExpert("c1", "cards", CASE))
    shift.do(c.EndContact("c1"))
    assert [timer for _, timer in advising.due(shift.contact)] == [advising.ADVISED]
    shift.close(code="CARD-LOST")
    assert not list(advising.due(shift.contact))
