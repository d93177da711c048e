"""Conditions are a tiny language; everything else Python could do is refused, with its code and its column."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.roleplay.playing.conditions import MAX_LENGTH, SEEN, ConditionFault, Name, Predicate, compile_condition

NAMES = {"patience": Name(1), "identity": Name(2), "blocked": Name(8), "tone": Name(9, ("calm", "cross", "très fâché"))}
BEATS = {"greet": 0, "solve": 3}


def holds(text: str, **values: int) -> bool:
    place = [0] * 10
    place[SEEN] = values.pop("seen", 0)
    for name, value in values.items():
        place[NAMES[name].slot] = value
    return compile_condition(text, NAMES, BEATS)(tuple(place))


@pytest.mark.parametrize(
    ("text", "values", "expected"),
    [
        ("blocked", {"blocked": 1}, True),
        ("not blocked", {"blocked": 1}, False),
        ("blocked and patience >= 2", {"blocked": 1, "patience": 2}, True),
        ("blocked and patience >= 2", {"blocked": 1, "patience": 1}, False),
        ("blocked or identity == 3", {"identity": 3}, True),
        ("1 <= patience < 3", {"patience": 3}, False),
        ("tone == 'cross'", {"tone": 1}, True),
        ("'cross' != tone", {"tone": 1}, False),
        ("tone == 'très fâché'", {"tone": 2}, True),
        ("blocked == true", {"blocked": 1}, True),
        ("blocked == False", {"blocked": 1}, False),
        ("seen('solve')", {"seen": 0b1000}, True),
        ("seen('greet') and not seen('solve')", {"seen": 0b1000}, False),
        ("not (blocked or seen('greet'))", {}, True),
    ],
)
def test_what_a_condition_means(text: str, values: dict[str, int], expected: bool) -> None:
    assert holds(text, **values) is expected


REFUSED = [
    ("patience.__class__", "RP021", 0),
    ("blocked and ().__class__.__bases__[0]", "RP021", 12),
    ("lambda: 1", "RP021", 0),
    ("(lambda: 1)()", "RP021", 0),
    ("__import__('os')", "RP021", 0),
    ("seen(beat)", "RP021", 0),
    ("seen('greet', 1)", "RP021", 0),
    ("seen(x='greet')", "RP021", 0),
    ("open('/etc/passwd')", "RP021", 0),
    ("9**9**9**9", "RP021", 0),
    ("patience > 9**9**9", "RP021", 11),
    ("'x' * 999999999", "RP021", 0),
    ("f'{patience}'", "RP021", 0),
    ("[p for p in (1,)]", "RP021", 0),
    ("{1: 2}", "RP021", 0),
    ("blocked if 1 else 0", "RP021", 0),
    ("patience in (1, 2)", "RP021", 12),
    ("patience is 1", "RP021", 12),
    ("patience + 1 > 2", "RP021", 0),
    ("-patience < 0", "RP021", 0),
    ("patience > 1.5", "RP021", 11),
    ("blocked and 'word'", "RP021", 12),
    ("None", "RP021", 0),
    ("...", "RP021", 0),
    ("b'x' == tone", "RP021", 0),
    ("(blocked := 1)", "RP021", 1),
    ("blocked and luck", "RP022", 12),
    ("tone == 'angry'", "RP023", 8),
    ("patience == 'calm'", "RP023", 12),
    ("tone == 'très fâché' and luck", "RP022", 25),
    ("seen('nowhere')", "RP039", 0),
    ("__builtins__", "RP022", 0),
    ("blocked and", "RP020", None),
    ("blocked; blocked", "RP020", None),
    ("import os", "RP020", 0),
    ("blocked = 1", "RP020", None),
    ("", "RP020", 0),
    ("bl\0cked", "RP020", 0),
    ("(" * 250, "RP020", None),
    ("blocked " + "and blocked " * 30, "RP020", 0),
    ("-" * 299 + "1", "RP021", 0),
    ("patience" + ".x" * 140, "RP021", 0),
]


@pytest.mark.parametrize(("text", "code", "column"), REFUSED, ids=[text[:24] for text, _, _ in REFUSED])
def test_what_is_not_the_language_is_refused(text: str, code: str, column: int | None) -> None:
    with pytest.raises(ConditionFault) as caught:
        compile_condition(text, NAMES, BEATS)
    assert caught.value.code == code
    assert caught.value.detail
    assert column is None or caught.value.column == column


def test_a_condition_may_be_as_long_as_is_said_and_no_longer() -> None:
    fits = "blocked" + " or 0" * 58
    assert len(fits) == 297
    assert len(fits) <= MAX_LENGTH
    assert holds(fits, blocked=1)


_words = st.sampled_from(
    ["blocked", "patience", "tone", "not", "and", "or", "(", ")", "==", "<", "'cross'", "2", "seen", "seen('greet')",
     ".", "[", "]", "lambda", ":", "**", "if", "else", ",", "True", "-", "é", "\n", "=", "import", "x"]
)  # fmt: skip


def attempt(text: str) -> tuple[Predicate | None, ConditionFault | None]:
    try:
        return compile_condition(text, NAMES, BEATS), None
    except ConditionFault as fault:
        return None, fault


@given(st.lists(_words, max_size=14).map(" ".join))
def test_whatever_is_written_is_either_understood_or_refused(text: str) -> None:
    predicate, fault = attempt(text)
    if predicate is None:
        assert fault is not None
        assert fault.code in {"RP020", "RP021", "RP022", "RP023", "RP039"}
        assert 0 <= fault.column <= len(text)
        return
    for blocked, patience, tone in itertools.product((0, 1), (0, 2), (0, 1, 2)):
        assert predicate((0, patience, 0, 0, 0, 0, 0, -1, blocked, tone)) in (True, False)
