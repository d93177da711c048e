"""Anything at all done at the window: no error, no lost window, and no log that tells otherwise than the screen did.

``ACTS`` in the environment asks for another number of acts, ``ACTS_FROM`` for the seed of the first slice of them.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.played import opened, played_folder
from tests.support.program import Outside, Program
from tests.support.wandering import Wanderer

ACTS = int(os.environ.get("ACTS", "30000"))
FIRST = int(os.environ.get("ACTS_FROM", "1"))
SLICE = 3_000
"""So many acts in one folder."""
SAMPLE = 60
SHIFT = "call-and-two-chats"
"""What every other slice begins in."""

Make = Callable[[int], Wanderer]


def lived_in(folder: Path) -> None:
    """A folder of somebody who practised, of a trainer with a role-play of their own, and of somebody with a PIN."""
    played_folder(folder)
    store = opened(folder)
    store.profiles.add("Aude Lemoine", "trainer", "2026-11-20T09:00:00")
    store.profiles.add("Odilon Fermé", "recruit", "2026-11-20T09:00:00", "1234")
    store.close()


@pytest.fixture
def make(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Make]:
    """Makes somebody who wanders from that seed, in a folder of their own."""
    made: list[Program] = []

    def wanderer(seed: int) -> Wanderer:
        folder = tmp_path / f"Données {seed}"
        folder.mkdir()
        lived_in(folder)
        program = Program(qtbot, qapp, folder, Outside(folder, seed, monkeypatch))
        made.append(program)
        return Wanderer(program, folder, seed)

    yield wanderer
    for program in made:
        program.end()


@pytest.mark.qt_no_exception_capture
def test_some_acts_at_random_break_nothing(make: Make) -> None:
    someone = make(4)
    someone.open()
    someone.wander(SAMPLE)
    someone.close()
    assert someone.done == SAMPLE
    assert someone.compared


@pytest.mark.qt_no_exception_capture
def test_some_acts_at_random_in_a_shift_break_nothing(make: Make) -> None:
    someone = make(7)
    someone.open()
    someone.begin(SHIFT, "free")
    someone.wander(SAMPLE // 2)
    someone.close()
    assert any(where.startswith("DeskPage") for where in someone.seen)
    assert someone.compared


@pytest.mark.torture
@pytest.mark.timeout(7200)
@pytest.mark.qt_no_exception_capture
def test_30_000_acts_at_random_break_nothing(make: Make, capsys: pytest.CaptureFixture[str]) -> None:
    seen: Counter[str] = Counter()
    done = compared = openings = 0
    for seed in range(FIRST, FIRST + -(-ACTS // SLICE)):
        someone = make(seed)
        try:
            someone.open()
            if seed % 2:
                someone.begin(SHIFT, "free")
            someone.wander(min(SLICE, ACTS - done))
            someone.close()
        except BaseException as error:
            error.add_note(f"seed {seed}")
            raise
        done, compared = done + someone.done, compared + someone.compared
        openings += someone.program.openings
        seen.update(someone.seen)
        someone.program.end()
    with capsys.disabled():
        sys.stdout.write(f"\n{done} acts from seed {FIRST}, {openings} openings, {compared} logs compared; where:\n")
        for where, times in seen.most_common():
            sys.stdout.write(f"{times:6} {where}\n")
    assert compared > done // 1000
