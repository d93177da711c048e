"""What the tests of a role-play say is drawn, and what is wrong with a draw."""

from __future__ import annotations

import pytest

from tests.support.content import FILE, SHELF, changed, on_the_shelf, read
from tests.support.drawing import ADDS, BIRTH, HURRY, NAMED, OPENING, RICH, WAYS, Drawn
from workstation.content.diagnostics import ContentFault
from workstation.library.drawn import played_faults
from workstation.library.playing import fault_of, play_test
from workstation.roleplay.playing.drawing import drawn_as
from workstation.roleplay.reading.loader import load
from workstation.session.offer import offered as listed


def test_a_test_names_what_is_drawn() -> None:
    roleplay = on_the_shelf(changed(("  - name: raccrochée\n", NAMED), text=RICH))
    test = next(one for one in roleplay.script.tests if one.name == "mauvaise date")
    assert test.draws == (("ask_birth", "wrong"),)
    assert fault_of(roleplay, SHELF, test) is None
    drawn = dict(play_test(roleplay, SHELF, test).session.state.contacts["c1"].offer.drawn)
    assert drawn == {"greet": "1", "ask_birth": "wrong", "hurry": "1"}


OPEN = '        when: "not blocked"\n'


def test_a_test_names_what_is_added_and_what_a_fragment_draws() -> None:
    used = """  identify:
    use: doubt
    exits: {out: known}

  known:
"""
    doubt = """fragments:
  doubt:
    entry: ask
    exits: [out]
    beats:
      ask:
        client: ["Ah.", "Comment cela."]
        moves:
          - {id: tell, say: "Tout va bien.", answer: ["Bon.", {relieved: "Ouf."}], exit: out}
beats:
"""
    text = changed(
        (OPENING, ADDS),
        ("  identify:\n", used),
        ("beats:\n", doubt),
        (
            "play: [greet_cold, enough, rude]",
            "draws: {greet.adds: 1, identify: 2, identify/tell: relieved}\n"
            "    play: [greet_cold, identify/tell, enough, rude]",
        ),
        ("play: [greet_full, ask_name", "play: [greet_full, identify/tell, ask_name"),
        ("play: [greet_cold, block_early, enough", "play: [greet_cold, block_early, identify/tell, enough"),
    )
    roleplay = on_the_shelf(text)
    session = play_test(roleplay, SHELF, roleplay.script.tests[-1]).session
    lines = {line.text for line in session.state.contacts["c1"].lines}
    assert {"Excusez-moi, il y a du bruit, je suis dehors.", "Comment cela.", "Ouf."} <= lines
    assert played_faults(roleplay, SHELF) == []


NEEDY = changed((BIRTH, WAYS), (OPEN, OPEN + '        breach: {unless: "identity >= 1", flag: blind_block}\n'))


def test_a_draw_that_the_exemplary_test_does_not_stand_is_told_at_its_value() -> None:
    [fault] = played_faults(on_the_shelf(NEEDY), SHELF)
    line = next(n for n, line in enumerate(NEEDY.splitlines(), 1) if "{wrong:" in line)
    assert (fault.code, fault.severity, fault.place.line) == ("RP165", "error", line)
    assert "ask_birth" in fault.message
    assert "wrong" in fault.message


def test_a_test_that_does_well_under_that_draw_answers_it() -> None:
    assert played_faults(on_the_shelf(changed(("  - name: raccrochée\n", NAMED), text=NEEDY)), SHELF) == []


@pytest.mark.parametrize(("value", "pointed"), [("1", {"enough"}), ("wrong", {"enough", "ask_product"})])
def test_the_tutor_points_along_the_test_that_names_what_is_drawn(value: str, pointed: set[str]) -> None:
    shift = Drawn(changed(("  - name: raccrochée\n", NAMED), text=NEEDY), {"ask_birth": value}, "guided")
    shift.answer()
    shift.say("greet_full", "ask_name", "ask_birth")
    assert shift.state.started is not None
    role = shift.session.world.pins.role(shift.state.started, shift.contact.offer)
    assert {line.move for line in listed(shift.contact, role) if line.advised} == pointed


@pytest.mark.parametrize(
    ("change", "code", "word"),
    [
        ((OPENING, 'client: ["Bonjour."]'), "RP160", "["),
        ((OPENING, 'client: ["Bonjour.", "BONJOUR."]'), "RP161", '"BONJOUR'),
        ((OPENING, OPENING + '\n    adds: ["Il pleut.", "Il pleut."]'), "RP161", '"Il pleut."]'),
        ((BIRTH, WAYS.replace("hesitant", "wrong")), "RP161", '"Le 4'),
        ((BIRTH, WAYS.replace("Le 4", "C’est le 3")), "RP164", '"C’est'),
        (('answer: "Bonjour."', 'answer: ["Bonjour.", {wrong: "Bonsoir."}]'), "RP164", '"Bonsoir'),
        (('answer: "C’est fait."', 'answer: ["C’est fait.", {wrong: "Voilà."}]'), "RP164", '"Voilà'),
        ((OPENING, 'client: ["Bonjour.", none]'), "RP012", "none"),
        ((OPENING, 'client: ["Bonjour.", ""]'), "RP012", '""'),
        ((OPENING, 'client: ["Bonjour.", {calm: "Bonsoir."}]'), "RP011", "{calm"),
        ((OPENING, 'client: ["Bonjour.", {a: "Oui.", b: "Non."}]'), "RP012", "{a"),
        ((OPENING, 'client: ["Bonjour.", {none: "Oui."}]'), "RP012", "none"),
        ((OPENING, 'client: [{first: "Bonjour."}, "Oui."]'), "RP012", "["),
        (("start: greet\n", HURRY.replace('"Attendez, on sonne à ma porte."', "none")), "RP012", "[none"),
        ((OPENING, 'client: ["Bonjour.", ["Oui."]]'), "RP012", '["Oui'),
    ],
)  # fmt: skip
def test_each_fault_of_a_draw_is_told_at_its_place(change: tuple[str, str], code: str, word: str) -> None:
    text = changed(change)
    with pytest.raises(ContentFault) as caught:
        load(text, FILE, SHELF.around)
    fault = next(one for one in caught.value.diagnostics if one.code == code)
    assert text.splitlines()[fault.place.line - 1][fault.place.column - 1 :].startswith(word)


@pytest.mark.parametrize(
    ("draws", "code", "word", "suggestion"),
    [
        ("{ask_brith: wrong}", "RP162", "ask_brith", "ask_birth"),
        ("{ask_birth: wronk}", "RP163", "wronk", "wrong"),
        ("{greet: 4}", "RP163", "4", ""),
        ("{ask_name: wrong}", "RP162", "ask_name", ""),
    ],
)
def test_a_test_can_only_name_what_is_drawn(draws: str, code: str, word: str, suggestion: str) -> None:
    text = changed(("  - name: raccrochée\n", NAMED.replace("{ask_birth: wrong}", draws)), text=RICH)
    with pytest.raises(ContentFault) as caught:
        load(text, FILE, SHELF.around)
    [fault] = caught.value.diagnostics
    assert fault.code == code
    assert text.splitlines()[fault.place.line - 1][fault.place.column - 1 :].startswith(word)
    assert suggestion in fault.describe()


def test_what_there_is_not_is_drawn_by_nobody() -> None:
    with pytest.raises(ValueError, match="ask_birth=late"):
        drawn_as(read(RICH).script, {"ask_birth": "late"})
