"""What happened to a client before today: operations of two months, contacts, appointments, incidents.

What the dossier adds up stays true: a card's ``spent`` is what its payments of the last 30 days come to, and its
``cash_spent`` what was drawn in the last 7.
"""

from __future__ import annotations

from typing import NamedTuple

from workstation.dataset.dice import Dice
from workstation.dataset.households import Member
from workstation.dataset.lists import Lists
from workstation.dataset.record import (
    AccountRecord,
    AppointmentRecord,
    CardRecord,
    ContractRecord,
    IncidentRecord,
    InteractionRecord,
    OperationRecord,
)

DAYS = 60
_HOURS = ("09:00", "09:30", "10:00", "10:30", "11:00", "14:00", "14:30", "15:00", "16:00", "16:30", "17:00", "17:30")
_MODES = ("branch", "branch", "branch", "phone", "video")
_SHOPS = (
    "groceries", "groceries", "groceries", "groceries", "bakery", "bakery", "restaurant", "transport", "transport",
    "shopping", "online", "online", "health",
)  # fmt: skip
_DEAL = tuple[int, str, int, str, str, str]
"""Day, label, amount, status, account, card: an operation before it has a number."""


class History(NamedTuple):
    """A client's past, and the cards with what was spent on them."""

    operations: tuple[OperationRecord, ...]
    cards: tuple[CardRecord, ...]
    interactions: tuple[InteractionRecord, ...]
    appointments: tuple[AppointmentRecord, ...]
    incidents: tuple[IncidentRecord, ...]


def _income(dice: Dice, lists: Lists, who: Member, account: str) -> list[_DEAL]:
    labels = {
        "retired": "VIR CAISSE DE RETRAITE",
        "jobless": "VIR ALLOCATIONS",
        "independent": "VIR REVENUS ACTIVITE",
        "student": "VIR BOURSE ET STAGE",
        "minor": "VIR ARGENT DE POCHE",
    }
    label = labels.get(who.stage) or f"VIR SALAIRE {dice.pick(lists.employers)}"
    first = -dice.below(28)
    return [(first - month * 30, label, who.income, "booked", account, "") for month in range(2)]


def _regular(dice: Dice, lists: Lists, owed: list[ContractRecord], account: str) -> list[_DEAL]:
    """What leaves the account every month: rent or instalments, and bills."""
    bills: list[tuple[str, int]] = []
    kinds = {contract.kind for contract in owed}
    for contract in owed:
        if contract.kind in ("mortgage", "personal_loan"):
            bills.append((f"ECHEANCE {contract.label.upper()}", max(4_500, contract.amount // 180)))
    if "mortgage" not in kinds and dice.chance(60):
        landlords = lists.merchants["landlords"]
        bills.append((f"PRLV LOYER {dice.pick(landlords.names)}", dice.between(landlords.least, landlords.most)))
    regular = lists.merchants["bills"]
    start = dice.below(len(regular.names))
    for n in range(dice.between(2, 4)):
        name = regular.names[(start + n) % len(regular.names)]
        bills.append((f"PRLV {name}", dice.between(regular.least, regular.most)))
    found: list[_DEAL] = []
    for label, amount in bills:
        day = -dice.below(29)
        found.append((day, label, -amount, "booked", account, ""))
        found.append((day - 30, label, -amount, "booked", account, ""))
    return found


def _payments(dice: Dice, lists: Lists, card: CardRecord) -> tuple[list[_DEAL], int]:
    """Card payments, and what those of the last 30 days come to: never above the card's limit."""
    found: list[_DEAL] = []
    spent = 0
    active = card.status == "active"
    for _ in range(dice.between(7, 17)):
        shops = lists.merchants[dice.pick(_SHOPS)]
        day = -dice.below(DAYS) if active else -dice.between(20, DAYS)
        amount = dice.between(shops.least, shops.most)
        if day > -30:
            if spent + amount > card.limit:
                continue
            spent += amount
        status = "pending" if day >= -1 else "booked"
        found.append((day, f"CB {dice.pick(shops.names)}", -amount, status, card.account, card.id))
    if active and dice.chance(5):
        amount = card.limit - spent - dice.between(400, 4_000)
        if amount > 0:
            shop = dice.pick(lists.merchants["shopping"].names)
            found.append((-dice.between(2, 9), f"CB {shop}", -amount, "booked", card.account, card.id))
            spent += amount
    if active and dice.chance(7):
        shops = lists.merchants["shopping"]
        over = card.limit - spent + dice.between(1_000, 20_000)
        found.append((-dice.below(3), f"CB {dice.pick(shops.names)}", -over, "refused", card.account, card.id))
    return found, spent


def _cash(dice: Dice, card: CardRecord, city: str) -> tuple[list[_DEAL], int]:
    found: list[_DEAL] = []
    drawn = 0
    for _ in range(dice.below(4)):
        day = -dice.between(0 if card.status == "active" else 20, DAYS)
        amount = dice.between(2, 12) * 1_000
        if day > -7:
            if drawn + amount > card.cash_limit:
                continue
            drawn += amount
        found.append((day, f"RETRAIT DAB {city.upper()}", -amount, "booked", card.account, card.id))
    return found, drawn


def _transfers(dice: Dice, lists: Lists, who: Member, held: list[AccountRecord]) -> list[_DEAL]:
    found: list[_DEAL] = []
    savings = [account for account in held if account.kind not in ("current", "joint", "life_insurance")]
    if savings and who.stage != "minor" and dice.chance(50):
        day, amount = -dice.below(DAYS), dice.between(2, 40) * 1_000
        found.append((day, "VIR VERS EPARGNE", -amount, "booked", held[0].id, ""))
        found.append((day, "VIR RECU EPARGNE", amount, "booked", savings[0].id, ""))
    if dice.chance(35):
        sender = dice.pick(lists.first_names["female" if dice.chance(50) else "male", 1960])
        amount = dice.between(500, 15_000)
        found.append((-dice.below(DAYS), f"VIR INST {sender.upper()}", amount, "booked", held[0].id, ""))
    return found


def _interactions(dice: Dice, lists: Lists) -> tuple[InteractionRecord, ...]:
    days = sorted((-dice.between(1, 420) for _ in range(dice.below(5))), reverse=True)
    return tuple(InteractionRecord(day, *dice.pick(lists.interactions)) for day in days)


def _appointments(dice: Dice, lists: Lists) -> tuple[AppointmentRecord, ...]:
    found = []
    if dice.chance(14):
        found.append((dice.between(1, 21), dice.pick(_HOURS), dice.pick(lists.appointments), dice.pick(_MODES)))
    if dice.chance(20):
        found.append((-dice.between(5, 300), dice.pick(_HOURS), dice.pick(lists.appointments), dice.pick(_MODES)))
    return tuple(AppointmentRecord(*meeting) for meeting in found)


def _incidents(dice: Dice, lists: Lists, anomalies: frozenset[str]) -> tuple[IncidentRecord, ...]:
    found = []
    if dice.chance(16):
        kind, least, most, label = dice.pick(lists.incidents)
        day = -dice.between(1, 120)
        state = "open" if day > -40 and dice.chance(60) else "closed"
        found.append(IncidentRecord(day, kind, label, state, dice.between(least, most)))
    for kind, least, _most, label in lists.anomalies:
        if kind in anomalies:
            found.append(IncidentRecord(-dice.between(3, 200), kind, label, "open", least))
    return tuple(sorted(found, key=lambda incident: -incident.day))


def make_history(
    dice: Dice,
    lists: Lists,
    who: Member,
    city: str,
    held: list[AccountRecord],
    cards: list[CardRecord],
    owed: list[ContractRecord],
    anomalies: frozenset[str],
) -> History:
    """Two months of one client's life at the bank, newest first."""
    deals = _income(dice, lists, who, held[0].id)
    if who.stage != "minor":
        deals += _regular(dice, lists, owed, held[0].id)
    used = []
    for card in cards:
        drawn, cash_spent = _cash(dice, card, city)
        deals += drawn
        spent = 0
        if card.kind != "deposit_only":
            paid, spent = _payments(dice, lists, card)
            deals += paid
        used.append(card._replace(spent=spent, cash_spent=cash_spent))
    deals += _transfers(dice, lists, who, held)
    deals.sort(key=_newest_first)
    return History(
        operations=tuple(OperationRecord(f"O{n}", *deal) for n, deal in enumerate(deals, 1)),
        cards=tuple(used),
        interactions=_interactions(dice, lists),
        appointments=_appointments(dice, lists),
        incidents=_incidents(dice, lists, anomalies),
    )


def _newest_first(deal: _DEAL) -> int:
    return -deal[0]
