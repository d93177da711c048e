"""The port through which the desk finds clients: implemented by the database, and in memory for headless play."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from workstation.bank.dossier import Dossier


@dataclass(frozen=True)
class Candidate:
    """A line of a search, or an owner of a phone number: enough to choose, nothing that needs identifying."""

    client: str
    name: str
    city: str
    birth_year: int


class Records(Protocol):
    """Find and load clients. No method changes anything: a session never writes to the training dataset."""

    def search(self, text: str, limit: int = 20) -> list[Candidate]:
        """Clients by name in any order, phone, client number, e-mail, city or postcode; nothing under 2 characters.

        What is typed is read by ``searching.asked``: joined or split, with its title, as a number is dialled or pasted.
        """

    def by_phone(self, number: str, limit: int = 5) -> list[Candidate]:
        """Everybody whose dossier holds this number (a household may share one), digits compared only."""

    def load(self, client: str, today: date) -> Dossier:
        """The dossier as it stands on ``today``. Raises ``KeyError`` when nobody has that id."""
