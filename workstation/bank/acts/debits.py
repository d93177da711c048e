"""Acts on direct debits, cheques and transfers, and on operations the client disputes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from workstation.bank import typed
from workstation.bank.acts.declaring import TOGETHER, Act, Choice, Done, Option, Several, Typed, Values
from workstation.bank.dossier import Dossier, Incident, Operation
from workstation.bank.held import Held
from workstation.bank.typed import Bounds
from workstation.i18n import mark

_YEARS_BACK = Bounds(-3_650, 0)
_YES_NO = (Option("yes", mark("Yes")), Option("no", mark("No")))
_CHEQUE_DIGITS = 7


def _chosen(dossier: Dossier, values: Values, field: str = "operations") -> tuple[Operation, ...]:
    ids = values.get(field, "").split(TOGETHER)
    return tuple(op for op in dossier.operations if op.id in ids)


def _disputed(dossier: Dossier, _target: str, values: Values) -> int:
    """What the operations come to, in cents; a log older than the list says an amount alone."""
    if "operations" not in values:
        return typed.cents(values["amount"])
    return sum(-op.amount for op in _chosen(dossier, values))


def _dispute(dossier: Dossier, target: str, values: Values, done: Done) -> Dossier:
    incident = Incident(done.day, "dispute", done.reference, "open", _disputed(dossier, target, values))
    told = (Held("disputed", done.day, about=op.id, reference=done.reference) for op in _chosen(dossier, values))
    return replace(dossier, incidents=(incident, *dossier.incidents), held=(*dossier.held, *told))


def _is_pending(dossier: Dossier, op: Operation) -> bool:
    """An authorisation that may yet lapse (opération en attente); on a deferred card it is owed already."""
    return op.status == "pending" and not any(c.id == op.card and c.debit == "deferred" for c in dossier.cards)


def _not_disputable(dossier: Dossier, _target: str, values: Values) -> str:
    already = {item.about for item in dossier.items("disputed")}
    chosen = _chosen(dossier, values)
    if any(op.id in already for op in chosen):
        return "disputed_already"
    if any(_is_pending(dossier, op) for op in chosen):
        return "operation_pending"
    if values.get("reason") == "unknown" and any(op.card for op in chosen):
        cards = {op.card for op in chosen if op.card}
        return "card_not_blocked" if any(c.status == "active" for c in dossier.cards if c.id in cards) else ""
    return ""


def _block(dossier: Dossier, target: str, values: Values, done: Done) -> Dossier:
    item = Held("creditor_block", done.day, values.get("scope", ""), target, reference=done.reference)
    kept = tuple(h for h in dossier.held if not (h.kind == "creditor_block" and h.about == target))
    return replace(dossier, held=(*kept, item))


def _allow(dossier: Dossier, target: str, _values: Values, _done: Done) -> Dossier:
    return replace(
        dossier, held=tuple(h for h in dossier.held if not (h.kind == "creditor_block" and h.about == target))
    )


def _is_blocked(dossier: Dossier, target: str) -> str | None:
    return next((item.what for item in dossier.items("creditor_block") if item.about == target), None)


def _revoke(dossier: Dossier, target: str, values: Values, done: Done) -> Dossier:
    return dossier.with_item(Held("mandate_revoked", done.day, values["copy"], target, reference=done.reference))


def _not_revocable(dossier: Dossier, target: str, values: Values) -> str:
    if any(item.about == target for item in dossier.items("mandate_revoked")):
        return "mandate_revoked"
    return "copy_needed" if values.get("copy") == "none" else ""


def _ask_back(dossier: Dossier, _target: str, values: Values, done: Done) -> Dossier:
    """Each debit is asked back by itself, as its own amount and day decide of it."""
    for op in _chosen(dossier, values, "debits"):
        asked = Held("debit_refund", done.day, values["mandate"], op.label, amount=-op.amount, reference=done.reference)
        told = Held("disputed", done.day, about=op.id, reference=done.reference)
        dossier = replace(dossier, held=(*dossier.held, asked, told))
    return dossier


def _asked_back(dossier: Dossier, _target: str, values: Values) -> str:
    already, chosen = {item.about for item in dossier.items("disputed")}, _chosen(dossier, values, "debits")
    if any(op.id in already for op in chosen):
        return "disputed_already"
    return "operation_pending" if any(_is_pending(dossier, op) for op in chosen) else ""


def _oldest(field: str) -> Callable[[Dossier, str, Values], date | None]:
    """The day of the oldest of the operations ticked in that field."""

    def since(dossier: Dossier, _target: str, values: Values) -> date | None:
        return min((op.day for op in _chosen(dossier, values, field)), default=None)

    return since


def _moved(dossier: Dossier, target: str) -> Operation | None:
    return next((op for op in dossier.operations if op.id == target), None)


def _recall(dossier: Dossier, target: str, values: Values, done: Done) -> Dossier:
    sent = _moved(dossier, target)
    label, amount = (sent.label, -sent.amount) if sent else ("", 0)
    item = Held("recall", done.day, values["reason"], label, amount=amount, reference=done.reference)
    return dossier.with_item(item)


def _recalled(dossier: Dossier, target: str, _values: Values) -> str:
    sent = _moved(dossier, target)
    known = {(item.about, item.amount) for item in dossier.items("recall")}
    return "recalled_already" if sent and (sent.label, -sent.amount) in known else ""


def _weight(dossier: Dossier, target: str, _values: Values) -> int:
    sent = _moved(dossier, target)
    return -sent.amount if sent else 0


def _stop(dossier: Dossier, _target: str, values: Values, done: Done) -> Dossier:
    item = Held("cheque_stop", done.day, values["ground"], values["number"], reference=done.reference)
    return dossier.with_item(item)


def _not_stoppable(dossier: Dossier, _target: str, values: Values) -> str:
    """A cheque is stopped on four grounds alone; being dissatisfied is none (CMF, article L. 131-35)."""
    if any(item.about == values.get("number") for item in dossier.items("cheque_stop")):
        return "cheque_stopped"
    return "cheque_ground" if values.get("ground") == "disagreement" else ""


ACTS = (
    Act(
        "dispute.open", 2, "Code monétaire et financier, articles L. 133-18 et L. 133-24", "operations",
        mark("Open a dispute"), mark("Dispute opened"), mark("Dispute…"), "breach", _dispute,
        fields=(
            Several("operations", mark("Operations disputed"), "operation"),
            Choice("reason", mark("Reason"), (
                Option("unknown", mark("Not recognised")),
                Option("amount", mark("Wrong amount")),
                Option("not_received", mark("Not received")),
                Option("twice", mark("Charged twice")),
            )),
            Typed("noticed", mark("Noticed on"), "day", _YEARS_BACK),
            Choice("held", mark("The card stayed with its holder"), _YES_NO),
            Choice("approved", mark("A code was given, or a payment approved"), tuple(reversed(_YES_NO))),
        ),
        against=_not_disputable,
        since=_oldest("operations"),
        weighs=_disputed,
        tells=mark("The fraud desk decides and answers in writing: neither promise nor refuse a refund."),
    ),
    Act(
        "creditor.block", 2, "Règlement (UE) n° 260/2012, article 5", "operations",
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
        "creditor.allow", 2, "Règlement (UE) n° 260/2012, article 5", "operations",
        mark("Let a creditor’s debits through again"), mark("Creditor’s debits let through"),
        mark("Lift a creditor’s block…"), "resume", _allow,
        target="creditor",
        against=lambda dossier, target, _values: "" if _is_blocked(dossier, target) is not None else "not_blocked",
    ),
    Act(
        "debit.refund", 2, "Code monétaire et financier, articles L. 133-24 et L. 133-25-1", "operations",
        mark("Ask for the refund of direct debits"), mark("Refund of direct debits asked for"),
        mark("Refund of debits…"), "undo", _ask_back,
        fields=(
            Several("debits", mark("Direct debits"), "debit"),
            Choice("mandate", mark("Mandate"), (
                Option("signed", mark("Signed by the client")),
                Option("unsigned", mark("Never signed")),
            )),
        ),
        against=_asked_back,
        since=_oldest("debits"),
        tells=mark("It ends no contract: what is owed to the creditor stays owed."),
    ),
    Act(
        "mandate.revoke", 2, "Révocation adressée au créancier, copie à la banque", "operations",
        mark("File the revocation of a mandate"), mark("Revocation of the mandate filed"),
        mark("Revocation of a mandate…"), "template", _revoke,
        target="creditor",
        fields=(
            Choice("copy", mark("Copy of the letter to the creditor"), (
                Option("secure", mark("By the secure mailbox")),
                Option("post", mark("By post")),
                Option("none", mark("Not written yet")),
            )),
        ),
        against=_not_revocable,
        tells=mark("It ends the mandate, never the contract: what is owed to the creditor stays owed."),
    ),
    Act(
        "transfer.recall", 2, "Code monétaire et financier, article L. 133-21", "operations",
        mark("Recall a transfer"), mark("Transfer recalled"), mark("Recall a transfer…"), "undo", _recall,
        target="transfer",
        fields=(
            Choice("reason", mark("Reason"), (
                Option("wrong_account", mark("Wrong account")),
                Option("fraud", mark("Fraud")),
                Option("twice", mark("Sent twice")),
            )),
        ),
        against=_recalled,
        weighs=_weight,
        tells=mark("The payee’s bank answers with the payee’s agreement: no return is promised."),
    ),
    Act(
        "cheque.stop", 2, "Code monétaire et financier, article L. 131-35", "operations",
        mark("Stop a cheque"), mark("Cheque stopped"), mark("Stop a cheque…"), "never", _stop,
        fields=(
            Typed("number", mark("Number of the cheque, 7 digits"), "digits", Bounds(_CHEQUE_DIGITS, _CHEQUE_DIGITS)),
            Choice("ground", mark("Ground"), (
                Option("lost", mark("Loss")),
                Option("stolen", mark("Theft")),
                Option("misused", mark("Fraudulent use")),
                Option("insolvency", mark("Insolvency of the bearer")),
                Option("disagreement", mark("Disagreement with the payee")),
            )),
        ),
        against=_not_stoppable,
        tells=mark("The client confirms it in writing at once; to stop a cheque on another ground is an offence."),
    ),
)  # fmt: skip
