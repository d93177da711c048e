"""An act that a beat was left without counts once it is done all the same, and leads nowhere."""

from __future__ import annotations

import pytest

from tests.support.content import BUNDLED
from workstation import events as e
from workstation.library.hearing import Listener, listener
from workstation.roleplay.customer import actor
from workstation.roleplay.playing.program import BEAT, PATIENCE, PlaceTuple, Step


def who(roleplay: str) -> Listener:
    found = BUNDLED.find(roleplay)
    assert found is not None
    return listener(found, BUNDLED)


def step_of(there: Listener, move: str) -> Step:
    step = there.role.program.step_of(move)
    assert step is not None
    return step


def done(there: Listener, place: PlaceTuple, move: str) -> list[e.Event]:
    deed = step_of(there, move).deed
    assert deed is not None
    event = e.ActDone("c1", deed.client, deed.act, deed.target, deed.values, "R-1")
    return actor.react(there._talk(place), "c1", event, there.role, 0)


@pytest.mark.parametrize(
    ("roleplay", "beat", "left", "act"),
    [
        ("gym-debit", "block", "refund", "ask_refund"),
        ("gym-debit", "contract", "block", "block_creditor"),
        ("gym-debit", "close", "refund", "ask_refund"),
    ],
)
def test_it_counts_where_the_talk_has_come_to(roleplay: str, beat: str, left: str, act: str) -> None:
    there = who(roleplay)
    place = there.place(beat, after=(left,))
    [moved] = done(there, place, act)
    assert isinstance(moved, e.ConversationMoved)
    step = step_of(there, act)
    assert moved.move == act
    assert moved.points == step.move.score
    assert not moved.flags
    assert not moved.lines
    assert (moved.place[BEAT], moved.patience) == (place[BEAT], place[PATIENCE])
    assert all(moved.place[slot] == value for slot, value in step.sets)
    assert not done(there, moved.place, act), "done again, it counts no more"


@pytest.mark.parametrize(
    ("beat", "left", "act"),
    [
        ("right", "route", "ask_refund"),  # not come to yet
        ("block", "refund", "refund_unsigned"),  # a fault is made up for by nothing
        ("block", "refund", "send_form"),
    ],
)
def test_what_is_early_or_a_fault_makes_up_for_nothing(beat: str, left: str, act: str) -> None:
    there = who("gym-debit")
    came = done(there, there.place(beat, after=(left,)), act)
    assert not any(one.points for one in came if isinstance(one, e.ConversationMoved))
