"""The list one closes a contact by fills itself from what was done."""

from __future__ import annotations

from tests.support.shift import ANNE, Shift
from workstation import commands as c
from workstation.session.closing import closing


def done(shift: Shift) -> list[str]:
    """What the list shows as done: codes, acts by their id."""
    return [check.act or check.code for check in closing(shift.contact) if check.done]


def test_nothing_is_done_as_the_call_begins() -> None:
    shift = Shift()
    shift.answer()
    assert done(shift) == []


def test_each_line_is_done_once_it_was_and_never_before() -> None:
    shift = Shift()
    shift.answer()
    shift.say("greet_full", "ask_name", "ask_birth", "enough")
    assert done(shift) == ["identified"]
    shift.do(c.DoAct("c1", ANNE, "card.block", "classic"))
    assert done(shift) == ["identified", "card.block"]
    assert next(check.reference for check in closing(shift.contact) if check.act) != ""
    shift.say("block_card", "recap")
    shift.wait(10)
    shift.close()
    assert done(shift)[-1] == "noted"
