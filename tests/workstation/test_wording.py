"""Amounts, clocks, dates and numbers, with the spaces a French reader expects."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation import wording

NARROW, NO_BREAK, MINUS = "\u202f", "\u00a0", "\u2212"


@pytest.mark.parametrize(
    ("cents", "french", "english"),
    [
        (231_408, f"2{NARROW}314,08{NO_BREAK}€", "€2,314.08"),
        (5, f"0,05{NO_BREAK}€", "€0.05"),
        (-320, f"{MINUS}3,20{NO_BREAK}€", f"{MINUS}€3.20"),
        (-5, f"{MINUS}0,05{NO_BREAK}€", f"{MINUS}€0.05"),
        (123_456_789_00, f"123{NARROW}456{NARROW}789,00{NO_BREAK}€", "€123,456,789.00"),
        (0, f"0,00{NO_BREAK}€", "€0.00"),
    ],
)
def test_amounts(cents: int, french: str, english: str) -> None:
    assert wording.money(cents) == french
    assert wording.money(cents, "en") == english


@given(st.integers(-(10**12), 10**12))
def test_an_amount_never_breaks_over_two_lines_and_loses_no_cent(cents: int) -> None:
    shown = wording.money(cents)
    assert " " not in shown
    digits = int("".join(filter(str.isdigit, shown)))
    assert (-digits if shown.startswith(MINUS) else digits) == cents


@pytest.mark.parametrize(
    ("millis", "shown"),
    [(0, "0:00"), (999, "0:00"), (44_000, "0:44"), (727_000, "12:07"), (3_723_000, "1:02:03"), (-5, "0:00")],
)
def test_running_times(millis: int, shown: str) -> None:
    assert wording.clock(millis) == shown


@pytest.mark.parametrize(
    ("start", "millis", "shown"),
    [(581, 0, "09:41"), (581, 59_999, "09:41"), (581, 60_000, "09:42"), (1439, 60_000, "00:00")],
)
def test_the_hour_inside_a_session(start: int, millis: int, shown: str) -> None:
    assert wording.hour(start, millis) == shown


def test_dates_are_written_as_each_language_does() -> None:
    day = date(1987, 11, 2)
    assert (wording.short_date(day), wording.short_date(day, "en")) == ("02/11", "2 Nov")
    assert (wording.full_date(day), wording.full_date(day, "en")) == ("02/11/1987", "2 November 1987")


@pytest.mark.parametrize(
    ("day", "language", "said"),
    [
        (date(2026, 11, 30), "fr", "lundi 30 novembre"),
        (date(2026, 12, 1), "fr", "mardi 1er décembre"),
        (date(2026, 12, 1), "en", "Tuesday 1 December"),
        (date(2026, 8, 15), "fr", "samedi 15 août"),
        (date(2026, 12, 26), "de", "Samstag, 26. Dezember"),
    ],
)
def test_dates_as_they_are_said(day: date, language: str, said: str) -> None:
    assert wording.spoken_date(day, language) == said


def test_a_date_at_a_glance_says_its_day() -> None:
    day = date(2026, 11, 3)
    assert wording.week_day(day) == "mar.\u00a003/11"
    assert wording.week_day(day, "en") == "Tue\u00a03 Nov"


@pytest.mark.parametrize("written", ["0639984107", "06 39 98 41 07", "06.39.98.41.07"])
def test_a_french_number_is_read_in_pairs(written: str) -> None:
    assert wording.phone(written) == NO_BREAK.join(["06", "39", "98", "41", "07"])


@pytest.mark.parametrize("written", ["+44 20 7946 0000", "", "masqué"])
def test_another_number_stays_as_it_came(written: str) -> None:
    assert wording.phone(written) == written
