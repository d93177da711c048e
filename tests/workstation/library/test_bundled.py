"""The role-plays that ship: each holds, each of its own tests comes out, and each replays the same after any crash."""

from __future__ import annotations

import pytest

from tests.support.content import BUNDLED
from tests.support.sampled import any_of, one_test_each
from workstation import events as e
from workstation.library import playing
from workstation.library.shelf import Roleplay
from workstation.library.start import Start, begin
from workstation.roleplay.model import Play
from workstation.roleplay.playing.drawing import drawn_by, draws_of, weighty
from workstation.session.decide import World
from workstation.session.log import MemoryEventLog
from workstation.session.pins import MemoryContents, Pins
from workstation.session.player import Player, Written
from workstation.session.runner import Session

BANK = playing.small_bank(BUNDLED.people)
PINS = Pins(MemoryContents())
SOUND = [one for one in BUNDLED.roleplays if one.program]


def test_everything_that_ships_holds() -> None:
    assert [found.describe() for found in BUNDLED.check()] == []
    assert {one.script.id for one in SOUND} >= {"card-lost", "card-declined-abroad", "third-party-balance"}


@pytest.mark.parametrize(("roleplay", "test"), one_test_each())
def test_its_own_tests_come_out_as_it_expects(roleplay: Roleplay, test: Play) -> None:
    assert playing.fault_of(roleplay, BUNDLED, test) is None


def logged(roleplay: Roleplay, test: Play, crashes: bool, help_level: str = "choice") -> list[e.Entry[e.Event]]:
    """The log of a play-through; with ``crashes`` the session is made again from its log before every command."""
    world = World(BANK, PINS)
    log = MemoryEventLog()
    start = Start("s", "demo", "", "Inès Moreau", help_level, 1, "", draws=dict(test.draws))
    session = begin(start, roleplay, BUNDLED, log, world)
    player = Player("c1", roleplay.script_program, Written(test.steps), dict(test.notes))
    now = 0
    while (turn := player.next(session.state, now)) is not None:
        if crashes and turn.command is not None:
            session = Session("s", log, session.world)
        if turn.command is not None:
            session.do(turn.command, now)
        if turn.until > now or turn.command is None:
            due = session.due()
            until = turn.until if turn.until > now else now + 1000
            now = min(until, max(now, due)) if due is not None else until
            session.advance(now)
    return session.entries()


@pytest.mark.parametrize("role", ["exemplary", "failing"])
@pytest.mark.parametrize("roleplay", any_of())
def test_a_crash_before_every_command_changes_nothing(roleplay: Roleplay, role: str) -> None:
    test = next(test for test in roleplay.script.tests if test.role == role)
    straight = logged(roleplay, test, crashes=False)
    assert logged(roleplay, test, crashes=True) == straight
    assert isinstance(straight[-1].event, e.SessionEnded)


@pytest.mark.parametrize("roleplay", any_of())
def test_a_walk_at_random_reaches_an_end(roleplay: Roleplay) -> None:
    for seed in range(3):
        assert playing.walk(roleplay, BUNDLED, seed).marks.end


def test_a_step_that_does_not_fit_is_named() -> None:
    with pytest.raises(playing.PlayFault, match="recap_full"):
        playing.play(SOUND[0], BUNDLED, ["recap_full"])


def test_the_same_seed_plays_the_same_and_another_thinks_at_another_pace() -> None:
    test = SOUND[0].script.exemplary
    logs = [playing.play_test(SOUND[0], BUNDLED, test, seed).session.entries() for seed in (1, 1, 2)]
    assert logs[0] == logs[1]
    assert [entry.at for entry in logs[0]] != [entry.at for entry in logs[2]]


@pytest.mark.parametrize("roleplay", any_of(lambda one: draws_of(one.script)))
def test_two_sessions_read_like_two_conversations(roleplay: Roleplay) -> None:
    """What is drawn changes words and no mark of the exemplary test; a wrong answer has a test of its own."""
    script, exemplary = roleplay.script, roleplay.script.exemplary
    heavy = {(one.name, value) for one, value, _ in weighty(script)}
    readings = set()
    for seed in range(4):
        draws = {name: value for name, value in drawn_by(script, seed, "c1") if (name, value) not in heavy}
        came = playing.play(roleplay, BUNDLED, exemplary.steps, dict(exemplary.notes), draws=draws)
        assert came.marks.passed
        assert came.marks.score >= 90
        spoken = came.session.state.contacts["c1"].lines
        readings.add(tuple(line.text for line in spoken if line.who == "customer"))
    assert len(readings) >= 2
