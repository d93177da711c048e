"""What an author can type becomes what a printer would set, and nothing else moves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.content.typography import as_written, set_french, set_text


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [
        ("Allô ?", "Allô\u202f?"),
        ("Allô?", "Allô\u202f?"),
        ("Quoi ?! Non !", "Quoi\u202f?! Non\u202f!"),
        ("Deux points : oui ; enfin.", "Deux points\u00a0: oui\u202f; enfin."),
        ("J'ai dit « oui » et «non».", "J’ai dit «\u00a0oui\u00a0» et «\u00a0non\u00a0»."),
        ("Alors...", "Alors…"),
        ("Y a-t-il, ou y a-t-il ?", "Y\u00a0a-\u2060t-\u2060il, ou y\u00a0a-\u2060t-\u2060il\u202f?"),
        ("Pour {{ facts.who }} ?", "Pour {{ facts.who }}\u202f?"),
        ("C'est l'{{ facts.who }}", "C’est l’{{ facts.who }}"),
    ],
)
def test_french_is_set(typed: str, set_as: str) -> None:
    assert set_french(typed) == set_as


@pytest.mark.parametrize(
    "text",
    [
        "À 12:30, voie A:B.",
        "Merci :)",
        "https://example.fr/a?b",
        "Allô\u00a0?",
        "«\u202fOui\u202f»",
        "Livret A, 20\u00a0%",
    ],
)
def test_what_could_be_meant_is_left(text: str) -> None:
    assert set_french(text) == text


def test_another_language_keeps_its_spaces() -> None:
    assert set_text("Don't you? Wait ...", "en-GB") == "Don’t you? Wait ..."


@given(st.text(alphabet="ab'’ .:;?!«»\u00a0\u202f…()1{}/", max_size=30))
def test_what_is_set_stays_set_and_is_found_again_in_what_was_typed(text: str) -> None:
    once = set_french(text)
    assert set_french(once) == once
    assert as_written(once).search(text)
