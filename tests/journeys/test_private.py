"""What is kept is its owner's alone, whoever made the folder; and whatever stands in a folder's place is said."""

from __future__ import annotations

import logging
import os
import socket
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import main
from db.engine import DatabaseProblem
from db.lock import BUILDING_NAME, LOCK_NAME, FolderLock
from db.migrate import back_up
from db.store import DatasetBeingBuilt, open_store
from tests.support.played import opened, played_folder
from widgets.app import LONGEST_LOG, log_to
from workstation.content.dates import REFERENCE_DATE
from workstation.paths import DATABASE_NAME, LOG_NAME, OLD_LOG_NAME, ROOT
from workstation.settings import FILE_NAME

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="rights are another matter there")


def modes(folder: Path) -> dict[str, int]:
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.iterdir()) if path.exists()}


@pytest.fixture
def logging_handlers() -> Iterator[None]:
    root = logging.getLogger()
    level, before = root.level, list(root.handlers)
    yield
    root.setLevel(level)
    for handler in [one for one in root.handlers if one not in before]:
        handler.close()
        root.removeHandler(handler)


@pytest.fixture(params=[0o000, 0o022])
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


def live_in(folder: Path) -> dict[str, int]:
    """Everything that is ever made in a data folder, made; the rights while it is in use."""
    log_to(folder)
    logging.getLogger("test").info("hello")
    lock = FolderLock(folder)
    with lock:
        assert lock.take()
        played_folder(folder)
        store = opened(folder)
        back_up(folder / DATABASE_NAME)
        found = modes(folder)
        store.close()
    return found


def test_what_is_made_is_its_owner_s_alone(tmp_path: Path, umask: None, logging_handlers: None) -> None:
    found = live_in(tmp_path / "new" / "data")
    assert {DATABASE_NAME, f"{DATABASE_NAME}-wal", f"{DATABASE_NAME}.backup", LOG_NAME, FILE_NAME, LOCK_NAME} <= {
        *found
    }
    assert {name: mode for name, mode in found.items() if mode & 0o077} == {}
    assert found["data"] == 0o700
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) & 0o500 == 0o500


def test_what_is_found_wider_is_closed(data_dir: Path, logging_handlers: None) -> None:
    live_in(data_dir)
    (data_dir / OLD_LOG_NAME).write_text("old", encoding="utf-8")
    for path in data_dir.iterdir():
        path.chmod(0o666)
    data_dir.chmod(0o777)
    open_store(data_dir, ()).close()
    assert {name: mode for name, mode in modes(data_dir).items() if mode & 0o077} == {}


def test_a_folder_shared_by_design_stays_open_and_our_files_in_it_are_closed(data_dir: Path) -> None:
    data_dir.chmod(0o1777)
    (data_dir / "somebody's.txt").write_text("", encoding="utf-8")
    (data_dir / "somebody's.txt").chmod(0o644)
    open_store(data_dir, ()).close()
    found = modes(data_dir)
    assert (found[data_dir.name], found["somebody's.txt"], found[DATABASE_NAME]) == (0o1777, 0o644, 0o600)


def test_a_log_grown_long_stays_closed(data_dir: Path, logging_handlers: None) -> None:
    (data_dir / LOG_NAME).write_bytes(b"x" * (LONGEST_LOG + 1))
    (data_dir / LOG_NAME).chmod(0o644)
    log_to(data_dir)
    found = modes(data_dir)
    assert (found[LOG_NAME], found[OLD_LOG_NAME]) == (0o600, 0o600)


def pipe(path: Path) -> None:
    os.mkfifo(path)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def plain_file(path: Path) -> None:
    path.write_text("notes", encoding="utf-8")


def heard(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        here = Path.cwd()
        os.chdir(path.parent)
        one.bind(path.name)
        os.chdir(here)


def dangling(path: Path) -> None:
    path.symlink_to(path.parent / "gone" / "further")


def loop(path: Path) -> None:
    path.symlink_to(path)


@pytest.mark.timeout(30)
@pytest.mark.parametrize("make", [pipe, device, plain_file, heard, loop])
@pytest.mark.parametrize("below", ["", "deeper"])
def test_what_is_no_folder_is_said(
    tmp_path: Path,
    make: Callable[[Path], None],
    below: str,
    logging_handlers: None,
    capsys: pytest.CaptureFixture[str],
) -> None:
    place = tmp_path / "data"
    make(place)
    folder = place / below
    for command in (("sessions",), ("erase", "lea"), ("dataset", "build", "--size", "5")):
        assert main.main(["--data", str(folder), "--lang", "en", *command]) == 2
        (sentence,) = capsys.readouterr().err.splitlines()
        assert str(folder) in sentence
    log_to(folder)  # the window says it; the log has nowhere to go
    with pytest.raises(OSError):  # noqa: PT011  whichever it is, the window gives its reason
        FolderLock(folder).take()


@pytest.mark.timeout(30)
@pytest.mark.parametrize("make", [pipe, device, Path.mkdir, heard, dangling, loop])
def test_what_is_no_file_is_said_and_keeps_nobody_waiting(
    data_dir: Path, make: Callable[[Path], None], logging_handlers: None, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in (DATABASE_NAME, LOG_NAME, FILE_NAME, LOCK_NAME, BUILDING_NAME):
        make(data_dir / name)
    assert main.main(["--data", str(data_dir), "--lang", "en", "sessions"]) == 2
    assert len([line for line in capsys.readouterr().err.splitlines() if DATABASE_NAME in line]) == 1
    log_to(data_dir)
    with pytest.raises(DatabaseProblem):
        open_store(data_dir, ())
    with pytest.raises(OSError):  # noqa: PT011
        FolderLock(data_dir).take()


def test_two_builds_at_once_do_not_mix_their_clients(data_dir: Path) -> None:
    store = open_store(data_dir, ())
    with FolderLock(data_dir, BUILDING_NAME) as other:
        assert other.take()
        with pytest.raises(DatasetBeingBuilt) as caught:
            store.ensure_dataset(REFERENCE_DATE, seed=3, size=10)
        assert caught.value.describe().endswith("attendez la fin.")
        assert store.describe_dataset() == {"built": False}
    store.ensure_dataset(REFERENCE_DATE, seed=3, size=10)
    assert store.dataset.endswith("/3/10")
    store.close()


def test_of_two_builds_begun_together_each_ends_in_a_sentence_or_a_whole_dataset(data_dir: Path) -> None:
    argv = [sys.executable, "main.py", "--data", str(data_dir), "--lang", "en", "dataset", "build"]
    sizes = {seed: ["--seed", seed, "--size", "1200"] for seed in ("1", "2")}
    both = [
        subprocess.Popen([*argv, *more], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for more in sizes.values()
    ]
    ends = [(one.communicate(timeout=90), one.returncode) for one in both]
    assert {code for _, code in ends} <= {0, 2}
    assert 0 in {code for _, code in ends}
    for (_, words), code in ends:
        assert "Traceback" not in words
        assert code == 0 or words.rstrip().splitlines()[-1].endswith(".")
    store = open_store(data_dir, ())
    with store.database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM client WHERE key > 0").scalar_one() == 1200
        assert connection.exec_driver_sql("SELECT count(*) FROM account WHERE key / 256 > 1200").scalar_one() == 0
    assert store.describe_dataset()["built"]
    store.close()
