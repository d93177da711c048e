"""Content is declared once, and every reader of the list follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import laid_out
from workstation.library.checking import content_files, faults_of
from workstation.library.kinds import KINDS, Kind, kind_of
from workstation.library.shelf import Shelf
from workstation.paths import SCRIPTS

BUNDLED = [kind for kind in KINDS if not kind.instead_of]


@pytest.mark.parametrize("kind", BUNDLED, ids=lambda kind: kind.name)
def test_each_kind_has_files_that_are_known_as_such_and_read_as_such(kind: Kind) -> None:
    paths = kind.files(SCRIPTS)
    assert paths
    assert set(paths) <= set(content_files(SCRIPTS))
    for path in paths:
        assert kind_of(path) is kind
    assert getattr(Shelf(), kind.name)


@pytest.mark.parametrize("kind", BUNDLED, ids=lambda kind: kind.name)
def test_a_file_that_cannot_be_read_is_told_by_the_whole_and_alone(kind: Kind, tmp_path: Path) -> None:
    # One shift and whom it brings: of many, the same would be told many times.
    brought = {entry.roleplay for entry in Shelf().shifts["two-chats"].contacts}
    root = laid_out(tmp_path, *brought, days=["two-chats"])
    path = kind.files(root)[-1]
    path.write_text("format: 1\nwhatever: [", encoding="utf-8")
    told = {fault.file for fault in Shelf(root).check() if fault.severity == "error"}
    assert told == {str(path)}
    assert faults_of(path, Shelf())


@pytest.mark.parametrize("kind", BUNDLED, ids=lambda kind: kind.name)
def test_what_a_session_keeps_is_what_is_declared(kind: Kind) -> None:
    kept = Shelf().pinned_files()
    names = {path.relative_to(SCRIPTS).as_posix() for path in kind.files(SCRIPTS)}
    assert names <= kept.keys() if kind.pinned else names.isdisjoint(kept)


def test_role_plays_and_fragments_are_of_no_kind_of_their_own() -> None:
    assert [
        path for folder in ("roleplays", "fragments") for path in (SCRIPTS / folder).iterdir() if kind_of(path)
    ] == []
