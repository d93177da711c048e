"""Rows that are not what they should be: set aside and named, so that the others are read as ever."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal, TypeVar

from db.engine import Database

log = logging.getLogger(__name__)

Kind = Literal["session", "profile", "result", "client"]
Read = TypeVar("Read")


def sound_rows(
    database: Database, kind: Kind, rows: Iterable[Sequence[Any]], read: Callable[..., Read | None]
) -> list[Read]:
    """What ``read`` makes of each row; one it answers None to, or stumbles on, is named in ``Database.set_aside``.

    The first value of a row is its name.
    """
    found: list[Read] = []
    for row in rows:
        try:
            one = read(*row)
        except (ValueError, TypeError, KeyError, RecursionError):
            one = None
        if one is None:
            _set_aside(database, kind, row[0])
        else:
            found.append(one)
    return found


def are_texts(*values: object) -> bool:
    """Whether all are texts: what can't be decoded comes as bytes."""
    return all(isinstance(value, str) for value in values)


def are_numbers(*values: object) -> bool:
    """Whether all are whole numbers."""
    return all(isinstance(value, int) for value in values)


def printable(name: object) -> str:
    """A row's name as far as it can be read."""
    return name.decode(errors="replace") if isinstance(name, bytes) else str(name)


def _set_aside(database: Database, kind: Kind, name: object) -> None:
    named = kind, printable(name)
    if named not in database.set_aside:
        database.set_aside[named] = None
        log.warning("%s %s cannot be read: it is set aside", *named)
