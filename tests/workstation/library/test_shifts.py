"""A shift as a file: what is read of it, what is wrong with it, and what comes of it when it is played."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.content import BUNDLED
from tests.support.dealing import some
from tests.support.drawn import drawn
from workstation import commands as c
from workstation import events as e
from workstation.clock import SECOND
from workstation.commands import stored_name
from workstation.content.diagnostics import ContentFault
from workstation.library.checking import faults_of
from workstation.library.shift_checks import shift_faults
from workstation.library.shift_playing import failed_trials, fresh_shift, play_trial
from workstation.library.shift_schema import written
from workstation.library.shifts import Shift, read_shift
from workstation.library.templates import SHIFT_SCHEMA, new_shift
from workstation.roleplay.reading.schema import written as roleplay_schema

SOUND = """\
format: 1
id: mine
title: "Une matinée"
briefing: "Deux tchats, puis un appel."
at: "tue 08:30"
length: 10
capacity: {chat: 2}
beside: true
contacts:
  - {id: kevin, roleplay: chat-app-locked, at: "0:10"}
  - {id: ines, roleplay: chat-lep-stuck, between: ["0:40", "1:20"]}
  - {id: nadia, roleplay: card-lost, at: "2:00"}
tests:
  - {name: tout, role: exemplary}
"""
KEVIN, INES = '"0:10"}', '["0:40", "1:20"]'
DONE = [stored_name(kind) for kind in (c.Say, c.DoAct, c.EditDraft, c.SendReply, c.EndContact)]
SHIFTS = sorted(BUNDLED.shifts)


def shift(*changes: tuple[str, str]) -> Shift:
    return read_shift(changed(*changes), "mine.yaml")


def changed(*changes: tuple[str, str]) -> str:
    text = SOUND
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def told(text: str) -> list[tuple[str, int]]:
    """The codes of what is wrong with a shift, each with its line."""
    try:
        found = shift_faults(read_shift(text, "mine.yaml"), text, "mine.yaml", BUNDLED.scripts)
    except ContentFault as fault:
        found = fault.diagnostics
    return [(one.code, one.place.line) for one in found]


def test_a_sound_shift_has_nothing_wrong() -> None:
    assert told(SOUND) == []


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ([("chat-app-locked", "nobody")], [("RP200", 10)]),
        ([("id: ines", "id: kevin")], [("RP031", 11)]),
        ([(INES, '["1:20", "0:40"]')], [("RP201", 11)]),
        ([(INES, '["0:40", "0:40"]')], [("RP201", 11)]),
        ([(INES, '["0:40"]')], [("RP012", 11)]),
        ([(INES, '["0:40", "1:75"]')], [("RP012", 11)]),
        ([(KEVIN, '"ten"}')], [("RP012", 10)]),
        ([(KEVIN, '"-0:10"}')], [("RP012", 10)]),
        ([(', at: "0:10"', "")], [("RP011", 10)]),
        ([(KEVIN, '"0:10", between: ["0:20", "0:30"]}')], [("RP012", 10)]),
        ([(f"between: {INES}", 'at: "2:00"'), ("beside: true", "beside: false")], [("RP202", 12)]),
        ([(f"chat-lep-stuck, between: {INES}", 'card-lost, at: "2:00"')], [("RP202", 12)]),
        ([(f"between: {INES}", 'at: "0:10"'), ("{chat: 2}", "{chat: 1}")], [("RP202", 11)]),
        ([("{chat: 2}", "{chat: 3}")], [("RP203", 7)]),
        ([("{chat: 2}", "{call: 2}")], [("RP203", 7)]),
        ([("{chat: 2}", "{fax: 1}")], [("RP012", 7)]),
        ([("{chat: 2}", "{chat: 0}")], [("RP012", 7)]),
        ([("tue 08:30", "tue 11:00")], [("RP204", 12)]),
        ([("length: 10", "length: 1")], [("RP205", 11), ("RP205", 12)]),
        ([("role: exemplary", "role: failing")], [("RP012", 13)]),
        ([("exemplary}", "exemplary, play: [bob/x]}")], [("RP206", 14)]),
        ([("exemplary}", "exemplary, expect: {contacts: {bob: {passed: true}}}}")], [("RP206", 14)]),
        ([("exemplary}", "exemplary, draws: {bob/x: wrong}}")], [("RP206", 14)]),
        ([("beside:", "besides:")], [("RP010", 8)]),
        ([("chat-lep-stuck", "overdraft-studied")], [("RP209", 11)]),
    ],
)
def test_what_is_wrong_is_told_at_its_line(changes: list[tuple[str, str]], codes: list[tuple[str, int]]) -> None:
    assert told(changed(*changes)) == codes


def test_three_chats_at_one_moment_do_not_fit() -> None:
    third = '  - {id: third, roleplay: chat-app-locked, at: "0:10"}\n'
    text = changed((f"between: {INES}", 'at: "0:10"'), ("tests:", third + "tests:"))
    assert told(text) == [("RP202", 13)]


def test_a_role_play_states_the_hours_it_can_happen_in() -> None:
    assert shift().contacts[2].roleplay == "card-lost"
    assert BUNDLED.scripts["card-lost"].between == ("07:30", "08:55")


@drawn(10)
@given(st.integers(0, 10**6))
def test_a_drawn_moment_lies_in_its_window_and_is_the_same_again(seed: int) -> None:
    kevin, ines, _ = shift().contacts
    assert kevin.arrives(seed) == 10
    assert 40 <= ines.arrives(seed) <= 80
    assert ines.arrives(seed) == ines.arrives(seed)


def test_a_shift_is_drawn_again_by_each_seed() -> None:
    assert len({shift().contacts[1].arrives(seed) for seed in range(50)}) > 20


@pytest.mark.parametrize("name", some(SHIFTS, 3))
def test_what_ships_comes_out_as_its_tests_say(name: str) -> None:
    one = BUNDLED.shifts[name]
    assert failed_trials(one, f"{name}.yaml", BUNDLED) == []
    done = play_trial(one, BUNDLED, one.exemplary)
    assert (done.end, done.passed) == ("done", True)
    assert {worked.contact for worked in done.contacts} == {entry.id for entry in one.contacts}


def test_a_test_that_does_not_come_out_is_told_by_its_contact() -> None:
    text = changed(("exemplary}", "exemplary, play: [kevin/greet_full, kevin/use_it]}"))
    (fault,) = failed_trials(read_shift(text, "mine.yaml"), "mine.yaml", BUNDLED)
    assert (fault.code, fault.place.line) == ("RP050", 14)
    assert "kevin" in fault.message
    text = changed(("exemplary}", "exemplary, play: [nadia/greet_full, kevin/one_step]}"))
    (fault,) = failed_trials(read_shift(text, "mine.yaml"), "mine.yaml", BUNDLED)
    assert "/" in fault.message


def test_who_rings_is_answered_in_three_seconds_and_taken_in_hand() -> None:
    done = play_trial(shift(), BUNDLED, shift().exemplary)
    rang = {x.event.contact: x.at for x in done.session.entries() if isinstance(x.event, e.ContactRang)}
    answered = {x.event.contact: x.at for x in done.session.entries() if isinstance(x.event, e.ContactAnswered)}
    assert {name: at - rang[name] for name, at in answered.items()} == dict.fromkeys(answered, 3 * SECOND)


def test_only_what_is_in_hand_is_worked_on() -> None:
    session = play_trial(shift(), BUNDLED, shift().exemplary).session
    focus, worked = "", 0
    for entry in session.entries():
        if isinstance(entry.event, e.ContactFocused):
            focus = entry.event.contact
        elif entry.asked in DONE and entry.number == entry.origin and isinstance(entry.event, e.ContactEvent):
            focus = focus or entry.event.contact  # the first to come is in hand without a word
            assert entry.event.contact == focus
            worked += 1
    assert worked > 30


def test_nobody_joins_before_the_adviser_is_ready() -> None:
    session = fresh_shift(shift(), BUNDLED)
    session.advance(300 * SECOND)
    assert session.due() is None
    assert not session.state.contacts


def test_a_shift_begun_from_its_template_checks_and_plays(tmp_path: Path) -> None:
    path = tmp_path / "Ma première.yaml"
    new_shift(path, "Mon essai")
    assert faults_of(path, BUNDLED) == []
    one = read_shift(path.read_text(encoding="utf-8"), str(path))
    assert (one.id, one.title) == ("ma-premiere", "Mon essai")
    assert failed_trials(one, str(path), BUNDLED) == []


def test_the_schemas_are_what_is_declared() -> None:
    assert SHIFT_SCHEMA.read_text(encoding="utf-8") == written()
    assert roleplay_schema()
