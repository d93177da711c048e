"""The only writer: durable first, all or nothing, and always the same again."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.support.content import SHELF
from tests.support.shift import Shift
from workstation import commands as c
from workstation import events as e
from workstation.library.start import branch
from workstation.session import runner
from workstation.session.log import LogConflict, StoredEvent
from workstation.session.runner import Session
from workstation.session.state import SessionState, fold_all


def test_listeners_hear_only_of_what_is_in_the_log() -> None:
    shift = Shift()
    heard: list[int] = []

    def listener(entries: Sequence[e.Entry[e.Event]], state: SessionState) -> None:
        kept = [stored.number for stored in shift.log.read("s1")]
        assert [entry.number for entry in entries] == kept[-len(entries) :]
        assert state == shift.session.state
        heard.extend(entry.number for entry in entries)

    shift.session.listen(listener)
    shift.to_the_note()
    shift.close()
    assert heard == list(range(3, shift.session.number + 1))


def test_nothing_is_shown_of_what_could_not_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    shift = Shift()
    shift.ring()
    before, number = shift.state, shift.session.number

    def full(_session: str, _events: Sequence[StoredEvent]) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as patch:
        patch.setattr(shift.log, "append", full)
        with pytest.raises(OSError, match="disk full"):
            shift.session.do(c.AnswerContact("c1"))
    assert (shift.state, shift.session.number) == (before, number)
    shift.do(c.AnswerContact("c1"))
    assert shift.contact.phase == "talking"


def test_features_that_answer_one_another_without_end_are_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    shift = Shift()
    before = shift.log.read("s1")

    def echo(*_: object) -> list[e.Event]:
        return [e.BreakAsked(True)]

    monkeypatch.setattr(runner, "react", echo)
    with pytest.raises(RuntimeError, match="without end"):
        shift.do(c.AskBreak(True))
    assert shift.log.read("s1") == before
    assert not shift.state.presence.break_asked


def test_session_time_never_goes_back() -> None:
    shift = Shift()
    shift.wait(10)
    shift.session.do(c.GoReady(), at=2_000)
    assert shift.session.at == 10_000
    assert shift.contact.life.since == 10_000
    shift.session.advance(5_000)
    assert shift.session.at == 10_000


def test_each_thing_falls_due_at_its_own_moment_however_late_the_clock_is_read() -> None:
    slow, quick = Shift(), Shift()
    for shift in (slow, quick):
        shift.answer()
    for _ in range(900):
        quick.wait(0.1)
    slow.wait(90)
    assert slow.session.entries() == quick.session.entries()


def test_two_writers_of_one_session_are_found_out() -> None:
    shift = Shift()
    other = Session("s1", shift.log, shift.world())
    shift.ring()
    with pytest.raises(LogConflict):
        other.do(c.GoReady())


def test_a_session_taken_up_again_stands_where_it_stood() -> None:
    shift = Shift()
    shift.answer()
    shift.say("greet_full", "ask_name")
    shift.do(c.EditDraft("c1", "note", 0, 0, "Carte"))
    before = shift.state
    shift.restart()
    assert shift.state == before
    assert [row.id for row in shift.log.unfinished()] == ["s1"]
    shift.say("ask_birth", "enough")
    assert shift.contact.talk.beat == "solve"


def test_a_branch_is_the_parents_beginning_then_its_own() -> None:
    shift = Shift()
    shift.answer()
    fork = shift.session.number
    fold = shift.state
    shift.say("greet_cold")
    ended = shift.session.entries()
    again = branch(shift.session, fork, "s2", "2026-11-23T10:00:00", shift.log, shift.world())
    assert again.state == fold
    again.do(c.Say("c1", "greet_full"), again.at)
    assert again.state.contacts["c1"].talk.points == (("welcome", 2),)
    assert again.entries()[:fork] == ended[:fork]
    assert shift.session.entries() == ended
    assert fold_all(again.entries()) == again.state
    row = next(row for row in shift.log.sessions() if row.id == "s2")
    assert (row.kind, row.parent, row.fork_at, row.profile) == ("branch", "s1", fork, "inès")
    assert [row.id for row in shift.log.unfinished()] == ["s1"]


def test_a_branch_of_a_branch_holds_both() -> None:
    shift = Shift()
    shift.answer()
    first = branch(shift.session, shift.session.number, "s2", "t", shift.log, shift.world())
    first.do(c.Say("c1", "greet_full"))
    second = branch(first, first.number, "s3", "t", shift.log, shift.world())
    assert second.entries() == first.entries()
    assert second.state == first.state


def test_what_a_session_pinned_outlives_every_edit() -> None:
    shift = Shift()
    shift.answer()
    manifest = shift.session.world.pins.manifest(shift.state.started.manifest)  # type: ignore[union-attr]
    assert {path: shift.contents.text(pinned) for path, pinned in manifest.items()} == SHELF.pinned_files()
    with pytest.raises(KeyError):
        shift.contents.text("nothing")
