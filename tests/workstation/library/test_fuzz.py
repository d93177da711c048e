"""Content files under careless hands: whatever is changed in them, a diagnostic says it and nothing breaks.

``FUZZ`` in the environment asks for another number of rounds, ``FUZZ_FROM`` for the seed of the first (`make fuzz`).
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from tests.support.fuzzing import files, use
from tests.support.mutations import mutated

ROUNDS = int(os.environ.get("FUZZ", "50"))
FIRST = int(os.environ.get("FUZZ_FROM", "0"))
# Rounds told as one: so many tests of their own would take longer to count than to run.
TOGETHER = 25
FILES = files()
TEXTS = {path: path.read_text(encoding="utf-8") for path in FILES}


@pytest.mark.parametrize("first", range(FIRST, FIRST + ROUNDS, TOGETHER))
def test_a_changed_file_is_used_or_refused_and_breaks_nothing(first: int) -> None:
    told = 0
    for seed in range(first, first + TOGETHER):
        path = random.Random(seed).choice(FILES)
        try:
            told += bool(use(path, mutated(TEXTS[path], seed)))
        except Exception as fault:
            fault.add_note(f"{path.name}, changed with the seed {seed}")
            raise
    assert told, "no change was noticed: the changes are too mild to prove anything"


# The first file of each folder tells that use itself finds no fault; that what ships has none is asked elsewhere.
FIRST_OF_ITS_FOLDER = {path.parent: path for path in reversed(FILES)}.values()


@pytest.mark.parametrize("path", FIRST_OF_ITS_FOLDER, ids=lambda path: path.name)
def test_a_file_as_it_ships_has_nothing_to_be_refused(path: Path) -> None:
    assert [fault.code for fault in use(path, TEXTS[path]) if fault.severity == "error"] == []
