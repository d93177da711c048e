"""Service clocks across nights, week-ends, holidays and both changes of the hour."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.content.opening import Hours, paris
from workstation.written.service import Clock, age, before, due, opened, standing

HOURS = Hours()
ALWAYS = Hours(time(0), time(23, 59), frozenset(range(7)))
HOUR = timedelta(hours=1)


def at(day: str, hour: str) -> datetime:
    return paris(date.fromisoformat(day), time.fromisoformat(hour))


moments = st.integers(0, 26_000).map(lambda n: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(hours=n))


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        (("2026-11-24", "10:00"), ("2026-11-24", "12:30"), 2.5),
        (("2026-11-24", "19:00"), ("2026-11-25", "09:00"), 2),  # over a night
        (("2026-11-28", "19:00"), ("2026-11-30", "09:00"), 2),  # over a Sunday
        (("2026-12-24", "19:00"), ("2026-12-26", "09:00"), 2),  # over Christmas
        (("2026-10-24", "19:00"), ("2026-10-26", "09:00"), 2),  # over the end of summer time
        (("2026-03-28", "19:00"), ("2026-03-30", "09:00"), 2),  # over its beginning
        (("2026-11-29", "10:00"), ("2026-11-29", "18:00"), 0),  # a Sunday
    ],
)
def test_only_open_hours_count(start: tuple[str, str], end: tuple[str, str], hours: float) -> None:
    assert opened(HOURS, at(*start), at(*end)) == timedelta(hours=hours)
    if hours:
        assert due(HOURS, at(*start), timedelta(hours=hours)) == at(*end)


def test_the_night_of_the_change_is_an_hour_longer_or_shorter() -> None:
    assert opened(ALWAYS, at("2026-10-25", "00:00"), at("2026-10-25", "12:00")) == 13 * HOUR
    assert opened(ALWAYS, at("2026-03-29", "00:00"), at("2026-03-29", "12:00")) == 11 * HOUR


@given(st.dates(date(2000, 1, 1), date(2040, 12, 31)), st.times().map(lambda t: t.replace(microsecond=0)))
def test_the_hours_are_those_of_the_clocks_of_paris(day: date, hour: time) -> None:
    local = datetime.combine(day, hour, ZoneInfo("Europe/Paris"))
    if local.astimezone(UTC).astimezone(ZoneInfo("Europe/Paris")).replace(tzinfo=None) == datetime.combine(day, hour):
        assert paris(day, hour) == local.astimezone(UTC)


@given(moments, st.integers(1, 200).map(lambda n: n * HOUR))
def test_a_deadline_is_when_so_much_has_passed(start: datetime, within: timedelta) -> None:
    end = due(HOURS, start, within)
    assert opened(HOURS, start, end) == within
    assert standing(HOURS, Clock(start), within, end) == "running"
    assert standing(HOURS, Clock(start), within, end + 24 * 5 * HOUR) == "missed"


@given(moments, moments, st.integers(0, 60).map(lambda n: n * HOUR))
def test_it_is_to_be_watched_from_when_no_more_is_left(now: datetime, end: datetime, within: timedelta) -> None:
    now, end = sorted((now, end))
    assert (now >= before(HOURS, end, within)) == (opened(HOURS, now, end) <= within)


@given(moments, st.lists(st.integers(0, 400), min_size=3, max_size=3).map(sorted))
def test_what_is_paused_does_not_age(start: datetime, hours: list[int]) -> None:
    paused, resumed, now = (start + n * HOUR for n in hours)
    clock = Clock(start, ((paused, resumed),))
    assert age(HOURS, clock, now) == opened(HOURS, start, paused) + opened(HOURS, resumed, now)
    assert age(HOURS, Clock(start, ((paused, None),)), now) == opened(HOURS, start, paused)


def test_nothing_runs_after_the_answer_and_a_late_answer_stays_late() -> None:
    start, answered = at("2026-11-24", "10:00"), at("2026-11-24", "14:00")
    clock = Clock(start, stopped=answered)
    assert age(HOURS, clock, at("2026-12-24", "10:00")) == 4 * HOUR
    assert standing(HOURS, clock, 5 * HOUR, at("2026-12-24", "10:00")) == "met"
    assert standing(HOURS, clock, 3 * HOUR, at("2026-12-24", "10:00")) == "missed"


def test_a_pause_is_seen_while_it_lasts() -> None:
    start = at("2026-11-24", "10:00")
    clock = Clock(start, ((start + HOUR, start + 2 * HOUR),))
    found = [standing(HOURS, clock, 9 * HOUR, start + n * HOUR) for n in (0, 1, 2)]
    assert found == ["running", "paused", "running"]


def test_a_desk_that_never_opens_is_refused() -> None:
    with pytest.raises(ValueError, match="never opens"):
        Hours(time(18), time(9))
