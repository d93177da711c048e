"""Questions of the day, as recruits and clients put them: the sheet that answers comes first, by the line that does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.content import BUNDLED
from workstation.content.dates import REFERENCE_DATE
from workstation.content.everyday import Everyday
from workstation.content.figures import standing_on
from workstation.content.sheet_search import Hit, SheetIndex
from workstation.content.sheets import as_read
from workstation.folding import plain_words

_TABLE = Path(__file__).parents[2] / "support" / "sheet_questions.yaml"
QUESTIONS: list[dict[str, Any]] = [one for kind in yaml.safe_load(_TABLE.read_text("utf-8")).values() for one in kind]
_FIGURES = standing_on(BUNDLED.figures, REFERENCE_DATE)
SHEETS = {
    sheet.id: as_read(sheet, _FIGURES, REFERENCE_DATE, BUNDLED.house.values)
    for sheet in BUNDLED.sheets.values()
    if sheet.valid_on(REFERENCE_DATE)
}
INDEX = SheetIndex.of(SHEETS.values(), BUNDLED.everyday)


def _first(question: dict[str, Any]) -> Hit:
    return INDEX.find(question["asked"])[0]


def _answered(question: dict[str, Any], text: str) -> bool:
    told = plain_words(text)
    return any(plain_words(words) in told for words in question["answers"].get(_first(question).passage.sheet, ()))


def _missed(question: dict[str, Any]) -> str:
    """What the first answer to a question fails to show: its passage, or its line alone."""
    found = _first(question)
    if not _answered(question, found.passage.text):
        return "passage"
    return "" if _answered(question, found.line) else "line"


def test_the_table_asks_as_much_of_each_kind_and_its_answers_stand_in_the_sheets() -> None:
    assert len(QUESTIONS) == 60
    for question in QUESTIONS:
        for sheet, answers in question["answers"].items():
            assert [words for words in answers if plain_words(words) not in plain_words(SHEETS[sheet].body)] == []


@pytest.mark.parametrize("question", QUESTIONS, ids=[one["asked"] for one in QUESTIONS])
def test_a_question_finds_its_sheet_first_and_is_shown_what_answers(question: dict[str, Any]) -> None:
    assert _first(question).passage.sheet in question["answers"]
    assert _missed(question) == question.get("missed", "")


@pytest.mark.parametrize(
    "asked",
    [
        "créer un dossier",
        "nouveau client",
        "dossier introuvable",
        "deux dossiers même personne",
        "homonyme",
        "prospect",
    ],
)
def test_whoever_would_open_a_dossier_is_told_to_search_first(asked: str) -> None:
    assert _first({"asked": asked}).passage.sheet == "search-first"


def test_without_everyday_words_a_sheet_is_found_by_its_own() -> None:
    assert INDEX.find("maximum du livret a")[0].line.startswith("Livret A")
    own = SheetIndex.of(SHEETS.values(), Everyday())
    assert own.find("plafond du livret a")[0].passage.sheet == "livret-a-ldds"
