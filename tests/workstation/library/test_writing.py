"""A file that the program writes for a trainer stands whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from workstation.library.writing import NotWritten, write_whole, writing


def full(_: int) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_disk_that_fills_leaves_what_stood_and_says_which_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("as it was", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotWritten) as met, writing(path):
        write_whole(path, "cut off")
    assert str(path) in met.value.describe()
    assert [one.name for one in tmp_path.iterdir()] == ["mine.yaml"]
    assert path.read_text(encoding="utf-8") == "as it was"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_a_file_keeps_its_rights_and_a_new_one_is_its_owners_alone(tmp_path: Path) -> None:
    shared, fresh = tmp_path / "shared.yaml", tmp_path / "fresh.yaml"
    shared.write_text("", encoding="utf-8")
    shared.chmod(0o664)
    for path in (shared, fresh):
        write_whole(path, "é\r\n")
        assert path.read_bytes() == "é\r\n".encode()
    assert (shared.stat().st_mode & 0o777, fresh.stat().st_mode & 0o777) == (0o664, 0o600)
