"""A text over a few lines: each within its width, broken between words, and nothing lost where there is room."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from widgets.common.wrapped_text import WrappedText, broken, text_width

TOLD = "Réclamation : accusé de réception sous dix jours, réponse sous deux mois."


@pytest.mark.parametrize("most", [1, 2, 3])
@pytest.mark.parametrize("text", [TOLD, "Anticonstitutionnellement" * 4, "Court.", ""])
def test_each_line_is_within_its_width(qtbot: QtBot, text: str, most: int) -> None:
    lines = broken(QFont(), text, 200, most)
    assert len(lines) <= most
    assert [line for line in lines if text_width(QFont(), line) > 200] == []


def test_a_text_is_broken_between_words_and_whole_where_it_fits(qtbot: QtBot) -> None:
    half = text_width(QFont(), TOLD) * 0.6
    assert len(broken(QFont(), TOLD, half, 2)) == 2
    assert " ".join(broken(QFont(), TOLD, half, 2)) == TOLD
    assert broken(QFont(), TOLD, half, 1)[0].endswith("…")


@pytest.mark.parametrize("sign", ["·", ":", ";", "?", "!", "»", "€", "%"])
def test_no_line_begins_with_what_belongs_to_the_one_before(qtbot: QtBot, sign: str) -> None:
    text = WrappedText(f"le plafond {sign} Carte", QFont(), 20)
    text.layout(text_width(QFont(), "le plafond"))
    assert text.lines == 3  # « le », « plafond · », « Carte »
