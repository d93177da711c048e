"""One folding for all that people type: signs of any keyboard, any paste, any script."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.folding import APOSTROPHES, folded, places, plain_words, straight_places, straightened


@pytest.mark.parametrize("sign", APOSTROPHES)
def test_every_sign_typed_for_an_apostrophe_is_one(sign: str) -> None:
    assert folded(f"n{sign}écoute pas") == "n'ecoute pas"
    assert straightened(f"n{sign}écoute pas") == "n'écoute pas"


@pytest.mark.parametrize("sign", [chr(c) for c in range(0x3000) if unicodedata.category(chr(c)) == "Pd"] + ["−", "－"])
def test_every_dash_is_a_hyphen(sign: str) -> None:
    assert folded(f"rendez{sign}vous") == "rendez-vous"
    assert straightened(f"Rendez{sign}vous") == "Rendez-vous"


@pytest.mark.parametrize("sign", [chr(c) for c in range(0x3001) if unicodedata.category(chr(c)) == "Zs"] + ["\t"])
def test_every_space_is_a_space(sign: str) -> None:
    assert folded(f"4970{sign}1012") == "4970 1012"


@pytest.mark.parametrize(
    "sign", ["\u00ad", "\u200b", "\u200d", "\u2060", "\ufeff", "\u202e", "\u2068", "\u180e", "\u3164"]
)
def test_signs_that_cannot_be_seen_are_dropped(sign: str) -> None:
    assert folded(f"can{sign}cer") == "cancer"
    assert straightened(f"can{sign}cer") == "cancer"


@pytest.mark.parametrize("sign", ["\n", "\r\n", "\r", " \n", "\n  ", "\x85", "\u2028", "\u2029", "\v", "\f"])
def test_one_line_break_is_a_space(sign: str) -> None:
    assert folded(f"Do not{sign}read") == "do not read"
    assert straightened(f"Do not{sign}read") == "Do not read"


@pytest.mark.parametrize("sign", ["\n\n", "\r\n\r\n", "\n \n", "\u2028\u2028", "\n\n\n"])
def test_a_blank_line_parts_paragraphs(sign: str) -> None:
    assert folded(f"Bonjour{sign}Merci") == "bonjour\n\nmerci"


def test_a_word_cut_at_the_end_of_a_line_is_whole_again() -> None:
    assert folded("hospi-\ntalisé") == "hospitalise"


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("Cœur naïf, ÉTÉ", "coeur naif, ete"),
        ("e\u0301te\u0301", "ete"),
        ("Straße", "strasse"),
        ("Øresund Łódź", "oresund lodz"),
        ("ＣＡＲＴＥ ４９７０", "carte 4970"),
        ("٤٨٢١", "4821"),
        ("ﬁn de l’appel…", "fin de l'appel..."),
        ("İstanbul", "istanbul"),
    ],
)
def test_letters_are_small_and_without_accents(typed: str, plain: str) -> None:
    assert folded(typed) == plain


def test_words_are_letters_and_digits_apart() -> None:
    assert plain_words("  L’Haÿ-les-Roses, CEDEX\u00a01 ") == "l hay les roses cedex 1"


texts = st.text(st.sampled_from("aàÉœß'’´- \n\r\t\u00ad\u200b\u00a0\u2028½…1٤.，한"), max_size=40) | st.text(
    max_size=40
)


@given(texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(texts)
def test_each_folded_letter_has_the_place_it_came_from(text: str) -> None:
    where = places(text)
    assert len(where) == len(folded(text)) + 1
    assert list(where) == sorted(where)
    assert where[-1] == len(text)
    assert len(straight_places(text)) == len(straightened(text)) + 1


@given(st.text(st.characters(categories=["Ll", "Lu"], max_codepoint=0x24F), min_size=1, max_size=8), texts)
def test_a_word_is_found_where_it_was_typed(word: str, before: str) -> None:
    text = f"{before}. {word}"
    at = folded(text).rindex(folded(word)) if folded(word) else 0
    assert not folded(word) or folded(text[places(text)[at] :]).startswith(folded(word)[:1])
