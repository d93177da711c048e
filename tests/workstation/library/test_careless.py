"""Faults that broke what reads or uses a content file, each now told at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import BUNDLED, CONTENT
from workstation.library.checking import faults_of
from workstation.library.shelf import Shelf
from workstation.paths import SCRIPTS


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "shown"),
    [
        ("people/claire-vasseur.yaml", "expires: 2029", f"expires: {'9' * 30}", "RP012", "expires: 9"),
        ("recognition/en.yaml", "opposites:\n", 'opposites:\n  - "alone"\n', "RP012", "alone"),
        ("recognition/en.yaml", "opposites:\n", 'opposites:\n  - " / contrary"\n', "RP012", " / contrary"),
        ("recognition/en.yaml", "same:\n", 'same:\n  - " , "\n', "RP012", '" , "'),
        ("recognition/en.yaml", "contractions: [", 'contractions: ["=aaaaaaaaaa", ', "RP012", "=aaaaaaaaaa"),
        ("sheets/card-block.md", "figures.card_delivery", "figures.card_delivry", "RP045", "card_delivry"),
        ("sheets/card-block.md", "figures.card_delivery", "facts.where", "RP045", "facts.where"),
        ("sheets/card-block.md", "{{ figures.card_delivery }}", "{% if 1 %}", "RP045", "{% if 1 %}"),
        ("guides/call.yaml", 'goal: "', 'goal: "{{ facts.where }} ', "RP015", "{{ facts.where }}"),
        ("guides/call.yaml", "seconds: [", f"seconds: [{'9' * 5000}, ", None, ""),
        ("people/claire-vasseur.yaml", 'last_name: "', 'last_name: "{{ x }}', "RP015", "{{ x }}"),
    ],
)
def test_a_careless_value_is_told_at_its_line(
    tmp_path: Path, file: str, old: str, new: str, code: str | None, shown: str
) -> None:
    text = (SCRIPTS / file).read_text(encoding="utf-8")
    assert old in text
    text = text.replace(old, new, 1)
    path = tmp_path / file
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    found = faults_of(path, BUNDLED)
    assert found is not None
    assert {fault.code for fault in found} == ({code} if code else set())
    if code:
        line = text[: text.index(shown)].count("\n") + 1
        assert line in {fault.place.line for fault in found}
        assert all(fault.source == text.splitlines()[fault.place.line - 1] for fault in found)


def test_a_whole_folder_says_what_its_sheets_insert_and_nobody_keeps(tmp_path: Path) -> None:
    for part in CONTENT.rglob("*"):
        if part.is_file():
            there = tmp_path / part.relative_to(CONTENT)
            there.parent.mkdir(exist_ok=True, parents=True)
            there.write_bytes(part.read_bytes())
    sheet = tmp_path / "sheets" / "card-block.md"
    sheet.write_text(sheet.read_text(encoding="utf-8") + "\nLe prix : {{ figures.nothing }}.\n", encoding="utf-8")
    assert [(fault.code, fault.file) for fault in Shelf(tmp_path).check()] == [("RP045", str(sheet))]
