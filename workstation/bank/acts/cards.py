"""Acts on payment cards."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from workstation.bank.acts.declaring import Act, Choice, Done, Effect, Number, Option, Values
from workstation.bank.dossier import Card, Dossier
from workstation.bank.held import Held
from workstation.bank.returning import for_a_time
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


def _set_limit(dossier: Dossier, target: str, values: Values, done: Done) -> Dossier:
    """For a time, where the form says how long: it then comes back to what it was."""
    card, limit = _card(dossier, target), int(values["amount"]) * 100
    if card is None or "days" not in values:
        return _changed(dossier, target, limit=limit)
    until = done.day + timedelta(days=int(values["days"]))
    return for_a_time(dossier, card, limit, until, done.reference)


def _set_status(status: str) -> Effect:
    def effect(dossier: Dossier, target: str, _values: Values, _done: Done) -> Dossier:
        return _changed(dossier, target, status=status)

    return effect


def _not_usable(dossier: Dossier, target: str, _values: Values) -> str:
    card = _card(dossier, target)
    if card is None or card.status not in ("blocked", "expired"):
        return ""
    return f"card_{card.status}"


def _no_lock(dossier: Dossier, target: str, values: Values) -> str:
    card = _card(dossier, target)
    return "card_locked" if card is not None and card.status == "locked" else _not_usable(dossier, target, values)


def _not_locked(dossier: Dossier, target: str, _values: Values) -> str:
    card = _card(dossier, target)
    return "" if card is not None and card.status == "locked" else "card_not_locked"


def _no_rise(dossier: Dossier, target: str, values: Values) -> str:
    """A limit is raised above what it is; below, nothing would be gained by the confirmation asked of the client."""
    card, amount = _card(dossier, target), values.get("amount", "")
    if card is not None and amount and int(amount) * 100 <= card.limit:
        return "limit_not_raised"
    return _not_usable(dossier, target, values)


def _no_fall(dossier: Dossier, target: str, values: Values) -> str:
    """A limit is lowered under what it is, and not under what has been spent already."""
    card, amount = _card(dossier, target), values.get("amount", "")
    if card is not None and amount and int(amount) * 100 >= card.limit:
        return "limit_not_lowered"
    if card is not None and amount and int(amount) * 100 < card.spent:
        return "limit_under_spent"
    return _not_usable(dossier, target, values)


def _lowered(dossier: Dossier, target: str) -> int:
    """Half of the limit, in whole hundreds; what has been spent at least."""
    card = _card(dossier, target)
    return 0 if card is None else max(card.limit // 20_000, -(-card.spent // 10_000)) * 100


def _raised(dossier: Dossier, target: str) -> int:
    card = _card(dossier, target)
    return (card.limit // 100 if card else 0) + RAISE_STEP


def _order(dossier: Dossier, target: str, _values: Values, done: Done) -> Dossier:
    item = Held("card_order", done.day, about=target, reference=done.reference)
    return replace(dossier, held=(*dossier.held, item))


def _send_pin(dossier: Dossier, target: str, _values: Values, done: Done) -> Dossier:
    """The code leaves by itself, to the address of the dossier: nobody at the bank ever sees it."""
    card = _card(dossier, target)
    return dossier.with_item(
        Held("letter", done.day, about=f"Code de la carte {card.tail if card else ''}", reference=done.reference)
    )


def _no_order(dossier: Dossier, target: str, _values: Values) -> str:
    if any(item.about == target for item in dossier.items("card_order")):
        return "card_ordered"
    card = _card(dossier, target)
    return "account_closed" if card is not None and dossier.is_closed(card.account) else ""


ACTS = (
    Act(
        "card.block", 0, "Code monétaire et financier, article L. 133-17", "cards",
        mark("Block the card"), mark("Card blocked"), mark("Block…"), "block_card", _block,
        target="card",
        fields=(
            Choice("reason", mark("Reason"), (
                Option("lost", mark("Loss")), Option("stolen", mark("Theft")), Option("fraud", mark("Fraud")),
            )),
        ),
        against=_blocked_already,
        always=True,
        tells=mark("A block is final: the card will not be used again."),
        final=True,
    ),
    Act(
        "card.lock", 1, "Verrouillage réversible, à distinguer de l’opposition", "cards",
        mark("Lock the card for a time"), mark("Card locked"), mark("Lock for a time"), "masked",
        _set_status("locked"),
        target="card",
        against=_no_lock,
        always=True,
        tells=mark("A lock is lifted at any time; after a loss or a theft, the card is blocked instead."),
        undone_by="card.unlock",
    ),
    Act(
        "card.unlock", 2, "Verrouillage réversible, à distinguer de l’opposition", "cards",
        mark("Unlock the card"), mark("Card unlocked"), mark("Unlock"), "opened", _set_status("active"),
        target="card",
        against=_not_locked,
    ),
    Act(
        "card.raise_limit", 3, "Plafond relevé après authentification forte", "cards",
        mark("Raise the limit for a time"), mark("Limit raised for a time"), mark("Raise for a time"), "raise_limit",
        _set_limit,
        target="card",
        fields=(
            Number("amount", mark("Limit over 30 days, in euros"), 100, 20_000, 100, _raised),
            Number("days", mark("For how many days"), 1, 30, 1, lambda _dossier, _target: RAISE_DAYS),
        ),
        against=_no_rise,
    ),
    Act(
        "card.lower_limit", 2, "Apporte une réponse immédiate dans son périmètre", "cards",
        mark("Lower the limit for a time"), mark("Limit lowered for a time"), mark("Lower for a time"), "lower_limit",
        _set_limit,
        target="card",
        fields=(
            Number("amount", mark("Limit over 30 days, in euros"), 100, 20_000, 100, _lowered),
            Number("days", mark("For how many days"), 1, 90, 1, lambda _dossier, _target: 30),
        ),
        against=_no_fall,
    ),
    Act(
        "card.order", 2, "Effectue des ventes de produits simples", "cards",
        mark("Order a new card"), mark("Card ordered"), mark("Order anew"), "card", _order,
        target="card",
        against=_no_order,
        tells=mark("Sent to {address}."),
    ),
    Act(
        "card.pin", 2, "Apporte une réponse immédiate dans son périmètre", "cards",
        mark("Send the code of a card"), mark("Code of the card sent"), mark("Send the code"), "keys", _send_pin,
        target="card",
        against=_not_usable,
        tells=mark("Sent to {address}."),
    ),
)  # fmt: skip
