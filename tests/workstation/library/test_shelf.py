"""What the library hands out, and what it greys."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.support.content import CONTENT, LOST_CARD, SHELF, changed
from workstation.library.shelf import Shelf, read_roleplay
from workstation.library.start import moment_of


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A trainer's folder, with the space and the accent that real ones have."""
    folder = tmp_path / "Jeux de rôle"
    folder.mkdir()
    return folder


def test_a_trainers_role_plays_come_after_the_bundled_ones(own: Path) -> None:
    (own / "mine.yaml").write_text(changed(("  id: lost-card", "  id: mine")), encoding="utf-8")
    shelf = Shelf(CONTENT, own)
    assert [one.script.id for one in shelf.roleplays] == ["lost-card", "mine"]
    found = shelf.find("mine")
    assert found is not None
    assert found.path == own / "mine.yaml"


def test_an_id_used_twice_greys_the_second(own: Path) -> None:
    (own / "copy.yaml").write_text(LOST_CARD, encoding="utf-8")
    first, second = Shelf(CONTENT, own).roleplays
    assert first.program is not None
    assert second.program is None
    assert [d.code for d in second.diagnostics] == ["RP031"]
    said = second.diagnostics[0]
    assert said.message == "“lost-card” is used twice; the first is in lost-card.yaml."
    assert said.source.strip() == "id: lost-card"


def test_a_file_of_the_same_name_is_told_from_the_other_by_its_folder(own: Path) -> None:
    (own / "lost-card.yaml").write_text(LOST_CARD, encoding="utf-8")
    first, second = Shelf(CONTENT, own).roleplays
    assert second.diagnostics[0].message == f"“lost-card” is used twice; the first is in {first.path}."


def test_a_broken_role_play_is_greyed_and_the_others_stand(own: Path) -> None:
    (own / "broken.yaml").write_text("format: 1\nscenario: [", encoding="utf-8")
    (own / "latin.yaml").write_bytes("title: é".encode("latin-1"))
    roleplays = Shelf(CONTENT, own).roleplays
    assert [one.program is not None for one in roleplays] == [True, False, False]
    assert [one.diagnostics[0].code for one in roleplays[1:]] == ["RP001", "RP007"]


def test_a_role_play_is_found_by_its_id_or_its_path(own: Path) -> None:
    path = own / "other.yaml"
    path.write_text(LOST_CARD, encoding="utf-8")
    by_path = SHELF.find(str(path))
    assert by_path is not None
    assert by_path.program is not None
    assert SHELF.find("nothing") is None
    assert SHELF.find(str(own / "absent.yaml")) is None


def test_the_trainers_folder_need_not_exist(tmp_path: Path) -> None:
    assert len(Shelf(CONTENT, tmp_path / "absent").roleplays) == 1


def test_a_role_play_may_use_the_scorecards_own_flags_when_it_is_played() -> None:
    """A pinned text is read again without the library around it."""
    assert "dead_air" not in {flag.id for flag in SHELF.roleplays[0].script.flags}
    assert read_roleplay(CONTENT / "roleplays" / "lost-card.yaml", None).program is not None


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("figures.yaml", "sure: verified}", "sure: perhaps}", "RP012"),
        ("dispositions.yaml", "outcomes:", "outcome:", "RP010"),
        ("rules/note.yaml", 'says: ["malade"]', "says: {fr: {a: b}}", "RP012"),
        ("guides/call.yaml", 'goal: "Agir"', 'gaol: "Agir"', "RP010"),
        ("scorecards/call.yaml", "version: 1", "version: un", "RP012"),
        ("sheets/card-block.md", "title:", "titre:", "RP010"),
        ("people/paul.yaml", "title: M.", "title: Sir", "RP012"),
        ("roleplays/lost-card.yaml", "start: greet", "start: greeet", "RP039"),
    ],
)
def test_every_kind_of_file_is_checked(tmp_path: Path, file: str, old: str, new: str, code: str) -> None:
    root = tmp_path / "scripts"
    shutil.copytree(CONTENT, root)
    assert Shelf(root).check() == []
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    found = Shelf(root).check()
    assert code in {d.code for d in found}
    assert all(d.file == str(root / file) for d in found)


def test_a_broken_file_beside_does_not_bring_the_check_down(tmp_path: Path) -> None:
    root = tmp_path / "scripts"
    shutil.copytree(CONTENT, root)
    (root / "scorecards" / "call.yaml").unlink()
    assert [d.code for d in Shelf(root).check()] == ["RP006"]


@pytest.mark.parametrize(
    ("at", "day", "minutes"),
    [
        ("mon 08:38", date(2026, 11, 23), 518),
        ("tue 10:15", date(2026, 11, 24), 615),
        ("sun 00:00", date(2026, 11, 29), 0),
    ],
)
def test_a_session_starts_on_the_first_such_day(at: str, day: date, minutes: int) -> None:
    assert moment_of(at, date(2026, 11, 23)) == (day, minutes)
