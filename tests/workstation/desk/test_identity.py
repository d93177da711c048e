"""What is established about a client, answer by answer, and a note that is saved."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.shift import ANNE, BANK, CONTENTS
from workstation import commands as c
from workstation import events as e
from workstation.bank.perimeter import bundled
from workstation.desk.decide import Around, decide
from workstation.desk.state import Desk, apply

TODAY = date(2026, 11, 23)
AROUND = Around(BANK, CONTENTS, TODAY, 1, "junior", bundled(), lambda client: BANK.load(client, TODAY))


def after(*events: tuple[int, e.Event]) -> Desk:
    desk = Desk()
    for at, event in events:
        desk = apply(desk, event, at)
    return desk


def asked(element: str, right: bool = True, answer: str = "") -> e.Event:
    return e.IdentityAsked("c1", ANNE, element, answer or element, right)


def judged(element: str, level: int, accepted: bool = True) -> e.Event:
    return e.IdentityJudged("c1", ANNE, element, accepted, True, level)


def test_a_question_answered_again_has_its_last_answer_alone_and_is_judged_again() -> None:
    once = after((1, asked("name", False, "Anna")), (2, judged("name", 0, accepted=False)))
    assert once.identity(ANNE).waiting is None
    twice = apply(once, asked("name", True, "Anne"), 3)
    assert [(answer.text, answer.accepted) for answer in twice.identity(ANNE).answers] == [("Anne", None)]
    (said,) = decide(twice, c.JudgeIdentity("c1", ANNE, "name", True), AROUND, ended=False)
    assert isinstance(said, e.IdentityJudged)
    assert said.right


def test_an_answer_accepted_and_asked_again_counts_no_more_until_it_is_judged() -> None:
    desk = after((1, asked("name")), (2, judged("name", 0)), (3, asked("name")))
    assert desk.identity(ANNE).accepted == frozenset()


def test_the_oldest_answer_is_judged_first() -> None:
    desk = after((1, asked("name")), (2, asked("birth_date")), (3, asked("address")))
    waiting = []
    while found := desk.identity(ANNE).waiting:
        waiting.append(found.element)
        desk = apply(desk, judged(found.element, 0), 4)
    assert waiting == ["name", "birth_date", "address"]


def test_a_level_was_reached_when_it_was_first_reached() -> None:
    desk = after((1, asked("name")), (2, asked("birth_date")), (3, asked("address")), (10, judged("name", 0)))
    assert desk.identity(ANNE).reached_at == -1
    desk = apply(desk, judged("birth_date", 1), 20)
    desk = apply(desk, judged("address", 1), 30)
    assert (desk.identity(ANNE).level, desk.identity(ANNE).reached_at) == (1, 20)
    assert apply(desk, judged("product", 2), 40).identity(ANNE).reached_at == 40


@pytest.mark.parametrize(
    "command",
    [
        c.SetNoteField("c1", "code", "CARD-NEW"),
        c.SetNoteField("c1", "outcome", "pending"),
        c.SetNoteField("c1", "follow_up", "callback"),
        c.EditDraft("c1", "note", 0, 0, "x"),
    ],
    ids=repr,
)
def test_nothing_of_a_note_is_set_once_it_is_saved(command: c.DeskCommand) -> None:
    open_note = after((1, e.NoteFieldSet("c1", "code", "CARD-LOST")), (2, e.NoteFieldSet("c1", "outcome", "solved")))
    assert decide(open_note, command, AROUND, ended=True)
    saved = apply(open_note, e.NoteSaved("c1", "CARD-LOST", "solved", "", ""), 3)
    with pytest.raises(c.Refused, match="note_saved"):
        decide(saved, command, AROUND, ended=True)


def test_a_dossier_opened_again_keeps_its_place_and_is_the_one_shown() -> None:
    first, second = e.DossierOpened("c1", ANNE, "Anne", "1"), e.DossierOpened("c1", "P-paul", "Paul", "2")
    desk = after((1, first), (2, second), (3, first))
    assert [opened.client for opened in desk.dossiers] == [ANNE, "P-paul"]
    assert desk.opened is not None
    assert desk.opened.client == ANNE
