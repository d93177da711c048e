"""The line shown under a fault: the caret below the very character, whatever stands before it."""

from __future__ import annotations

import unicodedata

import pytest

from workstation.content.caret import brief, same_place, under
from workstation.content.diagnostics import Diagnostics, Place, lines_of


def cells(text: str) -> list[str]:
    """What each column of a terminal shows: a wide sign takes two, a mark on a letter none."""
    found: list[str] = []
    for ch in text:
        if unicodedata.category(ch) in ("Mn", "Me", "Cf"):
            continue
        found += [ch, ch] if unicodedata.east_asian_width(ch) in "WF" else [ch]
    return found


@pytest.mark.parametrize(
    "before",
    [
        "",
        "  a: ",
        "\ta:\t",
        "é",
        "e\u0301\u0302",
        "日本語: ",
        "😀 ",
        "a\u200bb",
        "\u00a0\u202f",
        "ﬁ",
        "«\u00a0x\u00a0» ",
        "ＡＢ",
    ],
)
def test_the_caret_is_below_the_character_at_fault(before: str) -> None:
    line, blank = under(f"{before}^here", len(before) + 1)
    assert cells(line)[len(blank)] == "^"


@pytest.mark.parametrize("length", [0, 79, 80, 81, 119, 120, 121, 122, 500, 100_000])
@pytest.mark.parametrize("rest", ["", "x" * 39, "x" * 40, "x" * 300])
def test_a_long_line_is_shown_around_the_fault(length: int, rest: str) -> None:
    line, blank = under("a" * length + "!" + rest, length + 1)
    assert line[len(blank)] == "!"
    assert len(line) <= 164


def test_a_column_past_the_end_is_shown_at_the_end() -> None:
    assert under("abc", 900) == ("abc", "   ")


@pytest.mark.parametrize("sign", ["\x1b", "\x00", "\x7f", "\x9b", "\u202e", "\u2066", "\u200f"])
def test_a_terminal_is_given_nothing_that_it_would_obey(sign: str) -> None:
    shown, _ = under(f"a{sign}[31mb", 3)
    assert sign not in shown + brief(f"a{sign}[31mb")
    assert "[31mb" in shown


def test_a_word_is_quoted_on_one_line_and_cut_when_nobody_would_read_it() -> None:
    assert brief("deux\n  lignes") == "deux lignes"
    assert brief("a" * 80) == "a" * 80
    assert brief("a" * 81) == "a" * 80 + "…"


@pytest.mark.parametrize(
    ("text", "written", "at"),
    [
        ("seen('use/gap') and blokd", "seen('gap') and blokd\"", "blokd"),
        ("seen('u/a') and seen('u/b') and blokd", "seen('a') and seen('b') and blokd", "blokd"),
        ('tone == "x" and blokd', 'tone == \\"x\\" and blokd"', "blokd"),
        ("not blokd", "not blokd  # a comment", "blokd"),
    ],
)
def test_a_place_in_what_was_read_is_found_in_what_was_written(text: str, written: str, at: str) -> None:
    assert same_place(text, written, text.index(at)) == written.index(at)


def test_lines_are_counted_as_editors_count_them() -> None:
    text = "a: 1\r\nb: 2\rc: \x0c3\nd: 4\u2028e: 5\x85f: 6"
    assert lines_of(text) == ["a: 1", "b: 2", "c: \x0c3", "d: 4\u2028e: 5\x85f: 6"]


def test_a_name_that_goes_on_for_ever_leaves_a_sentence_that_ends() -> None:
    found = Diagnostics("file.yaml", "a" * 100_000)
    found.add("RP010", Place(1, 50_000), name="a" * 100_000)
    assert len(found.found[0].describe()) < 500
