"""What a contradiction is, and how one is looked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from workstation.bank.dossier import Dossier

Finder = Callable[[Dossier, date], Iterator[str]]


@dataclass(frozen=True)
class Contradiction:
    """Something that cannot be: of a kind, in whose dossier, and where in it."""

    kind: str
    client: str
    detail: str


@dataclass(frozen=True)
class Check:
    """A kind of contradiction, what it says, and what finds it."""

    kind: str
    words: str
    found: Finder


def age_on(dossier: Dossier, today: date) -> int:
    """Full years at the end of that day's year, as books and cards count them."""
    return today.year - dossier.client.birth_date.year
