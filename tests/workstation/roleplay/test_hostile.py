"""Hostile files end in a diagnostic, within bounds of memory and of work, in a process of their own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.content import LOST_CARD, SHELF
from tests.support.hostile import CASES
from workstation.library.shelf import read_roleplay
from workstation.paths import SCRIPTS
from workstation.roleplay.reading.includes import Folders

ROOT = SCRIPTS.parent
# Beyond what the program itself takes; and so long that only a reader without bounds gets there.
MEGABYTES = 200
SECONDS = 60

Found = dict[str, list[tuple[str, str, int]]]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    """What the reader says of every hostile file: (severity, code, letters of what is said)."""
    folder = tmp_path_factory.mktemp("hostile")
    command = [sys.executable, "-m", "tests.support.hostile_reader", str(folder), str(MEGABYTES), str(SECONDS)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    lines = {name: told for name, told, *_ in map(json.loads, ran.stdout.splitlines())}
    assert ran.returncode == 0, f"stopped after {list(lines)[-1:]}: {ran.stderr[-2000:]}"
    return lines


@pytest.mark.parametrize("name", CASES)
def test_a_hostile_file_ends_in_a_diagnostic(found: Found, name: str) -> None:
    assert sorted({code for severity, code, _ in found[name] if severity == "error"}) == sorted(
        CASES[name].codes.split()
    )
    assert max((letters for *_, letters in found[name]), default=0) < 1000


def test_what_is_wrong_with_a_file_is_told_two_hundred_times_at_most(found: Found) -> None:
    assert max(len(told) for told in found.values()) == 201


def test_a_file_that_changes_under_the_reader_is_read_no_further_than_its_bound(tmp_path: Path) -> None:
    endless = tmp_path / "endless.yaml"
    endless.symlink_to("/dev/zero")
    assert [fault.code for fault in read_roleplay(endless, SHELF.around).diagnostics] == ["RP006"]


def test_an_include_that_leads_out_of_its_folder_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("format: 1\n", encoding="utf-8")
    inside = tmp_path / "scripts" / "fragments"
    inside.mkdir(parents=True)
    (inside / "out.yaml").symlink_to(secret)
    (inside / "folder.yaml").mkdir()
    codes = {}
    for name in ("out", "folder"):
        path = tmp_path / "roleplay.yaml"
        path.write_text(f"include: [fragments/{name}.yaml]\n{LOST_CARD}", encoding="utf-8")
        told = read_roleplay(path, SHELF.around, Folders((tmp_path / "scripts",))).diagnostics
        codes[name] = [fault.code for fault in told]
        assert "secret" not in told[0].message
    assert codes == {"out": ["RP030"], "folder": ["RP030"]}
