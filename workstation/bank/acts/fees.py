"""Acts on fees."""

from __future__ import annotations

from dataclasses import replace

from workstation.bank.acts.declaring import EVERYBODY, JUNIOR, Act, Done, Number, Values
from workstation.bank.dossier import Dossier, Operation
from workstation.i18n import mark

_MOST = 30
"""Euros given back at a contact within the set frame (cadre pré-établi); the emulator's own default."""


def _refund(dossier: Dossier, _target: str, values: Values, done: Done) -> Dossier:
    account = dossier.accounts[0].id
    line = Operation(
        f"gesture-{done.reference}", done.day, "Rétrocession de frais", int(values["amount"]) * 100, "booked", account
    )
    return replace(dossier, operations=(line, *dossier.operations))


def _no_account(dossier: Dossier, _target: str, _values: Values) -> str:
    return "" if dossier.accounts else "no_target"


ACTS = (
    Act(
        "fees.refund", 2, "Propose des rétrocessions et des compensations financières dans un cadre pré-établi",
        "accounts",
        mark("Give fees back"), mark("Fees given back"), mark("Give fees back…"), "undo", _refund,
        fields=(Number("amount", mark("Amount given back, in euros"), 1, _MOST),),
        jobs=EVERYBODY - {JUNIOR},
        against=_no_account,
    ),
)  # fmt: skip
