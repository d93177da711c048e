"""The spelling of a role-play: the sentences that should be spelt, and those that are written as people write."""

from __future__ import annotations

from pathlib import Path

import pytest

from workstation.content.mending import mended
from workstation.library.shelf import Shelf, read_roleplay
from workstation.library.spelling import spelling_faults
from workstation.library.templates import new_roleplay


def slips(folder: Path, channel: str, *changes: tuple[str, str]) -> list[tuple[str, str]]:
    path = folder / "essai.yaml"
    new_roleplay(channel, path, "Essai")
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    shelf = Shelf()
    one = read_roleplay(path, shelf.around, shelf.folders)
    assert one.program is not None, [fault.describe() for fault in one.diagnostics]
    found = spelling_faults(one)
    for fault in found:
        assert fault.source[fault.place.column - 1 :].startswith(fault.values["name"])
        assert not fault.suggestion or mended(text, fault) is not None
    return [(fault.values["name"], fault.severity) for fault in found]


@pytest.mark.parametrize("channel", ["call", "chat", "email"])
def test_a_new_role_play_is_well_spelt(tmp_path: Path, channel: str) -> None:
    assert slips(tmp_path, channel) == []


def test_what_ships_is_well_spelt() -> None:
    shelf = Shelf()
    assert {one.path.name: found for one in shelf.roleplays if (found := spelling_faults(one))} == {}


def test_what_the_house_writes_is_spelt_and_told_once(tmp_path: Path) -> None:
    found = slips(tmp_path, "call", ('situation: "', 'situation: "Un apel, oui, un apel. '))
    assert found == [("apel", "hint")]


def test_a_customer_who_writes_makes_slips_on_purpose_(tmp_path: Path) -> None:
    asked = "je voudrais donner procuration à ma mère"
    assert slips(tmp_path, "chat", (asked, f"jai apparement {asked}")) == []


def test_the_adviser_who_writes_spells(tmp_path: Path) -> None:
    assert slips(tmp_path, "chat", ('say: "', 'say: "Apparement, ')) == [("Apparement", "hint")]
