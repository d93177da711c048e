"""A data folder whose bank is full already: filling it is the same work for every window that is opened in a run."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from db.store import open_store
from tests.support.content import BUNDLED
from workstation.content.dates import REFERENCE_DATE
from workstation.dataset.people import record_of
from workstation.paths import DATABASE_NAME, private_file


def fill(folder: Path) -> None:
    """Give a folder that has no file yet the one that the program makes there when it first opens it."""
    path = folder / DATABASE_NAME
    if not path.exists():
        private_file(path)
        path.write_bytes(_filled())


@cache
def _filled() -> bytes:
    with tempfile.TemporaryDirectory() as made:
        store = open_store(Path(made), [record_of(person) for person in BUNDLED.people.values()])
        store.ensure_dataset(REFERENCE_DATE)
        store.close()
        return (Path(made) / DATABASE_NAME).read_bytes()
