"""Lists and quotations of a letter, kept as plain text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.content.letter import listed, next_line, own_words, quoted


def after(text: str, start: int, end: int) -> str:
    at, removed, inserted = listed(text, start, end)
    return text[:at] + inserted + text[at + removed :]


def test_a_list_is_made_of_the_lines_chosen_and_unmade_again() -> None:
    text = "Voici :\nla carte\nle RIB\nMerci"
    place = text.index("la"), text.index("Merci") - 1
    made = after(text, *place)
    assert made == "Voici :\n- la carte\n- le RIB\nMerci"
    assert after(made, made.index("- la"), made.index("Merci") - 1) == text


def test_an_empty_line_begins_a_list_and_an_empty_item_ends_it() -> None:
    assert after("Voici :\n", 8, 8) == "Voici :\n- "
    assert next_line("- la carte") == "- "
    assert next_line("- ") == ""
    assert next_line("la carte") is None
    assert next_line("-5 degrés") is None


@given(st.text(alphabet="ab -\n", max_size=40), st.data())
def test_making_a_list_loses_no_word(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    at, removed, inserted = listed(text, start, end)
    assert 0 <= at <= at + removed <= len(text)
    assert inserted.replace("-", "").split() == text[at : at + removed].replace("-", "").split()


@pytest.mark.parametrize(
    ("said", "sent"),
    [
        ("Compte 11528 00047 00031200864 59 svp", "> Compte •••• 59 svp"),
        ("FR76 1152 8000 4700 0312 0086 459", "> •••• 59"),
        ("4970 1012 3456 7890", "> •••• 90"),
        ("06 39 98 04 71, le 12/11/2026", "> 06 39 98 04 71, le 12/11/2026"),
        ("Bonjour,\n\n16 €", "> Bonjour,\n>\n> 16 €"),
    ],
)
def test_a_quotation_sends_no_account_on(said: str, sent: str) -> None:
    assert quoted(said) == sent


def test_what_is_quoted_is_not_what_one_says() -> None:
    letter = f"Bonjour,\n\n{quoted('Vous me devez 16 €.')}\n\nJe transmets."
    assert own_words(letter) == "Bonjour,\n\n\nJe transmets."
    assert own_words("Bonjour,\nje transmets.\n") == "Bonjour,\nje transmets.\n"
