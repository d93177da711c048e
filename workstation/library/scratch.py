"""A store beside the real one: the same bank and people, and sessions that are forgotten with it.

A trainer's try-out counts for nothing and is nobody's session: neither its marks nor its sentences may be taken for a
recruit's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from workstation.dataset.record import ClientRecord
from workstation.library.store import Store
from workstation.session.keeping import Profiles, Result
from workstation.session.log import MemoryEventLog
from workstation.session.pins import MemoryContents


class NoResults:
    """Keeps no score."""

    def keep(self, result: Result) -> None:
        """Nothing."""

    def of(self, session: str, contact: str) -> Result | None:  # noqa: ARG002  there is none
        """None."""
        return None

    def alone(self, session: str) -> Result | None:  # noqa: ARG002
        """None."""
        return None

    def best(self, profile: str, scenario: str) -> Result | None:  # noqa: ARG002
        """None."""
        return None

    def history(self, profile: str) -> list[Result]:  # noqa: ARG002
        """None at all."""
        return []


class ScratchStore:
    """See ``Store``: clients and profiles are the real ones, the rest lasts as long as this object."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.records = store.records
        self.log = MemoryEventLog()
        self.contents = MemoryContents()
        self.results = NoResults()

    @property
    def profiles(self) -> Profiles:
        """The people who use the program."""
        return self._store.profiles

    @property
    def dataset(self) -> str:
        """The dataset's id."""
        return self._store.dataset

    def describe_dataset(self) -> dict[str, Any]:
        """What is in the real store."""
        return self._store.describe_dataset()

    def ensure_dataset(
        self,
        reference: date,
        seed: int | None = None,
        size: int | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        """Nothing: the real store has its own."""

    def take_people(self, people: Sequence[ClientRecord]) -> None:
        """Nothing: the real store has its own."""

    def readable_sessions(self, scenario: str) -> list[str]:  # noqa: ARG002  a trainer's own do not count
        """None."""
        return []

    def erase(self, profile: str) -> int:  # noqa: ARG002  people are the real store's
        """Nothing."""
        return 0

    def set_aside(self) -> list[tuple[str, str]]:
        """Nothing: memory reads all it keeps."""
        return []

    def hurry(self) -> None:
        """Nothing: memory keeps nobody waiting."""

    def forget(self, sessions_before: str, results_before: str) -> None:
        """Nothing: it is all forgotten with this object."""

    def close(self) -> None:
        """Nothing: the real store is closed by whoever opened it."""
