"""Erasing a person: whatever the folder holds of them goes, down to the bytes, and everything else stays."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from db.engine import Database, DatabaseProblem
from db.event_log import SqliteEventLog
from db.lock import FolderLock
from db.migrate import backup_path
from db.profiles import SqliteProfiles
from workstation import settings
from workstation.i18n import tr
from workstation.paths import LOG_NAME, OLD_LOG_NAME
from workstation.problem import Problem


class WindowOpen(Problem):
    """A window is open on the folder: what it holds in memory would be written again."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = folder

    def describe(self) -> str:
        """The problem and its cure, in the reader's language."""
        return tr("The program is open on {folder}: close its window, then erase again.", folder=self.folder)


def erase_person(database: Database, profile: str) -> int:
    """Erase a profile, its sessions with their branches, its results; answers how many sessions there were.

    Nothing is begun while a window is open on the folder, or while another program has the file open: a page that
    somebody still reads could not be written over. Raises ``WindowOpen``, ``DatabaseProblem``.
    """
    folder = database.path.parent
    try:
        with FolderLock(folder) as lock:
            if not lock.take():
                raise WindowOpen(folder)
            with _alone(database):
                _erase_beside(folder, database.path, profile)
                erased = SqliteEventLog(database).erase_profile(profile)
                with suppress(KeyError):  # sessions are erased even of somebody who is not on the list any more
                    SqliteProfiles(database).remove(profile)
                with database.outside() as driver:
                    driver.execute("VACUUM")  # what was freed long ago, and never written over, goes as well
    except (FileExistsError, IsADirectoryError) as error:  # a folder, a pipe where one of our files goes
        raise DatabaseProblem("foreign", Path(error.filename)) from error
    except OSError as error:
        raise DatabaseProblem("read_only", database.path) from error
    return erased


@contextmanager
def _alone(database: Database) -> Iterator[None]:
    """Within it nobody else has the file open, and no log of pages lies beside it."""
    database.close()
    with database.outside() as driver:
        driver.execute("PRAGMA journal_mode=DELETE")  # writes the WAL back and removes it; refused to all but the last
    try:
        yield
    finally:
        with database.outside() as driver:
            driver.execute("PRAGMA journal_mode=WAL")


def _erase_beside(folder: Path, path: Path, profile: str) -> None:
    """The log may name the person, an older file's copy holds what they did, settings remember who was last here."""
    for gone in (folder / LOG_NAME, folder / OLD_LOG_NAME, backup_path(path), settings.draft_of(folder)):
        gone.unlink(missing_ok=True)
    kept = settings.load(folder)
    if kept.profile == profile:
        settings.save(folder, replace(kept, profile=""))
