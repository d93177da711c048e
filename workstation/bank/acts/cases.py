"""Acts that open a case at another desk: a fraud, a death."""

from __future__ import annotations

from dataclasses import replace

from workstation.bank import typed
from workstation.bank.acts.declaring import Act, Choice, Done, Option, Typed, Values
from workstation.bank.dossier import Dossier, Incident
from workstation.bank.held import Held
from workstation.bank.typed import Bounds
from workstation.i18n import mark

_YEARS_BACK = Bounds(-3_650, 0)
_ANY_AMOUNT = Bounds(100, 100_000_000)
_AN_IBAN = Bounds(14, 34)


def _fraud(dossier: Dossier, _target: str, values: Values, done: Done) -> Dossier:
    amount = typed.cents(values["amount"]) if values.get("amount") else 0
    incident = Incident(done.day, "fraud", values["kind"], "open", amount)
    return replace(dossier, incidents=(incident, *dossier.incidents))


def _open_already(dossier: Dossier, _target: str, values: Values) -> str:
    same = (i for i in dossier.incidents if i.kind == "fraud" and i.state == "open" and i.label == values.get("kind"))
    return "fraud_open" if any(same) else ""


def _death(dossier: Dossier, _target: str, values: Values, done: Done) -> Dossier:
    """Sole accounts stop; cards are blocked, and what had been reported is recorded."""
    cards = tuple(
        card if card.status == "blocked" else replace(card, status="blocked", blocked_for="death")
        for card in dossier.cards
    )
    incidents = tuple(
        replace(one, state="closed") if one.kind == "death_reported" else one for one in dossier.incidents
    )
    item = Held("death", done.day, values["certificate"], reference=done.reference)
    return replace(dossier.with_item(item), cards=cards, incidents=incidents)


def _recorded(dossier: Dossier, _target: str, _values: Values) -> str:
    return "death_recorded" if dossier.items("death") else ""


ACTS = (
    Act(
        "fraud.open", 0, "Redirige l’appel vers un deuxième niveau en cas de besoin", "acts",
        mark("Open a fraud case"), mark("Fraud case opened"), mark("Open a fraud case…"), "breach", _fraud,
        fields=(
            Choice("kind", mark("What happened"), (
                Option("false_adviser", mark("False adviser on the telephone")),
                Option("phishing", mark("Deceitful message, link or code")),
                Option("sim_swap", mark("Line taken over")),
                Option("iban_swap", mark("Account number replaced on a bill")),
                Option("mule", mark("Money received to be passed on")),
                Option("cheque", mark("Cheque for too much")),
            )),
            Typed("noticed", mark("Noticed on"), "day", _YEARS_BACK),
            Typed("amount", mark("Amount at stake, if known"), "amount", _ANY_AMOUNT, needed=False),
            Typed("iban", mark("Account number of the payee, if known"), "iban", _AN_IBAN, needed=False),
        ),
        against=_open_already,
        weighs=lambda _dossier, _target, _values: 0,
        always=True,
        tells=mark("The fraud desk takes it from here: no code is asked, no refund promised, nobody blamed."),
    ),
    Act(
        "death.record", 0, "Secret professionnel et comptes du défunt : Code monétaire et financier, article L. 511-33",
        "acts",
        mark("Record a death"), mark("Death recorded"), mark("Record a death…"), "note", _death,
        fields=(
            Typed("day", mark("Day of the death"), "day", _YEARS_BACK),
            Choice("told_by", mark("Told by"), (
                Option("spouse", mark("Husband, wife or partner")),
                Option("child", mark("Child")),
                Option("other", mark("Another relative or a third party")),
            )),
            Choice("certificate", mark("Death certificate"), (
                Option("awaited", mark("Awaited")),
                Option("received", mark("Received")),
            )),
        ),
        against=_recorded,
        always=True,
        tells=mark("Cards are blocked and sole accounts stop; no figure is given before proof of being an heir."),
        final=True,
    ),
)  # fmt: skip
