"""A block is read key by key; what does not fit is said in the author's words."""

from __future__ import annotations

from datetime import date

import pytest

from workstation.content.reading import Block, open_document


def block(body: str) -> Block:
    return open_document(f"format: 1\n{body}", "file.yaml")


@pytest.mark.parametrize(
    ("written", "cents"), [("12.50", 1250), ("-3.2", -320), ("0.05", 5), ("-0.05", -5), ("+7", 700), ("1000000", 10**8)]
)
def test_an_amount_is_kept_in_cents(written: str, cents: int) -> None:
    top = block(f"amount: {written}\n")
    assert top.cents("amount") == cents
    assert not top.diagnostics.found


@pytest.mark.parametrize("written", ["12,50", "12.505", "douze", "1e3", "12 €", "[12]"])
def test_what_is_no_amount_is_refused(written: str) -> None:
    top = block(f"amount: {written}\n")
    assert top.cents("amount", 7) == 7
    assert [d.code for d in top.diagnostics.found] == ["RP012"]


def test_truth_is_spelt_out() -> None:
    top = block("a: true\nb: yes\nc: on\n")
    assert [top.flag(key) for key in "abc"] == [True, False, False]
    assert [(d.code, d.place.line) for d in top.diagnostics.found] == [("RP012", 3), ("RP012", 4)]


def test_numbers_have_bounds_and_say_them() -> None:
    top = block("a: 5\nb: 51\nc: 4.0\nd: +3\n")
    assert [top.number(key, 1, 0, 50) for key in "abcd"] == [5, 1, 1, 3]
    said = top.diagnostics.found[0].message
    assert "0" in said
    assert "50" in said


def test_a_day_is_written_as_in_a_file_name() -> None:
    top = block("a: 2026-11-22\nb: 22/11/2026\nc: null\nd: 2026-02-30\n")
    assert [top.day(key) for key in "abcd"] == [date(2026, 11, 22), None, None, None]
    assert [d.place.line for d in top.diagnostics.found] == [3, 5]


def test_a_single_text_counts_as_a_list_of_one() -> None:
    top = block("a: un\nb: [un, deux]\nc: [[un]]\n")
    assert [top.texts(key) for key in "abc"] == [("un",), ("un", "deux"), ()]
    assert [d.place.line for d in top.diagnostics.found] == [4]


def test_ids_are_of_small_letters() -> None:
    top = block("a: card-lost\nb: Carte perdue\n")
    assert top.ident("a") == "card-lost"
    top.ident("b")
    assert [d.place.line for d in top.diagnostics.found] == [3]


def test_a_choice_offers_its_words_and_the_likely_one() -> None:
    top = block("a: clasic\n")
    assert top.choice("a", ("classic", "premier"), "premier") == "premier"
    found = top.diagnostics.found[0]
    assert "one of: classic, premier" in found.message
    assert found.cure == "Did you mean “classic”?"


def test_blocks_and_lists_are_not_taken_for_one_another() -> None:
    top = block("a: [1]\nb: {c: 1}\nc: [1, {d: 1}]\n")
    assert top.block("a") is None
    assert list(top.blocks("b")) == []
    assert len(list(top.blocks("c"))) == 1
    assert [d.place.line for d in top.diagnostics.found] == [2, 3, 4]
