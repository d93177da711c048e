"""A desk killed at any instant loses no act once shown: ``kill -9``, then compare the file with what was painted.

``KILLS`` in the environment asks for another number of kills of a shift.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.journeys.desk_to_kill import CALL, SHIFTS, digest, drafts_of, open_folder
from workstation.desk.state import NOTE_TEXT, edited
from workstation.events import DraftEdited
from workstation.library.shelf import Shelf
from workstation.library.start import reopen
from workstation.library.store import world_of
from workstation.session.state import fold_all

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 40
KILLS = int(os.environ.get("KILLS", "100"))
"""Of a shift."""

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="desks are forked, then killed")


@pytest.fixture(scope="module")
def desks() -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.desk_to_kill"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    ) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


@dataclass(frozen=True)
class Killed:
    """A desk that was killed, or that ended by itself: how far it had painted, and what it took to stand (s).

    ``opened`` is on the clock, ``worked`` of the processor alone, which tells whatever else the machine does.
    """

    painted: int = 0
    entries: str = ""
    drafts: str = ""
    ended: bool = False
    opened: float = 0.0
    worked: float = 0.0


def kill_one(desks: subprocess.Popen[str], what: str, folder: Path, draw: random.Random) -> Killed:
    """Let a desk play, and kill it after so many paintings."""
    assert desks.stdin is not None
    assert desks.stdout is not None
    desks.stdin.write(f"{what} {folder}\n")
    desks.stdin.flush()
    pid, found, left = 0, Killed(), draw.randint(1, LONGEST)
    for line in desks.stdout:
        word, *rest = line.split()
        if word == "pid":
            pid = int(rest[0])
        elif word == "gone":
            return found
        elif word == "ended":
            found = replace(found, ended=True)
        elif word == "open":
            found = replace(found, opened=float(rest[0]), worked=float(rest[1]))
        elif word == "lost":
            raise AssertionError(line)
        else:
            found, left = replace(found, painted=int(word), entries=rest[0], drafts=rest[1]), left - 1
            if left == 0:
                os.kill(pid, signal.SIGKILL)
    raise AssertionError("the desks are gone")


def compare(folder: Path, seen: Killed, shelf: Shelf) -> None:
    """The file holds every event that was painted, as it was painted, and folds to the drafts they amount to."""
    store = open_folder(folder, shelf)
    try:
        session = reopen(store.log.sessions()[0].id, store.log, world_of(store))
        entries = session.entries()
        assert session.number >= seen.painted
        assert digest(entries[: seen.painted]) == seen.entries
        assert drafts_of(fold_all(entries[: seen.painted])) == seen.drafts
        notes = dict.fromkeys(session.state.contacts, "")
        for entry in entries:
            if isinstance(entry.event, DraftEdited) and entry.event.where == NOTE_TEXT:
                notes[entry.event.contact] = edited(notes[entry.event.contact], entry.event)
        assert {name: one.desk.drafts.get("note", "") for name, one in session.state.contacts.items()} == notes
    finally:
        store.close()


def kill_many(desks: subprocess.Popen[str], what: str, folder: Path, kills: int, seed: int) -> list[Killed]:
    """The desks that were killed; those that came to their end by themselves do not count."""
    draw, shelf, killed = random.Random(seed), Shelf(), list[Killed]()
    while len(killed) < kills:
        seen = kill_one(desks, what, folder, draw)
        if seen.painted:
            compare(folder, seen, shelf)
        if not seen.ended:
            killed.append(seen)
    return killed


# A call, chats and e-mails at once are all there is: a shift of fewer channels, and a call alone, are of the long run.
@pytest.mark.timeout(170)
@pytest.mark.parametrize("shift", [pytest.param(SHIFTS[0], marks=pytest.mark.torture), SHIFTS[1]])
def test_a_shift_killed_twice_stands_with_every_draft(desks: subprocess.Popen[str], tmp_path: Path, shift: str) -> None:
    assert len(kill_many(desks, shift, tmp_path, 2, 1)) == 2


@pytest.mark.torture
@pytest.mark.timeout(7200)
def test_1000_kills_lose_nothing(desks: subprocess.Popen[str], tmp_path: Path) -> None:
    assert len(kill_many(desks, CALL, tmp_path, 1000, 2026)) == 1000


@pytest.mark.torture
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("shift", SHIFTS)
def test_a_shift_killed_many_times_stands_with_every_draft(
    desks: subprocess.Popen[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], shift: str
) -> None:
    killed = kill_many(desks, shift, tmp_path, KILLS, 2026)
    with capsys.disabled():
        sys.stdout.write(f"\n{KILLS} kills of {shift}; it stood again")
        for spans, of in (([one.opened for one in killed], ""), ([one.worked for one in killed], " of the processor")):
            sys.stdout.write(f" in {sorted(spans)[KILLS // 2]:.2f} s{of}, {max(spans):.2f} s at most;")
        sys.stdout.write("\n")
    assert len(killed) == KILLS
