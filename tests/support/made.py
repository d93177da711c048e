"""Values of any frozen dataclass, made from its type hints: a new field is covered without a word here."""

from __future__ import annotations

import dataclasses
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

_PLAIN: dict[type, st.SearchStrategy[Any]] = {
    str: st.text(max_size=12),
    int: st.integers(-(10**6), 10**9),
    bool: st.booleans(),
    float: st.floats(allow_nan=False, allow_infinity=False),
}


def values_of(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of that type: plain, tuple or dataclass."""
    if get_origin(kind) is tuple:
        inner = get_args(kind)
        if inner[-1] is Ellipsis:
            return st.lists(values_of(inner[0]), max_size=3).map(tuple)
        return st.tuples(*map(values_of, inner))
    if get_origin(kind) is UnionType:
        return st.one_of(*(st.none() if each is type(None) else values_of(each) for each in get_args(kind)))
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return st.builds(kind, **{name: values_of(hint) for name, hint in get_type_hints(kind).items()})
    return _PLAIN[kind]
