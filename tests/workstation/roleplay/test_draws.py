"""What is drawn for a contact: wordings, digressions, answers of identity that hesitate or are wrong, an interrupt."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from tests.support.content import CONTENT, FILE, LOST_CARD, SHELF, changed, on_the_shelf, read
from tests.support.shift import ANNE, Shift
from workstation import commands as c
from workstation import events as e
from workstation.assessment.proving import prove
from workstation.cli import play as cli_play
from workstation.cli.answers import CommandFault
from workstation.content.diagnostics import ContentFault
from workstation.library.drawn import played_faults
from workstation.library.playing import PlayFault, fault_of, play, play_test
from workstation.library.shelf import Shelf
from workstation.library.start import Start, begin
from workstation.roleplay.playing.drawing import drawn_as, drawn_by, draws_of, taken_from
from workstation.roleplay.reading.explaining import explained
from workstation.roleplay.reading.includes import Folders
from workstation.roleplay.reading.loader import load
from workstation.roleplay.solving.states import explore
from workstation.session.log import MemoryEventLog
from workstation.session.offer import offered as listed

BIRTH = 'score: {identify: 1}, answer: "Le 3 février 1980."}'
WAYS = """score: {identify: 1}, answer: ["Le 3 février 1980.", {hesitant: "Euh… le 3 février 1980, oui."}, \
{wrong: "Le 4 février 1980."}]}"""
OPENING = 'client: "Bonjour, j’ai perdu ma carte."'
OPENINGS = (
    'client: ["Bonjour, j’ai perdu ma carte.", "Oui bonjour, ma carte a disparu.", {calm: "Bonjour.", tense: "Vite."}]'
)
ADDS = OPENING + '\n    adds: ["Excusez-moi, il y a du bruit, je suis dehors."]'
HURRY = """interrupts:
  - id: hurry
    when: "asked == 3"
    client: ["Attendez, on sonne à ma porte.", none]
    moves:
      - {id: wait_door, say: "Je vous attends.", answer: "Me revoilà."}
start: greet
"""
RICH = changed((BIRTH, WAYS), (OPENING, OPENINGS), ("start: greet\n", HURRY))
STEPS = ["greet_full", "ask_name", "ask_birth", "enough", "block_card", "recap", "note:bonne"]


def offered(text: str, seed: int, contact: str = "c1") -> dict[str, str]:
    return dict(drawn_by(read(text).script, seed, contact))


def spoken(text: str, seed: int) -> list[str]:
    """What the customer says in a session of that seed."""
    shift = Shift(text, seed=seed)
    shift.answer()
    shift.say("greet_full")
    shift.say("ask_birth")
    return shift.heard


def test_a_draw_is_named_after_its_beat_or_its_move_and_has_its_values() -> None:
    assert [(one.name, one.values) for one in draws_of(read(RICH).script)] == [
        ("greet", ("1", "2", "3")),
        ("ask_birth", ("1", "hesitant", "wrong")),
        ("hurry", ("1", "none")),
    ]
    assert draws_of(read().script) == ()


def test_every_value_is_drawn_by_some_seed_and_the_same_seed_draws_the_same() -> None:
    found = [offered(RICH, seed) for seed in range(60)]
    for one in draws_of(read(RICH).script):
        assert {drawn[one.name] for drawn in found} == set(one.values)
    assert found == [offered(RICH, seed) for seed in range(60)]
    assert any(offered(RICH, seed) != offered(RICH, seed, "c2") for seed in range(5))


def test_an_answer_is_wrong_now_and_then_and_no_oftener() -> None:
    drawn = [offered(RICH, seed)["ask_birth"] for seed in range(400)]
    assert 50 < drawn.count("wrong") < 110
    assert abs(drawn.count("1") - drawn.count("hesitant")) < 60


def test_two_seeds_read_differently_and_one_reads_the_same_for_ever() -> None:
    readings = [spoken(RICH, seed) for seed in range(6)]
    assert len({tuple(one) for one in readings}) > 2
    assert readings == [spoken(RICH, seed) for seed in range(6)]


def test_where_nothing_may_be_drawn_every_seed_reads_the_same() -> None:
    assert spoken(LOST_CARD, 1) == spoken(LOST_CARD, 2)
    assert Shift(seed=3).contact.offer.drawn == ()


@pytest.mark.parametrize("value", ["1", "hesitant", "wrong"])
def test_an_answer_of_identity_is_right_or_wrong_as_it_is_drawn(value: str) -> None:
    shift = Drawn(RICH, {"ask_birth": value})
    shift.answer()
    shift.say("greet_full")
    shift.say("ask_birth", judge=False)
    asked = next(event for event in shift.events if isinstance(event, e.IdentityAsked))
    assert asked.answer == {"hesitant": "Euh… le 3 février 1980, oui.", "wrong": "Le 4 février 1980."}.get(
        value, "Le 3 février 1980."
    )
    assert asked.answer in shift.heard
    assert asked.right is (value != "wrong")
    shift.do(c.JudgeIdentity("c1", ANNE, "birth_date", accepted=True))
    assert ("wrong_identity" in shift.contact.talk.flags) is (value == "wrong")


def test_what_was_drawn_outlives_the_program_and_a_branch() -> None:
    shift = Drawn(RICH, {"ask_birth": "wrong", "greet": "2"})
    shift.answer()
    shift.restart()
    shift.say("greet_full")
    shift.restart()
    shift.say("ask_birth")
    assert shift.heard[0] == "Oui bonjour, ma carte a disparu."
    assert "Le 4 février 1980." in shift.heard


def test_a_digression_is_added_the_first_time_alone() -> None:
    again = ('dites qui vous êtes."\n        next: identify', 'dites qui vous êtes."\n        next: greet')
    text = changed((OPENING, ADDS), again)
    digression = "Excusez-moi, il y a du bruit, je suis dehors."
    for value, times in (("none", 0), ("1", 1)):
        shift = Drawn(text, {"greet.adds": value})
        shift.answer()
        shift.say("greet_cold")
        assert shift.heard.count("Bonjour, j’ai perdu ma carte.") == 2
        assert shift.heard.count(digression) == times


ASKED = ["greet_full", "ask_name", "ask_birth", "ask_product", "ask_app"]


AWAY_FIRST = HURRY.replace('["Attendez, on sonne à ma porte.", none]', '[none, "Attendez, on sonne à ma porte."]')


@pytest.mark.parametrize(("hurry", "values"), [(HURRY, ("1", "none")), (AWAY_FIRST, ("none", "2"))])
def test_an_interrupt_may_stay_away_and_the_first_stands_where_nothing_is_drawn(
    hurry: str, values: tuple[str, str]
) -> None:
    one = on_the_shelf(changed(("start: greet\n", hurry)))
    notes = dict(one.script.exemplary.notes)
    last = ["block_card", "recap", "note:bonne"]
    ways = {value: [*ASKED, *(["wait_door"] if value != "none" else []), *last] for value in values}
    assert draws_of(one.script)[0].values == values
    for value, steps in ways.items():
        contact = play(one, SHELF, steps, notes, draws={"hurry": value}).session.state.contacts["c1"]
        heard = {line.text for line in contact.lines}
        assert ("Attendez, on sonne à ma porte." in heard) is (value != "none")
        with pytest.raises(PlayFault):
            play(one, SHELF, ways[next(other for other in values if other != value)], notes, draws={"hurry": value})
    assert "wait_door" in play(one, SHELF, ways[values[0]], notes).moves or values[0] == "none"
    assert len(play(one, SHELF, ways[values[0]], notes).moves) == len(ways[values[0]])


# What the solver makes of it.


def test_words_alone_add_no_state() -> None:
    plain = explore(read())
    worded = explore(read(changed((BIRTH, WAYS), (OPENING, OPENINGS + ADDS.removeprefix(OPENING)))))
    assert worded.states == plain.states


AWAY = """      - {id: away, when: "not seen('hurry') and asked == 3", say: "Bien.", score: {answer: 1}, next: close}
      - id: rude
"""


def test_an_interrupt_that_stays_away_is_proved_too() -> None:
    always = changed(("start: greet\n", HURRY.replace(", none]", ', "On frappe."]')), ("      - id: rude\n", AWAY))
    maybe = changed(("start: greet\n", HURRY), ("      - id: rude\n", AWAY))
    assert "away" in {one.name for one in prove(read(always), SHELF.scorecard("call")).never}
    assert "away" not in {one.name for one in prove(read(maybe), SHELF.scorecard("call")).never}


@pytest.mark.parametrize(("hurry", "move"), [(HURRY, "away"), (AWAY_FIRST, "wait_door")])
def test_a_way_that_needs_a_draw_can_be_played_as_it_is_printed(hurry: str, move: str) -> None:
    text = changed(("start: greet\n", hurry), ("      - id: rude\n", AWAY))
    proof = prove(read(text), SHELF.scorecard("call"))
    assert proof.complete
    assert {"away", "wait_door"} <= {one.name for one in proof.reached}
    way = next(one.path for one in proof.reached if one.name == move)
    assert way[0].startswith("draw:hurry=")
    draws, steps = taken_from(way)
    assert move in play(on_the_shelf(text), SHELF, steps, draws=draws).moves


@pytest.mark.parametrize("hurry", [HURRY, AWAY_FIRST])
def test_what_is_drawn_once_doubles_the_places_at_most(hurry: str) -> None:
    plain = explore(read(changed(("start: greet\n", HURRY.replace(", none]", ', "On frappe."]')))))
    one = explore(read(changed(("start: greet\n", hurry))))
    assert plain.states < one.states <= 2 * plain.states
    assert {edge.step for edges in one.edges for edge in edges if edge.kind == "draw"} == {
        "draw:hurry=none" if hurry is HURRY else "draw:hurry=2"
    }


def test_a_wrong_answer_that_leaves_no_way_on_is_a_trap() -> None:
    """The place after a wrong answer is the one after an answer left unjudged."""
    ways = [(BIRTH, WAYS), ("need: 4", "need: 2"), ('        when: "not blocked"\n', '        when: "identity >= 1"\n')]
    shut = [
        (f"      - id: {move}\n", f'      - id: {move}\n        when: "identity >= 1"\n')
        for move in ("promise_gift", "rude")
    ]
    text = changed(*ways, *shut, ("blocked and seen('greet')", "identity >= 1"))
    assert [trap.beat for trap in prove(read(text), SHELF.scorecard("call")).traps] == ["solve"]


# What the tests of a role-play name.

NAMED = """  - name: mauvaise date
    role: other
    draws: {ask_birth: wrong}
    play: [greet_full, ask_name, ask_birth, ask_product, enough, block_card, recap, "note:bonne"]
    notes:
      bonne: {code: CARD-LOST, outcome: solved, follow_up: none, text: "Carte bloquée, nouvelle carte commandée."}
    expect: {end: done, min_score: 90, passed: true, flags: []}
  - name: raccrochée
"""


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


class Drawn(Shift):
    """A shift of which one says what is drawn."""

    def __init__(self, text: str, draws: dict[str, str], help_level: str = "choice") -> None:
        super().__init__(text)
        start = Start("s1", "practice", "inès", "Inès Moreau", help_level, 1, "2026-11-23T09:00:00", draws=draws)
        self.log = MemoryEventLog()
        self.session = begin(start, on_the_shelf(text), SHELF, self.log, self.world())


# From the command line.


@pytest.fixture
def played(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., dict[str, Any]]:
    """Plays the role-play that has draws, and answers with what is said of it."""
    shutil.copytree(CONTENT, tmp_path / "content")
    (tmp_path / "content" / "roleplays" / "lost-card.yaml").write_text(RICH, encoding="utf-8")

    def play_it(**asked: Any) -> dict[str, Any]:
        arguments = SimpleNamespace(
            **{"scenario": "lost-card", "moves": "", "player": "best", "seed": None, "json": True, **asked}
        )
        assert cli_play.run(cast(Any, arguments), Shelf(tmp_path / "content")) == 0
        found: dict[str, Any] = json.loads(capsys.readouterr().out)
        return found

    return play_it


FIRST = {"greet": "1", "ask_birth": "1", "hurry": "1"}


def test_moves_name_what_is_drawn_and_nothing_else_is(played: Callable[..., dict[str, Any]]) -> None:
    assert played(moves=",".join(STEPS))["draws"] == FIRST
    named = played(moves=",".join(["draw:greet=2", *STEPS, "draw:hurry=none"]))["draws"]
    assert named == FIRST | {"greet": "2", "hurry": "none"}


@pytest.mark.parametrize("player", ["best", "worst", "random"])
def test_a_seed_draws_and_the_best_is_the_best_of_what_it_drew(
    player: str, played: Callable[..., dict[str, Any]]
) -> None:
    assert played(player="test:exemplaire", seed=4)["draws"] == FIRST  # a test names its own
    found = [played(player=player, seed=seed) for seed in range(4)]
    assert [one["draws"] for one in found] == [offered(RICH, seed) for seed in range(4)]
    assert found[0] == played(player=player, seed=0)
    if player == "best":
        assert {one["score"] for one in found} == {100}


def test_a_draw_that_there_is_not_is_told(played: Callable[..., dict[str, Any]]) -> None:
    with pytest.raises(CommandFault, match=r"ask_birth=late.*ask_birth=1\|hesitant\|wrong"):
        played(moves="draw:ask_birth=late,greet_full")


def test_what_is_drawn_is_told_with_the_whole(tmp_path: Path) -> None:
    text = changed((BIRTH, WAYS))
    lines = list(explained(text, FILE, Folders((tmp_path,)), read(text).script))
    assert lines[-1] == "# drawn: ask_birth, 1 | hesitant | wrong"
