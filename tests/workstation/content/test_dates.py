"""Authors write « +5 working days », figures hold on some days and not on others."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.content import CONTENT
from workstation.content.dates import is_relative, work_out
from workstation.content.diagnostics import ContentFault
from workstation.content.figures import begun_on, lapsed_faults, lapsed_on, read_figures, values_on

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", date(2026, 11, 23)),
        ("+1 day", date(2026, 11, 24)),
        ("-3 days", date(2026, 11, 20)),
        ("+5 working days", date(2026, 11, 30)),
        ("+1 working day", date(2026, 11, 24)),
        ("-1 working day", date(2026, 11, 20)),
        ("+0 working days", date(2026, 11, 23)),
        ("+30 days", date(2026, 12, 23)),
    ],
)
def test_a_day_is_worked_out_from_the_sessions(text: str, day: date) -> None:
    assert work_out(text, MONDAY) == day
    assert is_relative(text)


def test_working_days_step_over_the_week_end() -> None:
    friday, saturday = date(2026, 11, 27), date(2026, 11, 28)
    assert work_out("+1 working day", friday) == date(2026, 11, 30)
    assert work_out("+1 working day", saturday) == date(2026, 11, 30)
    assert work_out("-1 working day", saturday) == friday


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(1, 60))
def test_working_days_are_monday_to_friday_and_all_counted(day: date, count: int) -> None:
    found = work_out(f"+{count} working days", day)
    assert found.weekday() < 5
    between = [day + timedelta(days=n) for n in range(1, (found - day).days + 1)]
    assert sum(one.weekday() < 5 for one in between) == count


@pytest.mark.parametrize(
    "text", ["", "tomorrow", "5 days", "+5", "+5 workdays", "+5 working days!", "+5000 days", "2026-11-23"]
)
def test_what_is_no_relative_day_is_refused(text: str) -> None:
    assert not is_relative(text)
    with pytest.raises(ValueError, match=r".*"):
        work_out(text, MONDAY)


FEES = """format: 1
figures:
  - {id: fee, label: "Frais", value: "12 €", from: 2027-01-01, until: 2027-12-31, source: "Tarif", sure: verified}
  - {id: fee, label: "Frais", value: "10 €", from: 2026-01-01, until: 2026-12-31, source: "Tarif", sure: verified}
"""


@pytest.mark.parametrize(
    ("day", "value", "lapsed"),
    [
        (date(2025, 12, 31), "10 €", False),
        (date(2026, 1, 1), "10 €", False),
        (date(2026, 12, 31), "10 €", False),
        (date(2027, 1, 1), "12 €", False),
        (date(2027, 12, 31), "12 €", False),
        (date(2028, 1, 1), "12 €", True),
    ],
)
def test_a_figure_follows_another_and_the_last_one_is_still_said(day: date, value: str, lapsed: bool) -> None:
    figures = read_figures(FEES, "figures.yaml")
    assert values_on(figures, day) == {"fee": value}
    assert [figure.value for figure in lapsed_on(figures, day)] == ([value] if lapsed else [])


def test_a_figure_that_has_not_begun_is_not_there_to_be_inserted() -> None:
    figures = read_figures(FEES, "figures.yaml")
    assert begun_on(figures, date(2025, 12, 31)) == []
    assert begun_on(figures, date(2026, 1, 1)) == ["fee"]


def test_a_figure_that_ends_before_the_sessions_is_told_at_its_line() -> None:
    figures = read_figures(FEES, "figures.yaml")
    assert not lapsed_faults(figures, "figures.yaml", FEES, date(2027, 12, 31))
    (fault,) = lapsed_faults(figures, "figures.yaml", FEES, date(2028, 1, 1))
    assert (fault.code, fault.place.line) == ("RP065", 3)
    assert "held until 2027-12-31" in fault.message


def test_a_figure_without_a_source_is_refused() -> None:
    text = (
        (CONTENT / "figures.yaml")
        .read_text(encoding="utf-8")
        .replace('source: "Tarif", sure: verified', "sure: verified")
    )
    with pytest.raises(ContentFault) as caught:
        read_figures(text, "figures.yaml")
    assert [(d.code, d.place.line) for d in caught.value.diagnostics] == [("RP011", 3)]
