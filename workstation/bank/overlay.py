"""What a session changed, laid over the dossier as it was pinned: the dataset itself never changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from workstation.bank.dossier import Card, Dossier


def with_acts(dossier: Dossier, acts: Iterable[tuple[str, str, Mapping[str, str]]]) -> Dossier:
    """The dossier after ``(act, target, values)`` were done, in order."""
    for act, target, values in acts:
        dossier = replace(dossier, cards=tuple(_card(card, act, target, values) for card in dossier.cards))
    return dossier


def _card(card: Card, act: str, target: str, values: Mapping[str, str]) -> Card:
    if card.id != target:
        return card
    if act == "card.block":
        return replace(card, status="blocked")
    if act == "card.raise_limit":
        amount = values.get("amount", "")
        counted = amount.isascii() and amount.isdecimal() and int(amount)
        return replace(card, limit=int(amount) * 100) if counted else card
    return card
