"""Of many cases some in the plain run, all in the long one; of combinations each case in one of the ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from typing import TypeVar

import pytest
from _pytest.mark import ParameterSet

Case = TypeVar("Case")


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


def some(
    cases: Iterable[Case],
    one_in: int,
    kind: Callable[[Case], object] = lambda _: "",
    name: Callable[[Case], str] | None = None,
    start: int = 0,
) -> list[ParameterSet]:
    """Cases as parameters: of each kind one in so many, from its ``start``th on, and the others in the long run.

    Of a kind that has too few to come to its turn the first is taken.
    """
    known = [(case, kind(case)) for case in cases]
    there, seen = Counter(one for _, one in known), Counter[object]()
    found = []
    for case, one in known:
        taken = seen[one] % one_in == min(start, there[one] - 1) % one_in
        seen[one] += 1
        found.append(pytest.param(case, id=name and name(case), marks=() if taken else pytest.mark.torture))
    return found
