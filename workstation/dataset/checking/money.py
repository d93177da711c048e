"""Contradictions in money: balances, limits, ceilings, fees, instalments, the two legs of a transfer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from workstation.bank.dossier import Account, Dossier, Operation
from workstation.bank.returning import KIND, PLANNED
from workstation.dataset.checking.kinds import Check
from workstation.dataset.movements import (
    CHEQUE,
    DAILY,
    FROM_SAVINGS,
    INSTALMENT,
    LOANS,
    TO_SAVINGS,
    WITHDRAWAL,
)
from workstation.dataset.tariff import ceiling, cents

_PAID_OVER, _DRAWN_OVER = timedelta(days=30), timedelta(days=7)
_A_MONTH = timedelta(days=31)


def _booked(dossier: Dossier, account: Account) -> list[Operation]:
    mine = [op for op in dossier.operations if op.account == account.id and op.status == "booked"]
    return sorted(mine, key=lambda op: (op.day, op.amount < 0))


def _under(dossier: Dossier, _today: date) -> Iterator[str]:
    """Each day’s balance, counted back from today’s."""
    known = [one.day for one in dossier.incidents if one.kind == "overdraft_exceeded" and one.state == "open"]
    for account in dossier.accounts:
        lines = _booked(dossier, account)
        running = account.balance - sum(op.amount for op in lines)
        for day, amount in [(date.min, 0), *((op.day, op.amount) for op in lines)]:
            running += amount
            if running < -account.overdraft and not (account.kind in DAILY and any(day >= one for one in known)):
                begun = day == date.min and bool(known)
                if not begun:
                    yield f"{account.id} at {running} on {day}"
                    break


def _exceeded(dossier: Dossier, _today: date) -> Iterator[str]:
    """An account under what is authorised has an incident of that amount, and the reverse."""
    open_ = [one for one in dossier.incidents if one.kind == "overdraft_exceeded" and one.state == "open"]
    under = [-one.balance - one.overdraft for one in dossier.accounts if one.balance < -one.overdraft]
    if sorted(one.amount for one in open_) != sorted(under):
        yield f"{[one.amount for one in open_]} said, {under} found"


def _over_ceiling(dossier: Dossier, _today: date) -> Iterator[str]:
    for account in dossier.accounts:
        most = ceiling(account.kind)
        if account.kind not in DAILY and account.balance < 0:
            yield f"{account.id} under nothing"
        if most is not None and account.balance > most:
            yield f"{account.id} holds {account.balance} of {most}"


def _card_sums(dossier: Dossier, today: date) -> Iterator[str]:
    for card in dossier.cards:
        mine = [op for op in dossier.operations if op.card == card.id and op.status != "refused"]
        cash = [op for op in mine if op.label.startswith(WITHDRAWAL)]
        paid = [op for op in mine if op not in cash]
        if card.spent != -sum(op.amount for op in paid if today - op.day < _PAID_OVER):
            yield f"{card.id} spent {card.spent}"
        if card.cash_spent != -sum(op.amount for op in cash if today - op.day < _DRAWN_OVER):
            yield f"{card.id} drew {card.cash_spent}"


def _over_limit(dossier: Dossier, _today: date) -> Iterator[str]:
    for card in dossier.cards:
        if card.spent > card.limit or card.cash_spent > card.cash_limit:
            yield card.id


def _stopped_card(dossier: Dossier, today: date) -> Iterator[str]:
    """A card that is blocked or expired pays nothing now; one past its month is no longer active."""
    for card in dossier.cards:
        mine = [op for op in dossier.operations if op.card == card.id]
        if card.status == "blocked" and any(op.status == "pending" for op in mine):
            yield f"{card.id} blocked, and a payment waits"
        if any(op.day > card.expires for op in mine) or (card.status == "active" and card.expires < today):
            yield f"{card.id} used after its month"


def _two_legs(dossier: Dossier, _today: date) -> Iterator[str]:
    left = sorted((op.day, -op.amount) for op in dossier.operations if op.label == TO_SAVINGS)
    come = sorted((op.day, op.amount) for op in dossier.operations if op.label == FROM_SAVINGS)
    if left != come:
        yield f"{left} left, {come} came"


def _instalments(dossier: Dossier, _today: date) -> Iterator[str]:
    loans = sorted(one.label.upper() for one in dossier.contracts if one.kind in LOANS)
    paid = {op.label.removeprefix(INSTALMENT) for op in dossier.operations if op.label.startswith(INSTALMENT)}
    if not paid <= set(loans):
        yield f"{paid} paid, {loans} owed"
    if dossier.operations and not _stands_still(dossier) and paid != set(loans):
        yield f"{loans} owed, {paid} paid"


def _stands_still(dossier: Dossier) -> bool:
    return bool(dossier.items("death")) or any(one.kind == "death_reported" for one in dossier.incidents)


def _fee_caps(dossier: Dossier, _today: date) -> Iterator[str]:
    caps = {"rejection": cents("payment_reject"), "intervention": cents("intervention_fee")}
    fees = [item for item in dossier.items("fee") if item.what in caps]
    yield from (item.what for item in fees if item.amount > caps[item.what])
    if dossier.client.fragile:
        for item in fees:
            month = sum(one.amount for one in fees if timedelta(0) <= one.day - item.day < _A_MONTH)
            if month > cents("fragile_cap"):
                yield f"{month} in a month from a client in difficulty"
                return


def _fee_lines(dossier: Dossier, today: date) -> Iterator[str]:
    """A fee of these two months stands on an account too, the same day, for the same amount."""
    lines = {(op.day, -op.amount) for op in dossier.operations if op.amount < 0}
    recent = (item for item in dossier.items("fee") if today - item.day < timedelta(days=60))
    yield from (f"{item.what} {item.day}" for item in recent if (item.day, item.amount) not in lines)


def _rejections(dossier: Dossier, today: date) -> Iterator[str]:
    """A rejected debit of these two months is a refused line of that day and amount, and carries its fee."""
    refused = {(op.day, -op.amount) for op in dossier.operations if op.status == "refused"}
    for one in dossier.incidents:
        if one.kind == "rejected_debit" and today - one.day < timedelta(days=60):
            if (one.day, one.amount) not in refused:
                yield f"{one.day} {one.amount}"
            if not any(item.what == "rejection" and item.day >= one.day for item in dossier.items("fee")):
                yield f"{one.day} without its fee"


def _returns(dossier: Dossier, today: date) -> Iterator[str]:
    """A limit changed for a time differs from what it comes back to until that day, and is the same after it."""
    limits = {card.id: card.limit for card in dossier.cards}
    for item in dossier.items(KIND):
        waits = item.state == PLANNED
        if waits != (item.day > today) or (limits.get(item.about) == item.amount) == waits:
            yield f"{item.about} back to {item.amount} on {item.day}"


def _banned_cheques(dossier: Dossier, _today: date) -> Iterator[str]:
    for ban in dossier.items("cheque_ban"):
        yield from (op.id for op in dossier.operations if op.label.startswith(CHEQUE) and op.day > ban.day)
        yield from (item.kind for item in dossier.items("cheque_order"))


CHECKS = (
    Check("under", "an account was under what is authorised on a day, and no incident says so", _under),
    Check("exceeded", "an incident of overdraft and the balances differ", _exceeded),
    Check("over_ceiling", "a savings book under zero, or over what may be paid in", _over_ceiling),
    Check("card_sums", "a card’s use is not what its lines come to", _card_sums),
    Check("over_limit", "a card is used beyond its limits", _over_limit),
    Check("stopped_card", "a blocked or expired card pays", _stopped_card),
    Check("two_legs", "a transfer to savings has one leg", _two_legs),
    Check("instalments", "a loan without its instalment, or an instalment without a loan", _instalments),
    Check("fee_caps", "an incident fee over its legal cap", _fee_caps),
    Check("fee_lines", "a fee that stands on no account", _fee_lines),
    Check("rejections", "a rejected debit without its refused line or its fee", _rejections),
    Check("returns", "a limit changed for a time that did not come back, or came back too early", _returns),
    Check("banned_cheques", "a cheque or a chequebook under a ban", _banned_cheques),
)
