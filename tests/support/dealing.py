"""Combinations dealt round: each case in one of the ways in the plain run, in all of them in the long one."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import pytest
from _pytest.mark import ParameterSet


def dealt(cases: Iterable[object], ways: Iterable[object], later: Collection[object] = ()) -> list[ParameterSet]:
    """Every case in every way, as parameters: one way dealt round to each case, the others in the long run.

    A case of ``later`` is wholly of the long run: something else goes through it in the plain one.
    """
    kinds = list(ways)
    return [
        pytest.param(case, way, marks=() if at == number % len(kinds) and case not in later else pytest.mark.torture)
        for number, case in enumerate(cases)
        for at, way in enumerate(kinds)
    ]
