"""Content is declared once, and every reader of the list follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import laid_out
from workstation.library.checking import content_files, faults_of
from workstation.library.kinds import KINDS, Kind, kind_of
from workstation.library.laying import Laid
from workstation.library.pack_folder import HEAD
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


@pytest.mark.parametrize("kind", [kind for kind in BUNDLED if kind.replaceable], ids=lambda kind: kind.name)
def test_a_file_of_a_pack_that_does_not_check_is_left_out_and_named(kind: Kind, tmp_path: Path) -> None:
    path = tmp_path / kind.where.replace("*", "ours")
    path.parent.mkdir(exist_ok=True)
    (tmp_path / HEAD).write_text('format: 1\npack: lumen\ntitle: "Lumen"\nversion: 1\n', encoding="utf-8")
    assert Laid(SCRIPTS, tmp_path).pack == tmp_path
    path.write_text("---\nid: ours\n---\n" if path.suffix == ".md" else "format: 1\nnonsense: 3\n", encoding="utf-8")
    laid = Laid(SCRIPTS, tmp_path)
    assert laid.pack is None
    assert laid.refused.startswith(str(path))
    assert [source.file for source in laid.of(kind)] == [str(there) for there in kind.files(SCRIPTS)]
