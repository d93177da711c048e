"""An act that the desk does no more, for what was done since, is offered nowhere: in the dossier nor beside it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.acting import done_as_one_would, fitting
from tests.support.content import changed
from tests.widgets.desk.conftest import ANNE, Make
from widgets.adviser.dossier_acts import ActButton
from widgets.adviser.dossier_common import acts_of
from widgets.adviser.dossier_model import Reading
from widgets.desk_window import DeskPage
from workstation import commands as c
from workstation.bank.acts import ACTS, Act
from workstation.bank.acts.declaring import Done, Typed
from workstation.bank.dossier import Dossier
from workstation.bank.targets import TARGETS, targets
from workstation.content.diagnostics import Place
from workstation.roleplay.model import Move
from workstation.roleplay.playing.refusing import ways

LOCK = changed(
    (
        "      - id: promise_gift\n",
        "      - {id: lock, desk: card.lock, with: {card: classic}, mood: -1, next: solve}\n      - id: promise_gift\n",
    )
)


@pytest.mark.parametrize("help_level", ["guided", "choice"])
def test_once_a_card_is_blocked_nothing_offers_to_lock_it(post: Make, help_level: str) -> None:
    desk = post("greet_full", "ask_name", "ask_birth", "enough", text=LOCK, help_level=help_level)
    page = DeskPage(desk.theme, desk.bridge)
    desk.show(page)

    def offers() -> tuple[bool, bool]:
        buttons = (b.act.act for b in page.dossier.findChildren(ActButton) if b.isVisibleTo(page) and b.isEnabled())
        return "lock" in [one.id for one in page.composer.moves.options], "card.lock" in list(buttons)

    assert offers() == (True, True)
    desk.do(c.DoAct("c1", ANNE, "card.block", "classic", (("reason", "fraud"),)))
    assert offers() == (False, False)


def is_taken(act: Act, dossier: Dossier, target: str, today: date) -> bool:
    """Whether the dossier takes the act to that target in some way; what one types may be something else each time."""
    there = {one.id for one in targets(dossier, act.target)} if act.target else {""}
    typed = {field.name for field in act.fields if isinstance(field, Typed)}
    for aim, values in ways(Move("any", Place(), desk=act.id), act, dossier, today):
        said = {name: value for name, value in values.items() if name not in typed}
        if aim in there and aim == (target or aim) and not act.against(dossier, aim, said):
            return True
    return False


@pytest.mark.parametrize("done", ACTS.values(), ids=lambda act: act.id)
def test_a_dossier_offers_what_it_takes_and_nothing_else(post: Make, done: Act) -> None:
    desk = post("greet_full")
    today = desk.bridge.today
    dossier = fitting(desk.bridge.session.world.records.load(ANNE, today), today)
    aim, values = done_as_one_would(done, dossier, today)
    aim, filled = done.filled(dossier, aim, values, today)
    after = done.effect(dossier, aim, dict(filled), Done(today, "12345"))
    reading = Reading(3, frozenset(), today)
    for act in ACTS.values():
        apart = bool(act.target) and TARGETS[act.target].apart
        for target in [one.id for one in targets(after, act.target)] if apart else [""]:
            offered = any(one.act == act.id for one in acts_of(act.part, after, reading, target))
            assert offered is is_taken(act, after, target, today), (act.id, target)
