"""The disk fills up while a call goes on: one clear sentence, and nothing that was shown is lost."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.widgets.desk.conftest import Make, Post
from widgets.desk_window import DeskPage
from workstation import commands as c
from workstation.desk.state import NOTE_TEXT
from workstation.problem import Problem
from workstation.session.log import StoredEvent


class Full(Problem):
    """What the database says of a disk without room."""

    def describe(self) -> str:
        return "The disk is full."


@pytest.fixture
def answered(post: Make) -> Post:
    return post()


@pytest.fixture
def told(answered: Post, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the person is told from now on, with a disk that keeps nothing any more."""
    said: list[str] = []
    answered.bridge.unwritten.connect(said.append)

    def refuse(session: str, events: Sequence[StoredEvent]) -> None:
        raise Full

    monkeypatch.setattr(answered.shift.log, "append", refuse)
    return said


def test_an_act_that_cannot_be_kept_is_said_and_has_not_happened(answered: Post, told: list[str]) -> None:
    page = DeskPage(answered.theme, answered.bridge)
    answered.show(page)
    before, number = answered.bridge.state, answered.shift.session.number
    assert not answered.bridge.do(c.MuteMic("c1"))
    assert told == ["The disk is full."]
    assert answered.bridge.state == before
    assert len(answered.shift.session.entries()) == number


def test_time_waits_and_typing_is_not_interrupted_at_each_letter(answered: Post, told: list[str]) -> None:
    answered.wait(120)  # something falls due, and cannot be kept
    at = answered.bridge.at
    answered.wait(120)
    answered.bridge.do(c.EditDraft("c1", NOTE_TEXT, 0, 0, "B"))
    answered.bridge.do(c.EditDraft("c1", NOTE_TEXT, 1, 0, "l"))
    assert answered.bridge.at == at
    assert told == ["The disk is full."]


def test_once_there_is_room_again_the_call_goes_on(
    answered: Post, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not answered.bridge.do(c.MuteMic("c1"))
    monkeypatch.undo()
    assert answered.bridge.do(c.MuteMic("c1"))
    at = answered.bridge.at
    answered.wait(2)
    assert answered.bridge.at == at + 2000
    answered.shift.restart()
    assert answered.shift.contact.leg.muted
