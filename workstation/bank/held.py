"""Parts of a dossier that have no limit of size: items of a kind, dated, with a state (pièces du dossier).

A kind is declared once, in ``HELD``; a dossier keeps any number of items of it, and a new kind needs no new table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from workstation.i18n import mark


@dataclass(frozen=True)
class Held:
    """One item. ``what`` is a code of the kind's own, ``about`` a text of the bank's, ``amount`` in cents."""

    kind: str
    day: date
    what: str = ""
    about: str = ""
    state: str = "open"
    amount: int = 0
    reference: str = ""


@dataclass(frozen=True)
class HeldKind:
    """A kind of item: its words, the part of the dossier where it is shown (nowhere by itself when empty), and what
    words its code: the choices of an act, or its own ``codes``.
    """

    words: str
    part: str
    act: str = ""
    codes: Mapping[str, str] = field(default_factory=dict, hash=False)


HELD: Mapping[str, HeldKind] = {
    "document": HeldKind(mark("Document sent"), "acts", "document.send"),
    "approval": HeldKind(mark("Approval asked in the app"), "acts"),
    "anomaly_report": HeldKind(mark("Anomaly reported"), "acts", "anomaly.report"),
    "alert": HeldKind(mark("Second level alerted"), "acts", "alert.second_level"),
    "message": HeldKind(mark("Text message sent"), "acts", "sms.send"),
    "letter": HeldKind(mark("Letter sent"), "acts", "letter.send"),
    "limit_return": HeldKind(mark("Return to the usual limit"), "cards"),
    "card_order": HeldKind(mark("Card on its way"), "cards"),
    "cheque_order": HeldKind(mark("Chequebook on its way"), "accounts", "cheques.order"),
    "account_closed": HeldKind(mark("Account closed"), ""),
    "creditor_block": HeldKind(mark("Creditor blocked"), "operations", "creditor.block"),
    "mandate_revoked": HeldKind(mark("Revocation of a mandate filed"), "operations"),
    "debit_refund": HeldKind(mark("Refund of a direct debit asked for"), "operations", "debit.refund"),
    "recall": HeldKind(mark("Transfer recalled"), "operations", "transfer.recall"),
    "cheque_stop": HeldKind(mark("Cheque stopped"), "operations", "cheque.stop"),
    "disputed": HeldKind(mark("Disputed"), ""),
    "contact_change": HeldKind(
        mark("Contact details changed"),
        "details",
        codes={"phone": mark("Telephone"), "mail": mark("E-mail"), "address": mark("Postal address")},
    ),
    "subscription": HeldKind(mark("Contract in progress"), "contracts", "savings.open"),
    "credit_offer": HeldKind(mark("Credit studied beforehand"), "contracts"),
    "consent": HeldKind(
        mark("Consent"),
        "consents",
        codes={
            "calls": mark("Sales calls"),
            "messages": mark("Offers by e-mail or text message"),
            "recording": mark("Recording of calls for training"),
        },
    ),
    "received": HeldKind(
        mark("Document received"),
        "documents",
        codes={
            "identity": mark("Identity paper"),
            "address_proof": mark("Proof of address"),
            "tax_notice": mark("Tax notice"),
            "payslip": mark("Payslip"),
            "death_certificate": mark("Death certificate"),
        },
    ),
    "fee": HeldKind(
        mark("Fee"),
        "fees",
        codes={
            "account": mark("Account keeping"),
            "intervention": mark("Fee for an irregular operation"),
            "rejection": mark("Rejected direct debit"),
            "card": mark("Card subscription"),
        },
    ),
    "death": HeldKind(
        mark("Death recorded"),
        "alerts",
        codes={"received": mark("Death certificate received"), "awaited": mark("Death certificate awaited")},
    ),
    "protection": HeldKind(
        mark("Measure of protection"),
        "alerts",
        codes={
            "curatorship": mark("Simple curatorship"),
            "strong_curatorship": mark("Reinforced curatorship"),
            "guardianship": mark("Guardianship"),
        },
    ),
    "mandate": HeldKind(
        mark("Power of attorney"), "details", codes={"accounts": mark("On the accounts, not to close them")}
    ),
    "cheque_ban": HeldKind(mark("Ban on writing cheques"), "alerts"),
}
STATES: Mapping[str, str] = {
    "sent": mark("Sent, awaiting signature"),
    "signed": mark("Signed online"),
    "returned": mark("Returned, complete"),
    "withdrawn": mark("Withdrawn within the delay"),
    "reminded": mark("Reminder sent"),
    "given": mark("Consent given"),
    "refused": mark("Consent refused"),
    "expired": mark("Expired"),
    "valid": mark("Valid"),
    "planned": mark("Planned"),
    "done": mark("Done"),
}
"""States of an item that are told, and their words; ``open`` and ``closed`` say nothing more."""
