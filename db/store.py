"""A data folder opened whole: the file, its dataset, and everything kept in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from db.clients import SqliteRecords
from db.contents import SqliteContents
from db.dataset import has_people, info, is_ready
from db.engine import HURRIED_MILLIS, Database
from db.event_log import SqliteEventLog
from db.lock import BUILDING_NAME, FolderLock
from db.migrate import open_database
from db.profiles import SqliteProfiles
from db.results import SqliteResults
from workstation.dataset.record import ClientRecord
from workstation.i18n import tr
from workstation.paths import DATABASE_NAME
from workstation.problem import Problem

SEED = 2026
SIZE = 2_000

Progress = Callable[[int, int], None]


class DatasetBeingBuilt(Problem):
    """Somebody else is at it: two would mix their clients."""

    def describe(self) -> str:
        """The problem and its cure, in the reader's language."""
        return tr("The dataset of {folder} is being built already: wait until that is done.", folder=str(self))


def _silent(_done: int, _all: int) -> None:
    """Nobody is watching."""


@dataclass
class SqliteStore:
    """The ``Store`` of a data folder. Connections are a thread's own: it may be made in one and used in another."""

    database: Database
    people: tuple[ClientRecord, ...]

    def __post_init__(self) -> None:
        self.records = SqliteRecords(self.database)
        self.log = SqliteEventLog(self.database)
        self.contents = SqliteContents(self.database)
        self.profiles = SqliteProfiles(self.database)
        self.results = SqliteResults(self.database)

    @property
    def dataset(self) -> str:
        """Generator version, seed and size."""
        found = info(self.database)
        return f"{found.version}/{found.seed}/{found.size}" if found else ""

    def describe_dataset(self) -> dict[str, Any]:
        """What is in the file, for people and programs."""
        found = info(self.database)
        if found is None:
            return {"built": False}
        return {
            "built": found.built,
            "version": found.version,
            "seed": found.seed,
            "size": found.size,
            "reference": found.reference_date.isoformat(),
            "people": len(self.people),
            "bytes": self.database.path.stat().st_size,
        }

    def ensure_dataset(
        self, reference: date, seed: int | None = None, size: int | None = None, progress: Progress = _silent
    ) -> None:
        """Build the dataset when there is none, when it was cut short, or when another one is asked for."""
        found = info(self.database)
        wanted = (
            seed if seed is not None else found.seed if found else SEED,
            size if size is not None else found.size if found else SIZE,
        )
        day = found.reference_date if found and seed is size is None else reference
        if not is_ready(self.database, *wanted, day):
            with FolderLock(self.database.path.parent, BUILDING_NAME) as lock:
                if not lock.take():
                    raise DatasetBeingBuilt(str(self.database.path.parent))
                self._build(wanted, reference, progress)
        self.ensure_people()

    def _build(self, wanted: tuple[int, int], reference: date, progress: Progress) -> None:
        from db.seed import build  # the tables are needed only to write in them

        build(self.database, *wanted, reference, progress)

    def ensure_people(self) -> None:
        """Write the role-plays' people, those that changed."""
        if not has_people(self.database, self.people):
            from db.seed import write_people

            write_people(self.database, self.people)

    def take_people(self, people: Sequence[ClientRecord]) -> None:
        """Let the people of role-plays be these and no others."""
        self.people = tuple(people)
        self.ensure_people()

    def readable_sessions(self, scenario: str) -> list[str]:
        """See ``Store.readable_sessions``."""
        from db.shared import readable_sessions  # asked for by trainers only

        return readable_sessions(self.database, scenario)

    def erase(self, profile: str) -> int:
        """See ``Store.erase``."""
        from db.erasure import erase_person  # one command in a thousand

        return erase_person(self.database, profile)

    def set_aside(self) -> list[tuple[str, str]]:
        """See ``Store.set_aside``."""
        return list(self.database.set_aside)

    def hurry(self) -> None:
        """See ``Store.hurry``."""
        self.database.busy_millis = HURRIED_MILLIS

    def forget(self, sessions_before: str, results_before: str) -> None:
        """Erase what is past its term: sessions and results started before those ISO days."""
        self.log.purge(sessions_before)
        self.results.purge(results_before)

    def close(self) -> None:
        """Let go of the file."""
        self.database.close()


def open_store(folder: Path, people: Iterable[ClientRecord]) -> SqliteStore:
    """The folder's store; its dataset may still have to be built. Raises ``DatabaseProblem``."""
    return SqliteStore(open_database(folder / DATABASE_NAME), tuple(people))
