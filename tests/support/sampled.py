"""The role-plays that ship, of which the plain run goes through some and the long one through all.

What holds of the desk, of the solver or of the debrief whatever is played is seen on the shortest and the longest of
each channel; what an author may get wrong in a file of their own is asked of every one of them elsewhere, and
``check scripts`` plays every test of every one.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from _pytest.mark import ParameterSet

from tests.support.content import BUNDLED
from workstation.library.shelf import Roleplay
from workstation.roleplay.model import Play

PLAYABLE = tuple(one for one in BUNDLED.roleplays if one.program)


def _ends_of_each_channel() -> dict[str, tuple[str, str]]:
    channels: dict[str, list[str]] = {}
    for one in sorted(PLAYABLE, key=lambda one: len(one.text)):
        channels.setdefault(one.script.channel, []).append(one.script.id)
    return {channel: (names[0], names[-1]) for channel, names in channels.items()}


_ENDS = _ends_of_each_channel()
SAMPLE = frozenset(name for ends in _ENDS.values() for name in ends)
SHORTEST = frozenset(shortest for shortest, _ in _ENDS.values())


def any_of(belongs: Callable[[Roleplay], object] = bool, sample: frozenset[str] = SAMPLE) -> list[ParameterSet]:
    """The role-plays that belong, as parameters. ``sample``: those of the plain run."""

    def later(one: Roleplay) -> tuple[pytest.MarkDecorator, ...]:
        return () if one.script.id in sample else (pytest.mark.torture,)

    return [pytest.param(one, id=one.script.id, marks=later(one)) for one in PLAYABLE if belongs(one)]


def is_spoken(one: Roleplay) -> bool:
    """Whether sentences are heard in it."""
    return one.script.channel != "email"


def one_test_each(one_in: int = 1) -> list[ParameterSet]:
    """Their own tests, as a role-play and a test: of one role-play in so many one, of the next its next; later all."""

    def named(number: int, one: Roleplay, test: Play) -> ParameterSet:
        tests = one.script.tests
        taken = number % one_in == 0 and test is tests[number // one_in % len(tests)]
        later = () if taken else (pytest.mark.torture,)
        return pytest.param(one, test, id=f"{one.script.id}: {test.name}", marks=later)

    return [named(number, one, test) for number, one in enumerate(PLAYABLE) for test in one.script.tests]
