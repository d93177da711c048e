"""Erasing a person: asked at the command line, proved on the bytes of every file of the folder."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import main
from db import engine
from db.engine import DatabaseProblem
from db.event_log import SqliteEventLog
from db.lock import FolderLock
from db.migrate import backup_path
from db.profiles import SqliteProfiles
from db.results import SqliteResults
from db.store import open_store
from tests.support.played import ENDED, LEFT, NAME, PROFILE, TYPED, opened, played_folder, practise
from workstation import settings
from workstation.paths import DATABASE_NAME, LOG_NAME, OLD_LOG_NAME
from workstation.session.keeping import Result
from workstation.session.log import Erased, StoredEvent

TRACES = [text.encode() for text in (NAME, PROFILE, TYPED, "Quatrebarbes", "voix basse")]


def erase(folder: Path, profile: str = PROFILE) -> int:
    return main.main(["--data", str(folder), "--lang", "en", "erase", profile])


def traces(folder: Path) -> list[tuple[str, bytes]]:
    """Which file of the folder still holds what of the person."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [(path.name, trace) for path in files for trace in TRACES if trace in path.read_bytes()]


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("played")
    played_folder(folder)
    return folder


@pytest.fixture
def folder(played: Path, data_dir: Path) -> Path:
    shutil.copytree(played, data_dir, dirs_exist_ok=True)
    return data_dir


def test_nothing_of_an_erased_person_is_left_in_any_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(folder / DATABASE_NAME, backup_path(folder / DATABASE_NAME))
    for name in (LOG_NAME, OLD_LOG_NAME, settings.draft_of(folder).name):
        (folder / name).write_text(f"INFO: {NAME} ({PROFILE}) wrote {TYPED}", encoding="utf-8")
    assert {name for name, _ in traces(folder)} >= {DATABASE_NAME, LOG_NAME, settings.FILE_NAME}
    assert erase(folder) == 0
    assert "2 sessions erased" in capsys.readouterr().err
    assert traces(folder) == []
    assert settings.load(folder) == settings.Settings(sounds=False)


def test_what_was_freed_before_and_never_written_over_goes_as_well(folder: Path) -> None:
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as other:
        other.execute("PRAGMA secure_delete=OFF")
        other.execute("UPDATE profile SET name = 'A'")
        other.execute("DELETE FROM result")
        other.commit()
    assert erase(folder) == 0
    assert traces(folder) == []


def test_the_others_lose_nothing(folder: Path) -> None:
    store = opened(folder)
    practise(store, "Théo Bris", "20261122-090000-cccc", "20261122-100000-dddd")
    before = [store.log.read(f"20261122-{end}") for end in ("090000-cccc", "100000-dddd")]
    store.close()
    assert erase(folder) == 0
    store = opened(folder)
    assert [store.log.read(f"20261122-{end}") for end in ("090000-cccc", "100000-dddd")] == before
    assert [person.name for person in store.profiles.list()] == ["Théo Bris"]
    assert [row.id for row in store.log.unfinished("theo-bris")] == ["20261122-100000-dddd"]
    assert store.results.history("theo-bris")
    store.close()


def test_while_a_window_is_open_it_is_refused_with_its_cure(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    window = FolderLock(folder)
    assert window.take()
    with window:
        assert erase(folder) == 2
        assert capsys.readouterr().err.rstrip("\n").endswith("close its window, then erase again.")
    assert traces(folder)
    assert erase(folder) == 0


def test_while_another_program_reads_nothing_is_begun(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_MILLIS", 50)
    (folder / LOG_NAME).write_text(NAME, encoding="utf-8")
    with closing(sqlite3.connect(folder / DATABASE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM session").fetchone()
        assert erase(folder) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert (folder / LOG_NAME).exists()
    store = open_store(folder, ())
    assert len(store.log.unfinished(PROFILE)) == 1
    store.close()
    assert erase(folder) == 0
    assert traces(folder) == []


def test_the_window_takes_the_folder_again_afterwards(folder: Path) -> None:
    assert erase(folder) == 0
    with FolderLock(folder) as window:
        assert window.take()
    store = open_store(folder, ())
    with store.database.outside() as driver:
        assert driver.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    store.close()


def test_nothing_can_be_kept_for_somebody_who_was_erased(folder: Path) -> None:
    """As by a window that did not see it happen: it holds the profile and a session in memory."""
    store = open_store(folder, ())
    SqliteEventLog(store.database).erase_profile(PROFILE)
    SqliteProfiles(store.database).remove(PROFILE)
    for keep in (
        lambda: store.log.start("new", "practice", PROFILE, "card-lost", "2026-11-23T09:00:00"),
        lambda: store.log.start("new", "demo", PROFILE, "card-lost", "2026-11-23T09:00:00"),
        lambda: store.log.start("new", "branch", PROFILE, "card-lost", "2026-11-23T09:00:00", LEFT, 1),
        lambda: store.log.append(LEFT, [StoredEvent(99, 0, "x", 1, "{}")]),
        lambda: store.log.end(LEFT),
        lambda: SqliteResults(store.database).keep(Result(ENDED, "c1", "card-lost", PROFILE, 80, True, "1")),
    ):
        with pytest.raises(Erased) as caught:
            keep()
        assert caught.value.describe().endswith("Choose a profile again.")
    with store.database.reading() as connection:
        for table in ("session", "result"):
            asked = f"SELECT count(*) FROM {table} WHERE profile = ?"  # noqa: S608
            assert connection.exec_driver_sql(asked, (PROFILE,)).scalar_one() == 0
    store.close()


def test_somebody_who_is_not_on_the_list_any_more_can_be_erased(folder: Path) -> None:
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as other:
        other.execute("DELETE FROM profile")
        other.commit()
    assert erase(folder) == 0
    assert traces(folder) == []


@pytest.mark.parametrize("name", [LOG_NAME, OLD_LOG_NAME, "window.lock"])
def test_what_stands_in_a_file_s_place_is_named(folder: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / name).unlink(missing_ok=True)
    (folder / name).mkdir()
    assert erase(folder) == 2
    (sentence,) = capsys.readouterr().err.splitlines()
    assert sentence.startswith(f"{folder / name} is not a file of this program")
    (folder / name).rmdir()
    assert erase(folder) == 0
    assert traces(folder) == []


def test_a_folder_where_one_cannot_write_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_lock: FolderLock) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(FolderLock, "take", refuse)
    store = open_store(folder, ())
    with pytest.raises(DatabaseProblem) as caught:
        store.erase(PROFILE)
    assert caught.value.kind == "read_only"
    store.close()
