"""Acts on payment cards."""

from __future__ import annotations

from dataclasses import replace

from workstation.bank.acts.declaring import Act, Choice, Done, Number, Option, Values
from workstation.bank.dossier import Card, Dossier
from workstation.bank.held import Held
from workstation.i18n import mark

RAISE_STEP = 1000
"""Euros added to a limit by default when it is raised for a time."""
RAISE_DAYS = 7


def _card(dossier: Dossier, target: str) -> Card | None:
    return next((card for card in dossier.cards if card.id == target), None)


def _changed(dossier: Dossier, target: str, **fields: object) -> Dossier:
    cards = tuple(replace(card, **fields) if card.id == target else card for card in dossier.cards)  # type: ignore[arg-type]
    return replace(dossier, cards=cards)


def _block(dossier: Dossier, target: str, values: Values, _done: Done) -> Dossier:
    return _changed(dossier, target, status="blocked", blocked_for=values.get("reason", ""))


def _blocked_already(dossier: Dossier, target: str, values: Values) -> str:
    """A block is final, and its reason may be put right once it is known."""
    card = _card(dossier, target)
    if card is None or card.status != "blocked":
        return ""
    return "" if card.blocked_for and card.blocked_for != values.get("reason") else "card_blocked"


def _raise(dossier: Dossier, target: str, values: Values, _done: Done) -> Dossier:
    return _changed(dossier, target, limit=int(values["amount"]) * 100)


def _not_usable(dossier: Dossier, target: str, _values: Values) -> str:
    card = _card(dossier, target)
    return "card_blocked" if card is not None and card.status == "blocked" else ""


def _no_rise(dossier: Dossier, target: str, values: Values) -> str:
    """A limit is raised above what it is; below, nothing would be gained by the confirmation asked of the client."""
    card, amount = _card(dossier, target), values.get("amount", "")
    if card is not None and amount and int(amount) * 100 <= card.limit:
        return "limit_not_raised"
    return _not_usable(dossier, target, values)


def _raised(dossier: Dossier, target: str) -> int:
    card = _card(dossier, target)
    return (card.limit // 100 if card else 0) + RAISE_STEP


def _order(dossier: Dossier, target: str, _values: Values, done: Done) -> Dossier:
    item = Held("card_order", done.day, about=target, reference=done.reference)
    return replace(dossier, held=(*dossier.held, item))


def _ordered_already(dossier: Dossier, target: str, _values: Values) -> str:
    return "card_ordered" if any(h.kind == "card_order" and h.about == target for h in dossier.held) else ""


ACTS = (
    Act(
        "card.block", 0, "domain 4.1, emergency exception", "cards",
        mark("Block the card"), mark("Card blocked"), mark("Block…"), "block_card", _block,
        target="card",
        fields=(
            Choice("reason", mark("Reason"), (
                Option("lost", mark("Loss")), Option("stolen", mark("Theft")), Option("fraud", mark("Fraud")),
            )),
        ),
        against=_blocked_already,
        tells=mark("A block is final: the card will not be used again."),
        final=True,
    ),
    Act(
        "card.raise_limit", 3, "domain 4.1, identity 3; domain 7 C04", "cards",
        mark("Raise the limit for a time"), mark("Limit raised for a time"), mark("Raise for a time"), "raise_limit",
        _raise,
        target="card",
        fields=(
            Number("amount", mark("Limit over 30 days, in euros"), 100, 20_000, 100, _raised),
            Number("days", mark("For how many days"), 1, 30, 1, lambda _dossier, _target: RAISE_DAYS),
        ),
        against=_no_rise,
    ),
    Act(
        "card.order", 2, "Effectue des ventes de produits simples", "cards",
        mark("Order a new card"), mark("Card ordered"), mark("Order anew"), "card", _order,
        target="card",
        against=_ordered_already,
        tells=mark("Sent to {address}."),
    ),
)  # fmt: skip
