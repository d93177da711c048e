"""Acts done as somebody would: a dossier on which each may be done, and values that its form takes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from workstation.bank.acts import Act
from workstation.bank.acts.declaring import Choice, Field, Number, Several, Slot, Typed
from workstation.bank.agenda import openings
from workstation.bank.dossier import Account, Appointment, Card, Dossier, Incident, Operation
from workstation.bank.targets import targets

TYPED = {
    "day": "20/11/2026",
    "amount": "150",
    "iban": "FR76 3000 6000 0112 3456 7890 189",
    "phone": "06 39 98 00 77",
    "mail": "nouvelle.adresse@example.fr",
    "digits": "7234561",
    "words": "12 rue des Lilas",
}
"""What may be typed in a field of each kind."""
CHOSEN = {"checked": "accepted", "proof": "invoice", "copy": "secure", "ground": "lost"}
"""Choices whose first value the act refuses, or does not go with the others."""


def fitting(dossier: Dossier, today: date) -> Dossier:
    """The dossier with something of everything, so that every act finds what it is done to."""
    used = dossier.accounts[0].id if dossier.accounts else "cc"
    moved = (
        Operation("t1", today - timedelta(1), "Virement Garage Morel", -24_000, "booked", used),
        Operation("t2", today - timedelta(3), "Prélèvement Salle Tonus", -5_900, "booked", used),
    )
    wrong = Incident(today - timedelta(9), "missing_email", "Adresse électronique manquante", "open")
    stale = Incident(today - timedelta(20), "expired_identity", "Pièce d’identité du dossier périmée", "open")
    met = Appointment(today + timedelta(3), "10:00", "Entretien annuel", "branch")
    spare = Card("spare", "classic", "1115", "locked", "immediate", 200_000, 0, 30_000, 0, today + timedelta(400), used)
    return replace(
        dossier,
        accounts=dossier.accounts or (Account(used, "current", "1113", 100_000),),
        cards=(*dossier.cards, spare),
        operations=(*moved, *dossier.operations),
        incidents=(wrong, stale, *dossier.incidents),
        appointments=(met, *dossier.appointments),
    )


def value_of(field: Field, dossier: Dossier, target: str, today: date) -> str:
    """A value that the field takes."""
    match field:
        case Choice(name=name, options=options):
            codes = [option.code for option in options]
            return CHOSEN[name] if CHOSEN.get(name) in codes else codes[0]
        case Number():
            return field.proposed(dossier, target, today)
        case Slot():
            return openings(dossier, today)[0]
        case Several(kind=kind):
            return targets(dossier, kind)[0].id
        case Typed(kind="digits", bounds=bounds):
            return TYPED["digits"][: bounds.high]
        case Typed(kind=kind):
            return TYPED[kind]


def target_of(act: Act, dossier: Dossier, values: dict[str, str]) -> str:
    """What the act may be done to there; the first of its kind where none will do."""
    found = [one.id for one in targets(dossier, act.target)] if act.target else []
    return next((one for one in found if not act.against(dossier, one, values)), found[0] if found else "")


def done_as_one_would(act: Act, dossier: Dossier, today: date) -> tuple[str, dict[str, str]]:
    """A target and values with which the act may be done."""
    first = target_of(act, dossier, {})
    values = {field.name: value_of(field, dossier, first, today) for field in act.fields}
    return act.filled(dossier, target_of(act, dossier, values), values, today)[0], values
