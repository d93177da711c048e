"""The port to everything that lasts, as the window and the command line use it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from workstation.bank.records import Records
from workstation.session.keeping import Profiles, Results
from workstation.session.log import EventLog

if TYPE_CHECKING:
    from workstation.dataset.record import ClientRecord
    from workstation.session.decide import World
    from workstation.session.pins import Contents

Progress = Callable[[int, int], None]


class Store(Protocol):
    """An open data folder."""

    @property
    def records(self) -> Records:
        """The bank's clients."""

    @property
    def log(self) -> EventLog:
        """Sessions and their events."""

    @property
    def contents(self) -> Contents:
        """Pinned texts."""

    @property
    def profiles(self) -> Profiles:
        """The people who practise."""

    @property
    def results(self) -> Results:
        """What sessions were worth."""

    @property
    def dataset(self) -> str:
        """The dataset's id: generator version, seed, size."""

    def describe_dataset(self) -> dict[str, Any]:
        """What is in the file: built, version, seed, size, reference, people, bytes."""

    def ensure_dataset(
        self, reference: date, seed: int | None = None, size: int | None = None, progress: Progress = ...
    ) -> None:
        """Build the dataset when there is none, when it was cut short, or when another one is asked for."""

    def take_people(self, people: Sequence[ClientRecord]) -> None:
        """Let the people of role-plays be these and no others."""

    def readable_sessions(self, scenario: str) -> list[str]:
        """Sessions of that role-play, newest first, whose sentences trainers may read: exams, and those shared."""

    def erase(self, profile: str) -> int:
        """Erase a person with all that is kept of them, down to the bytes; answers how many sessions there were.

        Raises ``Problem`` while a window, or anything else, has the folder open.
        """

    def set_aside(self) -> list[tuple[str, str]]:
        """The kind (session, profile, result) and the name of every row that could not be read so far."""

    def hurry(self) -> None:
        """Threads that come from now on wait for another program's lock for a moment only: the one that paints does."""

    def forget(self, sessions_before: str, results_before: str) -> None:
        """Erase what is past its term: sessions and results started before those ISO days."""

    def close(self) -> None:
        """Let go of the file."""


def world_of(store: Store) -> World:
    """The world a session sees."""
    from workstation.session.decide import World  # Home opens a store without opening a session
    from workstation.session.pins import Pins

    return World(store.records, Pins(store.contents))
