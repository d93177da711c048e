"""What goes without saying is not written: how a test comes out, where a variable begins, what opening too early is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.content import BUNDLED
from tests.support.shared import SHARED, beat, of
from workstation.assessment.marking import Marks
from workstation.bank.parts import OPENINGS
from workstation.content.diagnostics import ContentFault
from workstation.library.playing import difference, play_test
from workstation.roleplay import model as m

CARD = next(one for one in BUNDLED.roleplays if one.script.id == "card-lost")
CLOSING = ("done",)


def came_of(role: str) -> tuple[m.Play, Marks]:
    """A test of the role, expecting nothing, and its marks."""
    test = next(one for one in CARD.script.tests if one.role == role and any("note:" in step for step in one.steps))
    return replace(test, expect=m.Expectation()), play_test(CARD, BUNDLED, test).marks


@pytest.mark.parametrize(("role", "other"), [("exemplary", "failing"), ("failing", "exemplary")])
def test_an_exemplary_test_is_to_pass_and_a_failing_one_to_fail(role: str, other: str) -> None:
    test, marks = came_of(role)
    assert difference(test, marks, CLOSING) == ("", "")
    assert difference(replace(test, role=other), marks, CLOSING)[0] == "expect.passed"


def test_a_test_that_names_no_end_is_to_close_the_contact() -> None:
    test, marks = came_of("failing")
    gone = replace(marks, end="hung_up")
    assert difference(test, gone, CLOSING)[0] == "expect.end"
    assert difference(replace(test, expect=m.Expectation(end="hung_up")), gone, CLOSING) == ("", "")
    assert difference(replace(test, expect=m.Expectation(transferred="fraud")), gone, CLOSING) == ("", "")


def test_nothing_at_all_need_be_expected_in_words() -> None:
    said = ("    expect: {end: done, passed: true}\n", "")
    assert of(SHARED, said).tests[0].expect == m.Expectation()


FAILING = "tests:\n  - {name: bad, role: failing, play: [greet_full], expect: {end: hung_up, flags: [unchecked]}}\n"
SHORT = "tests:\n  - {name: bad, fails: [unchecked], play: [greet_full], expect: {end: hung_up}}\n"


def test_a_test_that_fails_says_by_which_breaches_and_nothing_more() -> None:
    long, short = (of(SHARED, ("tests:\n", tests)).tests[0] for tests in (FAILING, SHORT))
    assert replace(short, place=long.place, spots=long.spots) == long
    assert (long.role, long.expect.flags) == ("failing", ("unchecked",))
    assert short.spots["expect.flags"] != short.place


@pytest.mark.parametrize("other", [("{end: hung_up}", "{flags: [secrecy]}"), ("fails:", "role: other, fails:")])
def test_a_test_that_fails_is_said_to_once(other: tuple[str, str]) -> None:
    with pytest.raises(ContentFault) as caught:
        of(SHARED, ("tests:\n", SHORT.replace(*other)))
    assert [one.code for one in caught.value.diagnostics] == ["RP012"]


@pytest.mark.parametrize("start", ["false", "true"])
def test_a_variable_that_is_true_or_false_is_written_by_its_beginning(start: str) -> None:
    ways = (start, f"{{type: bool, start: {start}}}")
    short, long = (of(SHARED, ("start: greet", f"vars: {{told: {how}}}\nstart: greet")) for how in ways)
    assert short.variables == long.variables
    assert short.variables[0].name == "told"


@pytest.mark.parametrize("act", OPENINGS)
def test_opening_a_part_too_early_is_a_breach_of_secrecy_without_saying_so(act: str) -> None:
    (opened,) = of(SHARED, ("start: greet", f"desk: [{{id: look_in, act: {act}}}]\nstart: greet")).desk
    assert opened.breach_unless is not None
    assert (opened.breach_unless.text, opened.breach_flag) == (f"identity >= {OPENINGS[act].level}", "secrecy")
    (own,) = of(SHARED, ("start: greet", f"desk: [{{id: look_in, act: {act}, flag: unchecked}}]\nstart: greet")).desk
    assert own.breach_unless is None


def test_the_parts_of_a_sentence_are_worded_short_as_facets_are() -> None:
    one, two = 'id: one, title: "une", says: ["carte [est] bloquée|opposée"]', 'id: two, title: "deux", says: ["merci"]'
    parts = f"parts: [{{{one}}}, {{{two}}}]"
    script = of(SHARED, ("        score: {welcome: 1}\n", f"        score: {{welcome: 2}}\n        {parts}\n"))
    greet = next(move for move in beat(script, "greet").moves if move.parts)
    assert greet.parts[0].says == ("carte bloquée", "carte opposée", "carte est bloquée", "carte est opposée")
