"""A test of a role-play may pass its contact on: to a service of the house, told enough or not, and says what came."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.content import BUNDLED
from workstation import events as e
from workstation.content.diagnostics import ContentFault
from workstation.library.playing import failed_tests, play_test
from workstation.roleplay.reading.loader import load

NAME = "false-adviser-on-the-line"


def text(old: str = "", new: str = "") -> str:
    """The bundled role-play, changed in one place."""
    found = BUNDLED.find(NAME)
    assert found is not None
    assert old in found.text
    return found.text.replace(old, new, 1)


def played(old: str = "", new: str = "") -> list[str]:
    """What is told of its tests."""
    changed = text(old, new)
    program, _ = load(changed, f"{NAME}.yaml", BUNDLED.around)
    bundled = BUNDLED.find(NAME)
    assert bundled is not None
    return [one.message for one in failed_tests(replace(bundled, text=changed, program=program), BUNDLED)]


def test_a_service_that_was_told_enough_takes_it_over() -> None:
    assert played() == []


def test_an_accompanied_transfer_is_played_as_one_does_it_and_the_customer_hears_none_of_it() -> None:
    bundled = BUNDLED.find(NAME)
    assert bundled is not None
    done = play_test(bundled, BUNDLED, bundled.script.exemplary)
    of_the_phone = (e.CallHeld, e.ColleagueRung, e.ColleaguePickedUp, e.ColleagueTold, e.ContactTransferred)
    events = [x.event for x in done.session.entries() if isinstance(x.event, of_the_phone)]
    assert [type(event).__name__ for event in events] == [
        "CallHeld", "ColleagueRung", "ColleaguePickedUp", *["ColleagueTold"] * 3, "ContactTransferred",
    ]  # fmt: skip
    told = [event for event in events if isinstance(event, e.ColleagueTold)]
    assert [bool(event.reason) for event in told] == [True, True, False], "asked on until enough was told"
    assert not any(event.heard for event in told)
    assert events[0] == e.CallHeld("c1", 60)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"transfer:blind"', '"transfer:bare"', "it ends in"),
        ("transferred: fraud", "transferred: second_level", "fraud takes it over"),
    ],
)
def test_what_came_instead_is_told(old: str, new: str, said: str) -> None:
    assert any(said in one for one in played(old, new))


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("{to: fraud, summary", "{to: frade, summary", "RP012"),
        ("    to: [fraud]", "    to: [frade]", "RP012"),
        ("transferred: fraud", "transferred: frade", "RP012"),
        ('"transfer:blind"', '"transfer:blimd"', "RP050"),
    ],
)
def test_a_service_or_a_transfer_that_is_not_there_is_told_with_the_one_that_is(old: str, new: str, code: str) -> None:
    with pytest.raises(ContentFault) as fault:
        load(text(old, new), f"{NAME}.yaml", BUNDLED.around)
    [told] = [one for one in fault.value.diagnostics if one.code == code]
    assert told.suggestion in ("fraud", "transfer:blind")
