"""What the tutor points at: always the best that is left, never what harms; and the identity asked for now."""

from __future__ import annotations

import random

import pytest

from tests.support.content import BUNDLED, LOST_CARD, read
from tests.support.sampled import any_of
from tests.support.shift import Shift
from workstation import commands as c
from workstation.library.shelf import Roleplay
from workstation.roleplay.model import Move
from workstation.roleplay.playing.advice import advised, identity_asked
from workstation.roleplay.playing.deeds import Deed
from workstation.roleplay.playing.program import END, IDENTITY, PlaceTuple, Program, Step
from workstation.roleplay.playing.step import Happening, here, is_left, open_moves, step
from workstation.roleplay.solving.places import Places
from workstation.roleplay.solving.world import turns
from workstation.session.offer import offered

WALKS = 60


def is_spoken(one: Roleplay) -> bool:
    """Whether sentences are said in it: an e-mail is answered by its text, to which no hand points."""
    return one.script.channel != "email"


def has_acts(one: Roleplay) -> bool:
    """Whether something is done at the desk and told: in a chat that only explains, there is nothing to tell."""
    return any(step.deed and step.move.say for step in one.script_program.steps)


NAMES = sorted(one.script.id for one in BUNDLED.roleplays if is_spoken(one))


def program_of(name: str) -> Program:
    """A bundled role-play, ready to run."""
    return next(one for one in BUNDLED.roleplays if one.script.id == name).script_program


def places_of(program: Program, seed: int) -> list[tuple[PlaceTuple, list[Deed], list[str]]]:
    """A way through by chance: each place with the acts done and the moves made before it.

    Half of the time an act is done at the desk and not told yet.
    """
    dice, places = random.Random(seed), Places(program)
    place, _ = step(program, places.start(), Happening("answered"))
    done: list[Deed] = []
    made: list[str] = []
    found = []
    while place[END] < 0:
        acts = [s.deed for s in open_moves(program, place) if s.deed]
        if acts and dice.random() < 0.5:
            done.append(dice.choice(acts))
        found.append((place, list(done), list(made)))
        options = [turn for turn in turns(places, place) if turn.kind in ("say", "desk")]
        if not options or len(found) > 80:
            break
        turn = dice.choice(options)
        if turn.move is not None:
            made.append(turn.move.move.id)
            if turn.move.deed:
                done.append(turn.move.deed)
        place = turn.place
    return found


def is_poor(program: Program, place: PlaceTuple, one: Step) -> bool:
    """As its author marked it."""
    move: Move = one.move
    broken = one.breach is not None and not one.breach(place)
    failed = bool(move.end) and program.end_kind(move.end) == "failed"
    return bool(move.flags) or move.mood < 0 or bool(move.better) or broken or failed


@pytest.mark.parametrize("roleplay", any_of(is_spoken))
def test_the_hand_is_on_the_best_that_is_left_and_never_on_what_harms(roleplay: Roleplay) -> None:
    program = roleplay.script_program
    seen = 0
    for seed in range(WALKS):
        for place, done, _ in places_of(program, seed):
            lines = here(program, place)
            best = advised(program, place, lines, done)
            left = {s.move.id: s for s in open_moves(program, place)}
            assert best <= set(left)
            assert not [move for move in best if is_poor(program, place, left[move])], best
            assert best or all(is_poor(program, place, one) for one in left.values()), (left.keys(), done)
            seen += bool(best)
    assert seen > WALKS


@pytest.mark.parametrize("roleplay", any_of(has_acts))
def test_an_act_that_is_done_is_told_before_anything_else(roleplay: Roleplay) -> None:
    program, told = roleplay.script_program, 0
    for seed in range(100 * WALKS):
        if told and seed >= WALKS:  # an act late in the call is met by few who wander
            break
        for place, done, _ in places_of(program, seed):
            waiting = {
                s.move.id
                for s in open_moves(program, place)
                if s.deed and s.move.say and any(map(s.is_done_by, done)) and not is_poor(program, place, s)
            }
            if waiting:
                told += 1
                assert advised(program, place, here(program, place), done) == waiting
    assert told


@pytest.mark.parametrize("name", NAMES)
def test_the_exemplary_play_follows_the_hand_and_reaches_each_identity_it_is_asked_for(name: str) -> None:
    program = program_of(name)
    places = Places(program)
    place, _ = step(program, places.start(), Happening("answered"))
    given = place[IDENTITY]  # by the client space one writes from: what is known already is not asked for
    made: list[str] = []
    asked = []
    for wanted in program.script.exemplary.steps:
        chosen = program.step_of(wanted.partition("[")[0])
        if chosen is None:
            break
        asked.append((identity_asked(program, place, made), place[IDENTITY]))
        if chosen in here(program, place) and is_left(place, chosen):
            assert chosen.move.id in advised(program, place, here(program, place), []), wanted
        place = next(t.place for t in turns(places, place) if t.move is chosen and t.kind != "left")
        made.append(chosen.move.id)
    goals = [goal for goal, _ in asked]
    assert goals == sorted(goals), "what was asked for once is not asked for less"
    assert goals[0] == 0, "nothing is asked for while one greets"
    established = max((reached for _, reached in asked if reached > given), default=0)
    assert max(goals) == established, "no more is asked for than is reached"


@pytest.mark.parametrize(
    ("made", "goal"),
    [
        ([], 0),
        (["greet_full", "take_charge"], 1),
        (["greet_full", "take_charge", "ask_name"], 1),
        (["greet_full", "take_charge", "ask_name", "ask_birth", "ask_where", "ask_code_kept", "rephrase_full"], 1),
    ],
)
def test_the_identity_asked_for_is_that_of_this_point(made: list[str], goal: int) -> None:
    """The operations ask for Identity 2 much later in the call: it is no matter of now."""
    program = program_of("card-lost")
    places = Places(program)
    place, _ = step(program, places.start(), Happening("answered"))
    for name in made:
        place = next(t.place for t in turns(places, place) if t.step == name and t.kind != "left")
    assert identity_asked(program, place, made) == goal


def test_the_sentence_of_an_act_that_is_done_keeps_its_hand() -> None:
    shift = Shift(help_level="guided")
    shift.answer()
    shift.say("greet_full", "ask_name", "ask_birth", "enough")
    deed = read(LOST_CARD).step_of("block_card")
    assert deed is not None
    assert deed.deed is not None
    shift.do(c.DoAct("c1", deed.deed.client, deed.deed.act, deed.deed.target, deed.deed.values))
    assert shift.state.started is not None
    role = shift.session.world.pins.role(shift.state.started, shift.contact.offer)
    lines = {line.move: line for line in offered(shift.contact, role)}
    assert lines["block_card"].kind == "say"
    assert lines["block_card"].advised
    assert [line.move for line in lines.values() if line.advised] == ["block_card"]
    assert not any(line.advised and line.poor for line in lines.values())
