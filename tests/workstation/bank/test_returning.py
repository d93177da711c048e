"""A limit changed for a time says when it comes back, and comes back that day."""

from __future__ import annotations

from datetime import date, timedelta

from tests.support.content import SHELF
from workstation.bank.acts import ACTS
from workstation.bank.dossier import Dossier
from workstation.bank.overlay import with_acts
from workstation.bank.returning import waiting
from workstation.events import ActDone
from workstation.library.playing import small_bank

TODAY = date(2026, 11, 23)
ANNE = small_bank(SHELF.people).load("P-anne", TODAY)
USUAL = next(card.limit for card in ANNE.cards if card.id == "classic")


def changed(*said: tuple[str, str, str], on: date = TODAY) -> Dossier:
    acts = [
        ActDone("c1", "P-anne", act, "classic", (("amount", amount), ("days", days)), "12345")
        for act, amount, days in said
    ]
    return with_acts(ANNE, acts, on)


def limit(dossier: Dossier) -> int:
    return next(card.limit for card in dossier.cards if card.id == "classic")


def test_a_limit_raised_for_a_week_says_when_and_to_what_it_comes_back() -> None:
    after = changed(("card.raise_limit", "9000", "7"))
    assert limit(after) == 900_000
    back = waiting(after, "classic")
    assert back is not None
    assert (back.day, back.amount) == (TODAY + timedelta(days=7), USUAL)


def test_it_comes_back_on_that_day_and_not_before() -> None:
    after = changed(("card.raise_limit", "9000", "7"))
    day = timedelta(days=1)
    assert limit(with_acts(after, [], TODAY + 6 * day)) == 900_000
    returned = with_acts(after, [], TODAY + 7 * day)
    assert limit(returned) == USUAL
    assert waiting(returned, "classic") is None
    assert [item.state for item in returned.items("limit_return")] == ["done"]


def test_a_limit_changed_twice_comes_back_to_what_it_was_at_first() -> None:
    after = changed(("card.raise_limit", "9000", "7"), ("card.raise_limit", "9500", "3"))
    [back] = after.items("limit_return")
    assert (back.day, back.amount) == (TODAY + timedelta(days=3), USUAL)


def test_what_was_done_before_days_were_asked_for_stays_as_it_was() -> None:
    old = ActDone("c1", "P-anne", "card.raise_limit", "classic", (("amount", "9000"),), "1")
    after = with_acts(ANNE, [old], TODAY)
    assert limit(after) == 900_000
    assert after.items("limit_return") == ()


def test_both_changes_of_a_limit_say_for_how_long() -> None:
    assert all(ACTS[act].field("days") for act in ("card.raise_limit", "card.lower_limit"))
