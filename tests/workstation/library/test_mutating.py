"""What a role-play's tests would not miss is named, and what they miss is not."""

from __future__ import annotations

from tests.support.content import LOST_CARD, SHELF, changed
from workstation.library.mutating import mutate
from workstation.library.shelf import Roleplay
from workstation.paths import SCRIPTS
from workstation.roleplay.reading.loader import load


def _roleplay(text: str) -> Roleplay:
    program, _ = load(text, "lost-card.yaml", SHELF.around)
    return Roleplay(SCRIPTS / "lost-card.yaml", text, program, ())


def _kept(text: str) -> set[tuple[str, str]]:
    return {(one.said(), one.where) for one in mutate(_roleplay(text), SHELF).missed_by_none}


def test_a_flag_that_a_test_expects_is_missed_and_one_that_none_expects_is_not() -> None:
    assert ("the flag “promise”", "promise_gift") not in _kept(LOST_CARD)
    silent = changed((", flags: [blind_block, promise, note_breach]}", "}"))
    kept = _kept(silent)
    assert ("the flag “promise”", "promise_gift") in kept
    assert ("the breach “blind_block”", "block_early") in kept


def test_points_that_the_exemplary_needs_are_missed() -> None:
    assert ("the points of “answer”", "block_told") in _kept(LOST_CARD)
    assert ("the points of “answer”", "block_card") not in _kept(LOST_CARD)


def test_the_role_play_itself_stays_as_it_was() -> None:
    one = _roleplay(LOST_CARD)
    before = one.script
    assert mutate(one, SHELF).tried > len(one.script.flags)
    assert one.script == before
