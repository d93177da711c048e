"""A trainer's own shifts: on the shelf beside those that ship, and as files under work."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import BUNDLED
from workstation.content.diagnostics import Diagnostic
from workstation.library.authoring import SHIFT, Verified, copy_of, entries, new_file, open_file, to_watch
from workstation.library.shelf import Shelf
from workstation.library.shift_playing import playable

SHIPPED = set(BUNDLED.shifts)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(own=tmp_path / "roleplays")


def write(shelf: Shelf, old: str, new: str) -> Path:
    """A new shift of the trainer's, changed so."""
    path = new_file(shelf, SHIFT, "Le midi")
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    shelf.reread()
    return path


def codes(faults: tuple[Diagnostic, ...]) -> list[str]:
    return [fault.code for fault in faults]


def test_one_written_from_the_template_stands_beside_the_bundled_ones_and_plays(shelf: Shelf) -> None:
    path = write(shelf, "", "")
    assert (path.parent, path.name) == (shelf.own_days, "le-midi.yaml")
    assert set(shelf.shifts) == SHIPPED | {"le-midi"}
    assert playable(shelf, "le-midi") is shelf.shifts["le-midi"]
    opened = open_file(shelf, path, Verified())
    assert (opened.entry.title, opened.entry.channel, opened.entry.own) == ("Le midi", SHIFT, True)
    assert (opened.faults, opened.played, opened.roleplay) == ((), shelf.shifts["le-midi"], None)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("roleplay: chat-lep-stuck", "roleplay: chat-lep-stukc", "RP200"),
        ("id: le-midi", "id: two-chats", "RP031"),
        ("id: le-midi", "id: card-lost", "RP031"),
        ("length: 10 ", "length: soon ", "RP012"),
    ],
)
def test_one_that_does_not_check_is_greyed_with_its_fault_and_the_others_stand(
    shelf: Shelf, old: str, new: str, code: str
) -> None:
    path = write(shelf, old, new)
    assert set(shelf.shifts) == SHIPPED
    [one] = shelf.own_shifts
    assert codes(one.diagnostics) == [code]
    opened = open_file(shelf, path, Verified())
    assert (opened.entry.state, opened.played, codes(opened.faults)) == ("errors", None, [code])


def test_its_fault_is_one_of_the_whole(shelf: Shelf) -> None:
    write(shelf, "roleplay: chat-lep-stuck", "roleplay: chat-lep-stukc")
    assert codes(tuple(shelf.check())) == ["RP200"]


def test_its_tests_are_played_as_it_is_opened(shelf: Shelf) -> None:
    path = write(shelf, "kevin: {passed: false, flags: [password_used]}", "kevin: {passed: true}")
    verified = Verified()
    assert codes(open_file(shelf, path, verified).faults) == ["RP050"]
    assert codes(open_file(shelf, path, verified).faults) == ["RP050"]


def test_a_bundled_one_is_copied_and_what_it_brings_is_watched(shelf: Shelf) -> None:
    bundled = next(entry for entry in entries(shelf) if entry.id == "two-chats")
    path = copy_of(shelf, bundled)
    shelf.reread()
    opened = open_file(shelf, path, Verified())
    assert (opened.entry.id, opened.faults) == ("two-chats-2", ())
    assert opened.entry.title.startswith(bundled.title)
    assert path in to_watch(shelf, opened)


def test_a_save_of_a_role_play_that_it_brings_is_another_text(shelf: Shelf) -> None:
    own = copy_of(shelf, next(entry for entry in entries(shelf) if entry.id == "chat-app-locked"))
    shelf.reread()
    path = write(shelf, "roleplay: chat-app-locked", "roleplay: chat-app-locked-2")
    before = open_file(shelf, path).pinned
    own.write_text(own.read_text(encoding="utf-8").replace("slt |", "salut |", 1), encoding="utf-8")
    shelf.reread()
    assert open_file(shelf, path).pinned != before
