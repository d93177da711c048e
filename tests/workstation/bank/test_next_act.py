"""What a next act touches: its declaration and its words. Everything else follows from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.support.content import changed, read
from tests.support.shift import ANNE, Shift
from widgets.adviser.dossier_model import Reading
from widgets.adviser.dossier_views import views_of
from workstation import commands as c
from workstation.bank.acts import ACTS, Act
from workstation.bank.acts.declaring import Choice, Done, Option, Values
from workstation.bank.dossier import Dossier
from workstation.bank.held import Held

TODAY = date(2026, 11, 23)


def _order(dossier: Dossier, _target: str, values: Values, done: Done) -> Dossier:
    return replace(dossier, held=(*dossier.held, Held("document", done.day, values["pages"], reference=done.reference)))


CHEQUES = Act(
    "cheques.ask", 1, "a test", "acts", "Order a chequebook", "Chequebook ordered", "Chequebook…", "send", _order,
    fields=(Choice("pages", "Cheques", (Option("thirty", "Thirty"), Option("sixty", "Sixty"))),),
)  # fmt: skip
ASKED = changed(
    (
        "      - id: promise_gift\n",
        "      - {id: cheques, desk: cheques.ask, with: {pages: sixty}, score: {answer: 3}, next: close}\n"
        "      - id: promise_gift\n",
    )
)


@pytest.fixture
def declared(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(ACTS, dict)
    monkeypatch.setitem(ACTS, CHEQUES.id, CHEQUES)


@pytest.mark.usefixtures("declared")
def test_an_act_that_is_only_declared_is_offered_asked_for_done_and_judged() -> None:
    step = read(ASKED).step_of("cheques")
    assert step is not None
    assert step.level == 1
    shift = Shift(ASKED)
    shift.answer()
    shift.say("greet_full")
    assert shift.refused(c.DoAct("c1", ANNE, "cheques.ask")) == "identity_needed"
    shift.say("ask_name", "ask_birth", "enough")
    shift.do(c.DoAct("c1", ANNE, "cheques.ask", "", (("pages", "thirty"),)))
    assert shift.flags == ("wrong_deed:cheques",)
    shift.do(c.DoAct("c1", ANNE, "cheques.ask", "", (("pages", "sixty"),)))
    assert ("answer", 3) in shift.contact.talk.points
    dossier = shift.dossier(ANNE)
    assert dossier is not None
    assert [item.what for item in dossier.held] == ["thirty", "sixty"]
    views = views_of(dossier, Reading(1, frozenset(), TODAY))
    acts = [act.act for view in views for block in view.blocks for act in block.acts]
    assert "cheques.ask" in acts
