"""Frozen dataclasses to and from plain JSON values, by their type hints."""

from __future__ import annotations

import dataclasses
import functools
import types
from datetime import date
from typing import Any, Union, get_args, get_origin, get_type_hints


def to_plain(value: Any) -> Any:
    """Dataclasses become dictionaries, tuples lists, dates ISO texts; the rest stays."""
    names = _names(type(value))  # type: ignore[arg-type]
    if names is not None:
        return {name: to_plain(getattr(value, name)) for name in names}
    if isinstance(value, (tuple, list)):
        return [to_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: to_plain(item) for key, item in value.items()}
    return value.isoformat() if isinstance(value, date) else value


@functools.cache
def _names(cls: type) -> tuple[str, ...] | None:
    """The fields of a dataclass; None of any other."""
    return tuple(field.name for field in dataclasses.fields(cls)) if dataclasses.is_dataclass(cls) else None


@functools.cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls)


def _must_be(shape: type, value: Any) -> None:
    if not isinstance(value, shape):
        raise TypeError(f"{value!r} is not a {shape.__name__}")


def from_plain(kind: Any, value: Any) -> Any:
    """The value of type ``kind`` again. Raises ``TypeError`` or ``ValueError`` when it does not fit."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        if value is None:
            return None
        return from_plain(next(k for k in get_args(kind) if k is not type(None)), value)
    if origin is tuple:
        _must_be(list, value)
        inner = get_args(kind)
        if len(inner) == 2 and inner[1] is Ellipsis:
            return tuple(from_plain(inner[0], item) for item in value)
        return tuple(from_plain(k, item) for k, item in zip(inner, value, strict=True))
    if origin is dict:
        _must_be(dict, value)
        return {key: from_plain(get_args(kind)[1], item) for key, item in value.items()}
    if dataclasses.is_dataclass(kind):
        _must_be(dict, value)
        hints = _hints(kind)  # type: ignore[arg-type]
        return kind(**{key: from_plain(hints[key], item) for key, item in value.items()})  # type: ignore[operator]
    if kind is date:
        return date.fromisoformat(value)
    if kind in (str, int, float, bool) and not isinstance(value, (kind, int) if kind is float else kind):
        raise TypeError(f"{value!r} is not {kind.__name__}")
    return value
