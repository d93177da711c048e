"""What an act may be done to within a dossier (objets de gestion): cards, creditors, appointments…"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from workstation.bank.dossier import ANOMALIES, Dossier
from workstation.i18n import mark

_DEBITS = ("Prélèvement ", "PRLV ")
_TRANSFERS = ("Virement ", "VIR ")
"""How the bank's own labels of operations begin (prélèvement SEPA, virement)."""


@dataclass(frozen=True)
class Target:
    """Something an act may be done to: its id in the dossier, and the bank's own words for it, if it has any."""

    id: str
    name: str = ""


def _cards(dossier: Dossier) -> Iterator[Target]:
    return (Target(card.id) for card in dossier.cards)


def _creditors(dossier: Dossier) -> Iterator[Target]:
    """Whoever drew direct debits (prélèvements SEPA) from the client's accounts."""
    drawn = (op.label for op in dossier.operations if op.label.startswith(_DEBITS))
    names = (label.removeprefix(_DEBITS[0]).removeprefix(_DEBITS[1]) for label in drawn)
    return (Target(name, name) for name in dict.fromkeys(names))


def _debits(dossier: Dossier) -> Iterator[Target]:
    """Operations that took money and may be disputed: what was refused took none."""
    taken = (op for op in dossier.operations if op.amount < 0 and op.status != "refused")
    return (Target(op.id, op.label) for op in taken)


def _drawn(dossier: Dossier) -> Iterator[Target]:
    """Direct debits (prélèvements SEPA) that took money."""
    taken = {one.id for one in _debits(dossier)}
    drawn = (op for op in dossier.operations if op.id in taken and op.label.startswith(_DEBITS))
    return (Target(op.id, op.label) for op in drawn)


def _transfers(dossier: Dossier) -> Iterator[Target]:
    """Transfers that left for somebody else’s account."""
    sent = (op for op in dossier.operations if op.amount < 0 and op.label.startswith(_TRANSFERS))
    own = ("EPARGNE", "Épargne", "épargne", "LIVRET", "Livret", "COMPTE JOINT")
    return (Target(op.id, op.label) for op in sent if op.status != "refused" and not any(o in op.label for o in own))


def _accounts(dossier: Dossier) -> Iterator[Target]:
    """Accounts that are used every day and still run."""
    used = (one for one in dossier.accounts if one.kind in ("current", "joint") and not dossier.is_closed(one.id))
    return (Target(one.id) for one in used)


def _anomalies(dossier: Dossier) -> Iterator[Target]:
    """What is wrong with the dossier and was not mended yet."""
    wrong = (one for one in dossier.incidents if one.kind in ANOMALIES and one.state == "open")
    return (Target(one.kind, one.label) for one in wrong)


def _appointments(dossier: Dossier) -> Iterator[Target]:
    met = ((f"{a.day.isoformat()} {a.hour}", a.subject) for a in dossier.appointments)
    return (Target(moment, subject) for moment, subject in met)


@dataclass(frozen=True)
class TargetKind:
    """A kind of thing: its words, and how those of a dossier are found; ``apart`` when each has a block of its own in
    the dossier, with what may be done to it. ``worded``: the group of words (``workstation.phrases``) of its ids;
    ``coded``: they are the bank's own and say nothing to a reader.
    """

    words: str
    found: Callable[[Dossier], Iterator[Target]]
    apart: bool = False
    worded: str = ""
    coded: bool = False


TARGETS: Mapping[str, TargetKind] = {
    "card": TargetKind(mark("Card"), _cards, apart=True, worded="card"),
    "creditor": TargetKind(mark("Creditor"), _creditors),
    "appointment": TargetKind(mark("Appointment"), _appointments),
    "operation": TargetKind(mark("Operation"), _debits, coded=True),
    "debit": TargetKind(mark("Direct debit"), _drawn, coded=True),
    "transfer": TargetKind(mark("Money transfer"), _transfers, coded=True),
    "account": TargetKind(mark("Account"), _accounts, coded=True),
    "anomaly": TargetKind(mark("Anomaly"), _anomalies, worded="incident"),
}
"""Kind of target → those of a dossier. The kind is also the key under which ``with:`` names one."""


def targets(dossier: Dossier, kind: str) -> tuple[Target, ...]:
    """What the dossier holds of that kind."""
    return tuple(TARGETS[kind].found(dossier))
