"""Acts on direct debits and on operations the client disputes."""

from __future__ import annotations

from dataclasses import replace

from workstation.bank.acts.declaring import Act, Choice, Done, Number, Option, Values
from workstation.bank.dossier import Dossier, Incident
from workstation.bank.held import Held
from workstation.i18n import mark


def _dispute(dossier: Dossier, _target: str, values: Values, done: Done) -> Dossier:
    incident = Incident(done.day, "dispute", done.reference, "open", int(values["amount"]) * 100)
    return replace(dossier, incidents=(incident, *dossier.incidents))


def _last_debit(dossier: Dossier, _target: str) -> int:
    return next((abs(op.amount) // 100 for op in dossier.operations if op.amount < 0), 0)


def _block(dossier: Dossier, target: str, values: Values, done: Done) -> Dossier:
    item = Held("creditor_block", done.day, values.get("scope", ""), target, reference=done.reference)
    kept = tuple(h for h in dossier.held if not (h.kind == "creditor_block" and h.about == target))
    return replace(dossier, held=(*kept, item))


def _allow(dossier: Dossier, target: str, _values: Values, _done: Done) -> Dossier:
    return replace(
        dossier, held=tuple(h for h in dossier.held if not (h.kind == "creditor_block" and h.about == target))
    )


def _is_blocked(dossier: Dossier, target: str) -> str | None:
    return next((h.what for h in dossier.held if h.kind == "creditor_block" and h.about == target), None)


ACTS = (
    Act(
        "dispute.open", 2, "domain 4.6, refund of an unauthorised operation", "operations",
        mark("Open a dispute"), mark("Dispute opened"), mark("Dispute…"), "breach", _dispute,
        fields=(Number("amount", mark("Amount disputed, in euros"), 1, 100_000, 1, _last_debit),),
    ),
    Act(
        "creditor.block", 2, "domain 4.6, SEPA debit; sheet PR-03", "operations",
        mark("Block a creditor"), mark("Creditor blocked"), mark("Block a creditor…"), "refuse", _block,
        target="creditor",
        fields=(
            Choice("scope", mark("What is blocked"), (
                Option("all", mark("Every debit of this creditor")),
                Option("next", mark("The next debit only")),
            )),
        ),
        against=lambda dossier, target, values: (
            "creditor_blocked" if _is_blocked(dossier, target) == values.get("scope") else ""
        ),
        tells=mark("The contract goes on: the client must revoke the mandate with the creditor in writing."),
        undone_by="creditor.allow",
    ),
    Act(
        "creditor.allow", 2, "domain 4.6, SEPA debit; sheet PR-03", "operations",
        mark("Let a creditor’s debits through again"), mark("Creditor’s debits let through"),
        mark("Lift a creditor’s block…"), "resume", _allow,
        target="creditor",
        against=lambda dossier, target, _values: "" if _is_blocked(dossier, target) is not None else "not_blocked",
    ),
)  # fmt: skip
