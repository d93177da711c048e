"""Acts on fees and on the authorised overdraft: they are not everybody's to do."""

from __future__ import annotations

from dataclasses import replace

from workstation.bank.acts.declaring import Act, Done, Number, Values
from workstation.bank.dossier import Account, Dossier, Operation
from workstation.i18n import mark


def _used(dossier: Dossier, target: str = "") -> Account | None:
    """The account of every day: the one of that id, or the first that still runs."""
    running = (one for one in dossier.accounts if one.kind in ("current", "joint") and not dossier.is_closed(one.id))
    return next((one for one in running if target in ("", one.id)), None)


def _refund(dossier: Dossier, _target: str, values: Values, done: Done) -> Dossier:
    account, cents = _used(dossier), int(values["amount"]) * 100
    if account is None:
        return dossier
    line = Operation(f"gesture-{done.reference}", done.day, "Rétrocession de frais", cents, "booked", account.id)
    return replace(_with_balance(dossier, account, cents), operations=(line, *dossier.operations))


def _with_balance(dossier: Dossier, account: Account, more: int) -> Dossier:
    now = replace(account, balance=account.balance + more)
    return replace(dossier, accounts=tuple(now if one.id == account.id else one for one in dossier.accounts))


def _no_account(dossier: Dossier, _target: str, _values: Values) -> str:
    return "" if _used(dossier) else "no_target"


def _overdraft(dossier: Dossier, target: str, values: Values, _done: Done) -> Dossier:
    cents = int(values["amount"]) * 100
    accounts = tuple(replace(one, overdraft=cents) if one.id == target else one for one in dossier.accounts)
    return replace(dossier, accounts=accounts)


def _proposed(dossier: Dossier, target: str) -> int:
    account = _used(dossier, target)
    return account.overdraft // 100 + 100 if account else 0


def _same(dossier: Dossier, target: str, values: Values) -> str:
    account = _used(dossier, target)
    return "overdraft_same" if account and values.get("amount") == str(account.overdraft // 100) else ""


ACTS = (
    Act(
        "fees.refund", 2, "Propose des rétrocessions et des compensations financières dans un cadre pré-établi",
        "accounts",
        mark("Give fees back"), mark("Fees given back"), mark("Give fees back…"), "undo", _refund,
        fields=(Number("amount", mark("Amount given back, in euros"), 1, 200),),
        against=_no_account,
    ),
    Act(
        "overdraft.set", 2, "Étude de solvabilité, ordonnance n° 2025-880 du 3 septembre 2025", "accounts",
        mark("Change the authorised overdraft"), mark("Authorised overdraft changed"),
        mark("Authorised overdraft…"), "loan", _overdraft,
        target="account",
        fields=(Number("amount", mark("Authorised overdraft, in euros"), 0, 3_000, 50, _proposed),),
        against=_same,
    ),
)  # fmt: skip
