"""Shared content in the trainers' room: copied into the house's pack, checked at each save, and what it touches."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from tests.widgets.authoring.conftest import Desk, plain
from tests.widgets.authoring.test_files import click
from workstation.i18n import tr
from workstation.library.content_entries import content_entries, copy_content, open_content
from workstation.library.content_file import content_files, kinds_shown
from workstation.library.kinds import KINDS, Kind
from workstation.library.shelf import shelf_of
from workstation.paths import SCRIPTS
from workstation.problem import Problem


def kind(name: str) -> Kind:
    return next(kind for kind in KINDS if kind.name == name)


def turn_to(desk: Desk, name: str) -> None:
    """Choose a kind in the list at the top by its first letters and the keyboard."""
    part = desk.page.files.part
    part.setFocus()
    words = tr(kind(name).words) if name else tr("Role-plays and shifts")
    QTest.keyClicks(part, words[:4])  # a space would open the list
    assert part.currentText() == words


def test_a_class_of_objections_is_opened_copied_and_checked_at_each_save(desk: Desk) -> None:
    page = desk.open()
    shipped = (SCRIPTS / "objections" / "price.yaml").read_text(encoding="utf-8")
    turn_to(desk, "objections")
    assert len(page.files.cards) == 18
    assert not page.files.new.isVisible()
    desk.room.select(SCRIPTS / "objections" / "price.yaml")
    source = page.source
    assert source.title.text() == "C’est trop cher"
    assert not source.trial.isVisible()
    assert not source.prove.isVisible()
    assert "Objections" in source.about.text()
    assert "Carte refusée à Lisbonne" in source.about.text()

    click(source.copy)
    assert desk.shelf.pack is not None
    mine = desk.shelf.pack / "objections" / "price.yaml"
    sound = mine.read_text(encoding="utf-8")
    assert sound.splitlines()[:2] == ["format: 1", "replaces: price"]
    assert page.files.cards[0].entry.own
    assert source.sound.isVisible()
    wrong = sound.replace("technique: crac", "technique: acaver")
    desk.save(mine, wrong, lambda: bool(source.fault_rows))
    assert [(row.fault.code, row.fault.place.line) for row in source.fault_rows] == [
        ("RP012", sound[: sound.index("technique: crac")].count("\n") + 1)
    ]
    desk.save(mine, sound.replace('C’est trop cher"', 'Trop cher pour moi"'), source.sound.isVisible)
    assert source.title.text() == "Trop cher pour moi"
    assert "Carte refusée à Lisbonne" in source.message.text()
    assert (SCRIPTS / "objections" / "price.yaml").read_text(encoding="utf-8") == shipped

    turn_to(desk, "")
    assert {one.id: one.title for one in desk.shelf.objections}["price"] == "Trop cher pour moi"
    assert page.files.new.isVisible()
    assert page.source.trial.isVisible()


def test_a_sentence_that_breaks_a_rule_is_told_as_it_is_saved(desk: Desk) -> None:
    page = desk.open()
    turn_to(desk, "objections")
    desk.room.select(SCRIPTS / "objections" / "think.yaml")
    click(page.source.copy)
    assert desk.shelf.pack is not None
    mine = desk.shelf.pack / "objections" / "think.yaml"
    text = mine.read_text(encoding="utf-8")
    at = text.index('listen: {fr: "') + len('listen: {fr: "')
    desk.save(mine, f"{text[:at]}Calmez-vous. {text[at:]}", lambda: bool(page.source.fault_rows))
    assert {row.fault.code for row in page.source.fault_rows} == {"RP214"}


def test_what_is_in_the_pack_already_is_not_copied_again(desk: Desk) -> None:
    page = desk.open()
    turn_to(desk, "objections")
    for _ in range(2):
        desk.room.select(SCRIPTS / "objections" / "yield.yaml")
        click(page.source.copy)
    assert "est parmi les vôtres" in plain(page.source.message.text())


def test_what_is_copied_already_is_copied_no_more(data_dir: Path) -> None:
    shelf = shelf_of(data_dir)
    one = kinds_shown()[0]
    copy_content(shelf, content_entries(shelf, one)[0])
    mine = next(entry for entry in content_entries(shelf, one) if entry.own)
    with pytest.raises(Problem, match="parmi les vôtres"):
        copy_content(shelf, mine)


@pytest.mark.parametrize("one", kinds_shown(), ids=lambda kind: kind.name)
def test_each_kind_of_content_is_copied_sound_and_says_what_it_touches(one: Kind, data_dir: Path) -> None:
    shelf = shelf_of(data_dir)
    shelf.__dict__["roleplays"] = ()
    entry = content_entries(shelf, one)[0]
    mine = copy_content(shelf, entry)
    found = open_content(shelf, one, mine)
    assert found is not None
    assert [fault.describe() for fault in found.faults if fault.severity == "error"] == []
    assert found.touches
    assert [file.own for file in content_files(shelf, one)].count(True) == 1
