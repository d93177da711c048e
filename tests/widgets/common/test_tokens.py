"""Anybody must be able to read every text, in both themes."""

from __future__ import annotations

import pytest

from widgets.common import style, tokens

STATED = {(pair.foreground, pair.background): pair.at_least for pair in tokens.load("light").pairs}
# What the style sheet and the painters put together, whether the list of the design names it or not.
BUTTONS = [
    pair
    for kind, (fill, _edge, text, over, _line) in style.KINDS.items()
    for pair in ((text, fill), (style.OVER_TEXT.get(kind, text), over))
]
DRAWN = [
    *BUTTONS,
    ("text_quiet", "hover"),
    ("bar_off", "bar"),
    ("text_strong", "bank_soft"),
    ("text_strong", "hollow"),
    ("bar_quiet", "bar"),
    ("bank_text", "panel"),
    ("text_medium", "panel"),
]


@pytest.mark.parametrize("mode", tokens.MODES)
@pytest.mark.parametrize("pair", STATED)
def test_every_pair_of_the_design_keeps_its_contrast(mode: str, pair: tuple[str, str]) -> None:
    look = tokens.load(mode)
    assert tokens.contrast(look.color(pair[0]), look.color(pair[1])) >= STATED[pair]


@pytest.mark.parametrize("mode", tokens.MODES)
@pytest.mark.parametrize("pair", DRAWN)
def test_every_text_drawn_on_a_control_can_be_read(mode: str, pair: tuple[str, str]) -> None:
    look = tokens.load(mode)
    assert tokens.contrast(look.color(pair[0]), look.color(pair[1])) >= 4.5


def test_most_pairs_are_texts_and_ask_for_four_and_a_half() -> None:
    assert len(STATED) > 60
    assert set(STATED.values()) == {3, 4.5}
    assert sum(least == 4.5 for least in STATED.values()) > 40


def test_contrast_goes_from_one_to_twenty_one() -> None:
    assert tokens.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert tokens.contrast("#0D5459", "#0D5459") == pytest.approx(1)
    assert tokens.contrast("#FFFFFF", "#777777") == pytest.approx(4.478, abs=0.001)


def test_an_unknown_colour_or_mode_is_refused() -> None:
    with pytest.raises(KeyError, match="mauve"):
        tokens.load("light").color("mauve")
    with pytest.raises(KeyError):
        tokens.load("light").color("mode")
    with pytest.raises(ValueError, match="light or dark"):
        tokens.load("sepia")


@pytest.mark.parametrize("mode", tokens.MODES)
def test_the_marks_of_the_style_sheet_wear_the_colours_of_the_tokens(mode: str) -> None:
    look = tokens.load(mode)
    worn = {"check": look.on_bank, "minus": look.on_bank, "dot": look.on_bank, "caret-down": look.text_medium}
    for name, color in worn.items():
        drawing = (tokens.TOKENS_FILE.parent / mode / f"{name}.svg").read_text(encoding="utf-8")
        assert color in drawing
        assert "currentColor" not in drawing
