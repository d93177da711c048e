"""How long things take to say and to read, in session time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workstation.clock import MINUTE, SECOND, reading_time, seconds, speaking_time


def test_session_time_is_in_whole_milliseconds() -> None:
    assert seconds(1.5) == 1500
    assert seconds(0.0004) == 0
    assert MINUTE == 60 * SECOND


def test_speaking_is_two_and_a_half_words_a_second() -> None:
    assert speaking_time("Bonjour madame, que puis-je faire ?") == seconds(6 / 2.5)
    assert speaking_time("") == speaking_time("Allô") == 400


def test_a_list_takes_three_seconds_to_begin_and_a_third_of_one_a_word() -> None:
    assert reading_time("") == 3000
    assert reading_time("un deux trois") == 3900


@given(st.text(), st.text())
def test_a_longer_text_never_takes_less(one: str, two: str) -> None:
    assert speaking_time(f"{one} {two}") >= speaking_time(one)
    assert reading_time(f"{one} {two}") >= reading_time(one)
