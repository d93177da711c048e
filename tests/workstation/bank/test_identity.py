"""Identity levels are a pure function of the accepted answers."""

from __future__ import annotations

from datetime import date
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.content import SHELF
from tests.support.drawn import drawn
from workstation.bank.acts import ACTS
from workstation.bank.identity import (
    DYNAMIC,
    ELEMENTS,
    control_values,
    level,
)
from workstation.bank.parts import OPENINGS

EVERY_SET = [frozenset(some) for n in range(len(ELEMENTS) + 1) for some in combinations(ELEMENTS, n)]


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        (set(), 0),
        ({"name"}, 0),
        ({"name", "birth_date"}, 1),
        ({"name", "birth_date", "address"}, 1),  # a thief knows all three
        ({"name", "birth_date", "product"}, 2),
        ({"name", "operation", "product"}, 2),
        ({"name", "product"}, 1),
        ({"app"}, 2),
        ({"name", "birth_date", "app"}, 2),
        ({"name", "birth_date", "operation", "app"}, 3),
        ({"colour", "shoe_size", "name"}, 0),
        ({"birth_date", "address"}, 0),  # nobody is named
        ({"birth_date", "address", "operation"}, 0),
        ({"birth_date", "address", "app"}, 2),
    ],
)
def test_what_each_answer_is_worth(accepted: set[str], expected: int) -> None:
    assert level(accepted) == expected


def test_one_more_accepted_answer_never_lowers_the_level() -> None:
    for accepted, more, known in product(EVERY_SET, ELEMENTS, (False, True)):
        assert level(accepted, known) <= level(accepted | {more}, known)


def test_the_strongest_level_takes_the_application() -> None:
    for accepted, known in product(EVERY_SET, (False, True)):
        assert level(accepted - {"app"}, known) <= 2
        assert 0 <= level(accepted, known) <= 3


def test_level_two_takes_something_a_thief_would_not_know() -> None:
    for accepted in EVERY_SET:
        assert level(accepted) < 2 or accepted & {*DYNAMIC, "app"}


def test_the_voice_server_counts_as_the_questions_do() -> None:
    for accepted in EVERY_SET:
        assert level(accepted, authenticated=True) == (3 if "app" in accepted else 2)


@given(st.lists(st.sampled_from(ELEMENTS)))
@drawn(20)
def test_the_same_answer_twice_counts_once_and_their_order_does_not(accepted: list[str]) -> None:
    assert level(accepted) == level(set(accepted))


def test_blocking_a_card_asks_for_nobodys_papers() -> None:
    assert ACTS["card.block"].level == 0
    assert ACTS["card.raise_limit"].level == 3
    assert all(part.level == 2 for part in OPENINGS.values())


def test_what_an_answer_is_compared_with_is_in_the_dossier() -> None:
    anne = SHELF.people["anne"].dossier
    assert control_values(anne, "name") == ("Anne Dupré",)
    assert control_values(anne, "birth_date") == (date(1980, 2, 3),)
    assert control_values(anne, "address") == ("3 rue du Puits, 69003 Lyon",)
    assert control_values(anne, "product") == ("current",)
    assert control_values(anne, "operation") == anne.operations[:3]
    assert control_values(anne, "app") == ()
