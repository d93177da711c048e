"""One pure step: what a move, a silence, a hold or an act at the desk makes of the conversation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.content import changed, read
from workstation.roleplay.playing.deeds import Deed
from workstation.roleplay.playing.program import BEAT, END, PATIENCE, PlaceTuple, Program
from workstation.roleplay.playing.step import (
    Effects,
    Happening,
    Impossible,
    desk_step,
    is_open,
    node_at,
    open_moves,
    start,
    step,
)

PROGRAM = read()
BLOCKED = Deed("card.block", "P-anne", "classic", (("reason", "lost"),))
ORDERED = Deed("card.order", "P-anne", "classic")


def after(*moves: str, program: Program = PROGRAM) -> tuple[PlaceTuple, Effects]:
    """Where the conversation stands after these moves."""
    place, effects = step(program, start(program), Happening("answered"))
    for move in moves:
        chosen = program.step_of(move)
        assert chosen is not None
        place, effects = step(program, place, Happening("move", chosen.number))
    return place, effects


def beat(place: PlaceTuple, program: Program = PROGRAM) -> str:
    node = node_at(program, place)
    return node.beat.id if node else ""


def offered(place: PlaceTuple) -> list[str]:
    return [chosen.move.id for chosen in open_moves(PROGRAM, place)]


def test_answering_brings_the_first_words() -> None:
    place, effects = after()
    assert beat(place) == "greet"
    assert effects.lines == ("Bonjour, j’ai perdu ma carte.",)


def test_a_move_scores_answers_and_leads_on() -> None:
    place, effects = after("greet_full")
    assert beat(place) == "identify"
    assert effects.lines == ("Bonjour.",)
    assert effects.points == (("welcome", 2),)


def test_subjects_come_in_any_order_and_lead_on_when_enough_were_covered() -> None:
    one, _ = after("greet_full", "ask_app", "ask_name", "ask_product")
    assert beat(one) == "identify"
    assert offered(one) == ["ask_birth", "ask_address", "enough"]
    two, effects = after("greet_full", "ask_name", "ask_product", "ask_app", "ask_birth")
    assert beat(two) == "solve"
    assert effects.lines == ("Le 3 février 1980.", "C’était {{ facts.where }}")


def test_a_move_is_made_once_unless_its_author_allows_more() -> None:
    place, _ = after("greet_full", "enough", "block_card", "anything_else", "anything_else")
    assert offered(place) == ["recap", "anything_else"]
    place, _ = after("greet_full", "enough", "block_card", "anything_else", "anything_else", "anything_else")
    assert offered(place) == ["recap"]
    with pytest.raises(Impossible):
        after("greet_full", "enough", "block_card", *["anything_else"] * 4)


def test_a_condition_opens_and_closes_moves() -> None:
    assert "block_told" not in offered(after("greet_full", "enough")[0])
    place, _ = after("greet_full", "block_early", "enough")
    assert "block_told" in offered(place)
    assert "block_card" not in offered(place)
    with pytest.raises(Impossible):
        after("greet_full", "enough", "block_told")


def test_an_act_means_the_move_of_the_beat_before_the_role_plays_own() -> None:
    early, late = after("greet_full")[0], after("greet_full", "enough")[0]
    found = [desk_step(PROGRAM, place, BLOCKED) for place in (early, late)]
    assert [chosen.move.id if chosen else "" for chosen in found] == ["block_early", "block_card"]
    assert desk_step(PROGRAM, late, ORDERED) is None


def test_an_act_is_open_from_its_level_of_identity() -> None:
    order = '      - {id: order, desk: card.order, say: "C’est commandé.", next: close}\n      - id: promise_gift\n'
    program = read(changed(("      - id: promise_gift\n", order)))
    chosen = program.step_of("order")
    assert chosen is not None
    for level in range(4):
        place, _ = step(program, after("greet_full", "enough", program=program)[0], Happening("identity", level))
        enough = level >= 2
        assert is_open(program, place, chosen) == (chosen in open_moves(program, place)) == enough
        assert desk_step(program, place, ORDERED) is (chosen if enough else None)
        if not enough:
            with pytest.raises(Impossible):
                step(program, place, Happening("move", chosen.number))


def test_an_act_done_before_identification_is_a_breach_where_its_author_says_so() -> None:
    assert after("greet_full", "block_early")[1].flags == ("blind_block",)
    place, _ = after("greet_full")
    place, _ = step(PROGRAM, place, Happening("identity", 1))
    chosen = desk_step(PROGRAM, place, BLOCKED)
    assert chosen is not None
    assert step(PROGRAM, place, Happening("move", chosen.number))[1].flags == ()


def test_a_customer_out_of_patience_ends_it_with_their_own_words() -> None:
    place, effects = after("greet_full", "enough", "rude")
    assert PROGRAM.ends[place[END]] == "hung_up"
    assert place[PATIENCE] == 0
    assert effects.lines == ("Pardon ?", "Au revoir.")
    assert offered(place) == []
    with pytest.raises(Impossible):
        step(PROGRAM, place, Happening("silence"))


def test_hanging_up_mid_call_is_flagged_and_after_the_last_word_is_not() -> None:
    place, effects = step(PROGRAM, after("greet_full")[0], Happening("hung_up"))
    assert (PROGRAM.ends[place[END]], effects.flags) == ("hung_up", ("hung_up_on_customer",))
    place, effects = step(PROGRAM, after("greet_full", "enough", "promise_gift", "recap")[0], Happening("hung_up"))
    assert (place[END], effects.flags) == (-1, ())


def test_a_voice_server_that_authenticated_counts_from_the_start() -> None:
    chosen = PROGRAM.desk[0]
    place, _ = step(PROGRAM, start(PROGRAM, authenticated=True), Happening("answered"))
    assert step(PROGRAM, place, Happening("move", chosen.number))[1].flags == ()


def test_routes_choose_by_what_has_been_done() -> None:
    gate = '  gate:\n    route:\n      - {if: "blocked", next: wrap}\n      - {else: close}\n  wrap:\n    stage: wrap\n'
    program = read(changed(("        next: wrap\n", "        next: gate\n"), ("  wrap:\n    stage: wrap\n", gate)))
    done = after("greet_full", "enough", "block_card", "recap", program=program)[0]
    not_done = after("greet_full", "enough", "promise_gift", "recap", program=program)[0]
    assert (beat(done, program), beat(not_done, program)) == ("wrap", "close")


def test_routes_that_go_round_for_ever_are_stopped() -> None:
    loop = "  here:\n    route: [{else: there}]\n  there:\n    route: [{else: here}]\n  wrap:\n    stage: wrap\n"
    program = read(changed(("        next: wrap\n", "        next: here\n"), ("  wrap:\n    stage: wrap\n", loop)))
    with pytest.raises(Impossible, match="never end"):
        after("greet_full", "enough", "block_card", "recap", program=program)


@given(st.lists(st.integers(0, 20), max_size=25))
def test_whatever_is_chosen_the_place_stays_small_and_whole(choices: list[int]) -> None:
    place, _ = after()
    for choice in choices:
        moves = list(open_moves(PROGRAM, place))
        if not moves:
            break
        before = place
        place, effects = step(PROGRAM, place, Happening("move", moves[choice % len(moves)].number))
        assert len(place) == len(before) == len(PROGRAM.start)
        assert 0 <= place[PATIENCE] <= PROGRAM.script.persona.maximum
        assert 0 <= place[BEAT] < len(PROGRAM.nodes)
        assert set(effects.flags) <= {"promise", "blind_block"}
        assert step(PROGRAM, before, Happening("move", moves[choice % len(moves)].number)) == (place, effects)
