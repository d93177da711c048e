"""The knowledge sheets that ship: who answers for them, where they lead, what they say of figures and to customers."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.support.content import BUNDLED
from workstation.content.dates import LAST_DATE, REFERENCE_DATE
from workstation.content.diagnostics import Diagnostic
from workstation.content.figures import standing_on
from workstation.content.sheets import Sheet, as_read, read_sheet, sheet_faults

SHEETS = BUNDLED.sheets
# An amount, a rate or a delay of the law or of the tariff: it comes from the dated table.
FIGURE = re.compile(r"\d[\d\u202f,]*\s?(€|%)|\b\d+ (jours|mois|semaines|heures)")
SAID = re.compile(r"\{\{.*?\}\}|«.*?»")

HEAD = """---
id: here
kind: procedure
title: "Ici"
tags: [ici]
related: [card-block]
written: "Un rôle"
reviewed: "Un autre"
reviewed_on: 2026-11-02
sources: ["Un texte"]
from: 2026-01-01
until: 2026-12-31
---
# L’essentiel

Un mot.
"""


def phrases(sheet: Sheet) -> list[str]:
    return [line[1:].strip() for line in sheet.body.splitlines() if line.startswith(">")]


def faults(text: str) -> list[Diagnostic]:
    return sheet_faults(read_sheet(text, "here.md"), text, "here.md", SHEETS.keys(), LAST_DATE)


def test_there_are_sheets_of_each_kind() -> None:
    assert len(SHEETS) >= 70
    assert {sheet.kind for sheet in SHEETS.values()} == {"procedure", "product", "question", "script", "glossary"}


def test_every_sheet_is_led_to_from_another() -> None:
    assert set(SHEETS) == {name for sheet in SHEETS.values() for name in sheet.related}


@pytest.mark.parametrize("name", sorted(SHEETS))
def test_a_sheet_states_no_figure_of_its_own(name: str) -> None:
    assert not [line for line in SHEETS[name].body.splitlines() if FIGURE.search(SAID.sub("", line))]


def test_a_sheet_is_short_enough_to_be_read_while_somebody_waits() -> None:
    assert [name for name, sheet in SHEETS.items() if len(sheet.body.split()) > 330] == []


@pytest.mark.parametrize("name", sorted(SHEETS))
def test_what_a_sheet_says_to_a_customer_breaks_no_rule(name: str) -> None:
    sheet = as_read(SHEETS[name], standing_on(BUNDLED.figures, REFERENCE_DATE), REFERENCE_DATE, BUNDLED.house.values)
    for said in phrases(sheet):
        assert BUNDLED.rules.findings(said, "spoken", "fr", identity=3) == [], said
        assert BUNDLED.rules.findings(said, "chat", "fr", identity=3) == [], said


@pytest.mark.parametrize(
    ("change", "code", "shown"),
    [
        (("card-block", "card-blok"), "RP170", "card-blok"),
        (('reviewed: "Un autre"\n', ""), "RP171", "here"),
        (('sources: ["Un texte"]\n', ""), "RP171", "here"),
        (("until: 2026-12-31", "until: 2026-11-22"), "RP172", "2026-11-22"),
    ],
)
def test_a_sheet_that_cannot_be_trusted_says_why_at_its_place(change: tuple[str, str], code: str, shown: str) -> None:
    assert faults(HEAD) == []
    (fault,) = faults(HEAD.replace(*change))
    assert (fault.code, fault.severity) == (code, "warning")
    assert fault.source[fault.place.column - 1 :].startswith(shown)


def test_a_link_misspelt_is_told_with_the_sheet_that_was_meant() -> None:
    (fault,) = faults(HEAD.replace("card-block", "card-blok"))
    assert fault.suggestion == "card-block"


@pytest.mark.parametrize(("day", "holds"), [("2025-12-31", False), ("2026-01-01", True), ("2027-01-01", False)])
def test_a_sheet_holds_between_its_days(day: str, holds: bool) -> None:
    assert read_sheet(HEAD, "here.md").valid_on(date.fromisoformat(day)) is holds


def test_an_older_sheet_without_these_keys_still_reads() -> None:
    sheet = read_sheet('---\nid: old\ntitle: "Ancienne"\ntags: []\n---\nUn mot.\n', "old.md")
    assert (sheet.kind, sheet.related, sheet.written) == ("procedure", (), "")
    assert sheet.valid_on(REFERENCE_DATE)
