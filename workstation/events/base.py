"""An event in its place in the log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

E = TypeVar("E", covariant=True)


@dataclass(frozen=True)
class Entry(Generic[E]):
    """The ``number``-th event of a session (from 1), which happened ``at`` session milliseconds.

    ``origin`` is the number of the first event of its transaction, and ``asked`` the stored name of the command that
    the transaction answers, empty for what a timer or a record brought about.
    """

    number: int
    at: int
    event: E
    origin: int
    asked: str
