"""An event in its place in the log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

E = TypeVar("E", covariant=True)


@dataclass(frozen=True)
class Entry(Generic[E]):
    """The ``number``-th event of a session (from 1), which happened ``at`` session milliseconds."""

    number: int
    at: int
    event: E
