"""What an act may be done to within a dossier (objets de gestion): cards, creditors, appointments…"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from workstation.bank.dossier import Dossier
from workstation.i18n import mark

_DEBIT = "Prélèvement "


@dataclass(frozen=True)
class Target:
    """Something an act may be done to: its id in the dossier, and the bank's own words for it, if it has any."""

    id: str
    name: str = ""


def _cards(dossier: Dossier) -> Iterator[Target]:
    return (Target(card.id) for card in dossier.cards)


def _creditors(dossier: Dossier) -> Iterator[Target]:
    """Whoever drew direct debits (prélèvements SEPA) from the client's accounts."""
    names = (op.label.removeprefix(_DEBIT) for op in dossier.operations if op.label.startswith(_DEBIT))
    return (Target(name, name) for name in dict.fromkeys(names))


def _appointments(dossier: Dossier) -> Iterator[Target]:
    met = ((f"{a.day.isoformat()} {a.hour}", a.subject) for a in dossier.appointments)
    return (Target(moment, subject) for moment, subject in met)


@dataclass(frozen=True)
class TargetKind:
    """A kind of thing: its words, and how those of a dossier are found; ``apart`` when each has a block of its own in
    the dossier, with what may be done to it.
    """

    words: str
    found: Callable[[Dossier], Iterator[Target]]
    apart: bool = False


TARGETS: Mapping[str, TargetKind] = {
    "card": TargetKind(mark("Card"), _cards, apart=True),
    "creditor": TargetKind(mark("Creditor"), _creditors),
    "appointment": TargetKind(mark("Appointment"), _appointments),
}
"""Kind of target → those of a dossier. The kind is also the key under which ``with:`` names one."""


def targets(dossier: Dossier, kind: str) -> tuple[Target, ...]:
    """What the dossier holds of that kind."""
    return tuple(TARGETS[kind].found(dossier))
