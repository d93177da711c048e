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
from tests.support.drawing import ADDS, BIRTH, HURRY, OPENING, OPENINGS, RICH, WAYS, Drawn, offered
from tests.support.shift import ANNE, Shift
from workstation import commands as c
from workstation import events as e
from workstation.assessment.proving import prove
from workstation.cli import play as cli_play
from workstation.cli.answers import CommandFault
from workstation.library.playing import PlayFault, play
from workstation.library.shelf import Shelf
from workstation.roleplay.playing.drawing import draws_of, taken_from
from workstation.roleplay.reading.explaining import explained
from workstation.roleplay.reading.includes import Folders
from workstation.roleplay.solving.states import explore

STEPS = ["greet_full", "ask_name", "ask_birth", "enough", "block_card", "recap", "note:bonne"]


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
    told = {"Bonjour, j’ai perdu ma carte.", "Oui bonjour, ma carte a disparu."}
    either = 'client: ["Bonjour, j’ai perdu ma carte.", "Oui bonjour, ma carte a disparu."]'
    text = changed((OPENING, ADDS.replace(OPENING, either)), again)
    digression = "Excusez-moi, il y a du bruit, je suis dehors."
    for value, times in (("none", 0), ("1", 1)):
        shift = Drawn(text, {"greet": "1", "greet.adds": value})
        shift.answer()
        shift.say("greet_cold")
        assert {line for line in shift.heard if line in told} == told  # the moment is come back to, in other words
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
