"""The call guide and the knowledge sheets."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.content import CONTENT, SHELF
from workstation.content.diagnostics import ContentFault
from workstation.content.figures import read_figures, standing_on
from workstation.content.guide import read_guide
from workstation.content.sheets import Sheet, as_read, read_sheet

SHEET = (CONTENT / "sheets" / "card-block.md").read_text(encoding="utf-8")
GUIDE = (CONTENT / "guides" / "call.yaml").read_text(encoding="utf-8")


def test_a_guide_lists_its_stages_in_order() -> None:
    guide = SHELF.guides["call"]
    assert [stage.id for stage in guide.stages] == ["welcome", "identify", "solve"]
    welcome = guide.stage("welcome")
    assert welcome is not None
    assert (welcome.seconds, welcome.mandatory, welcome.phrases) == (
        (5, 15),
        True,
        ("Bonjour, ici {{ adviser.name }}, à vous",),
    )
    assert welcome.must == ("Vous êtes enregistré",)
    assert guide.stages[2].seconds == (0, 0)
    assert guide.stage("rebound") is None


def test_times_that_are_no_numbers_do_not_break_a_guide() -> None:
    assert read_guide(GUIDE.replace("[5, 15]", "[²]"), "call.yaml").stages[0].seconds == (0, 0)


def test_a_sheet_is_a_head_and_a_text() -> None:
    sheet = SHELF.sheets["card-block"]
    assert (sheet.title, sheet.tags) == ("Opposer une carte", ("carte",))
    assert sheet.body.startswith("# Opposer une carte")
    assert "---" not in sheet.body


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (SHEET.replace("title:", "titre:"), "RP010", 3),
        (SHEET.replace("---\n", "", 1), "RP012", 1),
        ("", "RP012", 1),
        ("---\nid: x\ntitle: y\n---\n", "RP012", 1),
        (SHEET.replace("id: card-block", "id: card-block\nid: two"), "RP003", 3),
    ],
)
def test_a_sheet_that_does_not_hold_says_where(text: str, code: str, line: int) -> None:
    with pytest.raises(ContentFault) as caught:
        read_sheet(text, "sheet.md")
    first = caught.value.diagnostics[0]
    assert (first.code, first.place.line) == (code, line)


UNSURE = """format: 1
figures:
  - {id: fee, label: "Frais", value: "12 €", from: 2026-01-01, until: null, source: "Tarif", sure: verified}
  - {id: delay, label: "Délai", value: "14 jours", from: 2026-01-01, until: null, source: "Notice", sure: to_verify}
  - {id: gone, label: "Seuil", value: "50 €", from: 2026-01-01, until: 2026-06-30, source: "Tarif", sure: verified}
  - {id: coming, label: "Prime", value: "5 €", from: 2027-01-01, until: null, source: "Tarif", sure: verified}
"""


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        ("fee", "12 €"),
        ("delay", "14 jours (to be verified)"),
        ("gone", "50 € (held until 30 June 2026, to be verified)"),
        ("coming", "5 € (to be verified)"),
    ],
)
def test_a_figure_that_is_unsure_says_so_where_it_is_read(figure: str, told: str) -> None:
    day = date(2026, 10, 6)
    sheet = Sheet("s", "Sheet", (), "Before: {{ figures." + figure + " }}, and after.")
    read = as_read(sheet, standing_on(read_figures(UNSURE, "figures.yaml"), day), day)
    assert read.body == f"Before: {told}, and after."


def test_an_unsure_figure_names_who_answers_for_it() -> None:
    day = date(2026, 10, 6)
    sheet = Sheet("s", "Sheet", (), "Before: {{ figures.delay }}.", reviewed="Conformité")
    read = as_read(sheet, standing_on(read_figures(UNSURE, "figures.yaml"), day), day)
    assert read.body == "Before: 14 jours (to be verified with: Conformité)."
