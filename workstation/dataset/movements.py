"""What moved on a client's accounts over two months, and what the balances come to.

What is on a joint account is drawn from the couple's own key, so that both dossiers show the same lines. Balances
follow the lines: no account was ever under what is authorised, unless an incident says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from workstation.dataset.dice import Dice
from workstation.dataset.lists import Lists
from workstation.dataset.record import AccountRecord, CardRecord, ContractRecord, OperationRecord

DAYS = 60
LOANS = ("mortgage", "personal_loan")
DAILY = ("current", "joint")
INSTALMENT = "ECHEANCE "
TO_JOINT, TO_SAVINGS, FROM_SAVINGS = "VIR VERS COMPTE JOINT", "VIR VERS EPARGNE", "VIR RECU EPARGNE"
WITHDRAWAL, CHEQUE, ACCOUNT_FEE = "RETRAIT DAB ", "CHEQUE ", "FRAIS TENUE DE COMPTE"
KEEPING = 200
"""Cents a month for keeping an account, by the house's price list."""
_SHOPS = (
    "groceries", "groceries", "groceries", "groceries", "bakery", "bakery", "restaurant", "transport", "transport",
    "shopping", "online", "online", "health",
)  # fmt: skip
_JOINT_SPENDING = 150_000
"""The most paid over 30 days with a card on a joint account: under the limit of any such card."""


class Deal(NamedTuple):
    """An operation before it has a number."""

    day: int
    label: str
    amount: int
    status: str
    account: str
    card: str = ""


class Person(NamedTuple):
    """Whose money it is. ``spouse``: the name of whoever shares the joint account."""

    name: str
    stage: str
    income: int
    city: str
    spouse: str = ""


def instalment(contract: ContractRecord) -> int:
    """What a loan takes every month, in cents."""
    return max(4_500, contract.amount // 180)


def premium(contract: ContractRecord) -> int:
    """What an insurance takes every month, in cents; nothing for one that is paid once a year."""
    return 0 if contract.kind in (*LOANS, "payment_insurance") else contract.amount // 12


def _twice(day: int, label: str, amount: int, account: str) -> list[Deal]:
    """The same every month."""
    return [Deal(day - month * 30, label, amount, "booked", account) for month in range(2)]


def _bills(dice: Dice, lists: Lists, account: str, *, rent: bool) -> list[Deal]:
    found: list[Deal] = []
    if rent and dice.chance(60):
        owner = lists.merchants["landlords"]
        label = f"PRLV LOYER {dice.pick(owner.names)}"
        found += _twice(-dice.below(29), label, -dice.between(owner.least, owner.most), account)
    bills = lists.merchants["bills"]
    start = dice.below(len(bills.names))
    for n in range(dice.between(2, 4)):
        label = f"PRLV {bills.names[(start + n) % len(bills.names)]}"
        found += _twice(-dice.below(29), label, -dice.between(bills.least, bills.most), account)
    return found


def _income(dice: Dice, lists: Lists, who: Person, account: str) -> list[Deal]:
    labels = {
        "retired": "VIR CAISSE DE RETRAITE",
        "jobless": "VIR ALLOCATIONS",
        "independent": "VIR REVENUS ACTIVITE",
        "student": "VIR BOURSE ET STAGE",
        "minor": "VIR ARGENT DE POCHE",
    }
    label = labels.get(who.stage) or f"VIR SALAIRE {dice.pick(lists.employers)}"
    return _twice(-dice.below(28), label, who.income, account)


def _owed(dice: Dice, contracts: Iterable[ContractRecord], account: str) -> list[Deal]:
    """Instalments of loans and premiums of insurance."""
    found: list[Deal] = []
    for contract in contracts:
        label = contract.label.upper()
        if contract.kind in LOANS:
            found += _twice(-dice.below(29), f"{INSTALMENT}{label}", -instalment(contract), account)
        elif premium(contract):
            found += _twice(-dice.below(29), f"PRLV {label}", -premium(contract), account)
    return found


def _bought(dice: Dice, lists: Lists, least: int, most: int) -> list[tuple[int, str, int]]:
    """Purchases by card: the day, the shop, the cents."""
    found = []
    for _ in range(dice.between(least, most)):
        shops = lists.merchants[dice.pick(_SHOPS)]
        found.append((-dice.below(DAYS), f"CB {dice.pick(shops.names)}", dice.between(shops.least, shops.most)))
    return found


def _paid(dice: Dice, lists: Lists, card: CardRecord) -> list[Deal]:
    """What was paid with a card of one's own: never above its limit, nothing lately with one that is blocked."""
    active, spent = card.status == "active", 0
    found: list[Deal] = []
    for day, shop, amount in _bought(dice, lists, 7, 17):
        if not active and day > -20:
            continue
        if day > -30:
            if spent + amount > card.limit:
                continue
            spent += amount
        found.append(Deal(day, shop, -amount, "pending" if day >= -1 else "booked", card.account, card.id))
    shop = dice.pick(lists.merchants["shopping"].names)
    left = card.limit - spent - dice.between(400, 4_000)
    if active and dice.chance(5) and left > 0:
        found.append(Deal(-dice.between(2, 9), f"CB {shop}", -left, "booked", card.account, card.id))
        spent += left
    if active and dice.chance(7):
        over = card.limit - spent + dice.between(1_000, 20_000)
        found.append(Deal(-dice.below(3), f"CB {shop}", -over, "refused", card.account, card.id))
    return found


def _cash(dice: Dice, card: CardRecord, city: str) -> list[Deal]:
    found: list[Deal] = []
    drawn = 0
    for _ in range(dice.below(4)):
        day = -dice.between(0 if card.status == "active" else 20, DAYS)
        amount = dice.between(2, 12) * 1_000
        if day > -7:
            if drawn + amount > card.cash_limit:
                continue
            drawn += amount
        found.append(Deal(day, f"{WITHDRAWAL}{city.upper()}", -amount, "booked", card.account, card.id))
    return found


def _with_cards(dice: Dice, lists: Lists, who: Person, cards: Iterable[CardRecord]) -> list[Deal]:
    found: list[Deal] = []
    for card in cards:
        if card.account.startswith("J") or card.status == "expired":
            continue
        found += _cash(dice, card, who.city)
        if card.kind != "deposit_only":
            found += _paid(dice, lists, card)
    return found


def _transfers(dice: Dice, lists: Lists, who: Person, held: list[AccountRecord], account: str) -> list[Deal]:
    found: list[Deal] = []
    books = [one for one in held if one.kind not in (*DAILY, "life_insurance")]
    if books and who.stage != "minor" and dice.chance(50):
        day, amount = -dice.below(DAYS), dice.between(2, 40) * 1_000
        found.append(Deal(day, TO_SAVINGS, -amount, "booked", account))
        found.append(Deal(day, FROM_SAVINGS, amount, "booked", books[0].id))
    for sign in (1, -1):
        if who.stage != "minor" and dice.chance(25):
            other = dice.pick(lists.first_names["female" if dice.chance(50) else "male", 1960])
            amount = sign * dice.between(500, 15_000)
            found.append(Deal(-dice.below(DAYS), f"VIR INST {other.upper()}", amount, "booked", account))
    return found


def own_deals(
    dice: Dice,
    lists: Lists,
    who: Person,
    held: list[AccountRecord],
    cards: Iterable[CardRecord],
    owed: Iterable[ContractRecord],
) -> list[Deal]:
    """What moved on the accounts that are the client's alone."""
    account = held[0].id
    found = _income(dice, lists, who, account) + _with_cards(dice, lists, who, cards)
    if who.stage == "minor":
        return found
    found += _owed(dice, owed, account)
    if not who.spouse:
        found += _bills(dice, lists, account, rent=all(one.kind != "mortgage" for one in owed))
    found += _transfers(dice, lists, who, held, account)
    found += _twice(-3, ACCOUNT_FEE, -KEEPING, account)
    if dice.chance(9):
        label = f"{CHEQUE}{dice.between(1_000_000, 9_999_999)}"
        found.append(Deal(-dice.between(3, DAYS), label, -dice.between(1_500, 60_000), "booked", account))
    return found


def joint_deals(
    dice: Dice, lists: Lists, couple: tuple[str, str], with_card: tuple[bool, bool], mine: int, card: str
) -> tuple[list[Deal], list[Deal]]:
    """What moved on a joint account, and what the reader paid into it from their own: the same lines for both.

    ``couple``: the names, in the order of the household; ``with_card``: who has a card on it; ``mine``: which of them
    reads, and ``card`` their card there.
    """
    found = _bills(dice, lists, "J1", rent=True)
    paid_in: list[Deal] = []
    share = -(sum(deal.amount for deal in found) // 4) + dice.between(100, 400) * 100
    for place, name in enumerate(couple):
        day = -dice.below(28)
        found += _twice(day, f"VIR DE {name.upper()}", share, "J1")
        if place == mine:
            paid_in = _twice(day, TO_JOINT, -share, "A1")
    for place in range(2):
        spent = 0
        for day, shop, amount in _bought(dice, lists, 4, 9):
            if not with_card[place] or (day > -30 and spent + amount > _JOINT_SPENDING):
                continue
            spent += amount if day > -30 else 0
            status = "pending" if day >= -1 else "booked"
            found.append(Deal(day, shop, -amount, status, "J1", card if place == mine else ""))
    return found, paid_in


def settled(account: AccountRecord, deals: list[Deal]) -> tuple[AccountRecord, int]:
    """The account with the balance its lines come to, and the first day it was under what is authorised (0: never).

    A balance under it today stays as it is; any other is high enough never to have been under.
    """
    mine = sorted((d for d in deals if d.account == account.id and d.status == "booked"), key=_in_order)
    running = low = 0
    for deal in mine:
        running += deal.amount
        low = min(low, running)
    floor = -account.overdraft
    if account.balance >= floor:
        return account._replace(balance=max(account.balance, running + floor - low)), 0
    before = account.balance - running
    if before < floor:
        return account, -DAYS - 1
    for deal in mine:
        before += deal.amount
        if before < floor:
            return account, min(deal.day, -1)
    return account, -1


def spending(card: CardRecord, deals: Iterable[Deal]) -> CardRecord:
    """The card with what was paid with it over 30 days, and drawn in cash over 7."""
    mine = [deal for deal in deals if deal.card == card.id and deal.status != "refused"]
    cash = [deal for deal in mine if deal.label.startswith(WITHDRAWAL)]
    return card._replace(
        spent=-sum(deal.amount for deal in mine if deal not in cash and deal.day > -30),
        cash_spent=-sum(deal.amount for deal in cash if deal.day > -7),
    )


def numbered(deals: list[Deal]) -> tuple[OperationRecord, ...]:
    """The operations, newest first, each with its number."""
    return tuple(OperationRecord(f"O{n}", *deal) for n, deal in enumerate(sorted(deals, key=_newest_first), 1))


def _in_order(deal: Deal) -> tuple[int, bool]:
    return deal.day, deal.amount < 0


def _newest_first(deal: Deal) -> int:
    return -deal.day
