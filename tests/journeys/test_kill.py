"""A desk killed at any instant loses no act once shown: ``kill -9``, then compare the file with what was painted."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.desk_to_kill import digest, open_folder
from workstation.desk.state import edited
from workstation.events import DraftEdited
from workstation.library.shelf import Shelf
from workstation.library.store import world_of
from workstation.session.runner import Session

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 40

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="desks are forked, then killed")


@pytest.fixture
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


def kill_one(desks: subprocess.Popen[str], folder: Path, draw: random.Random) -> tuple[int, str, bool]:
    """Let a desk play, kill it after so many paintings: (events painted, their digest, ended by itself)."""
    assert desks.stdin is not None
    assert desks.stdout is not None
    desks.stdin.write(f"{folder}\n")
    desks.stdin.flush()
    pid, painted, seen = 0, 0, ""
    left = draw.randint(1, LONGEST)
    ended = False
    for line in desks.stdout:
        word, _, rest = line.strip().partition(" ")
        if word == "pid":
            pid = int(rest)
        elif word == "gone":
            return painted, seen, ended
        elif word == "ended":
            ended = True
        else:
            painted, seen, left = int(word), rest, left - 1
            if left == 0:
                os.kill(pid, signal.SIGKILL)
    raise AssertionError("the desks are gone")


def compare(folder: Path, painted: int, seen: str, shelf: Shelf) -> None:
    """The file holds every event that was painted, as it was painted, and folds to the drafts they amount to."""
    store = open_folder(folder, shelf)
    try:
        session = Session(store.log.sessions()[0].id, store.log, world_of(store))
        entries = session.entries()
        assert session.number >= painted
        assert digest(entries[:painted]) == seen
        text = ""
        for entry in entries:
            if isinstance(entry.event, DraftEdited):
                text = edited(text, entry.event)
        assert session.state.contacts["c1"].desk.drafts.get("note", "") == text
    finally:
        store.close()


def kill_many(desks: subprocess.Popen[str], folder: Path, kills: int, seed: int) -> int:
    draw, shelf = random.Random(seed), Shelf()
    killed = 0
    while killed < kills:
        painted, seen, ended = kill_one(desks, folder, draw)
        if painted:
            compare(folder, painted, seen, shelf)
        killed += not ended
    return killed


@pytest.mark.timeout(170)
def test_a_dozen_kills_lose_nothing(desks: subprocess.Popen[str], tmp_path: Path) -> None:
    assert kill_many(desks, tmp_path, 12, 1) == 12


@pytest.mark.torture
@pytest.mark.timeout(7200)
def test_1000_kills_lose_nothing(desks: subprocess.Popen[str], tmp_path: Path) -> None:
    assert kill_many(desks, tmp_path, 1000, 2026) == 1000
