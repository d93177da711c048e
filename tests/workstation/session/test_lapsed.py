"""A session set on a day when a tariff of the table has ended and nothing follows it."""

from __future__ import annotations

import logging
from datetime import date

import pytest

from tests.support.content import LOST_CARD, SHELF, on_the_shelf
from workstation.library.playing import drive, outcome, small_bank
from workstation.library.start import Start, begin
from workstation.session.decide import World
from workstation.session.log import MemoryEventLog
from workstation.session.pins import MemoryContents, Pins
from workstation.session.player import Player, Written
from workstation.session.runner import Session


def played(today: date) -> Session:
    one = on_the_shelf(LOST_CARD)
    start = Start("s1", "practice", "inès", "Inès Moreau", "choice", 1, "2026-11-23T09:00:00", today=today)
    world = World(small_bank(SHELF.people), Pins(MemoryContents()))
    session = begin(start, one, SHELF, MemoryEventLog(), world)
    test = one.script.exemplary
    drive(session, Player("c1", one.script_program, Written(test.steps), dict(test.notes)))
    return session


def test_the_last_known_value_is_said_and_the_log_tells_of_it(caplog: pytest.LogCaptureFixture) -> None:
    session = played(date(2027, 2, 1))
    assert any("pour 10 €" in line.text for line in session.state.contacts["c1"].lines)
    assert outcome(session, SHELF, "c1").marks.passed
    told = [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING]
    assert told == ["no longer valid on 2027-02-01 and shown as last known: card_fee"]


def test_on_its_last_day_nothing_is_told() -> None:
    assert any("pour 10 €" in line.text for line in played(date(2026, 12, 31)).state.contacts["c1"].lines)
